// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/integration/udptools.h"
#include "tests/support/eventturns.h"
#include "tests/support/rawpeer.h"
#include "tests/support/stricttest.h"

using namespace SocketDesk;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

quint16 deadPort()
{
    return RawDatagrams().port();
}

/// The sizes of all received chunks, in order.
QList<qsizetype> receivedSizes(EndpointRig &rig)
{
    QList<qsizetype> sizes;
    rig.forEachRecord([&sizes](const Record &record) {
        if (record.kind == RecordKind::Received)
            sizes.append(record.bytes.size());
    });
    return sizes;
}

} // namespace

/// Datagrams: none lost without a word, none that the kernel reports left unheard.
class UdpEndpointTest : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void recordsEmptyDatagramsInOrder();
    void sendsEmptyDatagrams();
    void takesTheLargestDatagram_data();
    void takesTheLargestDatagram();
    void reportsEachUnreachablePortAndLosesNoOther();
    void hearsAPortThatComesToLife();
    void isIdleAfterUnreachablePorts();
    void accountsForEveryDatagramOfABurst();
    void goesOnHearingAfterAPause();
    void readsAFloodWithoutStarvingTheRest();
    void storesTheWholeBatchThoughClosedWithinIt();
    void servesBothFamilies();
    void takesOneFamilyForOneAddress();
    void saysWhichTargetsItCannotReach_data();
    void saysWhichTargetsItCannotReach();
    void tellsTheEffectiveReceiveBuffer();
    void sharesThePortOnlyWhenAsked();
};

void UdpEndpointTest::recordsEmptyDatagramsInOrder()
{
    EndpointRig udp(udpConfig());
    udp->open();
    RawDatagrams peer;
    for (const QByteArray &bytes : {QByteArray(), QByteArray("x"), QByteArray(), QByteArray("four"), QByteArray()})
        QVERIFY(peer.sendTo(udp.port(), bytes));
    QTRY_COMPARE(receivedSizes(udp), (QList<qsizetype>{0, 1, 0, 4, 0}));
    QCOMPARE(udp.sink.receivedCalls, 5U);
    QCOMPARE(udp->peers().value(0).traffic, (TrafficCounters{5, 5, 0, 0}));
}

void UdpEndpointTest::sendsEmptyDatagrams()
{
    EndpointRig udp(udpConfig());
    udp->open();
    RawDatagrams peer;
    QVERIFY(udp->send(SendTarget::to(at(peer.port())), {}).has_value());
    QVERIFY(udp->send(SendTarget::to(at(peer.port())), "x").has_value());
    QTRY_COMPARE(peer.received(), (QList<QByteArray>{{}, "x"}));
    QCOMPARE(udp.journaledCount(RecordKind::Sent), 2U);
}

void UdpEndpointTest::takesTheLargestDatagram_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<qsizetype>("largest");
    QTest::newRow("IPv4") << u"127.0.0.1"_s << qsizetype(65507);
    QTest::newRow("IPv6") << u"::1"_s << qsizetype(65527);
}

void UdpEndpointTest::takesTheLargestDatagram()
{
    QFETCH(QString, host);
    QFETCH(qsizetype, largest);
    EndpointConfig config = udpConfig();
    config.localHost = host;
    EndpointRig sender(config);
    EndpointRig receiver(config);
    sender->open();
    receiver->open();
    const SendTarget target = SendTarget::to(receiver->localAddress());
    const Error error = sender->send(target, QByteArray(largest + 1, 'x')).error();
    QCOMPARE(error.code, ErrorCode::MessageTooLong);
    QCOMPARE(error.arguments.mid(1), (QStringList{QString::number(largest + 1), QString::number(largest)}));
    QCOMPARE(sender.journaledCount(RecordKind::Sent), 0U);
    QVERIFY(sender->send(target, QByteArray(largest, 'x')).has_value());
    QTRY_COMPARE(receivedSizes(receiver), QList{largest});
    QCOMPARE(flags(receiver, RecordKind::Received), QList<quint8>{0});
}

void UdpEndpointTest::reportsEachUnreachablePortAndLosesNoOther()
{
    constexpr int count = 1000;
    EndpointRig udp(udpConfig());
    udp->open();
    RawDatagrams live;
    const quint16 dead = deadPort();
    for (int i = 0; i < count; ++i) {
        QVERIFY(udp->send(SendTarget::to(at(dead)), "dead").has_value());
        QVERIFY(udp->send(SendTarget::to(at(live.port())), "live").has_value());
        QCOMPARE(live.received().size(), i + 1); // read at once: its buffer is small
    }
    QTRY_COMPARE(udp.details(EventKind::Unreachable).size(), qsizetype(count));
    const EventDetail detail = udp.details(EventKind::Unreachable).constFirst();
    QCOMPARE(detail.text, at(dead));
    QCOMPARE(detail.error.code, ErrorCode::PortUnreachable);
    QCOMPARE(udp.sink.errors.size(), 1); // one banner, not a thousand
}

