// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/endpointrig.h"
#include "tests/support/rawpeer.h"
#include "tests/support/stricttest.h"

#include <QElapsedTimer>

using namespace SocketDesk;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// A listener whose backlog is full: who else connects gets no answer at all.
class BlackHole
{
public:
    BlackHole()
        : m_listener(0)
    {
        for (int i = 0; i < 4; ++i)
            m_fillers.push_back(RawStream::beginConnecting(m_listener.port()));
    }

    [[nodiscard]] quint16 port() const { return m_listener.port(); }

private:
    RawListener m_listener;
    std::vector<RawStream> m_fillers;
};

quint16 deadPort()
{
    return RawListener().port();
}

} // namespace

/// The client: how it gets a connection, or says why there is none.
class TcpClientTest : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void saysThatNobodyListens();
    void saysThatThereIsNoSuchName();
    void refusesABadHost_data();
    void refusesABadHost();
    void aLinkLocalHostNeedsItsInterface();
    void triesAllAddressesOfAName_data();
    void triesAllAddressesOfAName();
    void givesUpOnABlackHole();
    void cancelsAtOnce();
    void cancelsALookUpAtOnce();
    void bearsDestructionInEveryState_data();
    void bearsDestructionInEveryState();
    void keepsTheLocalAddressAndPort();
    void takesItsPortAgainAtOnce();
    void doesNotTalkToItself();
    void saysThatTheFamiliesDiffer();
    void saysThatLoopbackLeadsNowhereElse();
    void connectsAgain_data();
    void connectsAgain();
    void connectsAgainUntilSomebodyListens();
    void stopsWaitingWhenClosed();
    void closesAfterThePeersFinToConnectAgain();
};

void TcpClientTest::saysThatNobodyListens()
{
    const quint16 port = deadPort();
    EndpointRig client(clientConfig(port));
    client->open();
    QCOMPARE(client.sink.states, QList{EndpointState::Connecting});
    QTRY_COMPARE(client.sink.errors.size(), 1);
    QCOMPARE(client.sink.errors.first().code, ErrorCode::Refused);
    QCOMPARE(client.sink.errors.first().argument(0), u"127.0.0.1:%1"_s.arg(port));
    QCOMPARE(client.events(), (QStringList{u"connecting"_s, u"failed"_s}));
    QVERIFY(client.isClosed());
}

void TcpClientTest::saysThatThereIsNoSuchName()
{
    EndpointConfig config = clientConfig(80);
    config.remoteHost = u"no-such-host.invalid"_s;
    config.connectTimeout = 30s;
    EndpointRig client(config);
    client->open();
    QCOMPARE(client->state(), EndpointState::Resolving);
    QTRY_COMPARE_WITH_TIMEOUT(client.sink.errors.size(), 1, 30000);
    const ErrorCode code = client.sink.errors.first().code;
    QVERIFY(code == ErrorCode::NameNotFound || code == ErrorCode::NameLookupFailed); // without a network
    QVERIFY(client.isClosed());
}

void TcpClientTest::refusesABadHost_data()
{
    QTest::addColumn<QString>("host");
    for (const QString &host : {u"127.0.0.010"_s, u"1.2.3"_s, u""_s, u"a b"_s, u"[::1]"_s})
        QTest::addRow("\"%s\"", qPrintable(host)) << host;
}

void TcpClientTest::refusesABadHost()
{
    QFETCH(QString, host);
    EndpointConfig config = clientConfig(80);
    config.remoteHost = host;
    config.reconnect = true; // does not make it better
    EndpointRig client(config);
    client->open();
    QCOMPARE(client.sink.errors.size(), 1);
    QCOMPARE(client.sink.errors.first().code, ErrorCode::InvalidAddress);
    QCOMPARE(client.events(), QStringList{u"failed"_s});
    QCOMPARE(client.sink.states, QList{EndpointState::Closed});
}

/// The kernel only says "invalid argument".
void TcpClientTest::aLinkLocalHostNeedsItsInterface()
{
    EndpointConfig config = clientConfig(80);
    config.remoteHost = u"fe80::1"_s;
    EndpointRig client(config);
    client->open();
    QTRY_COMPARE(client.sink.errors.size(), 1);
    QCOMPARE(client.sink.errors.first().code, ErrorCode::InterfaceNotFound);
    QCOMPARE(client.sink.errors.first().arguments, QStringList({u"[fe80::1]:80"_s, u"missing"_s}));
}

void TcpClientTest::triesAllAddressesOfAName_data()
{
    QTest::addColumn<QByteArray>("address");
    QTest::newRow("only IPv4 listens") << QByteArray("127.0.0.1");
    QTest::newRow("only IPv6 listens") << QByteArray("::1");
}

