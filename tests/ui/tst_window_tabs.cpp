// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/sessionhandle.h"
#include "tests/ui/windowtest.h"
#include "translations/language.h"
#include "ui/base/palettes.h"
#include "ui/connect/peerspanel.h"
#include "ui/respond/answering.h"

#include <QAccessible>
#include <QApplication>
#include <QMessageBox>
#include <QPointer>
#include <QScreen>
#include <QSettings>
#include <QSplitter>
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
    void editsAreSavedSoon();
    void layoutIsThatOfTheLastTime();
    void draggedSplitterIsRemembered();
    void firstWindowFitsTheScreen();
    void damagedSettingsAreHarmless_data();
    void damagedSettingsAreHarmless();
    void unreadableTabsAreTold_data();
    void unreadableTabsAreTold();
    void unreadableFileIsKept();
    void requestedEndpointFindsItsTab();
    void closingATabWaitsForNobody();
    void tabIsDescribedInPlainText();
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
    QCOMPARE(bar()->tabText(1), u"TCP Client 127.0.0.1:"_s + port);
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
    udp.session.endpoint.role = Role::Udp;
    udp.session.endpoint.localPort = 0;
    udp.session.endpoint.sharePort = true;
    udp.session.encoding = Encoding::fromName(u"GBK").value();
    udp.session.view = ViewMode::Dump;
    udp.session.logMode = false;
    udp.session.sendFormat = PayloadFormat::Hex;
    udp.session.lineEnd = LineEnd::CrLf;
    udp.session.checksum = ChecksumConfig::usual(ChecksumKind::Crc16Modbus);
    udp.session.placeholders = true;
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
        window.currentPage()->answering()->switchEcho(true);
        QTRY_VERIFY(window.currentPage()->session()->status().answering.echo);
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

