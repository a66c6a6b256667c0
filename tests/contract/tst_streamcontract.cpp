// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/contract/endpointcontracttest.h"
#include "tests/support/eventturns.h"

#include <QElapsedTimer>

#include <cerrno>

using namespace SocketDesk;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// What every endpoint of streams keeps to, at either end of a connection.
class StreamContractTest : public EndpointContractTest
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { finish(); }

    void hearsThePeersFinAndStillSends_data() { streams(); }
    void hearsThePeersFinAndStillSends();
    void finishesSendingAndStillReceives_data() { streams(); }
    void finishesSendingAndStillReceives();
    void endsWhenBothHaveFinished_data() { streams(); }
    void endsWhenBothHaveFinished();
    void tellsAResetFromAFin_data() { streams(); }
    void tellsAResetFromAFin();
    void resetsThePeer_data() { streams(); }
    void resetsThePeer();
    void disconnectsThePeerInOrder_data() { streams(); }
    void disconnectsThePeerInOrder();
    void closesInTimeThoughThePeerNeverReads_data() { streams(); }
    void closesInTimeThoughThePeerNeverReads();
    void recordsDataBeforeFinBeforeGone_data() { streams(); }
    void recordsDataBeforeFinBeforeGone();
    void recordsDataThatCameBeforeAReset_data() { streams(); }
    void recordsDataThatCameBeforeAReset();
    void tellsAResetThatCameWhilePaused_data();
    void tellsAResetThatCameWhilePaused();
    void readsToTheEndThoughPausedWhenItCloses_data() { streams(); }
    void readsToTheEndThoughPausedWhenItCloses();
    void keepsTheFirstErrorOfABrokenConnection_data() { streams(); }
    void keepsTheFirstErrorOfABrokenConnection();
    void staysHalfOpenAsLongAsNobodyClosesIt_data() { streams(); }
    void staysHalfOpenAsLongAsNobodyClosesIt();
    void saysWhyItClosedAHalfOpenConnection_data() { streams(); }
    void saysWhyItClosedAHalfOpenConnection();
    void tellsOfRoomWhenAPausedPeerHasGone_data() { streams(); }
    void tellsOfRoomWhenAPausedPeerHasGone();
    void saysThatNobodyReadsWhatIsSentAfterTheEnd_data() { streams(); }
    void saysThatNobodyReadsWhatIsSentAfterTheEnd();
    void journalsTheEndThatNobodyWaitedFor_data() { streams(); }
    void journalsTheEndThatNobodyWaitedFor();
};

void StreamContractTest::hearsThePeersFinAndStillSends()
{
    openAndMeet();
    m_counterpart->send("request");
    m_counterpart->stream()->finish();
    QTRY_COMPARE(sink().peerStates.value(peer()), QList{PeerState::PeerFinished});
    QCOMPARE(rig()->peers().value(0).state, PeerState::PeerFinished);
    const QByteArray answer = everyByte().repeated(1000);
    QVERIFY(rig()->send(SendTarget::all(), answer).has_value());
    QTRY_COMPARE(m_counterpart->received(), answer);
    rig()->finishSending(SendTarget::all());
    QTRY_VERIFY(m_counterpart->stream()->hasSeenFin());
    QVERIFY(sink().isGone(peer()));
    QCOMPARE(rig().details(EventKind::PeerFinished).size(), 1);
    QCOMPARE(rig().details(EventKind::WeClosed).size(), 1);
}

void StreamContractTest::finishesSendingAndStillReceives()
{
    openAndMeet();
    QVERIFY(rig()->send(SendTarget::all(), "last words").has_value());
    rig()->finishSending(SendTarget::all());
    QTRY_VERIFY(m_counterpart->stream()->hasSeenFin());
    QCOMPARE(m_counterpart->received(), QByteArray("last words"));
    QCOMPARE(rig()->peers().value(0).state, PeerState::WeFinished);
    QCOMPARE(rig()->send(SendTarget::all(), "more").error().code, ErrorCode::AlreadyFinished);
    m_counterpart->send("heard you");
    QTRY_COMPARE(sink().bytes.value(peer()), QByteArray("heard you"));
}

