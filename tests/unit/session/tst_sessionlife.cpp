// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/session.h"
#include "session/sessionshared.h"
#include "tests/support/stricttest.h"
#include "tests/unit/session/sessionhelpers.h"

#include <QElapsedTimer>
#include <QFile>
#include <QRandomGenerator>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QUdpSocket>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace SessionHelpers;
using namespace std::chrono_literals;

/// Sessions that answer by themselves, and those that end in the middle of something.
class SessionLifeTest : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void echoesAndFinishes();
    void echoHoldsUpNobodyElse();
    void finishesWithPeers();
    void endsWhileFlooded();
    void endsWhileConnecting();
    void endsWithAPeerThatNeverReads();
    void endsAtOnceWhenNothingWasOpened();
    void manyComeAndGo();
    void aFullLogCountsWhatItDrops();
    void lostEventsAreCounted();
    void endsAtAnyPoint();

private:
    void doSomething(QRandomGenerator &random, SessionHandle &session);
    JournalConfig journal() { return {.folder = m_folder.path()}; }

    QTemporaryDir m_folder;
};

void SessionLifeTest::echoesAndFinishes()
{
    SessionHandle session(journal());
    session.setResponders(echo(true));
    session.open(server());
    QTRY_VERIFY(isOpen(session));
    SessionHandle peer(journal());
    EndpointConfig config = client(portOf(session.status().localAddress));
    config.writeQueueBytes = 64 << 20;
    peer.open(config);
    QTRY_VERIFY(peer.status().connection == PeerState::Open);
    QByteArray content(20'000'000, Qt::Uninitialized); // more than any queue between the two takes
    for (qsizetype i = 0; i < content.size(); ++i)
        content[i] = char(i * 7 + i / 1000);
    peer.send(content, SendTarget::all());
    peer.finishSending(SendTarget::all());
    QTRY_VERIFY_WITH_TIMEOUT(isClosed(peer), 20'000); // the FIN comes behind the whole answer
    QVERIFY(bytesOf(peer, RecordKind::Received) == content);
    QVERIFY(hasEvent(peer, EventKind::PeerFinished));
}

void SessionLifeTest::echoHoldsUpNobodyElse()
{
    SessionHandle session(journal());
    session.setResponders(echo(true));
    EndpointConfig config = server();
    config.writeQueueBytes = 64 * 1024;
    session.open(config);
    QTRY_VERIFY(isOpen(session));
    const quint16 port = portOf(session.status().localAddress);

    QTcpSocket deaf; // sends without end and never reads
    deaf.setReadBufferSize(1);
    deaf.connectToHost(QHostAddress::LocalHost, port);
    const QByteArray block(1'000'000, 'x');
    quint64 last = 0;
    connect(&deaf, &QTcpSocket::bytesWritten, &deaf,
            [&] { deaf.bytesToWrite() < block.size() ? void(deaf.write(block)) : void(); });
    QTRY_COMPARE(deaf.state(), QAbstractSocket::ConnectedState);
    deaf.write(block);
    const auto stuck = [&] {
        const quint64 now = session.counters().traffic.receivedBytes;
        return std::exchange(last, now) == now && now > 0;
    };
    QTest::qWait(100);
    QTRY_VERIFY(stuck());

    QTcpSocket other;
    other.connectToHost(QHostAddress::LocalHost, port);
    QTRY_COMPARE(other.state(), QAbstractSocket::ConnectedState);
    other.write("hello");
    QTRY_COMPARE(other.bytesAvailable(), 5);
    QCOMPARE(other.readAll(), QByteArray("hello"));
    deaf.abort();
}

void SessionLifeTest::finishesWithPeers()
{
    SessionHandle session(journal());
    session.open(server());
    QTRY_VERIFY(isOpen(session));
    const quint16 port = portOf(session.status().localAddress);
    SessionHandle early(journal());
    early.open(client(port));
    QTRY_VERIFY(early.status().connection == PeerState::Open);
    early.finishSending(SendTarget::all());
    QTRY_VERIFY(hasEvent(session, EventKind::PeerFinished));
    QVERIFY(!isClosed(early)); // half open
    session.setFinishWithPeers(true);
    QTRY_VERIFY(isClosed(early));

    SessionHandle late(journal());
    late.open(client(port));
    QTRY_VERIFY(late.status().connection == PeerState::Open);
    late.finishSending(SendTarget::all());
    QTRY_VERIFY(isClosed(late));
}

void SessionLifeTest::endsWhileFlooded()
{
    QTcpServer listener;
    QVERIFY(listener.listen(QHostAddress::LocalHost));
    QElapsedTimer clock;
    qint64 received = 0;
    {
        SessionHandle session(journal());
        session.open(client(listener.serverPort()));
        QTRY_VERIFY(listener.hasPendingConnections());
        QTcpSocket *const peer = listener.nextPendingConnection();
        const QByteArray block(1'000'000, 'x');
        connect(peer, &QTcpSocket::bytesWritten, peer,
                [=] { peer->bytesToWrite() < block.size() ? void(peer->write(block)) : void(); });
        peer->write(block);
        QTRY_VERIFY(session.counters().traffic.receivedBytes > 5'000'000);
        received = qint64(session.counters().traffic.receivedBytes);
        clock.start();
    }
    QVERIFY(received > 0);
    QVERIFY2(clock.elapsed() < 3900, qPrintable(QString::number(clock.elapsed())));
}

void SessionLifeTest::endsWhileConnecting()
{
    // A listener with a full backlog does not answer: connecting hangs.
    QTcpServer listener;
    listener.setListenBacklogSize(1);
    QVERIFY(listener.listen(QHostAddress::LocalHost));
    listener.pauseAccepting();
    std::vector<std::unique_ptr<QTcpSocket>> fillers;
    for (int i = 0; i < 4; ++i) {
        fillers.push_back(std::make_unique<QTcpSocket>());
        fillers.back()->connectToHost(QHostAddress::LocalHost, listener.serverPort());
    }
    QTest::qWait(50);
    QElapsedTimer clock;
    {
        SessionHandle session(journal());
        session.open(client(listener.serverPort()));
        QTRY_COMPARE(session.status().state, EndpointState::Connecting);
        clock.start();
    }
    QVERIFY2(clock.elapsed() < 3900, qPrintable(QString::number(clock.elapsed())));
}

void SessionLifeTest::endsWithAPeerThatNeverReads()
{
    QTcpServer listener;
    QVERIFY(listener.listen(QHostAddress::LocalHost));
    QElapsedTimer clock;
    {
        SessionHandle session(journal());
        session.open(client(listener.serverPort()));
        QTRY_VERIFY(session.status().connection == PeerState::Open);
        session.send(QByteArray(16 << 20, 'x'), SendTarget::all());
        QTRY_VERIFY(session.counters().traffic.sentBytes > 0);
        clock.start();
    }
    QVERIFY2(clock.elapsed() < 3900, qPrintable(QString::number(clock.elapsed())));
}

void SessionLifeTest::endsAtOnceWhenNothingWasOpened()
{
    QElapsedTimer clock;
    clock.start();
    for (int i = 0; i < 20; ++i)
        SessionHandle session(journal());
    QVERIFY2(clock.elapsed() < 3900, qPrintable(QString::number(clock.elapsed())));
}

void SessionLifeTest::manyComeAndGo()
{
    SessionHandle hub(journal());
    hub.setResponders(echo(true));
    hub.open(server());
    QTRY_VERIFY(isOpen(hub));
    const quint16 port = portOf(hub.status().localAddress);
    for (int round = 0; round < 5; ++round) {
        std::vector<std::unique_ptr<SessionHandle>> guests;
        for (int i = 0; i < 8; ++i) {
            guests.push_back(std::make_unique<SessionHandle>(journal()));
            guests.back()->open(client(port));
            guests.back()->send("refused, since it is not connected yet", SendTarget::all());
            if (i % 3 == 0)
                guests.back().reset(); // in the middle of connecting
        }
        QTRY_VERIFY(std::all_of(guests.begin(), guests.end(), [](const auto &guest) {
            return !guest || guest->status().connection == PeerState::Open;
        }));
    }
    QTRY_COMPARE(hub.status().peerCount, 0);
}

void SessionLifeTest::aFullLogCountsWhatItDrops()
{
    SessionHandle session({.folder = m_folder.path(), .limit = {1 << 20, AtLimit::Pause}, .segmentBytes = 1 << 20});
    session.open(udp());
    QTRY_VERIFY(isOpen(session));
    QUdpSocket sender;
    QVERIFY(sender.bind(QHostAddress::LocalHost));
    const QByteArray datagram(30'000, 'x');
    constexpr quint64 count = 100;
    for (quint64 i = 0; i < count; ++i)
        QCOMPARE(sender.writeDatagram(datagram, QHostAddress::LocalHost, portOf(session.status().localAddress)),
                 datagram.size());
    const auto accounted = [&session] {
        const SessionCounters counters = session.counters();
        return counters.traffic.receivedChunks + counters.droppedByUs + counters.droppedByKernel;
    };
    QTRY_COMPARE(accounted(), count);
    QVERIFY(session.counters().droppedByUs > 0);
    QVERIFY(session.status().readingPaused);
}

void SessionLifeTest::lostEventsAreCounted()
{
    auto full = std::make_unique<Journal>(JournalConfig{m_folder.path(), {0, AtLimit::Pause}, 1 << 20});
    while (full->lostEvents() == 0)
        full->appendEvent(EventKind::Dropped, noPeer, wallClockNow());
    const auto shared = std::make_shared<SessionShared>();
    Session session(std::move(full), shared);
    session.open(udp());
    QVERIFY(shared->counters.read().lostEvents >= 2); // the one above, and that it was opened
    session.resetCounters();
    QCOMPARE(shared->counters.read().lostEvents, 0U);
    session.close(PeersOnClose::Close);
    QTRY_VERIFY(shared->counters.read().lostEvents >= 1);
}

void SessionLifeTest::doSomething(QRandomGenerator &random, SessionHandle &session)
{
    const QByteArray bytes(random.bounded(3) ? 100 : 3'000'000, 'x');
    const SendTarget target = random.bounded(3) ? SendTarget::all() : SendTarget::peer(PeerId(1));
    switch (random.bounded(12)) {
    case 0:
        return session.send(bytes, target);
    case 1:
        return void(session.sendInTurn(bytes, target));
    case 2:
        return session.startRepeat({{PayloadTemplate("tick")}, target, 1ms, random.bounded(2U) * 5});
    case 3:
        return session.sendFile({m_folder.filePath(u"content"_s), target, {}, 1 + random.bounded(70'000)});
    case 4:
        return session.finishSending(target);
    case 5:
        return session.disconnectPeer(PeerId(1 + random.bounded(3)));
    case 6:
        return session.resetPeer(PeerId(1 + random.bounded(3)));
    case 7:
        return session.close(random.bounded(2) ? PeersOnClose::Keep : PeersOnClose::Close);
    case 8:
        return session.open(random.bounded(2) ? server() : udp());
    case 9:
        return session.setResponders(echo(random.bounded(2) != 0));
    case 10:
        return session.setFinishWithPeers(random.bounded(2) != 0);
    default:
        return session.requestPeers();
    }
}

/// A session may be destroyed with anything under way: commands not yet obeyed, timers about to fire, connections half
/// open, half closed, full or being refused.
void SessionLifeTest::endsAtAnyPoint()
{
    QFile content(m_folder.filePath(u"content"_s));
    QVERIFY(content.open(QIODevice::WriteOnly));
    QCOMPARE(content.write(QByteArray(2'000'000, 'c')), 2'000'000);
    content.close();
    const quint32 seed = QRandomGenerator::global()->generate();
    qInfo("seed %u", seed);
    QRandomGenerator random(seed);
    SessionHandle hub(journal());
    for (int round = 0; round < 60; ++round) {
        hub.setResponders(echo(round % 2 == 0));
        hub.open(server());
        QTRY_VERIFY(isOpen(hub) && hub.status().config.role == Role::TcpServer);
        std::vector<std::unique_ptr<SessionHandle>> sessions;
        for (int i = 0; i < 3; ++i) {
            EndpointConfig config = client(portOf(hub.status().localAddress));
            config.writeQueueBytes = random.bounded(2) ? 64 * 1024 : 16 << 20;
            config.reconnect = random.bounded(2) != 0;
            config.reconnectDelay = 1ms;
            config.halfOpenLimit = std::chrono::milliseconds(random.bounded(3));
            sessions.push_back(std::make_unique<SessionHandle>(journal()));
            sessions.back()->open(i == 2 ? udp() : config);
        }
        for (int step = random.bounded(12); step > 0; --step) {
            doSomething(random, *sessions[std::size_t(random.bounded(3))]);
            if (random.bounded(4) == 0)
                doSomething(random, hub);
            if (random.bounded(3) == 0)
                QTest::qWait(random.bounded(4));
        }
        hub.stopRepeat();
        hub.cancelFile();
        hub.close();
        if (random.bounded(2))
            std::reverse(sessions.begin(), sessions.end());
        sessions.clear();
        QTRY_VERIFY(isClosed(hub));
    }
}

QTEST_GUILESS_MAIN(SessionLifeTest)
#include "tst_sessionlife.moc"
