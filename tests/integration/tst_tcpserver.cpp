// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/endpointrig.h"
#include "tests/support/eventturns.h"
#include "tests/support/rawpeer.h"
#include "tests/support/stricttest.h"

#include <QElapsedTimer>
#include <QNetworkProxy>

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/resource.h>

using namespace SocketDesk;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// Lowers the soft limit of descriptors to what is in use and some more, for as long as it lives.
class DescriptorLimit
{
public:
    explicit DescriptorLimit(int more)
    {
        getrlimit(RLIMIT_NOFILE, &m_before);
        const RawDatagrams lowestFree;
        rlimit limit = m_before;
        limit.rlim_cur = rlim_t(lowestFree.descriptor() + more);
        setrlimit(RLIMIT_NOFILE, &limit);
    }
    Q_DISABLE_COPY_MOVE(DescriptorLimit)
    ~DescriptorLimit() { setrlimit(RLIMIT_NOFILE, &m_before); }

private:
    rlimit m_before{};
};

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

std::vector<RawStream> connectMany(quint16 port, int count)
{
    std::vector<RawStream> streams;
    for (int i = 0; i < count; ++i)
        streams.push_back(RawStream::connectTo(port));
    return streams;
}

} // namespace

/// The server against many, hasty, silent and hostile clients.
class TcpServerTest : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void acceptsAThousandInOneBurst();
    void goesOnWhenDescriptorsRunOut_data();
    void goesOnWhenDescriptorsRunOut();
    void tellsThoseInLineWhenDescriptorsStayShort();
    void closesWhoHasFinishedWhenDescriptorsRunOut();
    void recordsWhoResetBeforeBeingAccepted();
    void endsWhileAcceptingIsUnderWay();
    void keepsPeersWhenListeningEnds();
    void listensAgainBesideThePeersItKept();
    void closesThePeersItKept();
    void sendsToAllWhoHaveRoom();
    void sumsUpWhomAFastRepeatLeavesOut();
    void sendsToAllWhoAreNamedOrToNone();
    void waitsForNobodyWhoTakesNothing();
    void sendsToSome();
    void leavesOutWhoTakesNoMoreWhenSendingToAll();
    void tellsWhenThereIsRoomAgain();
    void boundsTheQueuesOfPeersThatNeverRead();
    void servesOthersWhileOneFloods();
    void closesAHalfOpenPeerThatNobodyAnswers();
    void whoHasClosedInBothDirectionsIsNoReset();
    void keepsAHalfOpenPeerThatIsAnswered();
    void takesBothFamiliesOnEveryAddress();
    void takesThePortBackAtOnce();
    void sharesThePortOnlyWhenAsked();
    void asksNoProxy();
};

void TcpServerTest::acceptsAThousandInOneBurst()
{
    constexpr int count = 1000;
    EndpointRig server(serverConfig());
    server->open();
    std::vector<RawStream> clients = connectMany(server.port(), count); // none is accepted before the event loop runs
    QElapsedTimer timer;
    timer.start();
    QTRY_COMPARE(server->peers().size(), qsizetype(count));
    QVERIFY2(timer.elapsed() < 3000, qPrintable(QString::number(timer.elapsed())));

    QCOMPARE(server->send(SendTarget::all(), "to each").value_or(0), count);
    for (RawStream &client : clients) {
        QTRY_COMPARE(client.received(), QByteArray("to each"));
        client.close();
    }
    QTRY_COMPARE(server.details(EventKind::PeerFinished).size(), qsizetype(count));
    server->close();
    QTRY_VERIFY(server.isClosed());
}

void TcpServerTest::goesOnWhenDescriptorsRunOut_data()
{
    QTest::addColumn<bool>("hasAcceptedBefore");
    QTest::newRow("at the first burst") << false;
    QTest::newRow("after it has accepted and found nobody more") << true;
}

