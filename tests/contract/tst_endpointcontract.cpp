// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/contract/counterpart.h"
#include "tests/support/eventturns.h"
#include "tests/support/stricttest.h"

#include <QElapsedTimer>

using namespace SocketDesk;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QByteArray everyByte()
{
    QByteArray bytes;
    for (int i = 0; i < 256; ++i)
        bytes.append(char(i));
    return bytes;
}

} // namespace

/// What every endpoint keeps to, whatever its role.
class EndpointContractTest : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void init() override;
    void cleanup();

    void tellsOpenAndClosed_data() { everyRole(); }
    void tellsOpenAndClosed();
    void sendsEveryByte_data() { everyRole(); }
    void sendsEveryByte();
    void receivesEveryByte_data() { everyRole(); }
    void receivesEveryByte();
    void countsWhatTheKernelTook_data() { everyRole(); }
    void countsWhatTheKernelTook();
    void answersFromWithinReceived_data() { everyRole(); }
    void answersFromWithinReceived();
    void refusesWhatCannotGo_data() { everyRole(); }
    void refusesWhatCannotGo();
    void opensAgain_data() { everyRole(); }
    void opensAgain();
    void opensAgainWhenToldToWhileClosing_data() { everyRole(); }
    void opensAgainWhenToldToWhileClosing();
    void bearsClosingFromWithinReceived_data() { everyRole(); }
    void bearsClosingFromWithinReceived();
    void bearsResettingFromWithinReceived_data() { everyRole(); }
    void bearsResettingFromWithinReceived();
    void bearsClosingFromWithinJoined_data() { everyRole(); }
    void bearsClosingFromWithinJoined();
    void bearsDestructionWhileOpen_data() { everyRole(); }
    void bearsDestructionWhileOpen();
    void refusesABadLocalAddress_data();
    void refusesABadLocalAddress();
    void namesWhoHoldsThePort_data() { everyRole(); }
    void namesWhoHoldsThePort();
    void keepsEverythingWhilePaused_data() { everyRole(); }
    void keepsEverythingWhilePaused();
    void losesNothingSilentlyWhenTheJournalIsFull_data() { everyRole(); }
    void losesNothingSilentlyWhenTheJournalIsFull();

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
    void staysHalfOpenAsLongAsNobodyClosesIt_data() { streams(); }
    void staysHalfOpenAsLongAsNobodyClosesIt();
    void saysWhyItClosedAHalfOpenConnection_data() { streams(); }
    void saysWhyItClosedAHalfOpenConnection();
    void tellsOfRoomWhenAPausedPeerHasGone_data() { streams(); }
    void tellsOfRoomWhenAPausedPeerHasGone();

private:
    static void streams();
    static void everyRole();
    [[nodiscard]] static Role role();
    void openAndMeet();
    [[nodiscard]] PeerId peer() const { return m_rig->sink.joined.value(0); }
    EndpointRig &rig() { return *m_rig; }
    RecordingSink &sink() { return m_rig->sink; }
    Endpoint &endpoint() { return m_rig->endpoint(); }

    std::unique_ptr<Counterpart> m_counterpart;
    std::unique_ptr<EndpointRig> m_rig;
};

void EndpointContractTest::streams()
{
    QTest::addColumn<int>("role");
    QTest::newRow("TCP server") << int(Role::TcpServer);
    QTest::newRow("TCP client") << int(Role::TcpClient);
}

void EndpointContractTest::everyRole()
{
    streams();
    QTest::newRow("UDP") << int(Role::Udp);
}

Role EndpointContractTest::role()
{
    return Role(*static_cast<int *>(QTest::qData("role", QMetaType::Int)));
}

void EndpointContractTest::init()
{
    StrictTest::init();
    m_counterpart = Counterpart::of(role());
    m_rig = std::make_unique<EndpointRig>(m_counterpart->config());
}

void EndpointContractTest::cleanup()
{
    if (m_rig) {
        QVERIFY2(sink().deepest <= 1, "an upcall came within another");
        m_rig.reset();
    }
    m_counterpart.reset();
}

void EndpointContractTest::openAndMeet()
{
    rig()->open();
    QTRY_VERIFY(m_counterpart->meet(rig()));
}

// -- All roles

