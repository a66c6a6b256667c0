// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/sessionhandle.h"
#include "tests/ui/windowtest.h"

#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QListWidget>
#include <QTcpServer>

using namespace SocketDesk;
using namespace Qt::StringLiterals;

/// Opening, connecting, talking and closing in each role, by mouse and keyboard.
class TestWindowRoles : public WindowTest
{
    Q_OBJECT

private Q_SLOTS:
    void serverAndClientExchangeText_data();
    void serverAndClientExchangeText();
    void udpPagesExchangeDatagrams();
    void ipv6PagesTalk();
    void fieldsLockWhileOpenAndUnlockAfter();
    void chosenPortIsShownAndZeroComesBack();
    void rolesKeepWhatWasTypedForThem();
    void refusedConnectionIsSaidInABanner();
    void addressInUseNamesTheOtherTab();
    void wrongFieldsAreMarkedAndNothingOpens_data();
    void wrongFieldsAreMarkedAndNothingOpens();
    void fullWidthDigitsAreFolded();
    void waitingToReconnectCanBeCancelled();
    void closingAServerAsksWhatBecomesOfItsPeers_data();
    void closingAServerAsksWhatBecomesOfItsPeers();
    void finishedPeersAreNotAskedAbout();
    void peersAreServedAfterTheListenerClosed();
    void allAddressesAreMarkedAsReachable();
    void multicastGroupsAreCheckedAndOpened();
    void aChosenGroupStaysChosenInTheOtherLanguage();
};

void TestWindowRoles::serverAndClientExchangeText_data()
{
    QTest::addColumn<QString>("encoding");
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("UTF-8") << u"UTF-8"_s << QByteArray::fromHex("e4bda0e5a5bd");
    QTest::newRow("GBK") << u"GBK"_s << QByteArray::fromHex("c4e3bac3");
}

void TestWindowRoles::serverAndClientExchangeText()
{
    QFETCH(const QString, encoding);
    QFETCH(const QByteArray, bytes);
    scene().connectClient(scene().openServer());
    scene().chooseEncoding(encoding);
    scene().goToTab(0);
    scene().chooseEncoding(encoding);
    scene().goToTab(1);
    scene().say(u"你好"_s, 0);
    scene().say(u"你好，收到"_s, 1);

    JournalReader reader = page()->session()->reader();
    reader.refresh();
    QByteArray sent;
    for (quint64 i = 0; i < reader.count(); ++i) {
        const Record record = reader.record(RecordId(i));
        if (record.kind == RecordKind::Sent)
            sent += record.bytes.toByteArray();
    }
    QCOMPARE(sent, bytes);
}

void TestWindowRoles::udpPagesExchangeDatagrams()
{
    const QString first = scene().openUdp();
    scene().openUdp(first);
    scene().say(u"ping"_s, 0);
    driver().type(u"Send to"_s, QString()); // everybody who was heard of
    scene().say(u"pong"_s, 1);
    QVERIFY2(log().contains(first), qUtf8Printable(log()));
}

void TestWindowRoles::ipv6PagesTalk()
{
    driver().choose(u"Protocol"_s, u"UDP"_s);
    driver().type(u"Local address"_s, u"::1"_s);
    driver().type(u"Local port"_s, u"0"_s);
    driver().press(u"Open"_s);
    driver().waitForControl(u"Close"_s);
    const QString port = driver().textOf(u"Local port"_s);
    driver().type(u"Send to"_s, u"[::1]:"_s + port); // itself
    scene().say(u"六"_s, 0);
    QTRY_COMPARE(page()->session()->counters().traffic.receivedBytes, 3U);
}

void TestWindowRoles::fieldsLockWhileOpenAndUnlockAfter()
{
    const QStringList fields{u"Protocol"_s, u"Local address"_s, u"Local port"_s};
    const auto locked = [this, &fields] {
        return std::ranges::count_if(fields, [this](const QString &name) { return driver().isLocked(name); });
    };
    QCOMPARE(locked(), 0);
    scene().openServer();
    QCOMPARE(locked(), fields.size());
    driver().press(u"Close"_s);
    driver().waitForControl(u"Open"_s);
    QCOMPARE(locked(), 0);
}

void TestWindowRoles::chosenPortIsShownAndZeroComesBack()
{
    const QString address = scene().openServer();
    QVERIFY(address.section(u':', 1).toInt() > 0);
    QVERIFY2(page()->title().startsWith(u"TCP Server :"_s + address.section(u':', 1)), qUtf8Printable(page()->title()));
    driver().press(u"Close"_s);
    driver().waitForControl(u"Open"_s);
    QCOMPARE(driver().textOf(u"Local port"_s), u"0"_s);
}

