// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/jsonfile.h"
#include "session/sessionhandle.h"
#include "session/workspace.h"
#include "tests/ui/windowtest.h"
#include "translations/language.h"
#include "ui/base/palettes.h"
#include "ui/workspace/workspaces.h"

#include <QAction>
#include <QFileDialog>
#include <QMenu>
#include <QMessageBox>
#include <QSignalSpy>

using namespace SocketDesk;
using namespace Qt::StringLiterals;

/// Everything of a window is saved in a file and opened from it; opening starts nothing, and nothing is lost by it.
class TestWindowWorkspace : public WindowTest
{
    Q_OBJECT

private Q_SLOTS:
    void init() override;
    void cleanup();

    void isSavedAndOpenedAgain();
    void openingStartsNothingAndSaysWhatOpenWouldDo();
    void theSummaryGoesWhenATabIsOpened();
    void foldersBelowTheFileGoWithIt();
    void whatIsWrongIsNamedAndNothingChanges();
    void asksWhereSomethingWouldBeLost();
    void savesBeforeItOpensAnother();
    void closesWhatIsOpenOnlyWhenAllowed();
    void changesAreMarked();
    void isRememberedFromOneStartToTheNext();
    void recentFilesAreOffered();
    void newWorkspaceIsInNoFile();
    void savedTwiceAtOnce();
    void savedWhileAnotherTakesItsPlace();
    void whatCannotBeWrittenIsSaid();
    void menuAsksForAFile();
    void whatAnotherProgramHasWrittenIsNotReplacedUnasked();

private:
    [[nodiscard]] QString path(const QString &name) const { return m_folder->filePath(name); }
    [[nodiscard]] Workspaces *workspaces() { return scene().window().workspaces(); }
    [[nodiscard]] QString notice() { return scene().window().notice()->plainText(); }
    void write(const QString &name, const Workspace &workspace);
    void open(const QString &name); ///< and waits until it is, or is refused
    void save(const QString &name);
    [[nodiscard]] QMessageBox *question();
    void answer(const QString &button);
    [[nodiscard]] static Workspace twoTabs();

    std::optional<QTemporaryDir> m_folder;
};

void TestWindowWorkspace::init()
{
    WindowTest::init();
    m_folder.emplace();
}

void TestWindowWorkspace::cleanup()
{
    useLanguage(u"en"_s);
}

Workspace TestWindowWorkspace::twoTabs()
{
    Workspace workspace;
    PageState server = PageState::fresh();
    server.session.endpoint.localPort = 18080;
    server.session.encoding = Encoding::fromName(u"GBK").value();
    server.session.framing = FramingConfig::fromSpec(u"length:4be").value();
    PageState client = PageState::fresh();
    client.session.endpoint.role = Role::TcpClient;
    client.session.endpoint.remotePort = 18080;
    client.message = u"早上好"_s;
    workspace.tabs = {server, client};
    QuickItem ask;
    ask.name = u"ask"_s;
    ask.payload = {PayloadFormat::Hex, u"05"_s};
    workspace.quickList = {ask};
    workspace.layout.peers = false;
    return workspace;
}