void TcpServerTest::goesOnWhenDescriptorsRunOut()
{
    QFETCH(bool, hasAcceptedBefore);
    constexpr int count = 100;
    EndpointRig server(serverConfig());
    server->open();
    if (hasAcceptedBefore) {
        const RawStream early = RawStream::connectTo(server.port());
        QTRY_COMPARE(server->peers().size(), 1);
        server->resetPeer(PeerId(1));
        server.sink.joined.clear();
    }
    std::vector<RawStream> clients = connectMany(server.port(), count);
    const DescriptorLimit limit(55);
    QTRY_COMPARE(server.sink.errors.size(), 1);
    QCOMPARE(server.sink.errors.first().code, ErrorCode::TooManyOpenFiles);
    const QList<PeerSnapshot> accepted = server->peers();
    QVERIFY(accepted.size() >= 50 && accepted.size() < count);
    QVERIFY2(turnsWithin(200ms) < 20, "it spins");

    for (int i = 0; i < 50; ++i) {
        clients[std::size_t(i)].close();
        server->resetPeer(accepted[i].id);
    }
    QElapsedTimer timer;
    timer.start();
    QTRY_COMPARE(server.sink.joined.size(), qsizetype(count));
    QVERIFY2(timer.elapsed() < 2000, qPrintable(QString::number(timer.elapsed())));
    QCOMPARE(server->send(SendTarget::all(), "served").value_or(0), count - 50);
    QTRY_COMPARE(clients.back().received(), QByteArray("served"));
    QCOMPARE(server.sink.errors.size(), 1); // said once
}

void TcpServerTest::tellsThoseInLineWhenDescriptorsStayShort()
{
    EndpointRig server(serverConfig());
    server->open();
    std::vector<RawStream> clients = connectMany(server.port(), 20);
    const DescriptorLimit limit(10);
    QTRY_COMPARE(server.sink.errors.size(), 1);
    const auto first = std::size_t(server->peers().size());
    QTRY_VERIFY(clients[first].hasSeenReset());
    QVERIFY(!clients[0].hasSeenReset());
}

/// As where clients come and go by the thousand, each closing its socket, and nothing is ever sent to them.
void TcpServerTest::closesWhoHasFinishedWhenDescriptorsRunOut()
{
    constexpr int count = 30;
    EndpointRig server(serverConfig());
    server->open();
    std::vector<RawStream> gone = connectMany(server.port(), count);
    for (RawStream &client : gone)
        client.finish();
    QTRY_COMPARE(server.sink.joined.size(), qsizetype(count));
    QTRY_VERIFY(std::ranges::all_of(server->peers(), [](auto &peer) { return peer.state == PeerState::PeerFinished; }));

    const DescriptorLimit limit(7); // five for the clients, two for the server
    std::vector<RawStream> clients = connectMany(server.port(), 5);
    QElapsedTimer timer;
    timer.start();
    QTRY_COMPARE(server.sink.joined.size(), qsizetype(count + 5));
    QVERIFY2(timer.elapsed() < 2000, qPrintable(QString::number(timer.elapsed())));
    for (RawStream &client : gone)
        QTRY_VERIFY(client.hasSeenFin());
}

void TcpServerTest::recordsWhoResetBeforeBeingAccepted()
{
    EndpointRig server(serverConfig());
    server->open();
    RawStream client = RawStream::connectTo(server.port());
    const quint16 port = client.port();
    QCOMPARE(client.write("hit and run"), 11);
    client.reset();
    QTRY_COMPARE(server.sink.joined.size(), 1);
    QTRY_VERIFY(server.sink.isGone(server.sink.joined.first()));
    QCOMPARE(server.details(EventKind::Joined).constFirst().text, u"127.0.0.1:%1"_s.arg(port));
    QCOMPARE(server.journaled(RecordKind::Received), QByteArray("hit and run"));
    QCOMPARE(server.details(EventKind::PeerReset).size(), 1);
    QVERIFY(server.isOpen());
}

void TcpServerTest::endsWhileAcceptingIsUnderWay()
{
    EndpointRig server(serverConfig());
    server->open();
    std::vector<RawStream> clients = connectMany(server.port(), 50);
    server.sink.onJoined = [&server](PeerId peer) {
        if (peer == PeerId(10))
            server->close();
    };
    QTRY_COMPARE(server.sink.states.last(), EndpointState::Closing);
    clients.clear();
    QTRY_VERIFY(server.isClosed());
    QCOMPARE(server.sink.joined.size(), 10);
}

void TcpServerTest::keepsPeersWhenListeningEnds()
{
    EndpointRig server(serverConfig());
    server->open();
    const quint16 port = server.port();
    RawStream client = RawStream::connectTo(port);
    QTRY_COMPARE(server->peers().size(), 1);

    server->close(PeersOnClose::Keep);
    QVERIFY(!RawStream::connectTo(port).isOpen());
    QCOMPARE(server->state(), EndpointState::Open);
    QCOMPARE(server.port(), port);
    QCOMPARE(client.write("still here"), 10);
    QTRY_COMPARE(server.sink.bytes.value(PeerId(1)), QByteArray("still here"));
    QVERIFY(server->send(SendTarget::all(), "served").has_value());
    QTRY_COMPARE(client.received(), QByteArray("served"));

    client.close();
    server->disconnectPeer(PeerId(1));
    QTRY_VERIFY(server.isClosed());
    QCOMPARE(server.events().constLast(), u"closed"_s);
}

