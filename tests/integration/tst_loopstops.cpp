// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/sessionhandle.h"
#include "tests/integration/answerrules.h"
#include "tests/integration/clihelpers.h"
#include "tests/integration/foreignprocess.h"
#include "tests/support/rawpeer.h"
#include "tests/support/reflector.h"
#include "tests/support/stricttest.h"

#include <QElapsedTimer>
#include <QTcpSocket>
#include <QTemporaryDir>

#include <array>
#include <memory>

using namespace CliHelpers;
using namespace Qt::StringLiterals;
using namespace SocketDesk;

/// What looks like a loop that the other side began is stopped where that is wanted, until a person lets it go on; nothing
/// is lost by it.
class LoopStopsTest : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void init() override;
    void theTerminalStops_data() { foreignPrograms(); }
    void theTerminalStops();
    void theTerminalGoesOnUnlessItIsTold_data() { foreignPrograms(); }
    void theTerminalGoesOnUnlessItIsTold();
    void rulesWithLinesStop();
    void aPersonLetsItGoOn();
    void aChatStopsAndGoesOn();
    void aTestThatWaitsGetsEveryAnswer();
    void aSteadyTestIsNeverStopped();
    void whoFinishesGetsWhatWasHeld();
    void switchedOffNothingMoreIsSent();
    void whereLoopsMayGoOnWhatIsHeldGoes();
    void whoHasGoneIsNotAskedAbout();

private:
    static void foreignPrograms();
    void open(const ResponderSwitches &on);
    void setUp(const ResponderSwitches &on, LoopPolicy loops, int replies = 10);
    void untilStopped(int peers = 1);
    [[nodiscard]] bool hasNote(const QString &text) const;

    QTemporaryDir m_folder;
    std::unique_ptr<SessionHandle> m_session;
    quint16 m_port = 0;
};

void LoopStopsTest::init()
{
    m_session = std::make_unique<SessionHandle>(JournalConfig{.folder = m_folder.path()});
}

void LoopStopsTest::setUp(const ResponderSwitches &on, LoopPolicy loops, int replies)
{
    ResponderSetup setup;
    setup.config.on = on;
    setup.config.loops = loops;
    setup.config.udpRepliesPerSecond = replies;
    m_session->setResponders(setup);
}

void LoopStopsTest::open(const ResponderSwitches &on)
{
    setUp(on, LoopPolicy::Stop);
    EndpointConfig endpoint;
    endpoint.role = Role::TcpServer;
    endpoint.localPort = 0;
    m_session->open(endpoint);
    QTRY_VERIFY(!m_session->status().localAddress.isEmpty());
    m_port = m_session->status().localAddress.section(u':', -1).toUShort();
}