void StreamContractTest::endsWhenBothHaveFinished()
{
    openAndMeet();
    rig()->finishSending(SendTarget::all());
    m_counterpart->stream()->finish();
    QTRY_VERIFY(sink().isGone(peer()));
    QVERIFY(m_counterpart->stream()->hasSeenFin());
    const QStringList events = rig().events();
    QVERIFY(events.indexOf(u"we-finished"_s) < events.indexOf(u"peer-finished"_s));
    QVERIFY(events.indexOf(u"peer-finished"_s) < events.indexOf(u"we-closed"_s));
}

void StreamContractTest::tellsAResetFromAFin()
{
    openAndMeet();
    m_counterpart->stream()->reset();
    QTRY_VERIFY(sink().isGone(peer()));
    const EventDetail detail = rig().details(EventKind::PeerReset).value(0);
    QCOMPARE(detail.error.code, ErrorCode::Reset);
    QVERIFY(rig().details(EventKind::PeerFinished).isEmpty());
    QCOMPARE(sink().errors.size(), role() == Role::TcpClient ? 1 : 0);
}

void StreamContractTest::resetsThePeer()
{
    openAndMeet();
    rig()->resetPeer(peer());
    QVERIFY(sink().isGone(peer()));
    QTRY_VERIFY(m_counterpart->stream()->hasSeenReset());
    QCOMPARE(rig().details(EventKind::WeReset).size(), 1);
}

void StreamContractTest::disconnectsThePeerInOrder()
{
    openAndMeet();
    const QByteArray bytes(1 << 20, 'd');
    QVERIFY(rig()->send(SendTarget::all(), bytes).has_value());
    rig()->disconnectPeer(peer());
    QTRY_VERIFY(m_counterpart->stream()->hasSeenFin());
    QCOMPARE(m_counterpart->received(), bytes);
    m_counterpart->send("goodbye");
    m_counterpart->stream()->finish();
    QTRY_VERIFY(sink().isGone(peer()));
    QCOMPARE(sink().bytes.value(peer()), QByteArray("goodbye"));
    QVERIFY(!m_counterpart->stream()->hasSeenReset());
}

void StreamContractTest::closesInTimeThoughThePeerNeverReads()
{
    openAndMeet();
    const QByteArray block(1 << 20, 'n');
    qsizetype accepted = 0;
    for (; rig()->room(SendTarget::all()) >= block.size(); accepted += block.size())
        QVERIFY(rig()->send(SendTarget::all(), block).has_value());
    QCOMPARE(rig()->send(SendTarget::all(), block).error().code, ErrorCode::QueueFull);
    QVERIFY(rig()->queuedBytes(SendTarget::all()) <= EndpointConfig().writeQueueBytes);

    QElapsedTimer timer;
    timer.start();
    rig()->close();
    QTRY_VERIFY(rig().isClosed());
    QVERIFY2(timer.elapsed() >= 1900 && timer.elapsed() <= 3900, qPrintable(QString::number(timer.elapsed())));
    QCOMPARE(rig().details(EventKind::WeReset).size(), 1); // it must not take a part for the whole
    const quint64 dropped = rig().details(EventKind::Dropped).value(0).count;
    QVERIFY(dropped > 0);
    QCOMPARE(quint64(rig().journaled(RecordKind::Sent).size()) + dropped, quint64(accepted));
}