void TcpServerTest::listensAgainBesideThePeersItKept()
{
    EndpointRig server(serverConfig());
    server->open();
    RawStream first = RawStream::connectTo(server.port());
    QTRY_COMPARE(server->peers().size(), 1);
    server->close(PeersOnClose::Keep);
    server->open();
    RawStream second = RawStream::connectTo(server.port());
    QTRY_COMPARE(server->peers().size(), 2);
    QCOMPARE(server->send(SendTarget::all(), "both").value_or(0), 2);
    QTRY_COMPARE(first.received(), QByteArray("both"));
    QTRY_COMPARE(second.received(), QByteArray("both"));
}

void TcpServerTest::closesThePeersItKept()
{
    EndpointRig server(serverConfig());
    server->open();
    RawStream client = RawStream::connectTo(server.port());
    QTRY_COMPARE(server->peers().size(), 1);
    server->close(PeersOnClose::Keep);
    server->close(PeersOnClose::Close);
    QTRY_VERIFY(client.hasSeenFin());
    client.close();
    QTRY_VERIFY(server.isClosed());
}

void TcpServerTest::sendsToAllWhoHaveRoom()
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
    QCOMPARE(server.details(EventKind::Dropped).constFirst().count, 4u);
    QCOMPARE(server.sink.errors.size(), 1);
    const Error error{ErrorCode::PeersSkipped, {full, u"1"_s, u"3"_s}};
    QCOMPARE(server.sink.errors.first(), error);

    fill(server, PeerId(1));
    fill(server, PeerId(3));
    const quint64 sent = server.journaledCount(RecordKind::Sent);
    QCOMPARE(server->send(SendTarget::all(), "nobody").error().code, ErrorCode::QueueFull);
    QCOMPARE(server.journaledCount(RecordKind::Sent), sent);
}

void TcpServerTest::sumsUpWhomAFastRepeatLeavesOut()
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
    QCOMPARE(server.sink.errors.last().arguments.mid(1), (QStringList{u"2"_s, u"3"_s}));
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

void TcpServerTest::sendsToAllWhoAreNamedOrToNone()
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

void TcpServerTest::waitsForNobodyWhoTakesNothing()
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

void TcpServerTest::sendsToSome()
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

void TcpServerTest::leavesOutWhoTakesNoMoreWhenSendingToAll()
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

void TcpServerTest::tellsWhenThereIsRoomAgain()
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

void TcpServerTest::boundsTheQueuesOfPeersThatNeverRead()
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

void TcpServerTest::servesOthersWhileOneFloods()
{
    EndpointRig server(serverConfig());
    server->open();
    RawStream flooder = RawStream::connectTo(server.port());
    RawStream other = RawStream::connectTo(server.port());
    QTRY_COMPARE(server->peers().size(), 2);
    const QByteArray flood(1 << 20, 'f');
    int answered = 0;
    server.sink.onReceived = [&](PeerId peer, QByteArrayView) {
        if (peer == PeerId(1))
            flooder.write(flood); // it never runs dry
        else
            ++answered;
    };
    flooder.write(flood);
    for (int i = 1; i <= 20; ++i) {
        QCOMPARE(other.write("!"), 1);
        QElapsedTimer timer;
        timer.start();
        QTRY_COMPARE(answered, i);
        QVERIFY2(timer.elapsed() < 1000, qPrintable(QString::number(timer.elapsed())));
    }
    server.sink.onReceived = nullptr;
}

void TcpServerTest::closesAHalfOpenPeerThatNobodyAnswers()
{
    EndpointConfig config = serverConfig();
    config.halfOpenLimit = 100ms;
    EndpointRig server(config);
    server->open();
    RawStream client = RawStream::connectTo(server.port());
    QTRY_COMPARE(server->peers().size(), 1);
    client.finish();
    QTRY_VERIFY(server.sink.isGone(PeerId(1)));
    QVERIFY(client.hasSeenFin());
    QCOMPARE(server.events().constLast(), u"we-closed"_s);
}

