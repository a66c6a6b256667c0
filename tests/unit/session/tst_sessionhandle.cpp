// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/sessionhandle.h"

#include "tests/support/stricttest.h"
#include "tests/unit/session/sessionhelpers.h"

#include <QDeadlineTimer>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QThread>
#include <QUdpSocket>

#include <sys/socket.h>

using namespace Qt::StringLiterals;
using namespace SessionHelpers;
using namespace std::chrono_literals;

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
    void anErrorIsToldBeforeTheEnd();
    void openWhileOpenReplaces();
    void growthIsToldOnceUntilPulled();
    void countersCountAndReset();
    void listsPeers();
    void repeats();
    void sendsAFile();
    void stoppingTellsHowFarItCame();
    void shutsDownWithoutBeingWaitedFor();

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
    QCOMPARE(session.status().openings, 3U);
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
    connect(peer, &QTcpSocket::readyRead, peer,
            [&] { received += peer->readAll().size(); }); // clazy:exclude=lambda-in-connect
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

void SessionHandleTest::anErrorIsToldBeforeTheEnd()
{
    QTcpServer listener;
    QVERIFY(listener.listen(QHostAddress::LocalHost));
    SessionHandle session(journal());
    session.open(client(listener.serverPort()));
    QTRY_VERIFY(session.status().connection == PeerState::Open);
    QTRY_VERIFY(listener.hasPendingConnections());
    QStringList told;
    connect(&session, &SessionHandle::failed, &session, [&](const Error &error) { told << stableName(error.code); });
    connect(&session, &SessionHandle::statusChanged, &session, [&](const SessionStatus &status) {
        if (status.state == EndpointState::Closed)
            told << u"closed"_s;
    });
    QTcpSocket *const peer = listener.nextPendingConnection();
    const linger atOnce{1, 0};
    ::setsockopt(int(peer->socketDescriptor()), SOL_SOCKET, SO_LINGER, &atOnce, sizeof atOnce);
    peer->abort(); // RST
    QTRY_VERIFY(isClosed(session));
    QCOMPARE(told, (QStringList{u"reset"_s, u"closed"_s}));
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
    QTRY_COMPARE(a.counters().traffic.receivedChunks, 2U);
    QCOMPARE(a.counters().traffic.receivedBytes, 5U);
    QCOMPARE(b.counters().traffic.sentChunks, 2U);
    QCOMPARE(b.counters().traffic.sentBytes, 5U);
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
    QCOMPARE(session.status().peersJoined, 2U);
    session.requestPeers();
    QTRY_COMPARE(listed.size(), 3);
    peers = listed[2][0].value<QList<PeerSnapshot>>();
    QCOMPARE(peers.size(), 1);
    QCOMPARE(portOf(peers[0].address), second.localPort());
    session.disconnectPeer(peers[0].id);
    QTRY_COMPARE(second.state(), QAbstractSocket::UnconnectedState);
}

void SessionHandleTest::repeats()
{
    SessionHandle a(journal());
    SessionHandle b(journal());
    a.open(udp());
    b.open(udp());
    QTRY_VERIFY(isOpen(a) && isOpen(b));
    b.startRepeat({{PayloadTemplate("tick")}, SendTarget::to(a.status().localAddress), 1ms, 25});
    QTRY_COMPARE(a.counters().traffic.receivedChunks, 25U);
    QTRY_VERIFY(!b.status().sending.repeating);
    QCOMPARE(b.status().sending.repeatsDone, 25U);
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
    b.sendFile({path, SendTarget::all(), {}});
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(finished[0][0].toBool(), true);
    QTRY_VERIFY(bytesOf(a, RecordKind::Received) == content);
    b.sendFile({path + u"missing"_s, SendTarget::all(), {}});
    QTRY_COMPARE(finished.size(), 2);
    QCOMPARE(finished[1][0].toBool(), false);
}

/// Also where no status came through any more: this thread handles no event from the sending on.
void SessionHandleTest::stoppingTellsHowFarItCame()
{
    const QString path = m_folder.filePath(u"much"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    constexpr qint64 size = 100'000'000;
    QVERIFY(file.resize(size));
    QTcpServer listener; // which reads nothing
    QVERIFY(listener.listen(QHostAddress::LocalHost));
    SessionHandle session(journal());
    session.open(client(listener.serverPort()));
    QTRY_VERIFY(session.status().connection == PeerState::Open);
    session.sendFile({path, SendTarget::all(), {}});
    const QDeadlineTimer limit(30s);
    while (session.counters().traffic.sentBytes == 0 && !limit.hasExpired())
        QThread::yieldCurrentThread();
    QCOMPARE(session.status().sending.fileSent, 0);
    QSignalSpy stopped(&session, &SessionHandle::stopped);
    session.shutDown();
    QTRY_COMPARE(stopped.size(), 1);
    const SendProgress sending = session.status().sending;
    QCOMPARE(sending.fileSize, size);
    QVERIFY(sending.fileSent > 0);
    QVERIFY(quint64(sending.fileSent) >= session.counters().traffic.sentBytes);
}

void SessionHandleTest::shutsDownWithoutBeingWaitedFor()
{
    SessionHandle a(journal());
    auto b = std::make_unique<SessionHandle>(journal());
    a.open(server());
    QTRY_VERIFY(isOpen(a));
    b->open(client(portOf(a.status().localAddress)));
    QTRY_VERIFY(b->status().connection == PeerState::Open);
    QSignalSpy stopped(b.get(), &SessionHandle::stopped);
    b->shutDown();
    b->shutDown();
    QVERIFY(stopped.isEmpty()); // it comes from the thread, by an event
    QTRY_COMPARE(stopped.size(), 1);
    b->open(server()); // there is nobody left to hear it
    b->requestPeers();
    b.reset();
    QTRY_VERIFY(hasEvent(a, EventKind::PeerFinished));
}

QTEST_GUILESS_MAIN(SessionHandleTest)
#include "tst_sessionhandle.moc"
