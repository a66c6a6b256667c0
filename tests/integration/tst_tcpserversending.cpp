// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/integration/manystreams.h"
#include "tests/support/endpointrig.h"
#include "tests/support/stricttest.h"

using namespace SocketDesk;
using namespace Qt::StringLiterals;

namespace {

EndpointConfig smallQueues()
{
    EndpointConfig config = serverConfig();
    config.writeQueueBytes = 64 << 10;
    return config;
}

/// Sends to one until nothing at all fits into its queue.
void fill(EndpointRig &server, PeerId peer)
{
    for (qsizetype size = 64 << 10; size > 0; size /= 2) {
        while (server->send(SendTarget::peer(peer), QByteArray(size, 'f')).has_value()) {
        }
    }
}

} // namespace

/// What a server sends to one, to some and to all, when not everybody takes it.
class TcpServerSendingTest : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void sendsToAllWhoHaveRoom();
    void sumsUpWhomAFastRepeatLeavesOut();
    void sendsToAllWhoAreNamedOrToNone();
    void waitsForNobodyWhoTakesNothing();
    void sendsToSome();
    void sendsToAllOfThoseThatAreStillThere();
    void leavesOutWhoTakesNoMoreWhenSendingToAll();
    void tellsWhenThereIsRoomAgain();
    void boundsTheQueuesOfPeersThatNeverRead();
};

void TcpServerSendingTest::sendsToAllWhoHaveRoom()
{
    EndpointRig server(smallQueues());
    server->open();
    std::vector<RawStream> clients = connectMany(server.port(), 3);
    QTRY_COMPARE(server->peers().size(), 3);
    fill(server, PeerId(2)); // it never reads
    const QString full = u"127.0.0.1:%1"_s.arg(clients[1].port());
    QCOMPARE(server->send(SendTarget::all(), "news").value_or(0), 2);
    QTRY_COMPARE(clients[0].received(), QByteArray("news"));
    QTRY_COMPARE(clients[2].received(), QByteArray("news"));

    QCOMPARE(server.details(EventKind::Dropped).size(), 1);
    QCOMPARE(server.details(EventKind::Dropped).constFirst().text, u"queue-full"_s);
    QCOMPARE(server.details(EventKind::Dropped).constFirst().count, 4U);
    QCOMPARE(server.sink.errors.size(), 1);
    const Error error{ErrorCode::PeersSkipped, {full, u"1"_s, u"3"_s}};
    QCOMPARE(server.sink.errors.first(), error);

    fill(server, PeerId(1));
    fill(server, PeerId(3));
    const quint64 sent = server.journaledCount(RecordKind::Sent);
    QCOMPARE(server->send(SendTarget::all(), "nobody").error().code, ErrorCode::QueueFull);
    QCOMPARE(server.journaledCount(RecordKind::Sent), sent);
}

void TcpServerSendingTest::sumsUpWhomAFastRepeatLeavesOut()
{
    EndpointRig server(smallQueues());
    server->open();
    std::vector<RawStream> clients = connectMany(server.port(), 3);
    QTRY_COMPARE(server->peers().size(), 3);
    fill(server, PeerId(1));
    fill(server, PeerId(2));
    for (int i = 0; i < 1000; ++i)
        QCOMPARE(server->send(SendTarget::all(), "tick").value_or(0), 1);
    QCOMPARE(server.sink.errors.size(), 1);
    QTRY_COMPARE(server.sink.errors.size(), 2);
    QCOMPARE(server.sink.errors.last().arguments.mid(1, 2), (QStringList{u"2"_s, u"3"_s}));
    QCOMPARE(server.sink.errors.last().arguments.mid(3), (QStringList{u"127.0.0.1:%1"_s.arg(clients[1].port())}));
    QCOMPARE(server.details(EventKind::Dropped).size(), 4);

    QCOMPARE(server->send(SendTarget::all(), "last").value_or(0), 1);
    clients[0].reset(); // what was not told yet is told before the end
    QTRY_VERIFY(server.sink.isGone(PeerId(1)));
    quint64 lost = 0;
    for (const EventDetail &detail : server.details(EventKind::Dropped))
        lost += detail.text == u"queue-full"_s ? detail.count : 0;
    QVERIFY(lost == 2 * 4000 + 4 || lost == 2 * 4000 + 2 * 4); // the other's last one may be told already
    QTRY_COMPARE(clients[2].received().size(), 1001 * 4);
}

void TcpServerSendingTest::sendsToAllWhoAreNamedOrToNone()
{
    EndpointRig server(smallQueues());
    server->open();
    std::vector<RawStream> clients = connectMany(server.port(), 2);
    QTRY_COMPARE(server->peers().size(), 2);
    fill(server, PeerId(2));
    const quint64 sent = server.journaledCount(RecordKind::Sent);
    const SendTarget both{SendTarget::Kind::Peers, {PeerId(1), PeerId(2)}, {}};
    const Result<int> toBoth = server->send(both, "both");
    QCOMPARE(toBoth.error().code, ErrorCode::QueueFull);
    QCOMPARE(toBoth.error().argument(0), u"127.0.0.1:%1"_s.arg(clients[1].port()));
    QCOMPARE(server.journaledCount(RecordKind::Sent), sent);
    QVERIFY(server.details(EventKind::Dropped).isEmpty());
    QVERIFY(server->room(SendTarget::peer(PeerId(1))) > 0);
}

