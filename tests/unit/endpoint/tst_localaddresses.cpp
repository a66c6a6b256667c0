// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "endpoint/localaddresses.h"
#include "tests/support/rawpeer.h"
#include "tests/support/stricttest.h"

#include <QCoreApplication>

using namespace SocketDesk;
using namespace Qt::StringLiterals;

/// What this machine says of its own addresses, interfaces and ports.
class LocalAddressesTest : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void listsLoopbackFirstAndWildcardsLast();
    void listsOnlyAddressesThatCanBeRead();
    void knowsTheLoopbackInterface();
    void findsWhoHoldsAPort_data();
    void findsWhoHoldsAPort();
    void findsNobodyOnAFreePort();
    void findsTheNextFreePort();
    void findsNoPortBeyondTheLast();
};

void LocalAddressesTest::listsLoopbackFirstAndWildcardsLast()
{
    const QList<LocalAddress> addresses = localAddresses();
    QVERIFY(addresses.size() >= 3);
    QCOMPARE(addresses.first().host, u"127.0.0.1"_s);
    QCOMPARE(addresses[addresses.size() - 2].host, u"0.0.0.0"_s);
    QCOMPARE(addresses.last().host, u"::"_s);
}

void LocalAddressesTest::listsOnlyAddressesThatCanBeRead()
{
    for (const LocalAddress &address : localAddresses())
        QVERIFY2(Address::fromHost(address.host, 0).has_value(), qPrintable(address.host));
}

void LocalAddressesTest::knowsTheLoopbackInterface()
{
    QVERIFY(multicastInterfaces().contains(localAddresses().first().interfaceName));
}

void LocalAddressesTest::findsWhoHoldsAPort_data()
{
    QTest::addColumn<bool>("isTcp");
    QTest::addColumn<QString>("asked");
    QTest::newRow("TCP, the same address") << true << u"127.0.0.1"_s;
    QTest::newRow("TCP, every address") << true << u"0.0.0.0"_s;
    QTest::newRow("TCP, every address of both families") << true << u"::"_s;
    QTest::newRow("UDP, the same address") << false << u"127.0.0.1"_s;
    QTest::newRow("UDP, every address") << false << u"0.0.0.0"_s;
}

void LocalAddressesTest::findsWhoHoldsAPort()
{
    QFETCH(bool, isTcp);
    QFETCH(QString, asked);
    const RawListener listener;
    const RawDatagrams datagrams;
    const quint16 port = isTcp ? listener.port() : datagrams.port();
    const Transport transport = isTcp ? Transport::Tcp : Transport::Udp;
    const PortHolder holder = findPortHolder(transport, *Address::fromHost(asked, port));
    QVERIFY2(holder.program.endsWith(u"(pid %1)"_s.arg(QCoreApplication::applicationPid())),
             qPrintable(holder.program));
}

void LocalAddressesTest::findsNobodyOnAFreePort()
{
    quint16 port = 0;
    {
        const RawListener listener;
        port = listener.port();
    }
    QVERIFY(findPortHolder(Transport::Tcp, *Address::fromHost(u"127.0.0.1", port)).program.isEmpty());
    const RawListener listener;
    QVERIFY(findPortHolder(Transport::Tcp, *Address::fromHost(u"127.0.0.2", listener.port())).program.isEmpty());
}

void LocalAddressesTest::findsTheNextFreePort()
{
    const RawListener listener;
    const quint16 free = nextFreePort(Transport::Tcp, *Address::fromHost(u"127.0.0.1", listener.port()));
    QVERIFY(free > listener.port() && free <= listener.port() + 100);
    const RawListener second(1, "127.0.0.1", free);
    QVERIFY(second.isOpen());
}

void LocalAddressesTest::findsNoPortBeyondTheLast()
{
    QCOMPARE(int(nextFreePort(Transport::Udp, *Address::fromHost(u"127.0.0.1", 65535))), 0);
}

QTEST_GUILESS_MAIN(LocalAddressesTest)
#include "tst_localaddresses.moc"
