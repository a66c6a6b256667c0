// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/endpointrig.h"
#include "tests/support/rawpeer.h"
#include "tests/support/stricttest.h"

#include <QElapsedTimer>

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

#include <optional>

using namespace SocketDesk;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// Of the connection whose other end has that port, which is in this process too.
std::optional<bool> isNagleOff(quint16 peerPort)
{
    for (int descriptor = 3; descriptor < 1024; ++descriptor) {
        sockaddr_in peer{};
        socklen_t size = sizeof(peer);
        if (::getpeername(descriptor, reinterpret_cast<sockaddr *>(&peer), &size) != 0 || peer.sin_family != AF_INET ||
            ntohs(peer.sin_port) != peerPort)
            continue;
        int on = 0;
        socklen_t length = sizeof(on);
        if (::getsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &on, &length) == 0)
            return on != 0;
    }
    return {};
}

} // namespace

/// What a server does on purpose to show the program at the other end what may happen to it.
class CloseLabTest : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void closesAtOnce();
    void closesWhoComesBeyondTheLimit();
    void whoIsBeyondTheLimitIsGreetedByNobody();
    void acceptsLate();
    void stopsWhileSomebodyWaitsToBeAccepted();
    void readsNothingAndThenEverything();
    void readsAtItsRate();
    void readsSlowlyFromTheFirstByte();
    void closingReadsWhatIsLeft();
    void resetWhileNothingIsRead();
    void sendsAtOnceAndAsConfiguredAgain();
    void staysHalfOpen();
    void whoIsGoneKeepsNobodyFromItsEnd();
    void conductOfSomebodyUnknownDoesNothing();
};

void CloseLabTest::closesAtOnce()
{
    EndpointConfig config = serverConfig();
    config.accept = AcceptMode::CloseAtOnce;
    EndpointRig server(config);
    server->open();
    RawStream peer = RawStream::connectTo(server.port());
    QVERIFY(peer.isOpen());
    QTRY_VERIFY(peer.hasSeenFin());
    QVERIFY(!peer.hasSeenReset());
    peer.finish();
    QTRY_COMPARE(server.events(),
                 (QStringList{u"opened"_s, u"joined"_s, u"we-finished"_s, u"peer-finished"_s, u"we-closed"_s}));
    QVERIFY(server.isOpen()); // for the next
}

void CloseLabTest::closesWhoComesBeyondTheLimit()
{
    EndpointConfig config = serverConfig();
    config.maxConnections = 2;
    EndpointRig server(config);
    server->open();
    RawStream first = RawStream::connectTo(server.port());
    RawStream second = RawStream::connectTo(server.port());
    QTRY_COMPARE(server.sink.joined.size(), 2);
    RawStream third = RawStream::connectTo(server.port()); // which does not go: it holds no place all the same
    QTRY_VERIFY(third.hasSeenFin());
    QVERIFY(!third.hasSeenReset());
    QCOMPARE(server.events().mid(3, 2), (QStringList{u"joined"_s, u"we-finished"_s}));
    const QList<EventDetail> notes = server.details(EventKind::Note);
    QCOMPARE(notes.size(), 1);
    QCOMPARE(notes.constFirst().text, u"connection-limit"_s);
    QCOMPARE(notes.constFirst().count, 2U);
    first.finish(); // and is still answered: half a connection is one
    QTRY_VERIFY(server.sink.peerStates.value(server.sink.joined.at(0)).contains(PeerState::PeerFinished));
    RawStream fourth = RawStream::connectTo(server.port());
    QTRY_VERIFY(fourth.hasSeenFin());
    server->disconnectPeer(server.sink.joined.at(1)); // on its way out, it makes room
    RawStream fifth = RawStream::connectTo(server.port());
    QTRY_COMPARE(server.sink.joined.size(), 5);
    QCOMPARE(fifth.write("here"), 4);
    QTRY_COMPARE(server.sink.bytes.value(server.sink.joined.at(4)), "here"_ba);
}

