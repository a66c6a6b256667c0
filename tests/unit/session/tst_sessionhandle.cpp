// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/sessionhandle.h"

#include "tests/support/stricttest.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QUdpSocket>

using namespace Qt::StringLiterals;
using namespace SocketDesk;
using namespace std::chrono_literals;

namespace {

EndpointConfig server()
{
    EndpointConfig config;
    config.role = Role::TcpServer;
    config.localPort = 0;
    return config;
}

EndpointConfig client(quint16 port)
{
    EndpointConfig config;
    config.role = Role::TcpClient;
    config.localHost.clear();
    config.localPort = 0;
    config.remotePort = port;
    return config;
}

EndpointConfig udp()
{
    EndpointConfig config;
    config.role = Role::Udp;
    config.localPort = 0;
    return config;
}

quint16 portOf(const QString &address)
{
    return address.section(u':', -1).toUShort();
}

/// Everything of one kind that the journal holds, in order.
QByteArray bytesOf(const SessionHandle &session, RecordKind kind)
{
    JournalReader reader = session.reader();
    reader.refresh();
    QByteArray bytes;
    for (quint64 i = 0; i < reader.count(); ++i) {
        const Record record = reader.record(RecordId(i));
        bytes += record.kind == kind ? record.bytes.toByteArray() : QByteArray();
    }
    return bytes;
}

bool hasEvent(const SessionHandle &session, EventKind event)
{
    JournalReader reader = session.reader();
    reader.refresh();
    for (quint64 i = 0; i < reader.count(); ++i) {
        const Record record = reader.record(RecordId(i));
        if (record.kind == RecordKind::Event && record.event == event)
            return true;
    }
    return false;
}

bool isOpen(const SessionHandle &session)
{
    return session.status().state == EndpointState::Open;
}

bool isClosed(const SessionHandle &session)
{
    return session.status().state == EndpointState::Closed;
}

} // namespace

/// A session in its thread, driven by its handle as the programs do it.
class SessionHandleTest : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void opensAndCloses_data();
    void opensAndCloses();
    void twoSessionsTalk();
    void sendingWithoutAnythingOpenIsRefused();
    void sendsInTurnWhatDoesNotFit();
    void whatWaitsIsRefusedWhenItCloses();
    void aFailureToOpenIsToldEachTime();
    void openWhileOpenReplaces();
    void growthIsToldOnceUntilPulled();
    void countersCountAndReset();
    void listsPeers();
    void echoesAndFinishes();
    void echoHoldsUpNobodyElse();
    void finishesWithPeers();
    void repeats();
    void sendsAFile();
    void endsWhileFlooded();
    void endsWhileConnecting();
    void endsWithAPeerThatNeverReads();
    void endsAtOnceWhenNothingWasOpened();
    void manyComeAndGo();

private:
    JournalConfig journal() { return {.folder = m_folder.path()}; }

    QTemporaryDir m_folder;
};

void SessionHandleTest::opensAndCloses_data()
{
    QTest::addColumn<EndpointConfig>("config");
    QTest::newRow("TCP server") << server();
    QTest::newRow("UDP") << udp();
}

void SessionHandleTest::opensAndCloses()
{
    QFETCH(EndpointConfig, config);
    SessionHandle session(journal());
    for (int i = 0; i < 3; ++i) {
        session.open(config);
        QTRY_VERIFY(isOpen(session));
        QVERIFY(portOf(session.status().localAddress) > 0);
        QCOMPARE(session.status().config, config);
        session.close();
        QTRY_VERIFY(isClosed(session));
        QVERIFY(session.status().localAddress.isEmpty());
    }
    QCOMPARE(session.status().openings, 3u);
    QVERIFY(hasEvent(session, EventKind::Opened));
    QVERIFY(hasEvent(session, EventKind::Closed));
}

void SessionHandleTest::twoSessionsTalk()
{
    SessionHandle a(journal());
    SessionHandle b(journal());
    a.open(server());
    QTRY_VERIFY(isOpen(a));
    b.open(client(portOf(a.status().localAddress)));
    QTRY_VERIFY(b.status().connection == PeerState::Open);
    QCOMPARE(b.status().remoteAddress, a.status().localAddress);
    b.send("question", SendTarget::all());
    QTRY_COMPARE(bytesOf(a, RecordKind::Received), QByteArray("question"));
    a.send("answer", SendTarget::all());
    QTRY_COMPARE(bytesOf(b, RecordKind::Received), QByteArray("answer"));
    b.finishSending(SendTarget::all());
    QTRY_VERIFY(b.status().connection == PeerState::WeFinished);
    a.close();
    QTRY_VERIFY(isClosed(a));
    QTRY_VERIFY(isClosed(b));
    QCOMPARE(bytesOf(a, RecordKind::Sent), bytesOf(b, RecordKind::Received));
}

