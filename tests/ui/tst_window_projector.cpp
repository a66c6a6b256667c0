// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/sessionhandle.h"
#include "tests/ui/windowtest.h"
#include "translations/language.h"
#include "ui/inspect/inspecting.h"
#include "ui/log/transcriptcolors.h"
#include "ui/preferences/preferences.h"

#include <QMenuBar>
#include <QPlainTextEdit>
#include <QSplitter>
#include <QStyle>

using namespace SocketDesk;
using namespace Qt::StringLiterals;

/// The window on a projector: large, the essentials alone, and afterwards everything as it was.
class TestWindowProjector : public WindowTest
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup();
    void showsTheEssentialsLarge_data();
    void showsTheEssentialsLarge();
    void givesEverythingBack_data();
    void givesEverythingBack();
    void freshWindowComesBack();
    void restoredTabsHaveTheirSizes();
    void tabsMadeMeanwhileHaveTheUsualSizes();
    void closedDrawersStayClosed();
    void whatIsOpenedMeanwhileStaysWhenItIsZoomed();
    void whatIsDraggedAfterwardsStays();
    void escapeLeavesLast();
    void keysOfTheMenuGoOn();
    void zoomIsItsOwn();
    void newTabsAreLargeToo();
    void nothingOfItIsRemembered();
    void coloursAreReadable_data();
    void coloursAreReadable();

private:
    /// Where every widget is that is shown, a line each.
    [[nodiscard]] static QStringList picture(const MainWindow &window);
    [[nodiscard]] QStringList picture() { return picture(scene().window()); }
    void projector() { QTest::keyClick(&scene().window(), Qt::Key_F11); }
    [[nodiscard]] bool isProjected() { return scene().window().isFullScreen(); }
    void converse();
    /// Of all splitters of the tab in front.
    [[nodiscard]] static QList<QList<int>> sizes(MainWindow &window);
    void goThroughProjector();
};

void TestWindowProjector::cleanup()
{
    scene().window().preferences()->resetAll();
    useLanguage(u"en"_s);
}

QStringList TestWindowProjector::picture(const MainWindow &window)
{
    QStringList lines;
    for (const auto *widget : window.findChildren<QWidget *>()) {
        const QRect r = widget->geometry();
        if (!widget->isWindow() && widget->isVisible())
            lines << u"%1 %2: %3,%4 %5×%6"_s.arg(QString::fromLatin1(widget->metaObject()->className()))
                         .arg(quintptr(widget), 0, 16)
                         .arg(r.x())
                         .arg(r.y())
                         .arg(r.width())
                         .arg(r.height());
    }
    lines.sort();
    return lines;
}

void TestWindowProjector::converse()
{
    scene().connectClient(scene().openServer());
    scene().say(u"你好"_s, 0);
}

void TestWindowProjector::showsTheEssentialsLarge_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<PaletteChoice>("palette");
    for (const QString &language : languages()) {
        for (const auto palette : {PaletteChoice::Light, PaletteChoice::Dark})
            QTest::addRow("%s, %s", qUtf8Printable(language), qUtf8Printable(stableName(palette)))
                << language << palette;
    }
}

void TestWindowProjector::showsTheEssentialsLarge()
{
    QFETCH(const QString, language);
    QFETCH(const PaletteChoice, palette);
    converse();
    const int before = page()->transcript()->fontPointSize();
    const int windowBefore = QApplication::font().pointSize();
    scene().window().choosePalette(palette);
    scene().window().chooseLanguage(language);
    QCoreApplication::sendPostedEvents();
    projector();
    QVERIFY(isProjected());
    QVERIFY(page()->transcript()->fontPointSize() >= 18);
    QVERIFY(page()->transcript()->fontPointSize() > before);
    QVERIFY(QApplication::font().pointSize() > windowBefore);
    QVERIFY(!scene().window().menuBar()->isVisible());
    const QString message = language == "en"_L1 ? u"Message"_s : u"消息"_s;
    QVERIFY(driver().control<QPlainTextEdit>(message).font().pointSize() >= 18);
    const QString protocol = language == "en"_L1 ? u"Protocol"_s : u"协议类型"_s;
    for (const auto *widget : page()->findChildren<QWidget *>())
        QVERIFY(!widget->isVisible() || widget->accessibleName() != protocol);
    const QString leave = language == "en"_L1 ? u"Leave the projector mode (F11)"_s : u"退出投影模式 (F11)"_s;
    driver().press(leave);
    QVERIFY(!isProjected());
}

void TestWindowProjector::givesEverythingBack_data()
{
    QTest::addColumn<QStringList>("actions"); // before
    QTest::newRow("as it comes") << QStringList();
    QTest::newRow("inspector and quick list are open") << QStringList{u"Inspector"_s, u"Quick list"_s};
    QTest::newRow("column and peers are folded") << QStringList{u"Settings column"_s, u"Peers"_s};
    QTest::newRow("data send is folded") << QStringList{u"Data send"_s};
    QTest::newRow("larger, and searched") << QStringList{u"Larger font"_s, u"Find in the data log"_s};
}