void CloseLabTest::whoIsBeyondTheLimitIsGreetedByNobody()
{
    EndpointConfig config = serverConfig();
    config.maxConnections = 1;
    EndpointRig server(config);
    QStringList refusals;
    server.sink.onJoined = [&](PeerId peer) {
        if (const Result<int> sent = server->send(SendTarget::peer(peer), "welcome"); !sent)
            refusals << stableName(sent.error().code);
    };
    server->open();
    RawStream first = RawStream::connectTo(server.port());
    QTRY_COMPARE(first.received(), "welcome"_ba);
    RawStream second = RawStream::connectTo(server.port());
    QTRY_VERIFY(second.hasSeenFin());
    QCOMPARE(second.received(), ""_ba);
    QCOMPARE(refusals, QStringList(stableName(ErrorCode::AlreadyFinished)));
}

/// The system connects them; only the program lets them wait.
void CloseLabTest::acceptsLate()
{
    EndpointConfig config = serverConfig();
    config.accept = AcceptMode::Late;
    config.acceptDelay = 300ms;
    EndpointRig server(config);
    server->open();
    QElapsedTimer timer;
    timer.start();
    RawStream peer = RawStream::connectTo(server.port());
    QVERIFY(peer.isOpen());
    QCOMPARE(peer.write("early"), 5);
    QTRY_COMPARE(server.sink.joined.size(), 1);
    QVERIFY2(timer.elapsed() >= 295, qPrintable(QString::number(timer.elapsed())));
    QTRY_COMPARE(server.sink.bytes.value(server.sink.joined.constFirst()), "early"_ba);
    RawStream second = RawStream::connectTo(server.port());
    QTRY_COMPARE(server.sink.joined.size(), 2);
}

void CloseLabTest::stopsWhileSomebodyWaitsToBeAccepted()
{
    EndpointConfig config = serverConfig();
    config.accept = AcceptMode::Late;
    config.acceptDelay = 10min;
    EndpointRig server(config);
    server->open();
    const RawStream peer = RawStream::connectTo(server.port());
    QTest::qWait(50);
    server->close();
    QTRY_VERIFY(server.isClosed());
    QVERIFY(server.sink.joined.isEmpty());
}

