// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/sessionhandle.h"
#include "tests/ui/windowtest.h"
#include "translations/language.h"
#include "ui/base/palettes.h"

#include <QApplication>
#include <QMessageBox>
#include <QTabBar>
#include <QTableView>

using namespace SocketDesk;
using namespace Qt::StringLiterals;

/// Tabs, menus, what is remembered, and what changes while the program runs.
class TestWindowTabs : public WindowTest
{
    Q_OBJECT

private Q_SLOTS:
    void tabsComeAndGo();
    void closingAnOpenTabAsks();
    void quittingWithOpenTabsAsks();
    void tabTellsRolePortAndPeers();
    void tabInTheBackgroundShowsNews();
    void everythingIsRememberedAndNothingOpens();
    void damagedSettingsAreHarmless_data();
    void damagedSettingsAreHarmless();
    void requestedPageReplacesItsLike();
    void languageChangesWhileRunning();
    void bannerChangesItsLanguage();
    void paletteChangesWhileRunning();
    void partsFoldAwayInAllTabs();
    void fontZoomsInAllTabs();

private:
    [[nodiscard]] SessionTabs *tabs() { return scene().window().tabs(); }
    [[nodiscard]] QTabBar *bar() { return tabs()->findChild<QTabBar *>(); }
};

void TestWindowTabs::tabsComeAndGo()
{
    QCOMPARE(tabs()->count(), 1);
    QTest::keyClick(&scene().window(), Qt::Key_T, Qt::ControlModifier);
    QCOMPARE(tabs()->count(), 2);
    driver().press(u"New tab"_s);
    QCOMPARE(tabs()->count(), 3);
    QCOMPARE(tabs()->currentIndex(), 2);
    QTest::keyClick(&scene().window(), Qt::Key_W, Qt::ControlModifier);
    QCOMPARE(tabs()->count(), 2);
    driver().press(u"Close tab"_s);
    driver().press(u"Close tab"_s);
    QCOMPARE(tabs()->count(), 1); // there is always one
    QVERIFY(page() != nullptr);
}

void TestWindowTabs::closingAnOpenTabAsks()
{
    scene().openServer();
    driver().trigger(u"Close tab"_s);
    QVERIFY2(bannerText().contains(u"Close this tab?"_s), qUtf8Printable(bannerText()));
    driver().press(u"Cancel"_s);
    QCOMPARE(bannerText(), QString());
    QVERIFY(page()->isOpen());
    driver().trigger(u"Close tab"_s);
    driver().press(u"Close the tab"_s);
    QCOMPARE(tabs()->count(), 1);
    QVERIFY(!page()->isOpen());
}

void TestWindowTabs::quittingWithOpenTabsAsks()
{
    scene().openServer();
    QVERIFY(!scene().window().close());
    auto *question = scene().window().findChild<QMessageBox *>();
    QVERIFY(question != nullptr && question->isVisible());
    QTest::keyClick(question, Qt::Key_Escape);
    QVERIFY(scene().window().isVisible());
    driver().press(u"Close"_s);
    driver().waitForControl(u"Open"_s);
    QVERIFY(scene().window().close());
}

void TestWindowTabs::tabTellsRolePortAndPeers()
{
    const QString port = scene().openServer().section(u':', 1);
    QCOMPARE(bar()->tabText(0), u"TCP Server :"_s + port);
    scene().connectClient(u"127.0.0.1:"_s + port);
    QCOMPARE(bar()->tabText(1), u"TCP Client :"_s + port);
    QTRY_COMPARE(bar()->tabText(0), u"TCP Server :%1 · 1"_s.arg(port));
    QVERIFY2(bar()->accessibleTabName(0).contains(u"Listening on 127.0.0.1:"_s + port),
             qUtf8Printable(bar()->accessibleTabName(0)));
}

void TestWindowTabs::tabInTheBackgroundShowsNews()
{
    scene().connectClient(scene().openServer());
    const auto *server = tabs()->page(0);
    QVERIFY(!server->hasNews()); // that somebody connected is no data
    driver().press(u"Send"_s);
    QTRY_VERIFY(server->hasNews());
    QVERIFY2(bar()->accessibleTabName(0).contains(u"new data"_s), qUtf8Printable(bar()->accessibleTabName(0)));
    scene().goToTab(0);
    QVERIFY(!server->hasNews());
    QVERIFY(!bar()->accessibleTabName(0).contains(u"new data"_s));
}

void TestWindowTabs::everythingIsRememberedAndNothingOpens()
{
    const QTemporaryDir folder;
    Settings settings(folder.filePath(u"s.ini"_s));
    PageState udp = PageState::fresh();
    udp.session.endpoint = {.role = Role::Udp, .localHost = u"127.0.0.1"_s, .localPort = 0, .sharePort = true};
    udp.session.encoding = Encoding::fromName(u"GBK").value();
    udp.session.view = ViewMode::Dump;
    udp.session.logMode = false;
    udp.session.sendFormat = PayloadFormat::Hex;
    udp.session.lineEnd = LineEnd::CrLf;
    udp.session.sendTo = u"127.0.0.1:9999"_s;
    udp.session.repeatInterval = std::chrono::milliseconds(250);
    udp.message = u"AA 55"_s;
    udp.hideReceived = true;
    {
        MainWindow window(&settings);
        window.restore();
        window.addPage(udp);
        QCOMPARE(window.currentPage()->state(), udp);
        window.show();
        window.currentPage()->triggerOpen();
        QTRY_VERIFY(window.currentPage()->isOpen());
        window.currentPage()->session()->setEcho(true);
        QTRY_VERIFY(window.currentPage()->session()->status().echo);
        window.close(); // asks, and remembers already
    }
    MainWindow window(&settings);
    window.restore();
    window.show();
    QCOMPARE(window.tabs()->count(), 2);
    QCOMPARE(window.tabs()->currentIndex(), 1);
    QCOMPARE(window.currentPage()->state(), udp); // echo is off again
    QTest::qWait(50);
    for (int index = 0; index < 2; ++index)
        QCOMPARE(window.tabs()->page(index)->session()->status().state, EndpointState::Closed);
}