void EndpointContractTest::tellsOpenAndClosed()
{
    QVERIFY(rig()->localAddress().isEmpty());
    openAndMeet();
    QVERIFY(rig().isOpen());
    QVERIFY(Address::fromText(rig()->localAddress()).has_value());
    QCOMPARE(rig().details(EventKind::Opened).value(0).text, rig()->localAddress());

    rig()->close();
    if (m_counterpart->stream())
        m_counterpart->stream()->close();
    QTRY_VERIFY(rig().isClosed());
    QVERIFY(rig()->localAddress().isEmpty());
    QCOMPARE(sink().states.last(), EndpointState::Closed);
    QCOMPARE(rig().events().last(), u"closed"_s);
    for (const PeerId joined : std::as_const(sink().joined))
        QCOMPARE(sink().peerStates.value(joined).constLast(), PeerState::Gone);
    QVERIFY(rig()->peers().isEmpty());
    QVERIFY(sink().errors.isEmpty());
}

void EndpointContractTest::sendsEveryByte()
{
    openAndMeet();
    const Result<int> sent = rig()->send(m_counterpart->target(), everyByte());
    QCOMPARE(sent.value_or(0), 1);
    QTRY_COMPARE(m_counterpart->received(), everyByte());
    QCOMPARE(rig().journaled(RecordKind::Sent), everyByte());
}

void EndpointContractTest::receivesEveryByte()
{
    openAndMeet();
    m_counterpart->send(everyByte());
    QTRY_COMPARE(rig().journaled(RecordKind::Received), everyByte());
    QCOMPARE(sink().bytes.value(peer()), everyByte());
}

void EndpointContractTest::countsWhatTheKernelTook()
{
    openAndMeet();
    m_counterpart->send("question");
    QTRY_COMPARE(sink().bytes.value(peer()), QByteArray("question"));
    QVERIFY(rig()->send(SendTarget::peer(peer()), "answer").has_value());
    QTRY_COMPARE(m_counterpart->received(), QByteArray("answer"));
    const PeerSnapshot snapshot = rig()->peers().value(0);
    QCOMPARE(snapshot.id, peer());
    QCOMPARE(snapshot.traffic, (TrafficCounters{8, 1, 6, 1}));
    QCOMPARE(sink().sentBytes.value(peer()), 6);
    QCOMPARE(rig()->queuedBytes(SendTarget::all()), 0);
}

void EndpointContractTest::answersFromWithinReceived()
{
    openAndMeet();
    sink().onReceived = [this](PeerId from, QByteArrayView bytes) {
        const Result<int> sent = rig()->send(SendTarget::peer(from), bytes);
        QCOMPARE(sent.value_or(0), 1);
        QCOMPARE(sink().sentBytes.value(from), 0); // told after this call
    };
    m_counterpart->send(everyByte());
    QTRY_COMPARE(m_counterpart->received(), everyByte());
    QTRY_COMPARE(sink().sentBytes.value(peer()), 256);
}

void EndpointContractTest::refusesWhatCannotGo()
{
    QCOMPARE(rig()->send(m_counterpart->target(), "early").error().code, ErrorCode::NotOpen);
    openAndMeet();
    QCOMPARE(rig()->send(SendTarget::peer(PeerId(4711)), "nobody").error().code, ErrorCode::UnknownPeer);
    QCOMPARE(rig()->room(SendTarget::peer(PeerId(4711))) > 0, role() == Role::Udp);
    rig()->close();
    if (m_counterpart->stream())
        m_counterpart->stream()->close();
    QTRY_VERIFY(rig().isClosed());
    QCOMPARE(rig()->send(m_counterpart->target(), "late").error().code, ErrorCode::NotOpen);
    QCOMPARE(rig().journaledCount(RecordKind::Sent), 0u);
}

void EndpointContractTest::opensAgain()
{
    for (int i = 0; i < 3; ++i) {
        openAndMeet();
        QVERIFY(rig()->send(m_counterpart->target(), "again").has_value());
        QTRY_VERIFY(m_counterpart->received().endsWith("again"));
        rig()->close();
        if (m_counterpart->stream())
            *m_counterpart->stream() = {};
        QTRY_VERIFY(rig().isClosed());
    }
    QCOMPARE(rig().events().count(u"opened"_s), 3);
    QCOMPARE(rig().events().count(u"closed"_s), 3);
}

void EndpointContractTest::opensAgainWhenToldToWhileClosing()
{
    openAndMeet();
    rig()->close();
    rig()->open();
    if (m_counterpart->stream())
        *m_counterpart->stream() = {};
    QTRY_VERIFY(m_counterpart->meet(rig()));
    QTRY_COMPARE(rig().events().count(u"opened"_s), 2);
    QVERIFY(rig().isOpen());
}

void EndpointContractTest::bearsClosingFromWithinReceived()
{
    openAndMeet();
    sink().onReceived = [this](PeerId, QByteArrayView) { rig()->close(); };
    m_counterpart->send("one");
    if (m_counterpart->stream())
        m_counterpart->stream()->finish();
    QTRY_VERIFY(rig().isClosed());
    QCOMPARE(rig().journaled(RecordKind::Received), QByteArray("one"));
    QVERIFY(sink().isGone(peer()));
}