void StreamContractTest::recordsDataBeforeFinBeforeGone()
{
    openAndMeet();
    rig()->finishSending(SendTarget::all());
    m_counterpart->send(everyByte());
    m_counterpart->stream()->finish();
    m_counterpart->stream()->close();
    QTRY_VERIFY(sink().isGone(peer()));
    QStringList order;
    rig().forEachRecord([&order](const Record &record) {
        order.append(record.isChunk() ? u"data"_s : QString(stableName(record.event)));
    });
    QVERIFY(order.indexOf(u"data"_s) < order.indexOf(u"peer-finished"_s));
    QVERIFY(order.indexOf(u"peer-finished"_s) < order.indexOf(u"we-closed"_s));
    QCOMPARE(rig().journaled(RecordKind::Received), everyByte());
}

void StreamContractTest::recordsDataThatCameBeforeAReset()
{
    openAndMeet();
    rig()->setReadingPaused(true);
    m_counterpart->send(everyByte());
    m_counterpart->stream()->reset();
    QCoreApplication::processEvents();
    QVERIFY(!sink().isGone(peer()));
    rig()->setReadingPaused(false);
    QTRY_VERIFY(sink().isGone(peer()));
    QCOMPARE(rig().journaled(RecordKind::Received), everyByte());
    QCOMPARE(rig().details(EventKind::PeerReset).size(), 1);
}

void StreamContractTest::tellsAResetThatCameWhilePaused_data()
{
    QTest::addColumn<int>("role");
    QTest::addColumn<QByteArray>("action");
    for (const auto &[role, name] :
         {std::pair(Role::TcpServer, "TCP server"), std::pair(Role::TcpClient, "TCP client")}) {
        for (const char *action : {"close", "disconnect", "reset"})
            QTest::addRow("%s, %s", name, action) << int(role) << QByteArray(action);
    }
}

void StreamContractTest::tellsAResetThatCameWhilePaused()
{
    QFETCH(QByteArray, action);
    openAndMeet();
    rig()->setReadingPaused(true);
    m_counterpart->send(everyByte());
    m_counterpart->stream()->reset();
    QVERIFY2(turnsWithin(100ms) < 20, "it spins");
    QVERIFY(!sink().isGone(peer())); // it would be told behind what came before it
    QElapsedTimer timer;
    timer.start();
    if (action == "close")
        rig()->close();
    else if (action == "disconnect")
        rig()->disconnectPeer(peer());
    else
        rig()->resetPeer(peer());
    QTRY_VERIFY(sink().isGone(peer()));
    QCOMPARE(rig().details(EventKind::PeerReset).size(), 1);
    QCOMPARE(rig().details(EventKind::WeClosed).size() + rig().details(EventKind::WeReset).size(), 0);
    QVERIFY2(timer.elapsed() < 1900, "there is nothing to wait for");
    if (action != "reset") // which asks for no more
        QCOMPARE(rig().journaled(RecordKind::Received), everyByte());
}

/// The system has acknowledged it, so nobody will send it again.
void StreamContractTest::readsToTheEndThoughPausedWhenItCloses()
{
    openAndMeet();
    rig()->setReadingPaused(true);
    m_counterpart->send("goodbye");
    rig()->close();
    rig()->setPeerReadingPaused(peer(), true); // whoever answers has no room any more
    QTRY_VERIFY(m_counterpart->stream()->hasSeenFin());
    QTRY_COMPARE_WITH_TIMEOUT(sink().bytes.value(peer()), QByteArray("goodbye"), 1900);
    m_counterpart->stream()->finish();
    QTRY_VERIFY(sink().isGone(peer()));
    QVERIFY(!m_counterpart->stream()->hasSeenReset());
}

void StreamContractTest::keepsTheFirstErrorOfABrokenConnection()
{
    openAndMeet();
    rig()->setReadingPaused(true);
    m_counterpart->stream()->reset();
    QVERIFY(rig()->send(SendTarget::all(), "meets the reset").has_value());
    QTRY_COMPARE(rig().details(EventKind::Dropped).size(), 1); // by the event loop, which has heard of the end
    QVERIFY(rig()->send(SendTarget::all(), "meets nobody").has_value());
    rig()->setReadingPaused(false);
    QTRY_VERIFY(sink().isGone(peer()));
    QCOMPARE(rig().details(EventKind::PeerReset).value(0).error.systemError, ECONNRESET);
}

