// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/sessionhandle.h"
#include "tests/ui/windowtest.h"
#include "ui/connect/peerspanel.h"

#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QTableView>
#include <QTcpServer>
#include <QTcpSocket>

#include <sys/socket.h>

using namespace SocketDesk;
using namespace Qt::StringLiterals;

/// What lamp and banner say after each way in which an endpoint ends, and what the column and the table say beside them.
class TestWindowLamp : public WindowTest
{
    Q_OBJECT

private Q_SLOTS:
    void resetIsAFailure();
    void orderlyEndIsNone();
    void closingByOurselvesIsNone();
    void whatFailsOnAnOpenSocketDoesNotEndIt();
    void whatFailsWhileClosedIsNotItsEnd();
    void multicastInterfaceMayBeTheSystems();
    void peersFitTheirColumns_data();
    void peersFitTheirColumns();

private:
    /// A client page, connected to a peer of the test's own.
    QTcpSocket *connectTo(QTcpServer &server);
};

QTcpSocket *TestWindowLamp::connectTo(QTcpServer &server)
{
    if (!server.listen(QHostAddress::LocalHost))
        return nullptr;
    scene().connectClient(u"127.0.0.1:"_s + QString::number(server.serverPort()));
    return QTest::qWaitFor([&server] { return server.hasPendingConnections(); }, 30'000)
               ? server.nextPendingConnection()
               : nullptr;
}

void TestWindowLamp::resetIsAFailure()
{
    QTcpServer server;
    QTcpSocket *peer = connectTo(server);
    QVERIFY(peer != nullptr);
    const linger atOnce{1, 0};
    QCOMPARE(setsockopt(int(peer->socketDescriptor()), SOL_SOCKET, SO_LINGER, &atOnce, sizeof atOnce), 0);
    peer->abort();
    driver().waitForControl(u"Connect"_s);
    QCOMPARE(page()->lamp(), LampState::Failed);
    QVERIFY2(bannerText().contains(u"reset"_s), qUtf8Printable(bannerText()));
}

void TestWindowLamp::orderlyEndIsNone()
{
    QTcpServer server;
    QTcpSocket *peer = connectTo(server);
    QVERIFY(peer != nullptr);
    peer->disconnectFromHost();
    QTRY_COMPARE(page()->lamp(), LampState::Half);
    driver().press(u"Disconnect"_s);
    driver().waitForControl(u"Connect"_s);
    QCOMPARE(page()->lamp(), LampState::Off);
    QCOMPARE(bannerText(), QString());
}

void TestWindowLamp::closingByOurselvesIsNone()
{
    QTcpServer server;
    const QTcpSocket *peer = connectTo(server);
    QVERIFY(peer != nullptr);
    QCOMPARE(page()->lamp(), LampState::On);
    driver().press(u"Disconnect"_s);
    driver().waitForControl(u"Connect"_s);
    QCOMPARE(page()->lamp(), LampState::Off);
    QCOMPARE(bannerText(), QString());
}

void TestWindowLamp::whatFailsOnAnOpenSocketDoesNotEndIt()
{
    QTcpServer deaf; // no datagram ever comes to its port; held, so that nothing else does either
    QVERIFY(deaf.listen(QHostAddress::LocalHost));
    scene().openUdp(u"127.0.0.1:"_s + QString::number(deaf.serverPort()));
    driver().press(u"Send"_s);
    QTRY_VERIFY2(!bannerText().isEmpty(), qUtf8Printable(log())); // port unreachable
    QCOMPARE(page()->lamp(), LampState::On);
    driver().press(u"Close"_s);
    driver().waitForControl(u"Open"_s);
    QCOMPARE(page()->lamp(), LampState::Off);
}

void TestWindowLamp::whatFailsWhileClosedIsNotItsEnd()
{
    page()->session()->sendFile({u"/nowhere/at/all"_s, SendTarget::all(), {}});
    QTRY_VERIFY(!bannerText().isEmpty());
    QCOMPARE(page()->lamp(), LampState::Off);
}

void TestWindowLamp::multicastInterfaceMayBeTheSystems()
{
    driver().choose(u"Protocol"_s, u"UDP"_s);
    driver().press(u"More options"_s);
    QCOMPARE(driver().textOf(u"Send multicast on"_s), u"system default"_s);
    QCOMPARE(driver().textOf(u"Interface to join on"_s), u"all interfaces"_s);
    scene().window().chooseLanguage(u"zh_CN"_s);
    driver().waitForControl(u"组播发送网卡"_s);
    QCOMPARE(driver().textOf(u"组播发送网卡"_s), u"系统默认"_s);
}

void TestWindowLamp::peersFitTheirColumns_data()
{
    QTest::addColumn<QString>("language");
    QTest::newRow("English") << u"en"_s;
    QTest::newRow("Chinese") << u"zh_CN"_s;
}

void TestWindowLamp::peersFitTheirColumns()
{
    QFETCH(const QString, language);
    scene().connectClient(scene().openServer());
    scene().goToTab(0);
    const auto *table = page()->findChild<PeersPanel *>()->findChild<QTableView *>();
    QTRY_COMPARE(table->model()->rowCount(), 1);
    scene().window().chooseLanguage(language);
    QCoreApplication::processEvents();
    QCOMPARE(table->horizontalHeader()->length(), table->viewport()->width());
    for (int column = 0; column < table->model()->columnCount(); ++column) {
        const QString title = table->model()->headerData(column, Qt::Horizontal).toString();
        QVERIFY2(table->columnWidth(column) >= table->sizeHintForIndex(table->model()->index(0, column)).width(),
                 qUtf8Printable(title));
        QVERIFY2(table->columnWidth(column) >= table->horizontalHeader()->sectionSizeHint(column),
                 qUtf8Printable(title));
    }
}

QTEST_MAIN(TestWindowLamp)
#include "tst_window_lamp.moc"
