// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/integration/manystreams.h"
#include "tests/support/endpointrig.h"
#include "tests/support/eventturns.h"
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
        limit.rlim_cur = rlim_t(lowestFree.descriptor()) + rlim_t(more);
        setrlimit(RLIMIT_NOFILE, &limit);
    }
    Q_DISABLE_COPY_MOVE(DescriptorLimit)
    ~DescriptorLimit() { setrlimit(RLIMIT_NOFILE, &m_before); }

private:
    rlimit m_before{};
};

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
    QVERIFY2(timer.elapsed() < 10'000, qPrintable(QString::number(timer.elapsed())));

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
    QVERIFY2(timer.elapsed() < 5000, qPrintable(QString::number(timer.elapsed())));
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
    QVERIFY2(timer.elapsed() < 5000, qPrintable(QString::number(timer.elapsed())));
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
        QVERIFY2(timer.elapsed() < 5000, qPrintable(QString::number(timer.elapsed())));
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
    QCOMPARE(server.details(EventKind::WeClosed).constLast().error.code, ErrorCode::Reset); // that is why
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