void TcpServerTest::whoHasClosedInBothDirectionsIsNoReset()
{
    EndpointConfig config = serverConfig();
    config.probeAfter = 1s;
    EndpointRig server(config);
    server->open();
    RawStream client = RawStream::connectTo(server.port());
    QTRY_COMPARE(server->peers().size(), 1);
    const int second = 1; // that its system remembers it after close()
    QCOMPARE(setsockopt(client.descriptor(), IPPROTO_TCP, TCP_LINGER2, &second, sizeof second), 0);
    client.close();
    QTRY_VERIFY_WITH_TIMEOUT(server.sink.isGone(PeerId(1)), 20000);
    QCOMPARE(server.events().constLast(), u"we-closed"_s);
    QVERIFY(server.sink.errors.isEmpty());
}

void TcpServerTest::keepsAHalfOpenPeerThatIsAnswered()
{
    EndpointConfig config = serverConfig();
    config.halfOpenLimit = 0ms;
    EndpointRig server(config);
    server->open();
    RawStream client = RawStream::connectTo(server.port());
    QTRY_COMPARE(server->peers().size(), 1);
    QCOMPARE(client.write("question"), 8);
    client.finish();
    QTRY_COMPARE(server->peers().value(0).state, PeerState::PeerFinished);
    const QByteArray answer(50 << 20, 'a'); // more than the kernel takes at once, and more than one queue holds
    qsizetype accepted = 0;
    server.sink.onWritable = [&](PeerId peer) {
        const qsizetype size = std::min(server->room(SendTarget::peer(peer)), answer.size() - accepted);
        if (size > 0 && server->send(SendTarget::peer(peer), QByteArrayView(answer).first(size)))
            accepted += size;
        if (accepted == answer.size())
            server->finishSending(SendTarget::peer(peer));
    };
    server.sink.onWritable(PeerId(1));
    QTRY_VERIFY_WITH_TIMEOUT(client.hasSeenFin(), 20000);
    QCOMPARE(client.received().size(), answer.size());
}

void TcpServerTest::takesBothFamiliesOnEveryAddress()
{
    EndpointConfig config = serverConfig();
    config.localHost = u"::"_s;
    EndpointRig server(config);
    server->open();
    QVERIFY(server->localAddress().startsWith(u"[::]:"_s));
    const RawStream v4 = RawStream::connectTo(server.port());
    QTRY_COMPARE(server->peers().size(), 1);
    const RawStream v6 = RawStream::connectTo(server.port(), "::1");
    QTRY_COMPARE(server->peers().size(), 2);
    QCOMPARE(server->peers()[0].address, u"127.0.0.1:%1"_s.arg(v4.port())); // not as a mapped one
    QCOMPARE(server->peers()[1].address, u"[::1]:%1"_s.arg(v6.port()));
}

void TcpServerTest::takesThePortBackAtOnce()
{
    EndpointConfig config = serverConfig();
    {
        EndpointRig server(config);
        server->open();
        config.localPort = server.port();
        RawStream client = RawStream::connectTo(server.port());
        QTRY_COMPARE(server->peers().size(), 1);
        server->close();
        QTRY_VERIFY(client.hasSeenFin());
        client.close();
        QTRY_VERIFY(server.isClosed()); // the connection is in TIME_WAIT at this end
    }
    EndpointRig server(config);
    server->open();
    QVERIFY(server.isOpen());
}

void TcpServerTest::sharesThePortOnlyWhenAsked()
{
    EndpointConfig config = serverConfig();
    EndpointRig first(config);
    first->open();
    config.localPort = first.port();
    EndpointRig second(config);
    second->open();
    QCOMPARE(second.sink.errors.value(0).code, ErrorCode::AddressInUse);

    config.sharePort = true;
    config.localPort = 0;
    EndpointRig third(config);
    third->open();
    config.localPort = third.port();
    EndpointRig fourth(config);
    fourth->open();
    QVERIFY(fourth.isOpen());
}

void TcpServerTest::asksNoProxy()
{
    RawListener trap;
    qputenv("http_proxy", "http://127.0.0.1:" + QByteArray::number(trap.port()));
    QNetworkProxy::setApplicationProxy(QNetworkProxy(QNetworkProxy::HttpProxy, u"127.0.0.1"_s, trap.port()));
    EndpointRig server(serverConfig());
    server->open();
    QVERIFY(server.isOpen());
    EndpointRig client(clientConfig(server.port()));
    client->open();
    QTRY_VERIFY(client.isOpen());
    EndpointRig udp(udpConfig());
    udp->open();
    QVERIFY(udp.isOpen());
    QNetworkProxy::setApplicationProxy(QNetworkProxy::DefaultProxy);
    qunsetenv("http_proxy");
    QVERIFY(!trap.accept());
}

QTEST_GUILESS_MAIN(TcpServerTest)
#include "tst_tcpserver.moc"