void TcpClientTest::triesAllAddressesOfAName()
{
    QFETCH(QByteArray, address);
    RawListener listener(16, address.constData());
    EndpointConfig config = clientConfig(listener.port());
    config.remoteHost = u"localhost"_s;
    EndpointRig client(config);
    client->open();
    QCOMPARE(client.sink.states, QList{EndpointState::Resolving});
    QTRY_VERIFY(client.isOpen() || !client.sink.errors.isEmpty());
    // Where the name stands for one family only, the other cannot be found by it.
    if (address == "127.0.0.1")
        QVERIFY(client.isOpen());
    QCOMPARE(client.events().count(u"failed"_s), client.isOpen() ? 0 : 1);
    QVERIFY(!client.details(EventKind::Connecting).isEmpty());
}

void TcpClientTest::givesUpOnABlackHole()
{
    const BlackHole hole;
    EndpointConfig config = clientConfig(hole.port());
    config.connectTimeout = 500ms;
    EndpointRig client(config);
    QElapsedTimer timer;
    timer.start();
    client->open();
    QTRY_COMPARE(client.sink.errors.size(), 1);
    QVERIFY2(timer.elapsed() >= 490 && timer.elapsed() < 4500, qPrintable(QString::number(timer.elapsed())));
    QCOMPARE(client.sink.errors.first().code, ErrorCode::TimedOut);
    QCOMPARE(client.sink.errors.first().arguments, (QStringList{u"127.0.0.1:%1"_s.arg(hole.port()), u"500"_s}));
    QCOMPARE(client.events(), (QStringList{u"connecting"_s, u"timed-out"_s}));
    QVERIFY(client.isClosed());
}

void TcpClientTest::cancelsAtOnce()
{
    const BlackHole hole;
    EndpointRig client(clientConfig(hole.port()));
    client->open();
    QCoreApplication::processEvents();
    QCOMPARE(client->state(), EndpointState::Connecting);
    QElapsedTimer timer;
    timer.start();
    client->close();
    QVERIFY(client.isClosed());
    QVERIFY(timer.elapsed() < 1000);
    QCOMPARE(client.events(), (QStringList{u"connecting"_s, u"closed"_s}));
    QVERIFY(client.sink.errors.isEmpty());
}

void TcpClientTest::cancelsALookUpAtOnce()
{
    EndpointConfig config = clientConfig(80);
    config.remoteHost = u"no-such-host.invalid"_s;
    EndpointRig client(config);
    client->open();
    client->close();
    QCOMPARE(client.sink.states, (QList{EndpointState::Resolving, EndpointState::Closed}));
    QCoreApplication::processEvents();
    QVERIFY(client.sink.errors.isEmpty());
}

void TcpClientTest::bearsDestructionInEveryState_data()
{
    QTest::addColumn<int>("state");
    QTest::newRow("resolving") << int(EndpointState::Resolving);
    QTest::newRow("connecting") << int(EndpointState::Connecting);
    QTest::newRow("waiting") << int(EndpointState::Waiting);
    QTest::newRow("closing") << int(EndpointState::Closing);
}

void TcpClientTest::bearsDestructionInEveryState()
{
    QFETCH(int, state);
    const BlackHole hole;
    const RawListener listener;
    const auto wanted = EndpointState(state);
    EndpointConfig config = clientConfig(wanted == EndpointState::Waiting ? deadPort() : hole.port());
    if (wanted == EndpointState::Closing)
        config.remotePort = listener.port();
    if (wanted == EndpointState::Resolving)
        config.remoteHost = u"localhost"_s;
    config.reconnect = true;
    EndpointRig client(config);
    client.sink.onState = [&client](EndpointState reached) {
        if (reached == EndpointState::Open)
            client->close();
    };
    client->open();
    QTRY_COMPARE(client->state(), wanted);
    client.destroy();
    QCoreApplication::processEvents();
}

void TcpClientTest::keepsTheLocalAddressAndPort()
{
    RawListener listener;
    EndpointConfig config = clientConfig(listener.port());
    config.localHost = u"127.0.0.2"_s;
    config.localPort = deadPort();
    EndpointRig client(config);
    client->open();
    QTRY_VERIFY(client.isOpen());
    QCOMPARE(client->localAddress(), u"127.0.0.2:%1"_s.arg(config.localPort));
}

