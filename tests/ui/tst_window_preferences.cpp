// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/sessionhandle.h"
#include "tests/support/window/deaddisk.h"
#include "tests/ui/windowtest.h"
#include "translations/language.h"
#include "ui/base/folders.h"
#include "ui/preferences/preferences.h"
#include "ui/preferences/preferencesdialog.h"
#include "ui/preferences/preferencewords.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QLineEdit>
#include <QListWidget>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSettings>
#include <QSpinBox>
#include <QWheelEvent>

#include <algorithm>

using namespace SocketDesk;
using namespace Qt::StringLiterals;

/// The preferences as a person meets them: each does at once what it says.
class TestWindowPreferences : public WindowTest
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup();
    void openByTheKeyboard();
    void searchFindsOnAllPages();
    void languageAndPalette();
    void tabsOfTheLastTime();
    void closingAndQuittingWithoutQuestion();
    void windowFont();
    void windowFontStepsOverWhatIsTooSmall();
    void wheelScrollsPastTheFields();
    void logFont();
    void timesOfTheLog();
    void limitsOfNewTabs();
    void whatNewTabsHold();
    void everyRowSaysWhatItIsFor();
    void foldersOfFiles();
    void noDiskIsWaitedFor();
    void folderOfTheRecords();
    void menuAndDialogAgree();
    void resetOfAPageAndOfAll();
    void damagedSettingsAreTold();
    void settingsThatAreNotKeptAreTold();

private:
    [[nodiscard]] Preferences *preferences() { return scene().window().preferences(); }
    void open(const QString &pageName);
    [[nodiscard]] bool isOffered(const QString &name) const;
    [[nodiscard]] QString noticeOf(const QString &settingsFile);
};

void TestWindowPreferences::cleanup()
{
    preferences()->resetAll();
    useLanguage(u"en"_s);
}

void TestWindowPreferences::open(const QString &pageName)
{
    driver().trigger(u"Preferences…"_s);
    driver().waitFor(u"the dialog to be active"_s,
                     [this] { return scene().window().findChild<PreferencesDialog *>()->isActiveWindow(); });
    auto &pages = driver().control<QListWidget>(u"Pages"_s);
    pages.setCurrentItem(pages.findItems(pageName, Qt::MatchExactly).value(0));
}

bool TestWindowPreferences::isOffered(const QString &name) const
{
    const auto *dialog = const_cast<TestWindowPreferences *>(this)->scene().window().findChild<PreferencesDialog *>();
    const auto widgets = dialog->findChildren<QWidget *>();
    return std::ranges::any_of(widgets, [&name](const auto *widget) {
        return widget->accessibleName() == name && widget->isVisible() && widget->focusPolicy() != Qt::NoFocus;
    });
}

void TestWindowPreferences::openByTheKeyboard()
{
    QTest::keyClick(&scene().window(), Qt::Key_Comma, Qt::ControlModifier);
    const QPointer<PreferencesDialog> dialog = scene().window().findChild<PreferencesDialog *>();
    QVERIFY(dialog != nullptr);
    QVERIFY(dialog->isVisible());
    driver().trigger(u"Preferences…"_s); // the same again, not a second one
    QCOMPARE(scene().window().findChildren<PreferencesDialog *>().size(), 1);
    QTest::keyClick(dialog, Qt::Key_Escape);
    QTRY_VERIFY(dialog == nullptr);
}

void TestWindowPreferences::searchFindsOnAllPages()
{
    open(u"General"_s);
    QVERIFY(isOffered(u"Language"_s));
    QVERIFY(!isOffered(u"Local port"_s));
    driver().type(u"Search the preferences"_s, u"LOCAL"_s);
    QVERIFY(isOffered(u"Local port"_s));
    QVERIFY(isOffered(u"Local address"_s));
    QVERIFY(!isOffered(u"Language"_s));
    driver().type(u"Search the preferences"_s, u"burst"_s); // in what explains it
    QVERIFY(isOffered(u"UDP receive buffer"_s));
    driver().type(u"Search the preferences"_s, u"folders"_s); // a whole page
    QVERIFY(isOffered(u"Received files"_s));
    driver().type(u"Search the preferences"_s, u"no such thing"_s);
    QVERIFY(!isOffered(u"Received files"_s));
    driver().control<QListWidget>(u"Pages"_s).setCurrentRow(1);
    QVERIFY(isOffered(u"Font of the data log"_s));
}