void TcpServerSendingTest::waitsForNobodyWhoTakesNothing()
{
    EndpointRig server(smallQueues());
    server->open();
    std::vector<RawStream> clients = connectMany(server.port(), 2);
    QTRY_COMPARE(server->peers().size(), 2);
    fill(server, PeerId(2));
    QVERIFY(server->room(SendTarget::all()) < 1000); // it may be slow and nothing more
    QVERIFY(server->queuedBytes(SendTarget::all()) > 0);
    QTRY_VERIFY_WITH_TIMEOUT(server->room(SendTarget::all()) >= 1000, 20000);
    QCOMPARE(server->queuedBytes(SendTarget::all()), 0);
    QVERIFY(server->room(SendTarget::peer(PeerId(2))) < 1000);
    // As soon as it reads again it is waited for again.
    QTRY_VERIFY(clients[1].received().size() > 0 && server->queuedBytes(SendTarget::peer(PeerId(2))) == 0);
    fill(server, PeerId(2));
    QVERIFY(server->room(SendTarget::all()) < 1000);
}

void TcpServerSendingTest::sendsToSome()
{
    EndpointRig server(serverConfig());
    server->open();
    std::vector<RawStream> clients = connectMany(server.port(), 3);
    QTRY_COMPARE(server->peers().size(), 3);
    const SendTarget some{SendTarget::Kind::Peers, {PeerId(1), PeerId(3), PeerId(1)}, {}};
    QCOMPARE(server->send(some, "once").value_or(0), 2);
    QCOMPARE(server->send(SendTarget::to(u"127.0.0.1:%1"_s.arg(clients[1].port())), "by address").value_or(0), 1);
    QTRY_COMPARE(clients[0].received(), QByteArray("once"));
    QTRY_COMPARE(clients[1].received(), QByteArray("by address"));
    QTRY_COMPARE(clients[2].received(), QByteArray("once"));
}

void TcpServerSendingTest::sendsToAllOfThoseThatAreStillThere()
{
    EndpointRig server(smallQueues());
    server->open();
    std::vector<RawStream> clients = connectMany(server.port(), 3);
    QTRY_COMPARE(server->peers().size(), 3);
    QCOMPARE(server->takers(SendTarget::all(), 1), QList({PeerId(1), PeerId(2), PeerId(3)}));
    const SendTarget two = SendTarget::allOf({PeerId(1), PeerId(2)});
    QCOMPARE(server->send(two, "once").value_or(0), 2);
    QTRY_COMPARE(clients[0].received(), QByteArray("once"));
    fill(server, PeerId(2));
    QCOMPARE(server->takers(two, 1000), QList({PeerId(1)}));
    server->leaveOut(PeerId(2), qint64(1) << 40, 2);
    QCOMPARE(server.details(EventKind::Dropped).constLast().count, quint64(1) << 40);
    QCOMPARE(server.sink.errors.back().argument(2), u"2"_s);
    clients[0].reset();
    QTRY_VERIFY(server.sink.isGone(PeerId(1)));
    QCOMPARE(server->takers(two, 1), QList<PeerId>());
    QCOMPARE(server->send(SendTarget::allOf({PeerId(1)}), "nobody").error().code, ErrorCode::NoPeers);
    server->leaveOut(PeerId(1), 1, 2); // has gone, which is said
    QVERIFY(clients[2].received().isEmpty());
}

void TcpServerSendingTest::leavesOutWhoTakesNoMoreWhenSendingToAll()
{
    EndpointRig server(serverConfig());
    server->open();
    std::vector<RawStream> clients = connectMany(server.port(), 2);
    QTRY_COMPARE(server->peers().size(), 2);
    server->finishSending(SendTarget::peer(PeerId(1)));
    QCOMPARE(server->send(SendTarget::all(), "you").value_or(0), 1);
    QTRY_COMPARE(clients[1].received(), QByteArray("you"));
    server->finishSending(SendTarget::all());
    QCOMPARE(server->send(SendTarget::all(), "nobody").error().code, ErrorCode::AlreadyFinished);
}

void TcpServerSendingTest::tellsWhenThereIsRoomAgain()
{
    EndpointRig server(serverConfig());
    server->open();
    RawStream client = RawStream::connectTo(server.port());
    QTRY_COMPARE(server->peers().size(), 1);
    const QByteArray block(1 << 20, 'w');
    qsizetype accepted = 0;
    const auto fill = [&] {
        for (; accepted < (40 << 20) && server->room(SendTarget::all()) >= block.size(); accepted += block.size())
            QVERIFY(server->send(SendTarget::all(), block).has_value());
    };
    server.sink.onWritable = [&](PeerId) { fill(); };
    fill();
    QVERIFY(accepted < (40 << 20)); // otherwise this tries nothing
    QTRY_COMPARE_WITH_TIMEOUT(client.received().size(), qsizetype(40 << 20), 20000);
    QVERIFY(server.sink.writableCalls > 0);
    QCOMPARE(server->queuedBytes(SendTarget::all()), 0);
}

void TcpServerSendingTest::boundsTheQueuesOfPeersThatNeverRead()
{
    constexpr int count = 50;
    EndpointConfig config = serverConfig();
    config.writeQueueBytes = 64 << 10;
    EndpointRig server(config);
    server->open();
    std::vector<RawStream> clients = connectMany(server.port(), count);
    QTRY_COMPARE(server->peers().size(), qsizetype(count));
    const QByteArray block(64 << 10, 'q');
    for (int i = 1; i <= count; ++i) {
        while (server->send(SendTarget::peer(PeerId(i)), block).has_value()) {
        }
        QVERIFY(server->queuedBytes(SendTarget::peer(PeerId(i))) <= config.writeQueueBytes);
    }
    QVERIFY(server->queuedBytes(SendTarget::all()) <= count * config.writeQueueBytes);
}

QTEST_GUILESS_MAIN(TcpServerSendingTest)
#include "tst_tcpserversending.moc"