void TcpClientTest::takesItsPortAgainAtOnce()
{
    RawListener first;
    RawListener second;
    EndpointConfig config = clientConfig(first.port());
    config.localPort = deadPort();
    for (RawListener *listener : {&first, &second}) {
        config.remotePort = listener->port();
        EndpointRig client(config);
        client->open();
        QTRY_VERIFY(client.isOpen());
        std::optional<RawStream> accepted = listener->accept();
        client->close(); // first: this end goes to TIME_WAIT
        QTRY_VERIFY(accepted->hasSeenFin());
        accepted->close();
        QTRY_VERIFY(client.isClosed());
    }
}

void TcpClientTest::doesNotTalkToItself()
{
    const quint16 port = deadPort();
    EndpointConfig config = clientConfig(port);
    config.localHost = u"127.0.0.1"_s;
    config.localPort = port; // TCP would connect this socket to itself
    EndpointRig client(config);
    client->open();
    QTRY_COMPARE(client.sink.errors.size(), 1);
    QCOMPARE(client.sink.errors.first().code, ErrorCode::Refused);
}

void TcpClientTest::saysThatTheFamiliesDiffer()
{
    EndpointConfig config = clientConfig(80);
    config.remoteHost = u"::1"_s;
    config.localHost = u"127.0.0.1"_s;
    EndpointRig client(config);
    client->open();
    QTRY_COMPARE(client.sink.errors.size(), 1);
    QCOMPARE(client.sink.errors.first().code, ErrorCode::AddressFamilyMismatch);
}

void TcpClientTest::saysThatLoopbackLeadsNowhereElse()
{
    EndpointConfig config = clientConfig(80);
    config.remoteHost = u"203.0.113.1"_s; // no packet leaves: the kernel refuses the route
    config.localHost = u"127.0.0.1"_s;
    EndpointRig client(config);
    client->open();
    QTRY_COMPARE(client.sink.errors.size(), 1);
    QCOMPARE(client.sink.errors.first().code, ErrorCode::NetworkUnreachable);
}

void TcpClientTest::connectsAgain_data()
{
    QTest::addColumn<bool>("isReset");
    QTest::newRow("after FIN") << false;
    QTest::newRow("after RST") << true;
}

void TcpClientTest::connectsAgain()
{
    QFETCH(bool, isReset);
    RawListener listener;
    EndpointConfig config = clientConfig(listener.port());
    config.reconnect = true;
    config.reconnectDelay = 100ms;
    EndpointRig client(config);
    client->open();
    for (int i = 1; i <= 3; ++i) {
        QTRY_COMPARE(client.sink.joined.size(), i);
        std::optional<RawStream> accepted = listener.accept();
        isReset ? accepted->reset() : accepted->close();
        QTRY_COMPARE(client->state(), EndpointState::Waiting);
    }
    QTRY_VERIFY(client.isOpen());
    QCOMPARE(client->peers().size(), 1);
    QCOMPARE(client.sink.errors.size(), isReset ? 3 : 0);
    QVERIFY(!client.events().contains(u"closed"_s));
}

void TcpClientTest::connectsAgainUntilSomebodyListens()
{
    EndpointConfig config = clientConfig(deadPort());
    config.reconnect = true;
    config.reconnectDelay = 100ms;
    EndpointRig client(config);
    client->open();
    QTRY_COMPARE(client.sink.errors.size(), 2);
    const RawListener listener(16, "127.0.0.1", config.remotePort);
    QTRY_VERIFY(client.isOpen());
}

void TcpClientTest::stopsWaitingWhenClosed()
{
    EndpointConfig config = clientConfig(deadPort());
    config.reconnect = true;
    EndpointRig client(config);
    client->open();
    QTRY_COMPARE(client->state(), EndpointState::Waiting);
    client->close();
    QVERIFY(client.isClosed());
    QCOMPARE(client.events().constLast(), u"closed"_s);
}

void TcpClientTest::closesAfterThePeersFinToConnectAgain()
{
    RawListener listener;
    EndpointConfig config = clientConfig(listener.port());
    config.reconnect = true;
    EndpointRig client(config);
    client.sink.onPeerState = [&client](PeerId peer, PeerState state) {
        if (state == PeerState::PeerFinished)
            QVERIFY(client->send(SendTarget::peer(peer), "the answer").has_value());
    };
    client->open();
    QTRY_VERIFY(client.isOpen());
    std::optional<RawStream> accepted = listener.accept();
    accepted->finish();
    QTRY_VERIFY(accepted->hasSeenFin()); // without waiting for the limit of half-open connections
    QCOMPARE(accepted->received(), QByteArray("the answer"));
    QCOMPARE(client->state(), EndpointState::Waiting);
}

QTEST_GUILESS_MAIN(TcpClientTest)
#include "tst_tcpclient.moc"