void TestWindowPreferences::languageAndPalette()
{
    open(u"General"_s);
    driver().choose(u"Palette"_s, u"Dark"_s);
    QVERIFY(isDark(QApplication::palette()));
    driver().choose(u"Palette"_s, u"Light"_s);
    QVERIFY(!isDark(QApplication::palette()));
    driver().choose(u"Language"_s, u"简体中文"_s);
    QTRY_COMPARE(scene().window().findChild<PreferencesDialog *>()->windowTitle(), u"首选项"_s);
    driver().choose(u"界面语言"_s, u"English"_s);
    QTRY_COMPARE(scene().window().findChild<PreferencesDialog *>()->windowTitle(), u"Preferences"_s);
}

void TestWindowPreferences::tabsOfTheLastTime()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"s.ini"_s);
    {
        Settings settings(file);
        MainWindow window(&settings);
        window.restore();
        window.addNewPage();
        window.close();
    }
    Settings settings(file);
    for (const bool restores : {true, false}) {
        settings.setPreference(Preference::RestoreTabs, restores);
        MainWindow window(&settings);
        window.restore();
        QCOMPARE(window.tabs()->count(), restores ? 2 : 1);
    }
}

void TestWindowPreferences::closingAndQuittingWithoutQuestion()
{
    open(u"General"_s);
    driver().tick(u"Ask before closing a tab that is open"_s, false);
    driver().tick(u"Ask before quitting while tabs are open"_s, false);
    driver().press(u"Close"_s);
    (void)scene().openServer();
    const QPointer<SessionPage> closed = page();
    driver().trigger(u"Close tab"_s);
    QTRY_VERIFY(closed == nullptr);
    driver().type(u"Local port"_s, u"0"_s);
    driver().press(u"Open"_s);
    driver().waitForControl(u"Close"_s);
    QVERIFY(scene().window().close());
}

void TestWindowPreferences::windowFont()
{
    const int before = QApplication::font().pointSize();
    open(u"Appearance"_s);
    control<QSpinBox>(u"Font size of the window").setValue(24);
    QCOMPARE(QApplication::font().pointSize(), 24);
    QTRY_COMPARE(control<QComboBox>(u"Protocol").font().pointSize(), 24);
    const auto &pages = control<QListWidget>(u"Pages");
    QTRY_VERIFY(pages.viewport()->width() >= pages.sizeHintForColumn(0));
    const auto *area = scene().window().findChild<PreferencesDialog *>()->findChild<QScrollArea *>();
    QTRY_VERIFY(area->viewport()->width() >= area->widget()->minimumSizeHint().width());
    control<QSpinBox>(u"Font size of the window").setValue(0);
    QCOMPARE(QApplication::font().pointSize(), before);
}

/// One press of Up must not leave a window that nobody can read.
void TestWindowPreferences::windowFontStepsOverWhatIsTooSmall()
{
    open(u"Appearance"_s);
    auto &box = control<QSpinBox>(u"Font size of the window");
    const int before = QApplication::font().pointSize();
    QTest::keyClick(&box, Qt::Key_Up);
    QCOMPARE(box.value(), 6);
    QCOMPARE(QApplication::font().pointSize(), 6);
    QTest::keyClick(&box, Qt::Key_Up);
    QTest::keyClick(&box, Qt::Key_Down);
    QCOMPARE(QApplication::font().pointSize(), 6);
    QTest::keyClick(&box, Qt::Key_Down);
    QCOMPARE(box.value(), 0);
    QCOMPARE(QApplication::font().pointSize(), before);
}