void StreamContractTest::staysHalfOpenAsLongAsNobodyClosesIt()
{
    QCOMPARE(m_counterpart->config().halfOpenLimit, 0ms);
    openAndMeet();
    m_counterpart->stream()->finish();
    QTRY_COMPARE(rig()->peers().value(0).state, PeerState::PeerFinished);
    QVERIFY(rig()->send(SendTarget::all(), "a part").has_value());
    turnsWithin(300ms);
    QVERIFY(rig()->send(SendTarget::all(), ", and the rest").has_value());
    QTRY_COMPARE(m_counterpart->received(), QByteArray("a part, and the rest"));
    QVERIFY(!sink().isGone(peer()));
}

void StreamContractTest::saysWhyItClosedAHalfOpenConnection()
{
    EndpointConfig config = m_counterpart->config();
    config.halfOpenLimit = 100ms;
    m_rig = std::make_unique<EndpointRig>(config);
    openAndMeet();
    m_counterpart->stream()->finish();
    QTRY_VERIFY(sink().isGone(peer()));
    QVERIFY(m_counterpart->stream()->hasSeenFin());
    const EventDetail detail = rig().details(EventKind::WeClosed).value(0);
    QVERIFY(detail.hasError);
    QCOMPARE(detail.error.code, ErrorCode::HalfOpenLimit);
    QCOMPARE(detail.error.argument(1), u"100"_s);
    QVERIFY(sink().errors.isEmpty()); // nothing has failed
}

void StreamContractTest::tellsOfRoomWhenAPausedPeerHasGone()
{
    // As the echo does: it pauses reading until its answers go out, which they never will.
    openAndMeet();
    rig()->setReadingPaused(true);
    sink().onWritable = [this](PeerId) { rig()->setReadingPaused(false); };
    const QByteArray block(1 << 20, 'r');
    while (rig()->send(SendTarget::all(), block).has_value()) {
    }
    m_counterpart->send("before the end");
    m_counterpart->stream()->reset();
    QTRY_VERIFY(sink().isGone(peer()));
    QCOMPARE(rig().details(EventKind::PeerReset).size(), 1);
    QVERIFY(rig().details(EventKind::Dropped).value(0).count > 0);
}

void StreamContractTest::saysThatNobodyReadsWhatIsSentAfterTheEnd()
{
    openAndMeet();
    m_counterpart->stream()->finish();
    QTRY_COMPARE(sink().peerStates.value(peer()), QList{PeerState::PeerFinished});
    QVERIFY(rig()->send(SendTarget::all(), "one more").has_value());
    QTRY_COMPARE(m_counterpart->received(), QByteArray("one more"));
    m_counterpart->stream()->reset(); // as a system does for a program that has closed
    QTRY_VERIFY(sink().isGone(peer()));
    const Error why = rig().details(EventKind::PeerReset).value(0).error;
    QCOMPARE(why.code, ErrorCode::Reset);
    QCOMPARE(why.argument(1), u"finished"_s);
    QVERIFY(describe(why).oneLine() != describe({ErrorCode::Reset, {why.argument(0)}}).oneLine());
}

/// A program that ends does not wait for a peer that stays, and a log without its end looks like one that was cut off.
void StreamContractTest::journalsTheEndThatNobodyWaitedFor()
{
    openAndMeet();
    rig()->close();
    rig().destroy();
    QCOMPARE(rig().events().last(3), (QStringList{u"we-finished"_s, u"we-closed"_s, u"closed"_s}));
    QTRY_VERIFY(m_counterpart->stream()->hasSeenFin());
}

QTEST_GUILESS_MAIN(StreamContractTest)
#include "tst_streamcontract.moc"