void SessionHandleTest::sendingWithoutAnythingOpenIsRefused()
{
    SessionHandle session(journal());
    QSignalSpy refused(&session, &SessionHandle::sendRefused);
    QSignalSpy sentInTurn(&session, &SessionHandle::sentInTurn);
    session.send("x", SendTarget::all());
    const quint64 ticket = session.sendInTurn("y", SendTarget::all());
    QTRY_COMPARE(refused.size(), 2);
    QCOMPARE(refused[0][0].value<Error>().code, ErrorCode::NotOpen);
    QTRY_COMPARE(sentInTurn.size(), 1);
    QCOMPARE(sentInTurn[0][0].toULongLong(), ticket);
}

void SessionHandleTest::sendsInTurnWhatDoesNotFit()
{
    QTcpServer listener;
    QVERIFY(listener.listen(QHostAddress::LocalHost));
    SessionHandle session(journal());
    QSignalSpy refused(&session, &SessionHandle::sendRefused);
    QSignalSpy sentInTurn(&session, &SessionHandle::sentInTurn);
    EndpointConfig config = client(listener.serverPort());
    config.writeQueueBytes = 64 * 1024;
    session.open(config);
    QTRY_VERIFY(session.status().connection == PeerState::Open);
    QTRY_VERIFY(listener.hasPendingConnections());

    constexpr int count = 400;
    const QByteArray block(50'000, 'x');
    for (int i = 0; i < count; ++i)
        session.sendInTurn(block, SendTarget::all());
    QTest::qWait(20);
    QVERIFY(sentInTurn.size() < count); // nobody reads yet
    QTcpSocket *const peer = listener.nextPendingConnection();
    qint64 received = 0;
    connect(peer, &QTcpSocket::readyRead, peer, [&] { received += peer->readAll().size(); });
    received += peer->readAll().size();
    QTRY_COMPARE(sentInTurn.size(), count);
    QTRY_COMPARE(received, count * block.size());
    QCOMPARE(refused.size(), 0);
}

void SessionHandleTest::whatWaitsIsRefusedWhenItCloses()
{
    QTcpServer listener;
    QVERIFY(listener.listen(QHostAddress::LocalHost));
    SessionHandle session(journal());
    QSignalSpy sentInTurn(&session, &SessionHandle::sentInTurn);
    EndpointConfig config = client(listener.serverPort());
    config.writeQueueBytes = 64 * 1024;
    session.open(config);
    QTRY_VERIFY(session.status().connection == PeerState::Open);
    constexpr int count = 400;
    for (int i = 0; i < count; ++i)
        session.sendInTurn(QByteArray(50'000, 'x'), SendTarget::all());
    QTRY_VERIFY(listener.hasPendingConnections());
    session.close(); // the peer never reads
    QTRY_VERIFY(isClosed(session));
    QTRY_COMPARE(sentInTurn.size(), count);
}

void SessionHandleTest::aFailureToOpenIsToldEachTime()
{
    QTcpServer holder;
    QVERIFY(holder.listen(QHostAddress::LocalHost));
    EndpointConfig config = server();
    config.localPort = holder.serverPort();
    SessionHandle session(journal());
    QSignalSpy failed(&session, &SessionHandle::failed);
    for (quint32 i = 1; i <= 2; ++i) {
        session.open(config);
        QTRY_COMPARE(session.status().openings, i);
        QTRY_COMPARE(failed.size(), int(i));
        QCOMPARE(failed.constLast().constFirst().value<Error>().code, ErrorCode::AddressInUse);
        QVERIFY(isClosed(session));
    }
}

void SessionHandleTest::openWhileOpenReplaces()
{
    SessionHandle session(journal());
    session.open(server());
    session.open(udp());
    QTRY_VERIFY(isOpen(session) && session.status().config.role == Role::Udp);
    QVERIFY(hasEvent(session, EventKind::Closed));
}

void SessionHandleTest::growthIsToldOnceUntilPulled()
{
    SessionHandle session(journal());
    QSignalSpy grew(&session, &SessionHandle::grew);
    session.open(udp());
    QTRY_VERIFY(isOpen(session));
    QUdpSocket sender;
    for (int i = 0; i < 50; ++i)
        sender.writeDatagram("x", QHostAddress::LocalHost, portOf(session.status().localAddress));
    QTRY_COMPARE(bytesOf(session, RecordKind::Received).size(), 50);
    QTest::qWait(10);
    QCOMPARE(grew.size(), 1);
    session.pulled();
    sender.writeDatagram("x", QHostAddress::LocalHost, portOf(session.status().localAddress));
    QTRY_COMPARE(grew.size(), 2);
}

void SessionHandleTest::countersCountAndReset()
{
    SessionHandle a(journal());
    SessionHandle b(journal());
    a.open(udp());
    b.open(udp());
    QTRY_VERIFY(isOpen(a) && isOpen(b));
    b.send("hello", SendTarget::to(a.status().localAddress));
    b.send("", SendTarget::to(a.status().localAddress));
    QTRY_COMPARE(a.counters().traffic.receivedChunks, 2u);
    QCOMPARE(a.counters().traffic.receivedBytes, 5u);
    QCOMPARE(b.counters().traffic.sentChunks, 2u);
    QCOMPARE(b.counters().traffic.sentBytes, 5u);
    a.resetCounters();
    QTRY_COMPARE(a.counters(), SessionCounters());
}

void SessionHandleTest::listsPeers()
{
    SessionHandle session(journal());
    QSignalSpy listed(&session, &SessionHandle::peersListed);
    session.requestPeers();
    QTRY_COMPARE(listed.size(), 1);
    QVERIFY(listed[0][0].value<QList<PeerSnapshot>>().isEmpty());
    session.open(server());
    QTRY_VERIFY(isOpen(session));
    QTcpSocket first;
    QTcpSocket second;
    for (QTcpSocket *socket : {&first, &second})
        socket->connectToHost(QHostAddress::LocalHost, portOf(session.status().localAddress));
    QTRY_COMPARE(session.status().peerCount, 2);
    session.requestPeers();
    QTRY_COMPARE(listed.size(), 2);
    auto peers = listed[1][0].value<QList<PeerSnapshot>>();
    QCOMPARE(peers.size(), 2);
    session.resetPeer(peers[0].id);
    QTRY_COMPARE(session.status().peerCount, 1);
    QCOMPARE(session.status().peersJoined, 2u);
    session.requestPeers();
    QTRY_COMPARE(listed.size(), 3);
    peers = listed[2][0].value<QList<PeerSnapshot>>();
    QCOMPARE(peers.size(), 1);
    QCOMPARE(portOf(peers[0].address), second.localPort());
    session.disconnectPeer(peers[0].id);
    QTRY_COMPARE(second.state(), QAbstractSocket::UnconnectedState);
}

void SessionHandleTest::echoesAndFinishes()
{
    SessionHandle session(journal());
    session.setEcho(true);
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

void SessionHandleTest::echoHoldsUpNobodyElse()
{
    SessionHandle session(journal());
    session.setEcho(true);
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

void SessionHandleTest::finishesWithPeers()
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

void SessionHandleTest::repeats()
{
    SessionHandle a(journal());
    SessionHandle b(journal());
    a.open(udp());
    b.open(udp());
    QTRY_VERIFY(isOpen(a) && isOpen(b));
    b.startRepeat({"tick", SendTarget::to(a.status().localAddress), 1ms, 25});
    QTRY_COMPARE(a.counters().traffic.receivedChunks, 25u);
    QTRY_VERIFY(!b.status().sending.repeating);
    QCOMPARE(b.status().sending.repeatsDone, 25u);
}

void SessionHandleTest::sendsAFile()
{
    const QString path = m_folder.filePath(u"content"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    const QByteArray content(300'000, 'f');
    QCOMPARE(file.write(content), content.size());
    file.close();
    SessionHandle a(journal());
    SessionHandle b(journal());
    a.open(server());
    QTRY_VERIFY(isOpen(a));
    b.open(client(portOf(a.status().localAddress)));
    QTRY_VERIFY(b.status().connection == PeerState::Open);
    QSignalSpy finished(&b, &SessionHandle::fileFinished);
    b.sendFile(path, SendTarget::all());
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(finished[0][0].toBool(), true);
    QTRY_VERIFY(bytesOf(a, RecordKind::Received) == content);
    b.sendFile(path + u"missing"_s, SendTarget::all());
    QTRY_COMPARE(finished.size(), 2);
    QCOMPARE(finished[1][0].toBool(), false);
}

void SessionHandleTest::endsWhileFlooded()
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
    QVERIFY2(clock.elapsed() < 2500, qPrintable(QString::number(clock.elapsed())));
}

void SessionHandleTest::endsWhileConnecting()
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
    QVERIFY2(clock.elapsed() < 2500, qPrintable(QString::number(clock.elapsed())));
}

void SessionHandleTest::endsWithAPeerThatNeverReads()
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
    QVERIFY2(clock.elapsed() < 2500, qPrintable(QString::number(clock.elapsed())));
}

void SessionHandleTest::endsAtOnceWhenNothingWasOpened()
{
    QElapsedTimer clock;
    clock.start();
    for (int i = 0; i < 20; ++i)
        SessionHandle session(journal());
    QVERIFY2(clock.elapsed() < 2500, qPrintable(QString::number(clock.elapsed())));
}

void SessionHandleTest::manyComeAndGo()
{
    SessionHandle hub(journal());
    hub.setEcho(true);
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

QTEST_GUILESS_MAIN(SessionHandleTest)
#include "tst_sessionhandle.moc"