void TestWindowPreferences::wheelScrollsPastTheFields()
{
    open(u"Appearance"_s);
    control<QLineEdit>(u"Search the preferences").setFocus();
    const auto turn = [](QWidget &box) {
        const QPointF place = box.rect().center();
        QWheelEvent wheel(place, box.mapToGlobal(place), {}, {0, -120}, {}, {}, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(&box, &wheel);
    };
    auto &size = control<QSpinBox>(u"Font size of the data log");
    auto &times = control<QComboBox>(u"Times in the data log");
    turn(size);
    turn(times);
    QCOMPARE(preferences()->number(Preference::LogFontSize), 11);
    QCOMPARE(times.currentIndex(), 0);
    QVERIFY(!size.hasFocus() && !times.hasFocus());
    size.setFocus();
    turn(size);
    QCOMPARE(preferences()->number(Preference::LogFontSize), 10);
}

void TestWindowPreferences::logFont()
{
    open(u"Appearance"_s);
    auto &box = control<QComboBox>(u"Font of the data log");
    QTest::keyClick(&box, Qt::Key_Down);
    QVERIFY2(box.count() > 1, "there is no font of fixed width");
    QTest::keyClick(&box, Qt::Key_End);
    QCOMPARE(preferences()->text(Preference::LogFont), box.currentText());
    auto &message = control<QPlainTextEdit>(u"Message");
    QCOMPARE(message.font().families().value(0), box.currentText());
    control<QSpinBox>(u"Font size of the data log").setValue(23);
    QCOMPARE(page()->transcript()->fontPointSize(), 23);
    QTRY_COMPARE(message.font().pointSize(), 23);
    driver().trigger(u"New tab"_s);
    QCOMPARE(page()->transcript()->fontPointSize(), 23);
}

void TestWindowPreferences::timesOfTheLog()
{
    (void)scene().openServer();
    open(u"Appearance"_s);
    const std::initializer_list<std::pair<QString, QString>> rows{
        {u"Time, with milliseconds"_s, u"^\\[\\d\\d:\\d\\d:\\d\\d\\.\\d{3}\\] "_s},
        {u"Time, with microseconds"_s, u"^\\[\\d\\d:\\d\\d:\\d\\d\\.\\d{6}\\] "_s},
        {u"Date and time"_s, u"^\\[\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{3}\\] "_s},
        {u"Since the first record"_s, u"^\\[0\\.000000 s\\] "_s},
        {u"Since the record before"_s, u"^\\[\\+0\\.000000 s\\] "_s},
    };
    for (const auto &[choice, pattern] : rows) {
        driver().choose(u"Times in the data log"_s, choice);
        QVERIFY2(QRegularExpression(pattern).match(scene().transcript().value(0)).hasMatch(), qUtf8Printable(log()));
    }
    driver().trigger(u"New tab"_s);
    scene().goToTab(0);
    QVERIFY2(log().startsWith(u"[+0.0"_s), qUtf8Printable(log()));
}

void TestWindowPreferences::limitsOfNewTabs()
{
    open(u"Limits of new tabs"_s);
    control<QSpinBox>(u"Keep of each tab at most").setValue(64);
    driver().choose(u"At the limit"_s, u"Pause reception"_s);
    control<QSpinBox>(u"UDP receive buffer").setValue(128);
    control<QSpinBox>(u"Write queue").setValue(3);
    control<QSpinBox>(u"Connections at most").setValue(7);
    control<QDoubleSpinBox>(u"Connect time limit").setValue(1.5);
    driver().press(u"Close"_s);
    driver().trigger(u"New tab"_s);
    const SessionConfig config = page()->state().session;
    QCOMPARE(config.journal, (JournalLimit{64 << 20, AtLimit::Pause}));
    QCOMPARE(config.endpoint.receiveBufferBytes, 128 << 10);
    QCOMPARE(config.endpoint.writeQueueBytes, qint64(3) << 20);
    QCOMPARE(config.endpoint.maxConnections, 7);
    QCOMPARE(config.endpoint.connectTimeout, std::chrono::milliseconds(1500));
    driver().choose(u"Protocol"_s, u"TCP Client"_s); // the others have them too
    QCOMPARE(page()->state().session.endpoint.connectTimeout, std::chrono::milliseconds(1500));
    scene().goToTab(0); // which was there before
    QCOMPARE(page()->state().session.journal, JournalLimit());
}

void TestWindowPreferences::whatNewTabsHold()
{
    open(u"New tabs"_s);
    const auto *dialog = scene().window().findChild<PreferencesDialog *>();
    const WindowDriver inDialog(const_cast<PreferencesDialog &>(*dialog));
    inDialog.choose(u"Protocol"_s, u"UDP"_s);
    inDialog.type(u"Local address"_s, u"127.0.0.2"_s);
    inDialog.control<QSpinBox>(u"Local port"_s).setValue(9101);
    inDialog.type(u"Remote address"_s, u"example.invalid"_s);
    inDialog.control<QSpinBox>(u"Remote port"_s).setValue(9102);
    inDialog.type(u"Encoding"_s, u"GBK"_s);
    QTest::keyClick(&inDialog.control<QComboBox>(u"Encoding"_s), Qt::Key_Return);
    inDialog.choose(u"View"_s, u"Dump"_s);
    inDialog.choose(u"Framing"_s, u"Line"_s);
    inDialog.press(u"Close"_s);
    driver().trigger(u"New tab"_s);
    const SessionConfig config = page()->state().session;
    QCOMPARE(config.endpoint.role, Role::Udp);
    QCOMPARE(config.endpoint.localHost, u"127.0.0.2"_s);
    QCOMPARE(config.endpoint.localPort, 9101);
    QCOMPARE(config.encoding.name(), u"GBK"_s);
    QCOMPARE(config.view, ViewMode::Dump);
    QCOMPARE(config.framing.kind, FramingKind::Line);
    driver().choose(u"Protocol"_s, u"TCP Client"_s);
    QCOMPARE(driver().textOf(u"Remote address"_s), u"example.invalid"_s);
    QCOMPARE(driver().textOf(u"Remote port"_s), u"9102"_s);
}

void TestWindowPreferences::everyRowSaysWhatItIsFor()
{
    open(u"General"_s);
    for (const PreferenceSpec &spec : preferenceSpecs()) {
        const PreferenceWords words = wordsOf(spec.id);
        QVERIFY2(!words.note.isEmpty() || !words.tip.isEmpty(), qUtf8Printable(words.label));
    }
    QVERIFY(!control<QComboBox>(u"Palette").toolTip().isEmpty());
}

void TestWindowPreferences::foldersOfFiles()
{
    const QTemporaryDir folder;
    open(u"Folders"_s);
    driver().type(u"Logs and exports"_s, folder.path());
    driver().type(u"Received files"_s, folder.path());
    driver().press(u"Close"_s);
    QTRY_COMPARE(logFolder(), folder.path());
    QTRY_COMPARE(receivedFolder(), folder.path());
    (void)scene().openServer();
    driver().trigger(u"Export…"_s);
    driver().waitForControl(u"File"_s);
    QVERIFY2(driver().textOf(u"File"_s).startsWith(folder.path()), qUtf8Printable(driver().textOf(u"File"_s)));
    preferences()->set(Preference::LogFolder, u"/there/is/no/such/folder"_s);
    QCOMPARE(logFolder(), usualLogFolder());
}

void TestWindowPreferences::noDiskIsWaitedFor()
{
    const QTemporaryDir folder;
    {
        const DeadDisk disk;
        preferences()->set(Preference::LogFolder, folder.path());
        QCOMPARE(logFolder(), usualLogFolder());
    }
    QTRY_COMPARE(logFolder(), folder.path());
    QVERIFY(QDir(folder.path()).removeRecursively());
    QTRY_COMPARE(logFolder(), usualLogFolder());
}

void TestWindowPreferences::folderOfTheRecords()
{
    const QTemporaryDir folder;
    open(u"Folders"_s);
    driver().type(u"Records of open tabs"_s, folder.path());
    driver().press(u"Close"_s);
    (void)scene().openServer(); // in the tab that was there before
    driver().trigger(u"New tab"_s);
    driver().type(u"Local port"_s, u"0"_s);
    driver().press(u"Open"_s);
    driver().waitForControl(u"Close"_s);
    QTRY_COMPARE(QDir(folder.path()).entryList({u"*.spill"_s}, QDir::Dirs).size(), 1);
}

void TestWindowPreferences::menuAndDialogAgree()
{
    open(u"Appearance"_s);
    const int before = control<QSpinBox>(u"Font size of the data log").value();
    driver().trigger(u"Larger font"_s);
    QCOMPARE(control<QSpinBox>(u"Font size of the data log").value(), before + 1);
    driver().control<QListWidget>(u"Pages"_s).setCurrentRow(0);
    driver().trigger(u"Dark"_s);
    QCOMPARE(control<QComboBox>(u"Palette").currentText(), u"Dark"_s);
}

void TestWindowPreferences::resetOfAPageAndOfAll()
{
    preferences()->set(Preference::TimeFormat, u"delta"_s);
    preferences()->set(Preference::LocalPort, 1);
    preferences()->set(Preference::LogFontSize, 30);
    open(u"Appearance"_s);
    driver().press(u"Reset this page"_s);
    QCOMPARE(control<QComboBox>(u"Times in the data log").currentIndex(), 0);
    QCOMPARE(page()->transcript()->fontPointSize(), specOf(Preference::LogFontSize).usual.toInt());
    QCOMPARE(preferences()->number(Preference::LocalPort), 1);
    driver().press(u"Reset all"_s);
    auto *question = scene().window().findChild<QMessageBox *>();
    QVERIFY(question != nullptr);
    QCOMPARE(preferences()->number(Preference::LocalPort), 1); // nothing happens before the answer
    QCOMPARE(question->defaultButton()->text(), u"Cancel"_s);
    for (QAbstractButton *button : question->buttons()) {
        if (question->buttonRole(button) == QMessageBox::DestructiveRole)
            button->click();
    }
    for (const PreferenceSpec &spec : preferenceSpecs())
        QCOMPARE(preferences()->value(spec.id), spec.usual);
}

QString TestWindowPreferences::noticeOf(const QString &settingsFile)
{
    Settings settings(settingsFile);
    MainWindow window(&settings);
    window.restore();
    window.show();
    return window.notice()->plainText();
}

void TestWindowPreferences::damagedSettingsAreTold()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"s.ini"_s);
    QSettings(file, QSettings::IniFormat).setValue(u"log/timeFormat"_s, u"tea time"_s);
    QCOMPARE(noticeOf(file), u"Preferences that make no sense and are as usual now: Times in the data log."_s);
    QSettings(file, QSettings::IniFormat).setValue(u"tabs/list"_s, u"[tea"_s);
    QCOMPARE(noticeOf(file).split(u'\n').size(), 2); // neither takes the place of the other
    QVERIFY(QFile::remove(file));
    QVERIFY(QDir().mkdir(file));
    QVERIFY(noticeOf(file).startsWith(u"The settings could not be read. Their file is kept as "_s));
}

void TestWindowPreferences::settingsThatAreNotKeptAreTold()
{
    const QTemporaryDir folder;
    QFile plain(folder.filePath(u"plain"_s));
    QVERIFY(plain.open(QIODevice::WriteOnly));
    const QString notice = noticeOf(plain.fileName() + u"/s.ini");
    QVERIFY2(notice.startsWith(u"Settings and tabs are not kept."_s), qUtf8Printable(notice));
    QVERIFY2(notice.contains(plain.fileName()), qUtf8Printable(notice));
}

QTEST_MAIN(TestWindowPreferences)
#include "tst_window_preferences.moc"