void TestWindowWorkspace::write(const QString &name, const Workspace &workspace)
{
    QFile file(path(name));
    const QByteArray bytes = workspaceToBytes(workspace);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

void TestWindowWorkspace::open(const QString &name)
{
    QSignalSpy settled(workspaces(), &Workspaces::settled);
    workspaces()->open(path(name));
    QTRY_COMPARE_WITH_TIMEOUT(settled.count(), 1, 20'000);
}

void TestWindowWorkspace::save(const QString &name)
{
    QSignalSpy saved(workspaces(), &Workspaces::saved);
    workspaces()->saveAs(path(name));
    QTRY_COMPARE_WITH_TIMEOUT(saved.count(), 1, 20'000);
    QVERIFY(saved.constFirst().constFirst().toBool());
}

QMessageBox *TestWindowWorkspace::question()
{
    const auto boxes = scene().window().findChildren<QMessageBox *>();
    const auto shown = std::ranges::find_if(boxes, [](const QMessageBox *box) { return box->isVisible(); });
    return shown == boxes.end() ? nullptr : *shown;
}

void TestWindowWorkspace::answer(const QString &button)
{
    QTRY_VERIFY_WITH_TIMEOUT(question() != nullptr, 20'000);
    for (QAbstractButton *candidate : question()->buttons()) {
        if (candidate->text().remove(u'&') == button)
            return QTest::mouseClick(candidate, Qt::LeftButton);
    }
    QFAIL(qUtf8Printable(u"no button "_s + button));
}

void TestWindowWorkspace::isSavedAndOpenedAgain()
{
    write(u"two.socketdesk"_s, twoTabs());
    open(u"two.socketdesk"_s);
    QCOMPARE(scene().window().workspace(), twoTabs());
    QCOMPARE(scene().window().tabs()->count(), 2);
    QCOMPARE(page()->pageLayout().peers, false);
    scene().goToTab(1);
    QCOMPARE(driver().textOf(u"Message"_s), u"早上好"_s);
    driver().type(u"Message"_s, u"晚上好"_s);
    save(u"again.socketdesk"_s);
    Workspace expected = twoTabs();
    expected.tabs[1].message = u"晚上好"_s;
    expected.currentTab = 1;
    QCOMPARE(readWholeFile(path(u"again.socketdesk"_s)).and_then(workspaceFromBytes).value(), expected);
    QCOMPARE(workspaces()->name(), u"again.socketdesk"_s);
}

void TestWindowWorkspace::openingStartsNothingAndSaysWhatOpenWouldDo()
{
    Workspace workspace = twoTabs();
    workspace.tabs[0].session.responders.on.echo = true;
    workspace.tabs[1].session.endpoint.reconnect = true;
    write(u"eager.socketdesk"_s, workspace);
    open(u"eager.socketdesk"_s);
    QVERIFY2(notice().contains(u"Nothing was opened or started"_s), qUtf8Printable(notice()));
    QVERIFY2(notice().contains(u"Tab 1, TCP Server: Open would listen on 127.0.0.1:18080. "
                               "What answered by itself when it was saved is off now: echo."_s),
             qUtf8Printable(notice()));
    QVERIFY2(notice().contains(u"Tab 2, TCP Client: Connect would connect to 127.0.0.1:18080."_s),
             qUtf8Printable(notice()));
    for (int tab = 0; tab < 2; ++tab) {
        const SessionStatus &status = scene().window().tabs()->page(tab)->session()->status();
        QCOMPARE(status.state, EndpointState::Closed);
        QCOMPARE(status.openings, 0U);
        QVERIFY(!status.answering.any());
    }
    useLanguage(u"zh_CN"_s);
    QTRY_VERIFY2(!notice().contains(u"would"_s), qUtf8Printable(notice()));
    QVERIFY2(notice().contains(u"127.0.0.1:18080"_s), qUtf8Printable(notice()));
}

void TestWindowWorkspace::theSummaryGoesWhenATabIsOpened()
{
    Workspace workspace = twoTabs();
    workspace.tabs[0].session.endpoint.localPort = 0;
    write(u"lab.socketdesk"_s, workspace);
    open(u"lab.socketdesk"_s);
    QVERIFY2(notice().contains(u"Nothing was opened or started"_s), qUtf8Printable(notice()));
    scene().goToTab(0);
    driver().press(u"Open"_s);
    QTRY_VERIFY2(notice().isEmpty(), qUtf8Printable(notice()));
}

void TestWindowWorkspace::foldersBelowTheFileGoWithIt()
{
    QVERIFY(QDir(m_folder->path()).mkpath(u"a/received"_s));
    QVERIFY(QDir(m_folder->path()).mkpath(u"b/received"_s));
    Workspace workspace = twoTabs();
    workspace.tabs[0].files.receiveFolder = path(u"a/received"_s);
    workspace.tabs[1].session.responders.fileServer.folder = path(u"a/served"_s);
    write(u"a/old.socketdesk"_s, workspace); // absolute, and still opened
    open(u"a/old.socketdesk"_s);
    QCOMPARE(scene().window().workspace(), workspace);
    save(u"a/course.socketdesk"_s);
    QVERIFY(QFile::copy(path(u"a/course.socketdesk"_s), path(u"b/course.socketdesk"_s)));
    open(u"b/course.socketdesk"_s);
    const Workspace found = scene().window().workspace();
    QCOMPARE(found.tabs[0].files.receiveFolder, path(u"b/received"_s));
    QCOMPARE(found.tabs[1].session.responders.fileServer.folder, path(u"b/served"_s));
    QVERIFY(!workspaces()->isModified());
    QVERIFY2(!notice().contains(u"b/received"_s), qUtf8Printable(notice()));
    QVERIFY2(notice().contains(u"Not there: “%1”, whose files tab 2 serves."_s.arg(path(u"b/served"_s))),
             qUtf8Printable(notice()));
    QVERIFY(!QFileInfo::exists(path(u"b/served"_s)));
}

void TestWindowWorkspace::whatIsWrongIsNamedAndNothingChanges()
{
    Workspace workspace = twoTabs();
    write(u"good.socketdesk"_s, workspace);
    open(u"good.socketdesk"_s);
    QFile file(path(u"bad.socketdesk"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(workspaceToBytes(workspace).replace("18080", "180800"));
    file.close();
    open(u"bad.socketdesk"_s);
    QVERIFY2(notice().contains(u"“bad.socketdesk” was not opened."_s), qUtf8Printable(notice()));
    QVERIFY2(notice().contains(u"tabs[0].session.endpoint.localPort"_s), qUtf8Printable(notice()));
    const Banner *banner = scene().window().notice();
    QCOMPARE(banner->palette().color(QPalette::Window), tonesOf(QApplication::palette()).errorFill);
    QCOMPARE(scene().window().workspace(), workspace);
    QCOMPARE(workspaces()->name(), u"good.socketdesk"_s);
    open(u"missing.socketdesk"_s);
    QVERIFY2(notice().contains(u"missing.socketdesk"_s), qUtf8Printable(notice()));
}

void TestWindowWorkspace::asksWhereSomethingWouldBeLost()
{
    write(u"two.socketdesk"_s, twoTabs());
    driver().type(u"Message"_s, u"precious"_s);
    QSignalSpy settled(workspaces(), &Workspaces::settled);
    workspaces()->open(path(u"two.socketdesk"_s));
    answer(u"Cancel"_s);
    QTRY_COMPARE(settled.count(), 1);
    QCOMPARE(driver().textOf(u"Message"_s), u"precious"_s);
    QVERIFY(workspaces()->file().isEmpty());
    QTRY_VERIFY(question() == nullptr);
    workspaces()->open(path(u"two.socketdesk"_s));
    answer(u"Do not save"_s);
    QTRY_COMPARE(settled.count(), 2);
    QCOMPARE(scene().window().workspace(), twoTabs());
}

void TestWindowWorkspace::savesBeforeItOpensAnother()
{
    write(u"two.socketdesk"_s, twoTabs());
    write(u"other.socketdesk"_s, twoTabs());
    open(u"two.socketdesk"_s);
    scene().goToTab(1);
    driver().type(u"Message"_s, u"precious"_s);
    QSignalSpy settled(workspaces(), &Workspaces::settled);
    workspaces()->open(path(u"other.socketdesk"_s));
    answer(u"Save"_s);
    QTRY_COMPARE_WITH_TIMEOUT(settled.count(), 1, 20'000);
    QCOMPARE(workspaces()->name(), u"other.socketdesk"_s);
    const auto kept = readWholeFile(path(u"two.socketdesk"_s)).and_then(workspaceFromBytes);
    QCOMPARE(kept.value().tabs.at(1).message, u"precious"_s);
}

void TestWindowWorkspace::closesWhatIsOpenOnlyWhenAllowed()
{
    write(u"two.socketdesk"_s, twoTabs());
    scene().openServer();
    save(u"mine.socketdesk"_s);
    QSignalSpy settled(workspaces(), &Workspaces::settled);
    workspaces()->open(path(u"two.socketdesk"_s));
    answer(u"Cancel"_s);
    QTRY_COMPARE(settled.count(), 1);
    QVERIFY(page()->isOpen());
    QTRY_VERIFY(question() == nullptr);
    workspaces()->open(path(u"two.socketdesk"_s));
    answer(u"Close them"_s);
    QTRY_COMPARE(settled.count(), 2);
    QVERIFY(!page()->isOpen());
    QCOMPARE(scene().window().tabs()->count(), 2);
}

void TestWindowWorkspace::changesAreMarked()
{
    write(u"two.socketdesk"_s, twoTabs());
    QVERIFY(!scene().window().isWindowModified());
    open(u"two.socketdesk"_s);
    QVERIFY2(scene().window().windowTitle().contains(u"two.socketdesk[*]"_s),
             qUtf8Printable(scene().window().windowTitle()));
    QVERIFY(!scene().window().isWindowModified());
    scene().goToTab(1); // which is no change
    driver().type(u"Message"_s, u"precious"_s);
    QTRY_VERIFY_WITH_TIMEOUT(scene().window().isWindowModified(), 20'000);
    driver().trigger(u"Save workspace"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!scene().window().isWindowModified(), 20'000);
}

void TestWindowWorkspace::isRememberedFromOneStartToTheNext()
{
    const QTemporaryDir folder;
    Settings settings(folder.filePath(u"s.ini"_s));
    write(u"two.socketdesk"_s, twoTabs());
    {
        MainWindow window(&settings);
        window.restore();
        window.workspaces()->open(path(u"two.socketdesk"_s));
        QTRY_COMPARE_WITH_TIMEOUT(window.tabs()->count(), 2, 20'000);
        window.close();
    }
    {
        MainWindow window(&settings);
        window.restore();
        QCOMPARE(window.workspace(), twoTabs());
        QCOMPARE(window.workspaces()->file(), path(u"two.socketdesk"_s));
        QVERIFY(!window.workspaces()->isModified());
        window.addPage(PageState::fresh());
        window.close(); // which asks nothing: it is all remembered
    }
    MainWindow window(&settings);
    window.restore();
    QCOMPARE(window.tabs()->count(), 3);
    QVERIFY(window.workspaces()->isModified());
    QVERIFY(window.isWindowModified());
}

void TestWindowWorkspace::recentFilesAreOffered()
{
    write(u"a & b.socketdesk"_s, twoTabs());
    write(u"two.socketdesk"_s, twoTabs());
    open(u"a & b.socketdesk"_s);
    open(u"two.socketdesk"_s);
    QMenu menu;
    workspaces()->fillRecent(&menu);
    QCOMPARE(menu.actions().at(0)->text(), path(u"two.socketdesk"_s));
    QCOMPARE(menu.actions().at(1)->text(), path(u"a && b.socketdesk"_s));
    menu.actions().at(1)->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(workspaces()->name(), u"a & b.socketdesk"_s, 20'000);
    menu.actions().constLast()->trigger();
    workspaces()->fillRecent(&menu);
    QCOMPARE(menu.actions().size(), 1);
    QVERIFY(!menu.actions().constFirst()->isEnabled());
}

void TestWindowWorkspace::newWorkspaceIsInNoFile()
{
    write(u"two.socketdesk"_s, twoTabs());
    open(u"two.socketdesk"_s);
    driver().trigger(u"New workspace"_s);
    QTRY_COMPARE(scene().window().tabs()->count(), 1);
    QCOMPARE(page()->state(), PageState::fresh());
    QVERIFY(workspaces()->file().isEmpty());
    QVERIFY(!scene().window().windowTitle().contains(u"two"_s));
}

void TestWindowWorkspace::whatCannotBeWrittenIsSaid()
{
    QSignalSpy saved(workspaces(), &Workspaces::saved);
    workspaces()->saveAs(path(u"no/such/folder.socketdesk"_s));
    QTRY_COMPARE_WITH_TIMEOUT(saved.count(), 1, 20'000);
    QVERIFY(!saved.constFirst().constFirst().toBool());
    QVERIFY2(notice().contains(u"“folder.socketdesk” was not saved."_s), qUtf8Printable(notice()));
    QVERIFY(workspaces()->file().isEmpty());
}

void TestWindowWorkspace::menuAsksForAFile()
{
    driver().trigger(u"Open workspace…"_s);
    auto *dialog = scene().window().findChild<QFileDialog *>();
    QVERIFY(dialog != nullptr && dialog->isVisible());
    dialog->reject();
    driver().trigger(u"Save workspace"_s); // there is no file yet
    QTRY_VERIFY(scene().window().findChild<QFileDialog *>() != nullptr);
    scene().window().findChild<QFileDialog *>()->reject();
}

void TestWindowWorkspace::whatAnotherProgramHasWrittenIsNotReplacedUnasked()
{
    const auto content = [this] { return readWholeFile(path(u"two.socketdesk"_s)).value(); };
    write(u"two.socketdesk"_s, twoTabs());
    open(u"two.socketdesk"_s);
    driver().type(u"Message"_s, u"晚上好"_s);
    Workspace other = twoTabs();
    other.tabs[0].message = u"somebody else"_s;
    write(u"two.socketdesk"_s, other);
    QSignalSpy saved(workspaces(), &Workspaces::saved);
    workspaces()->save();
    answer(u"Cancel"_s);
    QTRY_COMPARE(saved.count(), 1);
    QVERIFY(!saved.takeFirst().constFirst().toBool());
    QCOMPARE(content(), workspaceToBytes(other));
    QTRY_VERIFY(workspaces()->isModified());
    workspaces()->save();
    answer(u"Replace it"_s);
    QTRY_COMPARE(saved.count(), 1);
    QVERIFY(content() != workspaceToBytes(other));
    driver().type(u"Message"_s, u"again"_s);
    workspaces()->save(); // what we wrote ourselves is asked for no more
    QTRY_COMPARE(saved.count(), 2);
    QVERIFY(!workspaces()->isModified());
    QVERIFY(QFile::remove(path(u"two.socketdesk"_s))); // nothing is lost there
    workspaces()->save();
    QTRY_COMPARE(saved.count(), 3);
    QVERIFY(QFile::exists(path(u"two.socketdesk"_s)));
}

void TestWindowWorkspace::savedTwiceAtOnce()
{
    save(u"a.socketdesk"_s);
    QSignalSpy saved(workspaces(), &Workspaces::saved);
    for (const QString &message : {u"one"_s, u"two"_s}) {
        driver().type(u"Message"_s, message);
        workspaces()->save();
    }
    QTRY_COMPARE_WITH_TIMEOUT(saved.count(), 1, 20'000);
    QVERIFY(question() == nullptr); // nobody else has written
    const auto kept = readWholeFile(path(u"a.socketdesk"_s)).and_then(workspaceFromBytes);
    QCOMPARE(kept.value().tabs.at(0).message, u"two"_s);
}

void TestWindowWorkspace::savedWhileAnotherTakesItsPlace()
{
    save(u"a.socketdesk"_s);
    QSignalSpy saved(workspaces(), &Workspaces::saved);
    workspaces()->save();
    workspaces()->create(); // before anything can be heard of the disk
    QTRY_COMPARE_WITH_TIMEOUT(saved.count(), 1, 20'000);
    QVERIFY(workspaces()->file().isEmpty());
}

QTEST_MAIN(TestWindowWorkspace)
#include "tst_window_workspace.moc"