void UdpEndpointTest::hearsAPortThatComesToLife()
{
    EndpointRig udp(udpConfig());
    udp->open();
    const quint16 port = deadPort();
    for (int i = 0; i < 3; ++i)
        QVERIFY(udp->send(SendTarget::to(at(port)), "anybody?").has_value());
    QTRY_COMPARE(udp.details(EventKind::Unreachable).size(), 3);
    RawDatagrams risen(port);
    QVERIFY(risen.isOpen());
    for (int i = 0; i < 5; ++i)
        QVERIFY(risen.sendTo(udp.port(), "here"));
    QTRY_COMPARE(receivedSizes(udp).size(), 5);
}

void UdpEndpointTest::isIdleAfterUnreachablePorts()
{
    EndpointRig udp(udpConfig());
    udp->open();
    for (const bool isPaused : {false, true}) {
        udp->setReadingPaused(isPaused);
        const quint16 port = deadPort();
        for (int i = 0; i < 10; ++i)
            QVERIFY(udp->send(SendTarget::to(at(port)), "anybody?").has_value());
        QTRY_COMPARE(udp.details(EventKind::Unreachable).size(), isPaused ? 20 : 10);
        const int turns = turnsWithin(200ms);
        QVERIFY2(turns < 20, qPrintable(QString::number(turns)));
    }
}

void UdpEndpointTest::accountsForEveryDatagramOfABurst()
{
    constexpr quint64 count = 5000;
    EndpointConfig config = udpConfig();
    config.receiveBufferBytes = 256 << 10; // too small for all of them
    EndpointRig udp(config);
    udp->open();
    udp->setReadingPaused(true);
    RawDatagrams peer;
    for (quint64 i = 0; i < count; ++i)
        QVERIFY(peer.sendTo(udp.port(), QByteArray(200, 'b')));
    QCoreApplication::processEvents();
    QCOMPARE(udp.journaledCount(RecordKind::Received), 0U);
    udp->setReadingPaused(false);
    QTRY_COMPARE(udp.sink.receivedCalls + udp.sink.droppedByKernel, count);
    QVERIFY(udp.sink.receivedCalls > 0 && udp.sink.droppedByKernel > 0); // otherwise this tries nothing
    QCOMPARE(udp.journaledCount(RecordKind::Received), udp.sink.receivedCalls);
    const EventDetail dropped = udp.details(EventKind::Dropped).value(0);
    QCOMPARE(dropped.text, u"kernel"_s);
    QCOMPARE(dropped.count, udp.sink.droppedByKernel);
}

void UdpEndpointTest::goesOnHearingAfterAPause()
{
    EndpointRig udp(udpConfig());
    udp->open();
    RawDatagrams peer;
    qsizetype sent = 0;
    for (int round = 0; round < 5; ++round) {
        udp->setReadingPaused(true);
        for (int i = 0; i < 100; ++i, ++sent) {
            QVERIFY(peer.sendTo(udp.port(), "queued"));
            QCoreApplication::processEvents();
        }
        QVERIFY(turnsWithin(50ms) < 20);
        udp->setReadingPaused(false);
        QTRY_COMPARE(receivedSizes(udp).size(), sent);
        QVERIFY(peer.sendTo(udp.port(), "live"));
        ++sent;
        QTRY_COMPARE(receivedSizes(udp).size(), sent);
    }
}

void UdpEndpointTest::readsAFloodWithoutStarvingTheRest()
{
    EndpointRig udp(udpConfig());
    udp->open();
    RawDatagrams flooder;
    int timerTicks = 0;
    QTimer timer;
    connect(&timer, &QTimer::timeout, this, [&timerTicks] { ++timerTicks; });
    timer.start(0);
    // Each datagram brings the next one: the socket never runs dry.
    udp.sink.onReceived = [&](PeerId, QByteArrayView) {
        if (udp.sink.receivedCalls < 20000)
            flooder.sendTo(udp.port(), "more");
    };
    for (int i = 0; i < 300; ++i)
        QVERIFY(flooder.sendTo(udp.port(), "first"));
    QTRY_VERIFY(udp.sink.receivedCalls >= 20000);
    QVERIFY2(timerTicks >= 20000 / 300, qPrintable(QString::number(timerTicks)));
}

void UdpEndpointTest::storesTheWholeBatchThoughClosedWithinIt()
{
    EndpointRig udp(udpConfig());
    udp->open();
    udp.sink.onReceived = [&udp](PeerId, QByteArrayView) { udp->close(); };
    RawDatagrams peer;
    for (int i = 0; i < 10; ++i)
        QVERIFY(peer.sendTo(udp.port(), QByteArray::number(i)));
    QTRY_VERIFY(udp.isClosed());
    QCOMPARE(udp.journaled(RecordKind::Received), QByteArray("0123456789"));
    QCOMPARE(udp.sink.receivedCalls, 10U);
    QCOMPARE(udp.sink.peerStates.value(PeerId(1)), QList{PeerState::Gone});
}