void EndpointContractTest::bearsResettingFromWithinReceived()
{
    openAndMeet();
    sink().onReceived = [this](PeerId from, QByteArrayView) { rig()->resetPeer(from); };
    m_counterpart->send("one");
    QTRY_VERIFY(sink().isGone(peer()));
    QVERIFY(rig()->peers().isEmpty());
    QCOMPARE(rig()->send(SendTarget::peer(peer()), "x").has_value(), false);
}

void EndpointContractTest::bearsClosingFromWithinJoined()
{
    sink().onJoined = [this](PeerId) { rig()->close(); };
    rig()->open();
    // A peer may be gone before its counterpart has seen that it was there.
    (void)m_counterpart->meet(rig());
    if (role() == Role::Udp)
        m_counterpart->send("knock");
    QTRY_COMPARE(sink().joined.size(), 1);
    QTRY_VERIFY((void(m_counterpart->meet(rig())),
                 m_counterpart->stream() == nullptr || m_counterpart->stream()->hasSeenFin()));
    if (m_counterpart->stream())
        m_counterpart->stream()->close();
    QTRY_VERIFY(rig().isClosed());
}

void EndpointContractTest::bearsDestructionWhileOpen()
{
    openAndMeet();
    m_counterpart->send("unread");
    const qsizetype told = sink().states.size();
    m_rig->destroy();
    QCOMPARE(sink().states.size(), told); // nobody is told
    if (m_counterpart->stream())
        QTRY_VERIFY(m_counterpart->stream()->hasSeenFin() || m_counterpart->stream()->hasSeenReset());
}

void EndpointContractTest::refusesABadLocalAddress_data()
{
    QTest::addColumn<int>("role");
    QTest::addColumn<QString>("host");
    QTest::addColumn<int>("code");
    const std::array roles{std::pair{Role::TcpServer, "server"}, std::pair{Role::TcpClient, "client"},
                           std::pair{Role::Udp, "UDP"}};
    for (const auto &[role, name] : roles) {
        QTest::addRow("%s, leading zero", name) << int(role) << u"127.0.0.010"_s << int(ErrorCode::InvalidAddress);
        QTest::addRow("%s, a name", name) << int(role) << u"no.such.host"_s << int(ErrorCode::InvalidAddress);
        QTest::addRow("%s, unknown scope", name) << int(role) << u"fe80::1%nic0"_s << int(ErrorCode::InterfaceNotFound);
        if (role != Role::TcpClient) // one that dials an IPv4 host does not come that far with an IPv6 address
            QTest::addRow("%s, of another machine", name)
                << int(role) << u"203.0.113.1"_s << int(ErrorCode::AddressNotAvailable);
    }
}

void EndpointContractTest::refusesABadLocalAddress()
{
    QFETCH(QString, host);
    QFETCH(int, code);
    EndpointConfig config = m_counterpart->config();
    config.localHost = host;
    EndpointRig bad(config);
    bad->open();
    QTRY_COMPARE(bad.sink.errors.size(), 1);
    QCOMPARE(int(bad.sink.errors.first().code), code);
    QVERIFY(bad.sink.errors.first().argument(0).contains(host.section(u'%', -1)));
    QVERIFY(bad.isClosed());
    QCOMPARE(bad.sink.states.last(), EndpointState::Closed);
    QCOMPARE(bad.events().constLast(), u"failed"_s);
}

void EndpointContractTest::namesWhoHoldsThePort()
{
    const bool isStream = role() != Role::Udp;
    const RawListener listener;
    const RawDatagrams datagrams;
    const quint16 port = isStream ? listener.port() : datagrams.port();
    EndpointConfig config = m_counterpart->config();
    config.localHost = u"127.0.0.1"_s;
    config.localPort = port;
    EndpointRig second(config);
    second->open();
    QTRY_COMPARE(second.sink.errors.size(), 1);
    const Error error = second.sink.errors.first();
    QCOMPARE(error.code, ErrorCode::AddressInUse);
    QCOMPARE(error.argument(0), u"127.0.0.1:%1"_s.arg(port));
    QVERIFY(error.argument(1).contains(u"pid %1"_s.arg(QCoreApplication::applicationPid())));
    QVERIFY(error.argument(2).toInt() > port);
}

