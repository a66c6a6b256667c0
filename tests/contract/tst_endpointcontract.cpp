// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/contract/endpointcontracttest.h"

using namespace SocketDesk;
using namespace Qt::StringLiterals;

/// What every endpoint keeps to, whatever its role.
class EveryEndpointTest : public EndpointContractTest
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { finish(); }

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
    void goesOnWhenTheOldestIsRead_data() { everyRole(); }
    void goesOnWhenTheOldestIsRead();
};

void EveryEndpointTest::tellsOpenAndClosed()
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

void EveryEndpointTest::sendsEveryByte()
{
    openAndMeet();
    const Result<int> sent = rig()->send(m_counterpart->target(), everyByte());
    QCOMPARE(sent.value_or(0), 1);
    QTRY_COMPARE(m_counterpart->received(), everyByte());
    QCOMPARE(rig().journaled(RecordKind::Sent), everyByte());
}

void EveryEndpointTest::receivesEveryByte()
{
    openAndMeet();
    m_counterpart->send(everyByte());
    QTRY_COMPARE(rig().journaled(RecordKind::Received), everyByte());
    QCOMPARE(sink().bytes.value(peer()), everyByte());
}

void EveryEndpointTest::countsWhatTheKernelTook()
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

void EveryEndpointTest::answersFromWithinReceived()
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

void EveryEndpointTest::refusesWhatCannotGo()
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
    QCOMPARE(rig().journaledCount(RecordKind::Sent), 0U);
}

void EveryEndpointTest::opensAgain()
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

void EveryEndpointTest::opensAgainWhenToldToWhileClosing()
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

void EveryEndpointTest::bearsClosingFromWithinReceived()
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

void EveryEndpointTest::bearsResettingFromWithinReceived()
{
    openAndMeet();
    sink().onReceived = [this](PeerId from, QByteArrayView) { rig()->resetPeer(from); };
    m_counterpart->send("one");
    QTRY_VERIFY(sink().isGone(peer()));
    QVERIFY(rig()->peers().isEmpty());
    QCOMPARE(rig()->send(SendTarget::peer(peer()), "x").has_value(), false);
}

void EveryEndpointTest::bearsClosingFromWithinJoined()
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

void EveryEndpointTest::bearsDestructionWhileOpen()
{
    openAndMeet();
    m_counterpart->send("unread");
    const qsizetype told = sink().states.size();
    m_rig->destroy();
    QCOMPARE(sink().states.size(), told); // nobody is told
    if (m_counterpart->stream())
        QTRY_VERIFY(m_counterpart->stream()->hasSeenFin() || m_counterpart->stream()->hasSeenReset());
}

void EveryEndpointTest::refusesABadLocalAddress_data()
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
        if (role == Role::TcpClient) // one that dials an IPv4 host does not come that far with an IPv6 address
            continue;
        QTest::addRow("%s, no scope", name) << int(role) << u"fe80::1"_s << int(ErrorCode::InterfaceNotFound);
        QTest::addRow("%s, of another machine", name)
            << int(role) << u"203.0.113.1"_s << int(ErrorCode::AddressNotAvailable);
    }
}

void EveryEndpointTest::refusesABadLocalAddress()
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

void EveryEndpointTest::namesWhoHoldsThePort()
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

void EveryEndpointTest::keepsEverythingWhilePaused()
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

void EveryEndpointTest::losesNothingSilentlyWhenTheJournalIsFull()
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

/// Somebody who reads slowly has to be waited for, but no longer than that, and at first without a word.
void EveryEndpointTest::goesOnWhenTheOldestIsRead()
{
    EndpointRig small(m_counterpart->config(), {.folder = {}, .limit = {1 << 20, AtLimit::ReleaseOldest}});
    small->open();
    QTRY_VERIFY(m_counterpart->meet(small));
    if (!m_counterpart->stream())
        return; // nobody holds datagrams back
    JournalHold hold = small.journal().reader().hold(RecordId(0));
    const QByteArray block(64 * 1024, 'x');
    constexpr int blocks = 32;
    for (int i = 0; i < blocks; ++i) { // read meanwhile: how much a system takes that nobody reads differs
        m_counterpart->send(block);
        QCoreApplication::processEvents();
    }
    QTRY_VERIFY(small->peers().value(0).readingPaused);
    const auto received = [&small] { return small.sink.bytes.value(small.sink.joined.value(0)).size(); };
    const qsizetype before = received();
    QVERIFY(before < blocks * block.size());
    QTRY_COMPARE(small.sink.errors.size(), 1); // it takes long
    QCOMPARE(small.sink.errors.first().argument(1), u"held"_s);
    hold.advanceTo(RecordId(small.journal().count()));
    QTRY_VERIFY(received() > before);
    QTRY_VERIFY((hold.advanceTo(RecordId(small.journal().count())), received() == blocks * block.size()));
    QVERIFY(!small->peers().value(0).readingPaused);
}

QTEST_GUILESS_MAIN(EveryEndpointTest)
#include "tst_endpointcontract.moc"