void LoopStopsTest::untilStopped(int peers)
{
    QTRY_COMPARE_WITH_TIMEOUT(m_session->status().stoppedPeers.size(), peers, 10'000);
}

bool LoopStopsTest::hasNote(const QString &text) const
{
    JournalReader reader = m_session->reader();
    reader.refresh();
    for (quint64 number = toNumber(reader.first()); number < reader.count(); ++number) {
        const auto record = reader.record(RecordId(number));
        if (record.event == EventKind::Note && record.detail().text == text)
            return true;
    }
    return false;
}

void LoopStopsTest::foreignPrograms()
{
    QTest::addColumn<QStringList>("listener");
    QTest::addColumn<QStringList>("foreign");
    QTest::newRow("TCP, an echo") << server() << QStringList{u"tcp"_s};
    QTest::newRow("TCP, always ok") << server() << QStringList{u"tcp"_s, u"ok"_s};
    QTest::newRow("UDP, an echo") << udp() << QStringList{u"udp"_s};
    QTest::newRow("UDP, always ok") << udp() << QStringList{u"udp"_s, u"ok"_s};
}

void LoopStopsTest::theTerminalStops()
{
    QFETCH(const QStringList, listener);
    QFETCH(QStringList, foreign);
    ForeignProcess terminal;
    terminal.startCli(listener + QStringList{u"--echo"_s, u"--loops"_s, u"stop"_s, u"--format"_s, u"none"_s});
    QTRY_VERIFY(terminal.port() > 0);
    ForeignProcess other;
    other.startPeer(u"answering_client.py"_s, QStringList(foreign.mid(0, 1))
                                                  << QString::number(terminal.port()) << foreign.mid(1));
    QTRY_VERIFY_WITH_TIMEOUT(terminal.err().contains("gets no answers for now"), 10'000);
    QVERIFY(terminal.err().contains("--loops answer"));
    const QByteArray rounds = other.out();
    const double seconds = rounds.trimmed().split('\n').constLast().split(' ').constLast().toDouble();
    QVERIFY2(seconds > 1 && seconds < 2.5, rounds.constData()); // two, and what a busy machine adds
    QTest::qWait(100);
    QCOMPARE(other.out(), rounds);
    QCOMPARE(terminal.err().count("gets no answers for now"), 1);
}

void LoopStopsTest::theTerminalGoesOnUnlessItIsTold()
{
    QFETCH(const QStringList, listener);
    QFETCH(QStringList, foreign);
    ForeignProcess terminal;
    terminal.startCli(listener + QStringList{u"--echo"_s, u"--format"_s, u"none"_s});
    QTRY_VERIFY(terminal.port() > 0);
    ForeignProcess other;
    other.startPeer(u"answering_client.py"_s, QStringList(foreign.mid(0, 1))
                                                  << QString::number(terminal.port()) << foreign.mid(1));
    QTRY_VERIFY_WITH_TIMEOUT(terminal.err().contains("go on without a pause"), 10'000);
    const qsizetype lines = other.out().count('\n');
    QTRY_VERIFY(other.out().count('\n') > lines + 10);
    QVERIFY(!terminal.err().contains("no answers"));
}

/// With two contents, as each side has rules of its own; from here the peer says one thing.
void LoopStopsTest::rulesWithLinesStop()
{
    ForeignProcess terminal;
    terminal.startCli(server({u"--rules"_s, rulesFile(m_folder, {answering(RuleMatch::Any, {}, u"pong\\n"_s)}),
                              u"--framing"_s, u"line"_s, u"--loops"_s, u"stop"_s, u"--format"_s, u"none"_s}));
    QTRY_VERIFY(terminal.port() > 0);
    QTcpSocket other;
    connect(&other, &QTcpSocket::readyRead, &other, [&other] {
        if (other.readAll().endsWith('\n'))
            other.write("ping\n");
    });
    other.connectToHost(QHostAddress::LocalHost, terminal.port());
    other.write("ping\n");
    QTRY_VERIFY_WITH_TIMEOUT(terminal.err().contains("gets no answers for now"), 10'000);
}

void LoopStopsTest::aPersonLetsItGoOn()
{
    open({.echo = true});
    Reflector other(m_port);
    untilStopped();
    QVERIFY(hasNote(u"answers-stopped"_s));
    const qint64 before = other.rounds();
    QTest::qWait(100);
    QCOMPARE(other.rounds(), before);
    m_session->goOnAnswering();
    QElapsedTimer clock;
    clock.start();
    QTRY_VERIFY(m_session->status().stoppedPeers.isEmpty());
    QVERIFY(hasNote(u"answers-go-on"_s));
    setUp({.echo = true}, LoopPolicy::Stop, 20); // what else is changed changes nothing of it
    QTRY_VERIFY_WITH_TIMEOUT(clock.elapsed() > 2500, 5000);
    QVERIFY(m_session->status().stoppedPeers.isEmpty());
    const qint64 later = other.rounds();
    QTRY_VERIFY(other.rounds() > later + 100);
}

void LoopStopsTest::aChatStopsAndGoesOn()
{
    open({.groupChat = true});
    Reflector one(m_port, false);
    Reflector other(m_port, false);
    QTRY_COMPARE(m_session->status().peerCount, 2);
    one.sayWord();
    QTRY_VERIFY_WITH_TIMEOUT(!m_session->status().stoppedPeers.isEmpty(), 10'000);
    const qint64 before = one.rounds() + other.rounds();
    QTest::qWait(100);
    QCOMPARE(one.rounds() + other.rounds(), before);
    const qint64 ofOne = one.rounds();
    m_session->goOnAnswering();
    QTRY_VERIFY_WITH_TIMEOUT(one.rounds() > ofOne && hasNote(u"answers-go-on"_s), 10'000);
    QElapsedTimer clock;
    clock.start();
    while (clock.elapsed() < 3000) { // in which the other would be asked about
        QTest::qWait(50);
        QVERIFY(m_session->status().stoppedPeers.isEmpty());
    }
    const qint64 later = other.rounds();
    QTRY_VERIFY(other.rounds() > later + 100);
}

void LoopStopsTest::aTestThatWaitsGetsEveryAnswer()
{
    open({.echo = true});
    Reflector tester(m_port);
    untilStopped();
    QCOMPARE(tester.said(), tester.heard() + Reflector::wordBytes);
    m_session->goOnAnswering();
    const qint64 before = tester.rounds();
    QTRY_VERIFY(tester.rounds() > before + 1000);
    tester.stopReflecting();
    QTRY_COMPARE(tester.heard(), tester.said());
}

/// It sends the same every few milliseconds, and each time the answer to the last has come.
void LoopStopsTest::aSteadyTestIsNeverStopped()
{
    open({.echo = true});
    Reflector tester(m_port, false);
    tester.stopReflecting();
    QElapsedTimer clock;
    clock.start();
    while (clock.elapsed() < 4000) {
        tester.sayWord();
        QTest::qWait(5);
        QVERIFY(m_session->status().stoppedPeers.isEmpty());
    }
    QTRY_COMPARE(tester.heard(), tester.said());
    QVERIFY(tester.said() > 200 * Reflector::wordBytes);
}

void LoopStopsTest::whoFinishesGetsWhatWasHeld()
{
    open({.echo = true});
    RawStream tester = RawStream::connectTo(m_port);
    qsizetype said = 0;
    const auto isStopped = [&] {
        if (tester.received().size() == said)
            said += tester.write("the same");
        return m_session->status().stoppedPeers.size() == 1;
    };
    QElapsedTimer clock;
    clock.start();
    while (!isStopped() && clock.elapsed() < 10'000)
        QCoreApplication::processEvents();
    QCOMPARE(tester.received().size(), said - 8);
    tester.finish();
    QTRY_COMPARE(tester.received().size(), said);
    QTRY_VERIFY(tester.hasSeenFin());
    QTRY_VERIFY(m_session->status().stoppedPeers.isEmpty());
}

void LoopStopsTest::switchedOffNothingMoreIsSent()
{
    open({.echo = true});
    Reflector tester(m_port);
    untilStopped();
    setUp({}, LoopPolicy::Stop);
    QTRY_VERIFY(m_session->status().stoppedPeers.isEmpty());
    QVERIFY(hasNote(u"answers-discarded"_s));
    setUp({.echo = true}, LoopPolicy::Stop);
    tester.stopReflecting();
    tester.sayWord();
    const qint64 heard = tester.heard();
    QTRY_COMPARE(tester.heard(), heard + Reflector::wordBytes);
}

void LoopStopsTest::whereLoopsMayGoOnWhatIsHeldGoes()
{
    open({.echo = true});
    Reflector other(m_port);
    untilStopped();
    const qint64 before = other.rounds();
    setUp({.echo = true}, LoopPolicy::Answer);
    QTRY_VERIFY(other.rounds() > before + 100);
    QVERIFY(m_session->status().stoppedPeers.isEmpty());
    setUp({.echo = true}, LoopPolicy::Stop);
    untilStopped();
}

void LoopStopsTest::whoHasGoneIsNotAskedAbout()
{
    open({.echo = true});
    std::array<std::unique_ptr<Reflector>, 2> loops;
    for (auto &loop : loops)
        loop = std::make_unique<Reflector>(m_port);
    untilStopped(2);
    loops.front().reset();
    untilStopped(1);
    loops.back().reset();
    untilStopped(0);
}

QTEST_GUILESS_MAIN(LoopStopsTest)
#include "tst_loopstops.moc"