void TestWindowProjector::givesEverythingBack()
{
    QFETCH(const QStringList, actions);
    (void)scene().openServer(); // nobody talks, so nothing else changes
    for (const QString &action : actions)
        driver().trigger(action);
    auto *splitter = page()->findChild<QSplitter *>();
    splitter->setSizes({300, splitter->width() - 300});
    QCoreApplication::sendPostedEvents();
    QCoreApplication::processEvents();
    const QStringList before = picture();
    const QByteArray geometry = scene().window().saveGeometry();
    const QFont font = QApplication::font();
    const int points = page()->transcript()->fontPointSize();
    const PageLayout layout = page()->pageLayout();
    projector();
    QVERIFY(picture() != before);
    QTRY_VERIFY(isProjected());
    projector();
    QTRY_VERIFY(!isProjected());
    QTRY_COMPARE(picture(), before);
    QCOMPARE(scene().window().saveGeometry(), geometry);
    QCOMPARE(QApplication::font(), font);
    QCOMPARE(page()->transcript()->fontPointSize(), points);
    QCOMPARE(page()->pageLayout(), layout);
}

QList<QList<int>> TestWindowProjector::sizes(MainWindow &window)
{
    QCoreApplication::sendPostedEvents();
    QCoreApplication::processEvents();
    QList<QList<int>> all;
    for (const auto *splitter : window.currentPage()->findChildren<QSplitter *>())
        all << splitter->sizes();
    return all;
}

void TestWindowProjector::goThroughProjector()
{
    projector();
    QTRY_VERIFY(isProjected());
    projector();
    QTRY_VERIFY(!isProjected());
}

/// Of the first start, in which nothing was ever dragged.
void TestWindowProjector::freshWindowComesBack()
{
    const QTemporaryDir folder;
    Settings settings(folder.filePath(u"s.ini"_s));
    MainWindow window(&settings);
    window.restore();
    window.resize(1280, 720);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    QCoreApplication::sendPostedEvents();
    QCoreApplication::processEvents();
    const QStringList before = picture(window);
    const WindowDriver inWindow(window);
    inWindow.trigger(u"Projector mode"_s);
    QTRY_VERIFY(window.isFullScreen() && picture(window) != before);
    inWindow.trigger(u"Projector mode"_s);
    QTRY_COMPARE(window.size(), QSize(1280, 720));
    QTRY_COMPARE(picture(window), before);
}

/// Those of the last time were never in front when they are projected.
void TestWindowProjector::restoredTabsHaveTheirSizes()
{
    const QTemporaryDir folder;
    Settings settings(folder.filePath(u"s.ini"_s));
    {
        MainWindow window(&settings);
        window.restore();
        window.addNewPage();
        window.close();
    }
    MainWindow window(&settings);
    window.restore();
    window.resize(1280, 720);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    const QList<QList<int>> before = sizes(window);
    const WindowDriver inWindow(window);
    inWindow.trigger(u"Projector mode"_s);
    QTRY_VERIFY(window.isFullScreen());
    inWindow.trigger(u"Projector mode"_s);
    QTRY_COMPARE(window.size(), QSize(1280, 720));
    for (const int tab : {0, 1}) {
        window.tabs()->setCurrentIndex(tab);
        QTRY_COMPARE(sizes(window), before);
    }
}

void TestWindowProjector::tabsMadeMeanwhileHaveTheUsualSizes()
{
    projector();
    QTRY_VERIFY(isProjected());
    driver().trigger(u"New tab"_s);
    projector();
    QTRY_VERIFY(!isProjected());
    const QList<QList<int>> made = sizes(scene().window());
    driver().trigger(u"New tab"_s);
    const int scrollBar =
        QApplication::style()->pixelMetric(QStyle::PM_ScrollBarExtent); // which one of them may have needed
    QTRY_VERIFY(qAbs(sizes(scene().window()).constFirst().constFirst() - made.constFirst().constFirst()) <= scrollBar);
}

void TestWindowProjector::closedDrawersStayClosed()
{
    driver().trigger(u"Inspector"_s);
    QVERIFY(page()->inspecting()->isShown());
    goThroughProjector();
    QVERIFY(page()->inspecting()->isShown());
    driver().trigger(u"Inspector"_s);
    goThroughProjector();
    QVERIFY(!page()->inspecting()->isShown());
}

void TestWindowProjector::whatIsOpenedMeanwhileStaysWhenItIsZoomed()
{
    projector();
    QTRY_VERIFY(isProjected());
    driver().trigger(u"Inspector"_s);
    driver().trigger(u"Larger font"_s);
    QVERIFY(page()->inspecting()->isShown());
    projector();
    QVERIFY(!page()->inspecting()->isShown()); // as before
}