/// Without a close, as after a crash.
void TestWindowTabs::editsAreSavedSoon()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"s.ini"_s);
    const auto onDisk = [&path] {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    Settings settings(path);
    MainWindow window(&settings);
    window.restore();
    window.show();
    const WindowDriver hands(window);
    hands.type(u"Message"_s, u"first words"_s);
    QTRY_VERIFY_WITH_TIMEOUT(onDisk().contains("first words"), 20'000);
    hands.trigger(u"New tab"_s);
    hands.press(u"More options"_s);
    hands.tick(u"Share the port"_s, true);
    QTRY_VERIFY_WITH_TIMEOUT(onDisk().contains("sharePort\\\":true"), 20'000);
    hands.trigger(u"Close tab"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!onDisk().contains("sharePort\\\":true"), 20'000);
    QVERIFY(onDisk().contains("first words"));
}

/// In every tab, whichever was in front, and in those that come later; drawn smaller only in a smaller window.
void TestWindowTabs::layoutIsThatOfTheLastTime()
{
    const QTemporaryDir folder;
    Settings settings(folder.filePath(u"s.ini"_s));
    QList<QSize> sizes;
    const auto measure = [&sizes](MainWindow &window, int tab) {
        window.tabs()->setCurrentIndex(tab);
        const auto *peers = window.currentPage()->findChild<PeersPanel *>();
        QTRY_VERIFY(peers->isVisible() && peers->width() > 400);
        sizes << peers->size();
    };
    for (const int tabsBefore : {1, 3}) {
        MainWindow window(&settings);
        window.restore();
        window.resize(1280, 720);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        QCOMPARE(window.tabs()->count(), tabsBefore);
        measure(window, window.tabs()->currentIndex());
        while (window.tabs()->count() < 3 || window.tabs()->count() == tabsBefore)
            window.addPage(PageState::fresh());
        for (int tab = 0; tab < window.tabs()->count(); ++tab)
            measure(window, tab);
        window.close();
    }
    QCOMPARE(sizes.size(), 1 + 3 + 1 + 4);
    QCOMPARE(sizes, QList<QSize>(sizes.size(), sizes.constFirst()));
}

void TestWindowTabs::draggedSplitterIsRemembered()
{
    auto *peers = page()->findChild<PeersPanel *>();
    auto *handle = qobject_cast<QSplitter *>(peers->parentWidget())->handle(1);
    const int before = peers->width();
    const QPoint middle = handle->rect().center();
    const QPointF target = middle + QPoint(-40, 0);
    QTest::mousePress(handle, Qt::LeftButton, {}, middle);
    QMouseEvent move(QEvent::MouseMove, target, handle->mapToGlobal(target), Qt::NoButton, Qt::LeftButton, {});
    QCoreApplication::sendEvent(handle, &move);
    QTest::mouseRelease(handle, Qt::LeftButton, {}, middle);
    QCOMPARE(peers->width(), before + 40);
    QCOMPARE(page()->pageLayout().bottomSizes.value(1), before + 40);
}

void TestWindowTabs::firstWindowFitsTheScreen()
{
    const QTemporaryDir folder;
    Settings settings(folder.filePath(u"s.ini"_s));
    MainWindow window(&settings);
    window.restore();
    const QSize screen = window.screen()->availableSize();
    QVERIFY2(screen.height() - window.height() >= 40 || window.height() == 720,
             qUtf8Printable(u"%1"_s.arg(window.height())));
    QVERIFY2(window.width() < screen.width(), qUtf8Printable(u"%1"_s.arg(window.width())));
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

void TestWindowTabs::unreadableTabsAreTold_data()
{
    QTest::addColumn<QString>("list");
    QTest::addColumn<QString>("notice");
    QTest::newRow("some of them") << u"[7, {}, {\"session\":{\"endpoint\":{\"localPort\":70000}}}]"_s
                                  << u"Saved tabs that could not be read and were left out: 2."_s;
    QTest::newRow("no list") << u"{\"a\":1}"_s << u"The saved tabs could not be read."_s;
    QTest::newRow("no JSON") << u"][<>"_s << u"The saved tabs could not be read."_s;
    QTest::newRow("an empty list") << u"[]"_s << u""_s;
}

void TestWindowTabs::unreadableTabsAreTold()
{
    QFETCH(const QString, list);
    QFETCH(const QString, notice);
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"s.ini"_s);
    QSettings(file, QSettings::IniFormat).setValue(u"tabs/list"_s, list);
    Settings settings(file);
    MainWindow window(&settings);
    window.restore();
    window.show();
    QCOMPARE(window.tabs()->count(), 1);
    const auto *banner = window.centralWidget()->findChild<Banner *>(QString(), Qt::FindDirectChildrenOnly);
    QVERIFY(banner != nullptr);
    QCOMPARE(banner->plainText(), notice);
    QCOMPARE(banner->isVisible(), !notice.isEmpty());
}

void TestWindowTabs::unreadableFileIsKept()
{
    const QByteArray noise =
        QByteArray::fromHex("00ff8b0a5b13d70a7f454c46") + QByteArray(300, '\xa7') + QByteArray("\n\0\1\2", 4);
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"s.ini"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(noise), noise.size());
    file.close();
    Settings settings(path);
    QVERIFY2(settings.setAsideAs().startsWith(path), qUtf8Printable(settings.setAsideAs()));
    MainWindow window(&settings);
    window.restore();
    window.show();
    const auto *banner = window.centralWidget()->findChild<Banner *>(QString(), Qt::FindDirectChildrenOnly);
    QVERIFY2(banner->plainText().contains(settings.setAsideAs()), qUtf8Printable(banner->plainText()));
    window.close();
    QFile kept(settings.setAsideAs());
    QVERIFY(kept.open(QIODevice::ReadOnly));
    QCOMPARE(kept.readAll(), noise);
    QVERIFY(Settings(path).setAsideAs().isEmpty());
}

void TestWindowTabs::requestedEndpointFindsItsTab()
{
    EndpointConfig wanted;
    wanted.localPort = 9001;
    QCOMPARE(scene().window().pageFor(wanted), page()); // as new, so it is taken
    QCOMPARE(tabs()->count(), 1);
    driver().type(u"Message"_s, u"kept"_s);
    driver().press(u"More options"_s);
    driver().tick(u"Share the port"_s, true);
    const SessionPage *first = page();

    wanted.localPort = 9002;
    QVERIFY(scene().window().pageFor(wanted) != first);
    QCOMPARE(tabs()->count(), 2);
    QCOMPARE(page()->state().session.endpoint.localPort, 9002);

    wanted.localPort = 9001;
    QCOMPARE(scene().window().pageFor(wanted), first);
    QCOMPARE(tabs()->count(), 2);
    QCOMPARE(page(), first);
    QCOMPARE(page()->state().message, u"kept"_s);
    QVERIFY(page()->state().session.endpoint.sharePort);
}

void TestWindowTabs::closingATabWaitsForNobody()
{
    scene().connectClient(scene().openServer()); // which stays half open when the server closes, so that it waits
    scene().goToTab(0);
    QTRY_COMPARE(page()->session()->status().peerCount, 1);
    const SessionPage *closed = page();
    const QPointer<const SessionPage> alive(closed);
    driver().trigger(u"Close tab"_s);
    driver().press(u"Close the tab"_s);
    QCOMPARE(tabs()->count(), 1);
    QVERIFY(page()->isVisible());
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QVERIFY(!alive.isNull()); // or its end would have been waited for just now
    QVERIFY(!closed->isVisible());
    QTRY_VERIFY(alive.isNull());
}

void TestWindowTabs::tabIsDescribedInPlainText()
{
    scene().openServer();
    const auto *tab = QAccessible::queryAccessibleInterface(bar())->child(0);
    const QString description = tab->text(QAccessible::Description);
    QVERIFY2(description.startsWith(u"Listening on 127.0.0.1:"_s), qUtf8Printable(description));
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
    QCOMPARE(tabs()->page(1)->transcript()->fontPointSize(), specOf(Preference::LogFontSize).usual.toInt());
}

QTEST_MAIN(TestWindowTabs)
#include "tst_window_tabs.moc"