void TestWindowTabs::damagedSettingsAreHarmless_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("value");
    QTest::newRow("tabs are no list") << u"tabs/list"_s << u"{\"a\":1}"_s;
    QTest::newRow("tab is no object") << u"tabs/list"_s << u"[1,\"x\",null]"_s;
    QTest::newRow("port out of range") << u"tabs/list"_s << u"[{\"session\":{\"endpoint\":{\"localPort\":70000}}}]"_s;
    QTest::newRow("no JSON at all") << u"tabs/list"_s << u"][<>"_s;
    QTest::newRow("current tab") << u"tabs/current"_s << u"-7"_s;
    QTest::newRow("font size") << u"window/fontPointSize"_s << u"100000"_s;
    QTest::newRow("language") << u"window/language"_s << u"../../etc/passwd"_s;
    QTest::newRow("layout") << u"window/layout"_s << u"{\"columnSizes\":[-1,\"x\"],\"column\":7}"_s;
    QTest::newRow("quick list") << u"send/quickList"_s << u"[{\"name\":{}}]"_s;
    QTest::newRow("geometry") << u"window/geometry"_s << u"@Rect(0 0 99999999 99999999)"_s;
}

void TestWindowTabs::damagedSettingsAreHarmless()
{
    QFETCH(const QString, key);
    QFETCH(const QString, value);
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"s.ini"_s);
    QSettings(file, QSettings::IniFormat).setValue(key, value);
    Settings settings(file);
    QVERIFY(settings.language().isEmpty());
    MainWindow window(&settings);
    window.restore();
    window.show();
    QCOMPARE(window.tabs()->count(), 1);
    QCOMPARE(window.currentPage()->state(), PageState::fresh());
}

void TestWindowTabs::requestedPageReplacesItsLike()
{
    driver().type(u"Local port"_s, u"9001"_s);
    PageState wanted = PageState::fresh();
    wanted.session.endpoint.localPort = 9001;
    wanted.session.view = ViewMode::Hex;
    scene().window().addRequestedPage(wanted);
    QCOMPARE(tabs()->count(), 1);
    QCOMPARE(page()->state(), wanted);
    wanted.session.endpoint.localPort = 9002;
    scene().window().addRequestedPage(wanted);
    QCOMPARE(tabs()->count(), 2);
}

void TestWindowTabs::languageChangesWhileRunning()
{
    scene().openServer();
    scene().window().chooseLanguage(u"zh_CN"_s);
    driver().waitForControl(u"关闭"_s);
    driver().waitForControl(u"本地主机地址"_s);
    driver().press(u"关闭"_s);
    driver().waitForControl(u"打开"_s);
    QVERIFY2(shownText().contains(u"未打开"_s), qUtf8Printable(shownText()));
    driver().press(u"更多选项"_s); // made after the change
    driver().waitForControl(u"共享端口"_s);
    scene().window().chooseLanguage(u"en"_s);
    driver().waitForControl(u"Open"_s);
    driver().waitForControl(u"Share the port"_s);
}

void TestWindowTabs::bannerChangesItsLanguage()
{
    const QString address = scene().openServer();
    driver().trigger(u"New tab"_s);
    driver().type(u"Local port"_s, address.section(u':', 1));
    driver().press(u"Open"_s);
    QTRY_VERIFY(bannerText().contains(u"already in use"_s));
    scene().window().chooseLanguage(u"zh_CN"_s);
    QTRY_VERIFY2(bannerText().contains(u"已被占用"_s), qUtf8Printable(bannerText()));
}

void TestWindowTabs::paletteChangesWhileRunning()
{
    driver().trigger(u"Dark"_s);
    QVERIFY(isDark(QApplication::palette()));
    driver().trigger(u"Light"_s);
    QVERIFY(!isDark(QApplication::palette()));
    driver().trigger(u"System"_s);
}

void TestWindowTabs::partsFoldAwayInAllTabs()
{
    driver().trigger(u"New tab"_s);
    driver().trigger(u"Settings column"_s);
    driver().trigger(u"Peers"_s);
    for (const int tab : {1, 0}) {
        scene().goToTab(tab);
        QVERIFY(!page()->pageLayout().column);
        QVERIFY(!page()->pageLayout().peers);
        QVERIFY(page()->findChild<QTableView *>()->isHidden() || !page()->findChild<QTableView *>()->isVisible());
    }
    driver().trigger(u"Settings column"_s);
    driver().waitForControl(u"Protocol"_s);
}

void TestWindowTabs::fontZoomsInAllTabs()
{
    driver().trigger(u"New tab"_s);
    const int before = page()->transcript()->fontPointSize();
    driver().trigger(u"Larger font"_s);
    QCOMPARE(tabs()->page(0)->transcript()->fontPointSize(), before + 1);
    tabs()->page(0)->transcript()->zoomBy(-2); // as Ctrl and the wheel do
    QCOMPARE(tabs()->page(1)->transcript()->fontPointSize(), before - 1);
    driver().trigger(u"Usual font size"_s);
    QCOMPARE(tabs()->page(1)->transcript()->fontPointSize(), Settings::defaultFontPointSize);
}

QTEST_MAIN(TestWindowTabs)
#include "tst_window_tabs.moc"