void CloseLabTest::readsNothingAndThenEverything()
{
    EndpointRig server(serverConfig());
    server->open();
    RawStream peer = RawStream::connectTo(server.port());
    QTRY_COMPARE(server.sink.joined.size(), 1);
    const PeerId id = server.sink.joined.constFirst();
    server->setConduct(id, {0, false});
    QCOMPARE(server->peers().constFirst().conduct.readRate, 0);
    const QByteArray block(1 << 16, 'm');
    qsizetype written = 0;
    const auto isHeldBack = [&] { // by TCP itself
        const qsizetype taken = peer.write(block);
        written += std::max<qsizetype>(taken, 0);
        return taken <= 0;
    };
    QTRY_VERIFY_WITH_TIMEOUT(isHeldBack(), 60'000);
    QVERIFY(server.sink.bytes.isEmpty());
    server->setConduct(id, {});
    peer.finish();
    QTRY_VERIFY(server.sink.peerStates.value(id).contains(PeerState::PeerFinished));
    QCOMPARE(server.sink.bytes.value(id).size(), written);
}

void CloseLabTest::readsAtItsRate()
{
    EndpointRig server(serverConfig());
    server->open();
    RawStream peer = RawStream::connectTo(server.port());
    QTRY_COMPARE(server.sink.joined.size(), 1);
    const PeerId id = server.sink.joined.constFirst();
    QElapsedTimer timer;
    timer.start();
    server->setConduct(id, {1000, false});
    QCOMPARE(peer.write(QByteArray(500, 's')), 500);
    QTRY_COMPARE_WITH_TIMEOUT(server.sink.bytes.value(id).size(), 500, 20'000);
    QVERIFY2(timer.elapsed() >= 390,
             qPrintable(QString::number(timer.elapsed()))); // a tenth of a second may come at once
    server->setConduct(id, {1, false});
    QCOMPARE(peer.write("ab"), 2);
    QTest::qWait(100);
    QCOMPARE(server.sink.bytes.value(id).size(), 500);
    server->setConduct(id, {});
    QTRY_COMPARE(server.sink.bytes.value(id).size(), 502);
}

void CloseLabTest::readsSlowlyFromTheFirstByte()
{
    EndpointConfig config = serverConfig();
    config.readRate = 0;
    EndpointRig server(config);
    server->open();
    RawStream peer = RawStream::connectTo(server.port());
    QCOMPARE(peer.write("unread"), 6);
    QTRY_COMPARE(server.sink.joined.size(), 1);
    QCOMPARE(server->peers().constFirst().conduct.readRate, 0);
    QTest::qWait(50);
    QVERIFY(server.sink.bytes.isEmpty());
    server->setConduct(server.sink.joined.constFirst(), {});
    QTRY_COMPARE(server.sink.bytes.value(server.sink.joined.constFirst()), "unread"_ba);
}

void CloseLabTest::closingReadsWhatIsLeft()
{
    EndpointConfig config = serverConfig();
    config.readRate = 0;
    EndpointRig server(config);
    server->open();
    RawStream peer = RawStream::connectTo(server.port());
    QCOMPARE(peer.write("unread"), 6);
    QTRY_COMPARE(server.sink.joined.size(), 1);
    const PeerId id = server.sink.joined.constFirst();
    peer.finish();
    server->disconnectPeer(id);
    QTRY_VERIFY(server.sink.isGone(id));
    QCOMPARE(server.sink.bytes.value(id), "unread"_ba);
    QVERIFY(!peer.hasSeenReset());
}

void CloseLabTest::resetWhileNothingIsRead()
{
    EndpointConfig config = serverConfig();
    config.readRate = 0;
    EndpointRig server(config);
    server->open();
    RawStream peer = RawStream::connectTo(server.port());
    QTRY_COMPARE(server.sink.joined.size(), 1);
    const PeerId id = server.sink.joined.constFirst();
    peer.reset();
    QTest::qWait(50);
    QVERIFY(!server.sink.isGone(id)); // nobody has looked
    server->setConduct(id, {});
    QTRY_VERIFY(server.sink.isGone(id));
    QCOMPARE(server.events().constLast(), u"peer-reset"_s);
}

void CloseLabTest::sendsAtOnceAndAsConfiguredAgain()
{
    EndpointRig server(serverConfig());
    server->open();
    const RawStream peer = RawStream::connectTo(server.port());
    QTRY_COMPARE(server.sink.joined.size(), 1);
    QCOMPARE(isNagleOff(peer.port()), false);
    server->setSendsAtOnce(SendTarget::all(), true);
    QCOMPARE(isNagleOff(peer.port()), true);
    server->setSendsAtOnce(SendTarget::all(), false);
    QCOMPARE(isNagleOff(peer.port()), false);
}

void CloseLabTest::staysHalfOpen()
{
    EndpointConfig config = serverConfig();
    config.halfOpenLimit = 50ms;
    EndpointRig server(config);
    server->open();
    RawStream kept = RawStream::connectTo(server.port());
    RawStream ended = RawStream::connectTo(server.port());
    QTRY_COMPARE(server.sink.joined.size(), 2);
    const PeerId first = server.sink.joined.at(0);
    server->setConduct(first, {unlimitedRate, true});
    kept.finish();
    ended.finish();
    QTRY_VERIFY(server.sink.isGone(server.sink.joined.at(1)));
    QTest::qWait(100);
    QVERIFY(!server.sink.isGone(first));
    QVERIFY(server->send(SendTarget::peer(first), "still").has_value());
    QTRY_COMPARE(kept.received(), "still"_ba);
    server->setConduct(first, {unlimitedRate, false}); // and its time begins
    QTRY_VERIFY(server.sink.isGone(first));
}

void CloseLabTest::whoIsGoneKeepsNobodyFromItsEnd()
{
    EndpointRig server(serverConfig());
    server->open();
    RawStream gone = RawStream::connectTo(server.port());
    RawStream here = RawStream::connectTo(server.port());
    QTRY_COMPARE(server.sink.joined.size(), 2);
    SendTarget both = SendTarget::peer(server.sink.joined.at(0));
    both.peers << server.sink.joined.at(1);
    server->setSendsAtOnce(SendTarget::all(), true);
    gone.reset();
    QTRY_VERIFY(server.sink.isGone(both.peers[0]) || server.sink.isGone(both.peers[1]));
    server->setSendsAtOnce(both, false);
    QCOMPARE(isNagleOff(here.port()), false);
    server->finishSending(both);
    QTRY_VERIFY(here.hasSeenFin());
}

void CloseLabTest::conductOfSomebodyUnknownDoesNothing()
{
    EndpointRig server(serverConfig());
    server->setConduct(PeerId(7), {0, true});
    server->open();
    server->setConduct(PeerId(7), {0, true});
    QVERIFY(server.isOpen());
}

QTEST_GUILESS_MAIN(CloseLabTest)
#include "tst_closelab.moc"