void TestWindowRoles::rolesKeepWhatWasTypedForThem()
{
    driver().type(u"Local port"_s, u"9001"_s);
    driver().choose(u"Protocol"_s, u"TCP Client"_s);
    driver().type(u"Remote port"_s, u"9002"_s);
    driver().choose(u"Protocol"_s, u"TCP Server"_s);
    QCOMPARE(driver().textOf(u"Local port"_s), u"9001"_s);
    driver().choose(u"Protocol"_s, u"TCP Client"_s);
    QCOMPARE(driver().textOf(u"Remote port"_s), u"9002"_s);
}

void TestWindowRoles::refusedConnectionIsSaidInABanner()
{
    QTcpServer deaf; // its port is free again when it is closed
    QVERIFY(deaf.listen(QHostAddress::LocalHost));
    const QString port = QString::number(deaf.serverPort());
    deaf.close();

    driver().choose(u"Protocol"_s, u"TCP Client"_s);
    driver().type(u"Remote port"_s, port);
    driver().press(u"Connect"_s);
    QTRY_VERIFY2(bannerText().contains(u"refused"_s), qUtf8Printable(bannerText()));
    QVERIFY2(bannerText().contains(port), qUtf8Printable(bannerText()));
    QCOMPARE(page()->lamp(), LampState::Failed);
    driver().waitForControl(u"Connect"_s);
    driver().press(u"Dismiss"_s);
    QCOMPARE(bannerText(), QString());
}

void TestWindowRoles::addressInUseNamesTheOtherTab()
{
    const QString address = scene().openServer();
    driver().trigger(u"New tab"_s);
    driver().type(u"Local port"_s, address.section(u':', 1));
    driver().press(u"Open"_s);
    QTRY_VERIFY2(bannerText().contains(address), qUtf8Printable(bannerText()));
    QVERIFY2(bannerText().contains(u"already in use"_s), qUtf8Printable(bannerText()));
    QVERIFY2(bannerText().contains(u"Another tab of this window"_s), qUtf8Printable(bannerText()));
    QVERIFY(!page()->isOpen());
}

void TestWindowRoles::wrongFieldsAreMarkedAndNothingOpens_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("mark");
    const auto row = [](const char *name, const QString &field, const QString &text, const QString &mark = u"“%1”"_s) {
        QTest::newRow(name) << field << text << QString(mark).replace(u"%1"_s, text);
    };
    row("port too large", u"Remote port"_s, u"70000"_s);
    row("no remote port", u"Remote port"_s, u""_s, u"Nothing can be sent to port 0."_s);
    row("leading zero", u"Remote address"_s, u"127.0.0.010"_s);
    row("three numbers", u"Remote address"_s, u"1.2.3"_s);
    row("name as local address", u"Local address"_s, u"example.org"_s);
    row("markup", u"Remote address"_s, u"<b>x</b>"_s);
}

void TestWindowRoles::wrongFieldsAreMarkedAndNothingOpens()
{
    QFETCH(const QString, field);
    QFETCH(const QString, text);
    QFETCH(const QString, mark);
    driver().choose(u"Protocol"_s, u"TCP Client"_s);
    driver().type(field, text);
    driver().press(u"Connect"_s);
    QVERIFY2(shownText().contains(mark), qUtf8Printable(shownText()));
    QVERIFY(!page()->isOpen());
    QCOMPARE(bannerText(), QString());
    driver().type(field, text + u'1');
    QVERIFY2(!shownText().contains(mark), qUtf8Printable(shownText()));
}

void TestWindowRoles::fullWidthDigitsAreFolded()
{
    driver().type(u"Local address"_s, u"１２７．０．０．１"_s);
    driver().type(u"Local port"_s, u"０"_s);
    driver().press(u"Open"_s);
    driver().waitForControl(u"Close"_s);
    QCOMPARE(driver().textOf(u"Local address"_s), u"127.0.0.1"_s);
}

void TestWindowRoles::waitingToReconnectCanBeCancelled()
{
    QTcpServer deaf;
    QVERIFY(deaf.listen(QHostAddress::LocalHost));
    const QString port = QString::number(deaf.serverPort());
    deaf.close();
    driver().choose(u"Protocol"_s, u"TCP Client"_s);
    driver().type(u"Remote port"_s, port);
    driver().press(u"More options"_s);
    driver().tick(u"Reconnect automatically"_s, true);
    driver().press(u"Connect"_s);
    driver().waitForControl(u"Cancel"_s);
    QTRY_COMPARE(page()->session()->status().state, EndpointState::Waiting);
    QTRY_VERIFY(driver().isLocked(u"Remote port"_s));
    driver().press(u"Cancel"_s);
    driver().waitForControl(u"Connect"_s);
    QVERIFY(!driver().isLocked(u"Remote port"_s));
}

void TestWindowRoles::closingAServerAsksWhatBecomesOfItsPeers_data()
{
    QTest::addColumn<QString>("answer");
    QTest::addColumn<bool>("isServerOpen");
    QTest::addColumn<PeerState>("clientsConnection"); // half open: the client has not closed its side
    QTest::newRow("close them") << u"Close them"_s << false << PeerState::PeerFinished;
    QTest::newRow("keep them") << u"Keep serving them"_s << false << PeerState::Open;
    QTest::newRow("cancel") << u"Cancel"_s << true << PeerState::Open;
}

