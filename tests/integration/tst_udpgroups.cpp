// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/integration/udptools.h"
#include "tests/support/stricttest.h"

#include <QFile>

using namespace SocketDesk;
using namespace Qt::StringLiterals;

namespace {

EndpointConfig member(const char *host, const QString &group, const QString &interfaceName = u"lo"_s)
{
    EndpointConfig config = udpConfig();
    config.localHost = QString::fromLatin1(host);
    config.memberships = {{group, interfaceName}};
    config.multicastInterface = u"lo"_s;
    return config;
}

} // namespace

/// Datagrams to many at once: broadcasts, and groups as long as they are joined.
class UdpGroupsTest : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void marksBroadcasts();
    void marksBroadcastsOfAFlood();
    void receivesAGroupOnlyWhenJoined_data();
    void receivesAGroupOnlyWhenJoined();
    void joinsAndLeavesAnIPv6Group();
    void hearsItselfOnlyWithLoopOn();
    void joinsOnEachInterface();
    void refusesBadGroups_data();
    void refusesBadGroups();
};

void UdpGroupsTest::marksBroadcasts()
{
    EndpointConfig config = udpConfig();
    config.localHost = u"0.0.0.0"_s;
    EndpointRig receiver(config);
    receiver->open();
    EndpointRig sender(udpConfig());
    sender->open();
    QVERIFY(sender->send(SendTarget::to(at(receiver.port(), "127.0.0.1")), "to one").has_value());
    QVERIFY(sender->send(SendTarget::to(at(receiver.port(), "127.255.255.255")), "to all").has_value());
    QTRY_COMPARE(flags(receiver, RecordKind::Received), (QList<quint8>{0, BroadcastDatagram}));
}

/// More than one turn of reading takes.
void UdpGroupsTest::marksBroadcastsOfAFlood()
{
    constexpr int count = 600;
    EndpointConfig config = udpConfig();
    config.localHost = u"0.0.0.0"_s;
    EndpointRig receiver(config);
    receiver->open();
    receiver->setReadingPaused(true);
    EndpointRig sender(udpConfig());
    sender->open();
    const SendTarget all = SendTarget::to(at(receiver.port(), "127.255.255.255"));
    for (int i = 0; i < count; ++i)
        QVERIFY(sender->send(all, "to all").has_value());
    receiver->setReadingPaused(false);
    QTRY_COMPARE(flags(receiver, RecordKind::Received).size(), count);
    QCOMPARE(flags(receiver, RecordKind::Received).count(BroadcastDatagram), count);
}

void UdpGroupsTest::receivesAGroupOnlyWhenJoined_data()
{
    QTest::addColumn<QByteArray>("host");
    QTest::newRow("on every address") << QByteArray("0.0.0.0");
    QTest::newRow("on every address of both families") << QByteArray("::");
    QTest::newRow("on one address") << QByteArray("127.0.0.1");
}

void UdpGroupsTest::receivesAGroupOnlyWhenJoined()
{
    QFETCH(QByteArray, host);
    EndpointRig joined(member(host.constData(), u"239.255.7.1"_s));
    joined->open();
    QVERIFY(joined.isOpen());
    EndpointConfig config = member("0.0.0.0", u"239.255.7.2"_s); // the same port, another group
    config.localPort = joined.port();
    config.sharePort = true;
    EndpointRig other(config);
    if (host != "127.0.0.1") // beside a socket on one address there is none on all
        other->open();

    EndpointRig sender(member("127.0.0.1", u"239.255.7.3"_s));
    sender->open();
    QVERIFY(sender->send(SendTarget::to(at(joined.port(), "239.255.7.1")), "to the group").has_value());
    QTRY_COMPARE(joined.journaled(RecordKind::Received), QByteArray("to the group"));
    QCOMPARE(flags(joined, RecordKind::Received), QList<quint8>{BroadcastDatagram});
    QCOMPARE(flags(sender, RecordKind::Sent), QList<quint8>{BroadcastDatagram});
    QCOMPARE(other.journaledCount(RecordKind::Received), 0U);
    QCOMPARE(joined->peers().value(0).address, sender->localAddress());
    QVERIFY(joined->send(SendTarget::all(), "answer").has_value());
    QTRY_COMPARE(sender.journaled(RecordKind::Received), QByteArray("answer"));
    joined->close(); // leaves
    joined->open();
    QVERIFY(joined.isOpen());
}