void UdpEndpointTest::servesBothFamilies()
{
    EndpointRig udp(everywhere());
    udp->open();
    QVERIFY(udp->localAddress().startsWith(u"[::]:"_s));
    RawDatagrams v4;
    RawDatagrams v6(0, "::1");
    QVERIFY(v4.sendTo(udp.port(), "four"));
    QVERIFY(v6.sendTo(udp.port(), "six", "::1"));
    QTRY_COMPARE(udp->peers().size(), 2);
    QStringList addresses{udp->peers()[0].address, udp->peers()[1].address};
    addresses.sort();
    QCOMPARE(addresses, (QStringList{at(v4.port()), at(v6.port(), "::1")}));
    QCOMPARE(udp->send(SendTarget::all(), "both").value_or(0), 2);
    QTRY_COMPARE(v4.received(), QList<QByteArray>{"both"});
    QTRY_COMPARE(v6.received(), QList<QByteArray>{"both"});
}

void UdpEndpointTest::takesOneFamilyForOneAddress()
{
    EndpointConfig config = udpConfig();
    config.localHost = u"0.0.0.0"_s;
    EndpointRig udp(config);
    udp->open();
    const RawDatagrams v6(udp.port(), "::1"); // stays free
    QVERIFY(v6.isOpen());
}

void UdpEndpointTest::saysWhichTargetsItCannotReach_data()
{
    QTest::addColumn<QString>("target");
    QTest::addColumn<int>("code");
    QTest::newRow("the other family") << u"[::1]:80"_s << int(ErrorCode::AddressFamilyMismatch);
    QTest::newRow("port 0") << u"127.0.0.1:0"_s << int(ErrorCode::InvalidPort);
    QTest::newRow("no port") << u"127.0.0.1"_s << int(ErrorCode::InvalidPort);
    QTest::newRow("port too large") << u"127.0.0.1:65536"_s << int(ErrorCode::InvalidPort);
    QTest::newRow("leading zero") << u"127.0.0.010:80"_s << int(ErrorCode::InvalidAddress);
    QTest::newRow("name") << u"localhost:80"_s << int(ErrorCode::InvalidAddress);
    QTest::newRow("another machine from loopback") << u"203.0.113.1:80"_s << int(ErrorCode::NetworkUnreachable);
}

void UdpEndpointTest::saysWhichTargetsItCannotReach()
{
    QFETCH(QString, target);
    QFETCH(int, code);
    EndpointRig udp(udpConfig());
    udp->open();
    QCOMPARE(int(udp->send(SendTarget::to(target), "x").error().code), code);
    QCOMPARE(udp.journaledCount(RecordKind::Sent), 0U);
    RawDatagrams peer; // and goes on
    QVERIFY(udp->send(SendTarget::to(at(peer.port())), "y").has_value());
    QTRY_COMPARE(peer.received(), QList<QByteArray>{"y"});
}

void UdpEndpointTest::tellsTheEffectiveReceiveBuffer()
{
    EndpointConfig config = udpConfig();
    QCOMPARE(EndpointRig(config)->receiveBufferBytes(), 0);
    config.receiveBufferBytes = 1 << 30; // more than any system allows
    EndpointRig udp(config);
    udp->open();
    const int bytes = udp->receiveBufferBytes();
    QVERIFY(bytes > 0 && bytes < (1 << 30));
    const EventDetail note = udp.details(EventKind::Note).value(0);
    QCOMPARE(noteCodeFromName(note.text), NoteCode::ReceiveBufferLimited);
    QCOMPARE(note.count, quint64(bytes));
}

void UdpEndpointTest::sharesThePortOnlyWhenAsked()
{
    EndpointConfig config = udpConfig();
    config.sharePort = true;
    EndpointRig first(config);
    first->open();
    config.localPort = first.port();
    EndpointRig second(config);
    second->open();
    QVERIFY(second.isOpen());
    QCOMPARE(noteCodeFromName(second.details(EventKind::Note).value(1).text), NoteCode::PortShared);
    RawDatagrams peer;
    QVERIFY(peer.sendTo(first.port(), "for the last"));
    QTRY_COMPARE(second.journaled(RecordKind::Received), QByteArray("for the last"));
    QCOMPARE(first.journaledCount(RecordKind::Received), 0U);
    config.sharePort = false;
    EndpointRig third(config);
    third->open();
    QCOMPARE(third.sink.errors.value(0).code, ErrorCode::AddressInUse);
}

QTEST_GUILESS_MAIN(UdpEndpointTest)
#include "tst_udpendpoint.moc"