void TestWindowRoles::closingAServerAsksWhatBecomesOfItsPeers()
{
    QFETCH(const QString, answer);
    QFETCH(const bool, isServerOpen);
    QFETCH(const PeerState, clientsConnection);
    scene().connectClient(scene().openServer());
    const SessionHandle *client = page()->session();
    scene().goToTab(0);
    const SessionHandle *server = page()->session();
    QTRY_COMPARE(server->status().peerCount, 1);
    driver().press(u"Close"_s);
    QVERIFY2(bannerText().contains(u"(1)"_s), qUtf8Printable(bannerText()));
    QCOMPARE(server->status().state, EndpointState::Open); // nothing happens before the answer
    driver().press(answer);
    QCOMPARE(bannerText(), QString());
    QTRY_COMPARE(server->status().state == EndpointState::Open, isServerOpen);
    QTRY_COMPARE(client->status().connection, clientsConnection);
}

void TestWindowRoles::finishedPeersAreNotAskedAbout()
{
    scene().connectClient(scene().openServer());
    driver().trigger(u"Finish sending"_s);
    scene().goToTab(0);
    QTRY_COMPARE(page()->session()->status().peerCount, 1);
    QTRY_COMPARE(page()->session()->status().unfinishedPeers, 0);
    QVERIFY2(page()->title().endsWith(u" · 1"_s), qUtf8Printable(page()->title())); // one can still send to it
    driver().press(u"Close"_s);
    QCOMPARE(bannerText(), QString());
    QTRY_COMPARE(page()->session()->status().state, EndpointState::Closed);
    QTRY_COMPARE(page()->session()->status().peerCount, 0);
}

void TestWindowRoles::peersAreServedAfterTheListenerClosed()
{
    scene().connectClient(scene().openServer());
    scene().goToTab(0);
    QTRY_COMPARE(page()->session()->status().peerCount, 1);
    driver().press(u"Close"_s);
    driver().press(u"Keep serving them"_s);
    QTRY_COMPARE(page()->session()->status().state, EndpointState::Closed);
    scene().say(u"still here"_s, 1);
    scene().say(u"me too"_s, 0);
}

void TestWindowRoles::allAddressesAreMarkedAsReachable()
{
    QVERIFY(!shownText().contains(u"Other computers"_s));
    driver().type(u"Local address"_s, u"0.0.0.0"_s);
    QVERIFY2(shownText().contains(u"Other computers"_s), qUtf8Printable(shownText()));
    driver().type(u"Local address"_s, u"127.0.0.1"_s);
    QVERIFY(!shownText().contains(u"Other computers"_s));
}

void TestWindowRoles::multicastGroupsAreCheckedAndOpened()
{
    driver().choose(u"Protocol"_s, u"UDP"_s);
    driver().type(u"Local address"_s, u"0.0.0.0"_s);
    driver().type(u"Local port"_s, u"0"_s);
    driver().press(u"More options"_s);
    driver().type(u"Group to join"_s, u"10.0.0.1"_s);
    driver().press(u"Join"_s);
    QVERIFY2(shownText().contains(u"not a multicast group"_s), qUtf8Printable(shownText()));
    driver().type(u"Group to join"_s, u"239.1.2.3"_s);
    driver().choose(u"Interface to join on"_s, u"lo"_s);
    driver().press(u"Join"_s);
    const QList<MulticastMembership> expected{{u"239.1.2.3"_s, u"lo"_s}};
    QCOMPARE(page()->state().session.endpoint.memberships, expected);
    driver().press(u"Open"_s);
    driver().waitForControl(u"Close"_s);
    QCOMPARE(page()->session()->status().config.memberships, expected);
    QVERIFY(!control(u"Join").isEnabled());
}

void TestWindowRoles::aChosenGroupStaysChosenInTheOtherLanguage()
{
    driver().choose(u"Protocol"_s, u"UDP"_s);
    driver().press(u"More options"_s);
    for (const auto &group : {u"239.1.2.3"_s, u"239.1.2.4"_s}) {
        driver().type(u"Group to join"_s, group);
        driver().press(u"Join"_s);
    }
    auto &groups = control<QListWidget>(u"Multicast groups");
    groups.setCurrentRow(1);
    scene().window().chooseLanguage(u"zh_CN"_s);
    QApplication::processEvents();
    QCOMPARE(groups.currentRow(), 1);
    QVERIFY(control(u"退出").isEnabled());
    scene().window().chooseLanguage(u"en"_s);
    QApplication::processEvents();
    driver().press(u"Leave"_s);
    const QList<MulticastMembership> left{{u"239.1.2.3"_s, {}}};
    QCOMPARE(page()->state().session.endpoint.memberships, left);
}

QTEST_MAIN(TestWindowRoles)
#include "tst_window_roles.moc"