void EndpointContractTest::keepsEverythingWhilePaused()
{
    openAndMeet();
    m_counterpart->send("before");
    QTRY_COMPARE(rig().journaled(RecordKind::Received), QByteArray("before"));
    rig()->setReadingPaused(true);
    for (int i = 0; i < 100; ++i)
        m_counterpart->send(everyByte());
    QCoreApplication::processEvents();
    QCOMPARE(rig().journaled(RecordKind::Received), QByteArray("before"));
    rig()->setReadingPaused(false);
    QTRY_COMPARE(rig().journaled(RecordKind::Received), "before" + everyByte().repeated(100));
}

void EndpointContractTest::losesNothingSilentlyWhenTheJournalIsFull()
{
    EndpointRig small(m_counterpart->config(), {.folder = {}, .limit = {1 << 20, AtLimit::Pause}});
    small->open();
    QTRY_VERIFY(m_counterpart->meet(small));
    const QByteArray block(32 * 1024, 'x');
    constexpr int blocks = 60;
    for (int i = 0; i < blocks; ++i) {
        m_counterpart->send(block);
        QCoreApplication::processEvents();
    }
    QTRY_COMPARE(small.sink.errors.size(), 1);
    QCOMPARE(small.sink.errors.first().code, ErrorCode::JournalLimit);
    if (m_counterpart->stream()) {
        QTRY_VERIFY(small->peers().value(0).readingPaused);
        QVERIFY(small.journaled(RecordKind::Received).size() < blocks * block.size());
    } else {
        QTRY_COMPARE(small.sink.droppedByUs + small.journaledCount(RecordKind::Received), quint64(blocks));
        QCOMPARE(small.details(EventKind::Dropped).value(0).text, u"us"_s);
    }
}

// -- Streams

void EndpointContractTest::hearsThePeersFinAndStillSends()
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

void EndpointContractTest::finishesSendingAndStillReceives()
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

void EndpointContractTest::endsWhenBothHaveFinished()
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

void EndpointContractTest::tellsAResetFromAFin()
{
    openAndMeet();
    m_counterpart->stream()->reset();
    QTRY_VERIFY(sink().isGone(peer()));
    const EventDetail detail = rig().details(EventKind::PeerReset).value(0);
    QCOMPARE(detail.error.code, ErrorCode::Reset);
    QVERIFY(rig().details(EventKind::PeerFinished).isEmpty());
    QCOMPARE(sink().errors.size(), role() == Role::TcpClient ? 1 : 0);
}

void EndpointContractTest::resetsThePeer()
{
    openAndMeet();
    rig()->resetPeer(peer());
    QVERIFY(sink().isGone(peer()));
    QTRY_VERIFY(m_counterpart->stream()->hasSeenReset());
    QCOMPARE(rig().details(EventKind::WeReset).size(), 1);
}

void EndpointContractTest::disconnectsThePeerInOrder()
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

void EndpointContractTest::closesInTimeThoughThePeerNeverReads()
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
    QVERIFY2(timer.elapsed() >= 1900 && timer.elapsed() <= 3000, qPrintable(QString::number(timer.elapsed())));
    QCOMPARE(rig().details(EventKind::WeReset).size(), 1); // it must not take a part for the whole
    const quint64 dropped = rig().details(EventKind::Dropped).value(0).count;
    QVERIFY(dropped > 0);
    QCOMPARE(quint64(rig().journaled(RecordKind::Sent).size()) + dropped, quint64(accepted));
}

void EndpointContractTest::recordsDataBeforeFinBeforeGone()
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

void EndpointContractTest::recordsDataThatCameBeforeAReset()
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

void EndpointContractTest::tellsAResetThatCameWhilePaused_data()
{
    QTest::addColumn<int>("role");
    QTest::addColumn<QByteArray>("action");
    for (const auto &[role, name] :
         {std::pair(Role::TcpServer, "TCP server"), std::pair(Role::TcpClient, "TCP client")}) {
        for (const char *action : {"close", "disconnect", "reset"})
            QTest::addRow("%s, %s", name, action) << int(role) << QByteArray(action);
    }
}

void EndpointContractTest::tellsAResetThatCameWhilePaused()
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
    QVERIFY2(timer.elapsed() < 1000, "there is nothing to wait for");
    if (action != "reset") // which asks for no more
        QCOMPARE(rig().journaled(RecordKind::Received), everyByte());
}

void EndpointContractTest::staysHalfOpenAsLongAsNobodyClosesIt()
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

void EndpointContractTest::saysWhyItClosedAHalfOpenConnection()
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

void EndpointContractTest::tellsOfRoomWhenAPausedPeerHasGone()
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

QTEST_GUILESS_MAIN(EndpointContractTest)
#include "tst_endpointcontract.moc"