/// Some desktops never give the window its size of before; it may have it by chance, much later.
void TestWindowProjector::whatIsDraggedAfterwardsStays()
{
    goThroughProjector();
    page()->widenColumn(40);
    const QList<QList<int>> dragged = sizes(scene().window());
    page()->setProjected(false);
    QCOMPARE(sizes(scene().window()), dragged);
}

void TestWindowProjector::escapeLeavesLast()
{
    projector();
    page()->transcript()->setFocus();
    driver().trigger(u"Find in the data log"_s);
    driver().waitForControl(u"Find"_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QVERIFY(isProjected()); // it was the find line's
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QVERIFY(!isProjected());
    projector();
    driver().control<QPlainTextEdit>(u"Message"_s).setFocus();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QVERIFY(!isProjected());
}

void TestWindowProjector::keysOfTheMenuGoOn()
{
    (void)scene().openServer();
    projector();
    QTest::keyClick(&scene().window(), Qt::Key_F5);
    QTRY_VERIFY(!page()->isOpen());
    QTest::keyClick(&scene().window(), Qt::Key_T, Qt::ControlModifier);
    QCOMPARE(scene().window().tabs()->count(), 2);
    projector();
    QTest::keyClick(&scene().window(), Qt::Key_T, Qt::ControlModifier);
    QCOMPARE(scene().window().tabs()->count(), 3); // once each
}

void TestWindowProjector::zoomIsItsOwn()
{
    const int before = page()->transcript()->fontPointSize();
    projector();
    const int usual = page()->transcript()->fontPointSize();
    driver().trigger(u"Larger font"_s);
    QCOMPARE(page()->transcript()->fontPointSize(), usual + 1);
    driver().trigger(u"Usual font size"_s);
    QCOMPARE(page()->transcript()->fontPointSize(), usual);
    page()->transcript()->zoomBy(1);
    page()->transcript()->setFocus();
    QTest::keyClick(page()->transcript(), Qt::Key_0, Qt::ControlModifier); // which hears it before the menu
    QCOMPARE(page()->transcript()->fontPointSize(), usual);
    driver().trigger(u"Smaller font"_s);
    projector();
    QCOMPARE(page()->transcript()->fontPointSize(), before);
    QCOMPARE(scene().window().preferences()->number(Preference::LogFontSize), before);
}

void TestWindowProjector::newTabsAreLargeToo()
{
    const int before = page()->transcript()->fontPointSize();
    projector();
    const int large = page()->transcript()->fontPointSize();
    driver().trigger(u"New tab"_s);
    QCOMPARE(page()->transcript()->fontPointSize(), large);
    projector();
    QCOMPARE(page()->transcript()->fontPointSize(), before);
    (void)driver().control<QWidget>(u"Protocol"_s);
}

void TestWindowProjector::nothingOfItIsRemembered()
{
    const QTemporaryDir folder;
    Settings settings(folder.filePath(u"s.ini"_s));
    MainWindow window(&settings);
    window.restore();
    window.resize(1000, 600);
    window.show();
    const QByteArray geometry = window.saveGeometry();
    const WindowDriver inWindow(window);
    inWindow.trigger(u"Projector mode"_s);
    QVERIFY(window.isFullScreen());
    window.close();
    QCOMPARE(settings.geometry(), geometry);
    QCOMPARE(PageLayout::fromJson(settings.layout()).value(), PageLayout());
    QCOMPARE(settings.preference(Preference::LogFontSize), specOf(Preference::LogFontSize).usual);
    inWindow.trigger(u"Projector mode"_s);
}

void TestWindowProjector::coloursAreReadable_data()
{
    QTest::addColumn<PaletteChoice>("palette");
    QTest::newRow("light") << PaletteChoice::Light;
    QTest::newRow("dark") << PaletteChoice::Dark;
}

/// Blue against orange, for whoever lacks one kind of cones, and as readable as all text.
void TestWindowProjector::coloursAreReadable()
{
    QFETCH(const PaletteChoice, palette);
    usePalette(palette);
    const TranscriptColors colors(QApplication::palette(), QPalette::Active, TranscriptColors::Set::Projector);
    for (const CellStyle style :
         {CellStyle::Plain, CellStyle::Invalid, CellStyle::Mark, CellStyle::Time, CellStyle::Direction,
          CellStyle::Detail, CellStyle::Event, CellStyle::Alarm, CellStyle::Quiet}) {
        for (const RecordKind kind : {RecordKind::Received, RecordKind::Sent, RecordKind::Event})
            QVERIFY(contrast(colors.text(style, kind, true), colors.background()) >= 4.5);
    }
    const QColor received = colors.direction(RecordKind::Received);
    const QColor sent = colors.direction(RecordKind::Sent);
    QVERIFY(received.hue() > 190 && received.hue() < 220);
    QVERIFY(sent.hue() > 20 && sent.hue() < 50);
}

QTEST_MAIN(TestWindowProjector)
#include "tst_window_projector.moc"
