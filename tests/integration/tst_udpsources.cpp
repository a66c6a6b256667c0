// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "endpoint/udppeers.h"
#include "tests/integration/udptools.h"
#include "tests/support/rawpeer.h"
#include "tests/support/stricttest.h"

using namespace SocketDesk;
using namespace Qt::StringLiterals;

/// Who sends a datagram is a peer: known again, answered, forgotten, and bounded in number.
class UdpSourcesTest : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void makesAPeerOfEverySource();
    void sendsToAllKnownPeers();
    void forgetsAPeer();
    void knowsAPeerAgain();
    void boundsThePeersThatAFloodMakesUp();
};

void UdpSourcesTest::makesAPeerOfEverySource()
{
    EndpointRig udp(udpConfig());
    udp->open();
    std::vector<RawDatagrams> sources;
    for (int i = 0; i < 50; ++i)
        sources.emplace_back();
    for (int round = 0; round < 2; ++round) {
        for (RawDatagrams &source : sources)
            QVERIFY(source.sendTo(udp.port(), "hello"));
    }
    QTRY_COMPARE(udp.sink.receivedCalls, 100U);
    const QList<PeerSnapshot> peers = udp->peers();
    QCOMPARE(peers.size(), 50);
    for (qsizetype i = 0; i < peers.size(); ++i) {
        QCOMPARE(peers[i].address, at(sources[std::size_t(i)].port()));
        QCOMPARE(peers[i].traffic.receivedChunks, 2U);
        QVERIFY(udp->send(SendTarget::peer(peers[i].id), "you").has_value());
        QTRY_COMPARE(sources[std::size_t(i)].received(), QList<QByteArray>{"you"});
    }
}

void UdpSourcesTest::sendsToAllKnownPeers()
{
    EndpointRig udp(udpConfig());
    udp->open();
    QCOMPARE(udp->send(SendTarget::all(), "nobody").error().code, ErrorCode::NoPeers);
    RawDatagrams seen;
    RawDatagrams targeted;
    QVERIFY(seen.sendTo(udp.port(), "hello"));
    QTRY_COMPARE(udp->peers().size(), 1);
    QVERIFY(udp->send(SendTarget::to(at(targeted.port())), "hello").has_value());
    QCOMPARE(udp->send(SendTarget::all(), "both").value_or(0), 2);
    QTRY_COMPARE(seen.received(), QList<QByteArray>{"both"});
    QTRY_COMPARE(targeted.received(), (QList<QByteArray>{"hello", "both"}));
}

void UdpSourcesTest::forgetsAPeer()
{
    EndpointRig udp(udpConfig());
    udp->open();
    RawDatagrams peer;
    QVERIFY(peer.sendTo(udp.port(), "one"));
    QTRY_COMPARE(udp->peers().size(), 1);
    const PeerId first = udp->peers().first().id;
    udp->disconnectPeer(first);
    QVERIFY(udp->peers().isEmpty());
    QVERIFY(udp.sink.isGone(first));
    QVERIFY(peer.sendTo(udp.port(), "two"));
    QTRY_COMPARE(udp->peers().size(), 1);
    QCOMPARE(udp->peers().first().id, first); // who comes back is who it was
    QCOMPARE(udp->peers().first().traffic.receivedBytes, 3U);
}

void UdpSourcesTest::knowsAPeerAgain()
{
    EndpointConfig config = udpConfig();
    EndpointRig udp(config);
    udp->open();
    RawDatagrams first;
    RawDatagrams second;
    QVERIFY(first.sendTo(udp.port(), "a"));
    QTRY_COMPARE(udp.sink.joined, QList{PeerId(1)});
    QVERIFY(second.sendTo(udp.port(), "b"));
    QTRY_COMPARE(udp.sink.joined, (QList{PeerId(1), PeerId(2)}));
    udp->disconnectPeer(PeerId(1));
    QVERIFY(first.sendTo(udp.port(), "c"));
    QTRY_COMPARE(udp.sink.joined, (QList{PeerId(1), PeerId(2), PeerId(1)}));
    QCOMPARE(udp.sink.bytes.value(PeerId(1)), QByteArray("ac"));
    QCOMPARE(udp->peers().value(0).id, PeerId(1));
    QCOMPARE(udp->peers().value(1).id, PeerId(2));
}

void UdpSourcesTest::boundsThePeersThatAFloodMakesUp()
{
    constexpr int count = 70'000; // more than a UDP endpoint keeps
    EndpointRig udp(everywhere());
    udp->open();
    const auto source = [](int i) { return u"127.%1.%2.%3"_s.arg(1 + i / 62500).arg(i / 250 % 250).arg(1 + i % 250); };
    const quint16 port = RawDatagrams(0, "0.0.0.0").port(); // the same for all: only the addresses differ
    for (int i = 0; i < count; ++i) {
        RawDatagrams sender(port, qPrintable(source(i)));
        QVERIFY(sender.sendTo(udp.port(), QByteArray::number(i)));
        if (i % 100 == 99)
            QTRY_COMPARE(udp.sink.receivedCalls, quint64(i + 1));
    }
    QCOMPARE(udp->peers().size(), qsizetype(UdpPeers::limit));
    QCOMPARE(udp.sink.joined.size(), count);
    // Each is in the journal with the address it had, those that are forgotten too.
    int wrong = 0;
    udp.forEachRecord([&, next = 0](const Record &record) mutable {
        if (record.kind != RecordKind::Received)
            return;
        wrong += udp.reader().peer(record.peer).address != at(port, qPrintable(source(next)));
        wrong += record.bytes != QByteArray::number(next++);
    });
    QCOMPARE(wrong, 0);
    // Who comes back is who it was, and can be answered.
    RawDatagrams sender(port, qPrintable(source(0)));
    QVERIFY(sender.sendTo(udp.port(), "again"));
    QTRY_COMPARE(udp.sink.joined.size(), count + 1);
    QCOMPARE(udp.sink.joined.last(), udp.sink.joined.first());
    QVERIFY(udp->send(SendTarget::peer(udp.sink.joined.last()), "answer").has_value());
    QTRY_COMPARE(sender.received(), QList{QByteArray("answer")});
}

QTEST_GUILESS_MAIN(UdpSourcesTest)
#include "tst_udpsources.moc"