void UdpGroupsTest::joinsAndLeavesAnIPv6Group()
{
    // The loopback interface has no route for IPv6 groups, so only the system's table can tell.
    const auto isMember = [] {
        QFile table(u"/proc/net/igmp6"_s);
        return table.open(QIODevice::ReadOnly) && table.readAll().contains("ff020000000000000000000000070001");
    };
    for (const auto &[host, group] :
         {std::pair("::", u"ff02::7:1"_s), std::pair("::1", u"ff02::7:1"_s), std::pair("::1", u"ff02::7:1%lo"_s)}) {
        EndpointRig udp(member(host, group));
        udp->open();
        QVERIFY(udp.isOpen());
        QVERIFY(isMember());
        udp->close();
        QVERIFY(!isMember());
    }
}

void UdpGroupsTest::hearsItselfOnlyWithLoopOn()
{
    // On the loopback interface the option cannot be seen, but it must be taken.
    EndpointConfig config = member("0.0.0.0", u"239.255.7.4"_s);
    EndpointRig udp(config);
    udp->open();
    QVERIFY(udp->send(SendTarget::to(at(udp.port(), "239.255.7.4")), "echo").has_value());
    QTRY_COMPARE(udp.journaled(RecordKind::Received), QByteArray("echo"));
    config.multicastLoop = false;
    config.multicastTtl = 0;
    EndpointRig quiet(config);
    quiet->open();
    QVERIFY(quiet.isOpen());
}

void UdpGroupsTest::joinsOnEachInterface()
{
    EndpointRig udp(member("0.0.0.0", u"239.255.7.5"_s, {}));
    udp->open();
    QVERIFY(udp.isOpen());
    EndpointRig sender(member("127.0.0.1", u"239.255.7.6"_s));
    sender->open();
    QVERIFY(sender->send(SendTarget::to(at(udp.port(), "239.255.7.5")), "by lo").has_value());
    QTRY_COMPARE(udp.journaled(RecordKind::Received), QByteArray("by lo"));
}

void UdpGroupsTest::refusesBadGroups_data()
{
    QTest::addColumn<QStringList>("groups");
    QTest::addColumn<QString>("interfaceName");
    QTest::addColumn<int>("code");
    QTest::newRow("no group") << QStringList{u"127.0.0.1"_s} << u"lo"_s << int(ErrorCode::NotMulticast);
    QTest::newRow("no address") << QStringList{u"group"_s} << u"lo"_s << int(ErrorCode::InvalidAddress);
    QTest::newRow("unknown interface") << QStringList{u"239.255.7.7"_s} << u"nic0"_s
                                       << int(ErrorCode::InterfaceNotFound);
    QTest::newRow("an index that no interface has")
        << QStringList{u"239.255.7.7"_s} << u"99999"_s << int(ErrorCode::InterfaceNotFound);
    QTest::newRow("the same for IPv6") << QStringList{u"ff02::7:7"_s} << u"99999"_s
                                       << int(ErrorCode::InterfaceNotFound);
    QTest::newRow("twice") << QStringList{u"239.255.7.8"_s, u"239.255.7.8"_s} << u"lo"_s
                           << int(ErrorCode::AlreadyJoined);
    QTest::newRow("the other family") << QStringList{u"ff02::7:8"_s} << u"lo"_s
                                      << int(ErrorCode::AddressFamilyMismatch);
}

void UdpGroupsTest::refusesBadGroups()
{
    QFETCH(QStringList, groups);
    QFETCH(QString, interfaceName);
    QFETCH(int, code);
    for (const char *host : {"0.0.0.0", "127.0.0.1"}) {
        EndpointConfig config = udpConfig();
        config.localHost = QString::fromLatin1(host);
        for (const QString &group : groups)
            config.memberships.append({group, interfaceName});
        EndpointRig udp(config);
        udp->open();
        QCOMPARE(udp.sink.errors.size(), 1);
        QCOMPARE(int(udp.sink.errors.first().code), code);
        QVERIFY(udp.isClosed());
    }
}

QTEST_GUILESS_MAIN(UdpGroupsTest)
#include "tst_udpgroups.moc"
