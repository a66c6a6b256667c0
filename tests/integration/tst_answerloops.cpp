// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/sessionhandle.h"
#include "tests/integration/answerrules.h"
#include "tests/integration/clihelpers.h"
#include "tests/integration/foreignprocess.h"
#include "tests/support/rawpeer.h"
#include "tests/support/stricttest.h"

#include <QDeadlineTimer>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkDatagram>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QThread>
#include <QTimer>
#include <QUdpSocket>

using namespace CliHelpers;
using namespace Qt::StringLiterals;
using namespace SocketDesk;

/// Programs that answer each other's answers stop, or are told of; who asks fast is answered as fast.
class AnswerLoopsTest : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void twoEchoesStop_data();
    void twoEchoesStop();
    void twoListsOfRulesStop();
    void anEchoAndRulesStop_data();
    void anEchoAndRulesStop();
    void rulesThatAnswerDatagramsStop();
    void aServerThatAnswersByItselfStops_data();
    void aServerThatAnswersByItselfStops();
    void aLoopThatAForeignProgramBeginsIsTold();
    void aLoopThroughAChatIsTold();
    void whatIsSentToAnAskerMakesNoLoopOfIt();
    void anAskerAtFullSpeedIsAnswered();
    void aSteadyTestAfterAGreetingIsAnswered_data();
    void aSteadyTestAfterAGreetingIsAnswered();

private:
    static void openAnswering(SessionHandle *session, Role role, const ResponderSwitches &on);

    QTemporaryDir m_folder;
};

void AnswerLoopsTest::openAnswering(SessionHandle *session, Role role, const ResponderSwitches &on)
{
    ResponderSetup setup;
    setup.config.on = on;
    setup.config.loops = LoopPolicy::Answer;
    session->setResponders(setup);
    EndpointConfig endpoint;
    endpoint.role = role;
    endpoint.localPort = 0;
    session->open(endpoint);
}

void AnswerLoopsTest::twoEchoesStop_data()
{
    QTest::addColumn<QString>("first");
    QTest::addColumn<QString>("second");
    QTest::newRow("datagrams") << u"udp"_s << u"udp"_s;
    QTest::newRow("a connection") << u"tcp-server"_s << u"tcp-client"_s;
}

void AnswerLoopsTest::twoEchoesStop()
{
    QFETCH(const QString, first);
    QFETCH(const QString, second);
    const QString stats = m_folder.filePath(u"%1.json"_s.arg(first));
    ForeignProcess one;
    one.startCli({u"--role"_s, first, u"--local"_s, u":0"_s, u"--echo"_s, u"--format"_s, u"none"_s});
    QTRY_VERIFY(one.port() > 0);
    ForeignProcess other;
    other.startCli({u"--role"_s, second, u"--remote"_s, address(one.port()), u"--echo"_s, u"--send"_s, u"hello"_s,
                    u"--format"_s, u"none"_s, u"--stats-json"_s, stats, u"--timeout"_s, u"2"_s, u"--exit-after"_s,
                    u"1000000"_s});
    QTRY_VERIFY_WITH_TIMEOUT(other.err().contains("gets no more answers"), 2000);
    QTRY_COMPARE(other.exitCode(), 1); // nothing ended it: all is quiet
    QCOMPARE(other.err().count("gets no more answers"), 1);
    const QJsonObject received = QJsonDocument::fromJson(contentOf(stats)).object().value("rx"_L1).toObject();
    QCOMPARE(received.value("records"_L1).toInt(), 8);
}

void AnswerLoopsTest::twoListsOfRulesStop()
{
    const QString ping = rulesFile(m_folder, {answering(RuleMatch::Equals, u"pong"_s, u"ping\\n"_s)});
    const QString pong = rulesFile(m_folder, {answering(RuleMatch::Equals, u"ping"_s, u"pong\\n"_s)});
    const QStringList lines{u"--framing"_s, u"line"_s, u"--format"_s, u"none"_s};
    ForeignProcess one;
    one.startCli(server(QStringList{u"--rules"_s, pong} + lines));
    QTRY_VERIFY(one.port() > 0);
    ForeignProcess other;
    other.startCli(client(one.port(), QStringList{u"--rules"_s, ping} + lines));
    QTRY_VERIFY(other.port() > 0);
    other.writeLine(u"ping"_s);
    QTRY_VERIFY_WITH_TIMEOUT(other.err().contains("gets no more answers"), 4000);
}

void AnswerLoopsTest::anEchoAndRulesStop_data()
{
    QTest::addColumn<QString>("first");
    QTest::addColumn<QString>("second");
    QTest::addColumn<bool>("rulesBegin");
    for (const bool rulesBegin : {false, true}) {
        const char *who = rulesBegin ? "the rules begin" : "the echo begins";
        QTest::addRow("datagrams, %s", who) << u"udp"_s << u"udp"_s << rulesBegin;
        QTest::addRow("a connection, %s", who) << u"tcp-server"_s << u"tcp-client"_s << rulesBegin;
    }
}

void AnswerLoopsTest::anEchoAndRulesStop()
{
    QFETCH(const QString, first);
    QFETCH(const QString, second);
    QFETCH(const bool, rulesBegin);
    const QStringList rules{u"--rules"_s, rulesFile(m_folder, {answering(RuleMatch::Any, {}, u"again"_s)})};
    const QStringList echo{u"--echo"_s};
    const QStringList quiet{u"--format"_s, u"none"_s};
    ForeignProcess one;
    one.startCli(QStringList{u"--role"_s, first, u"--local"_s, u":0"_s} + (rulesBegin ? echo : rules) + quiet);
    QTRY_VERIFY(one.port() > 0);
    ForeignProcess other;
    other.startCli(QStringList{u"--role"_s, second, u"--remote"_s, address(one.port()), u"--send"_s, u"hello"_s} +
                   (rulesBegin ? rules : echo) + quiet);
    // Ten datagrams a second are answered by rules: whichever of the two comes first ends it, and is said.
    const auto isSaid = [&] {
        const QByteArray said = one.err() + other.err();
        return said.contains("gets no more answers") || said.contains("there are more than 10 a second");
    };
    QTRY_VERIFY_WITH_TIMEOUT(isSaid(), 4000);
}

void AnswerLoopsTest::rulesThatAnswerDatagramsStop()
{
    const QStringList rules{u"--rules"_s, rulesFile(m_folder, {answering(RuleMatch::Any, {}, u"again"_s)}),
                            u"--format"_s, u"none"_s};
    ForeignProcess one;
    one.startCli(udp(rules));
    QTRY_VERIFY(one.port() > 0);
    ForeignProcess other;
    other.startCli(udp(QStringList{u"--remote"_s, address(one.port()), u"--send"_s, u"hello"_s} + rules));
    const auto isSaid = [&] { return QByteArray(one.err() + other.err()).contains("there are more than 10 a second"); };
    QTRY_VERIFY_WITH_TIMEOUT(isSaid(), 4000);
}

void AnswerLoopsTest::aServerThatAnswersByItselfStops_data()
{
    QTest::addColumn<QString>("program");
    QTest::newRow("in capitals") << u"tcp_server_loop.py"_s;
    QTest::newRow("with a number and words, so that it grows") << u"tcp_server_threads.py"_s;
}

void AnswerLoopsTest::aServerThatAnswersByItselfStops()
{
    QFETCH(const QString, program);
    ForeignProcess server;
    server.startPeer(program, {u"0"_s});
    QTRY_VERIFY(server.port() > 0);
    ForeignProcess terminal;
    terminal.startCli(client(server.port(), {u"--echo"_s, u"--send"_s, u"hello"_s, u"--format"_s, u"none"_s}));
    QTRY_VERIFY2_WITH_TIMEOUT(terminal.err().contains("gets no more answers"), terminal.err().constData(), 10'000);
}

/// It may be a test, which goes on: nothing is stopped.
void AnswerLoopsTest::aLoopThatAForeignProgramBeginsIsTold()
{
    ForeignProcess terminal;
    terminal.startCli(udp({u"--echo"_s, u"--format"_s, u"none"_s}));
    QTRY_VERIFY(terminal.port() > 0);
    QUdpSocket foreign;
    QVERIFY(foreign.bind(QHostAddress::LocalHost));
    int rounds = 0;
    connect(&foreign, &QUdpSocket::readyRead, this, [&foreign, &rounds] {
        while (foreign.hasPendingDatagrams()) {
            const QNetworkDatagram heard = foreign.receiveDatagram();
            foreign.writeDatagram(heard.makeReply(heard.data()));
            ++rounds;
        }
    });
    foreign.writeDatagram("hello", QHostAddress::LocalHost, terminal.port());
    QTRY_VERIFY_WITH_TIMEOUT(terminal.err().contains("go on without a pause"), 10'000);
    const int soFar = rounds;
    QTRY_VERIFY(rounds > soFar + 20);
    QCOMPARE(terminal.err().count("go on without a pause"), 1);
}

void AnswerLoopsTest::aLoopThroughAChatIsTold()
{
    SessionHandle session({.folder = m_folder.path()});
    QList<ErrorCode> told;
    connect(&session, &SessionHandle::failed, this, [&told](const Error &error) { told << error.code; });
    openAnswering(&session, Role::TcpServer, {.groupChat = true});
    QTRY_VERIFY(!session.status().localAddress.isEmpty());
    std::array<QTcpSocket, 2> members;
    for (QTcpSocket &member : members) {
        connect(&member, &QTcpSocket::readyRead, this, [&member] { member.write(member.readAll()); });
        member.connectToHost(QHostAddress::LocalHost, session.status().localAddress.section(u':', -1).toUShort());
    }
    QTRY_COMPARE(session.status().peerCount, 2);
    members.front().write("hello");
    QTRY_COMPARE_WITH_TIMEOUT(told, QList{ErrorCode::EndlessAnswers}, 10'000);
}

/// It asks the same at full speed, for longer than a loop needs to be recognised.
void AnswerLoopsTest::whatIsSentToAnAskerMakesNoLoopOfIt()
{
    SessionHandle session({.folder = m_folder.path()});
    openAnswering(&session, Role::TcpServer, {.echo = true});
    QTRY_VERIFY(!session.status().localAddress.isEmpty());
    RawStream asker = RawStream::connectTo(session.status().localAddress.section(u':', -1).toUShort());
    QElapsedTimer clock;
    clock.start();
    bool hasSent = false;
    qsizetype expected = 0;
    while (clock.elapsed() < 2500) {
        asker.write("the same");
        expected += 8;
        const QDeadlineTimer deadline(5000);
        while (asker.received().size() < expected && !deadline.hasExpired())
            QThread::yieldCurrentThread();
        QVERIFY2(asker.received().size() >= expected, qPrintable(QString::number(clock.elapsed())));
        if (!hasSent && clock.elapsed() > 300) {
            session.send("by hand!", SendTarget::all());
            expected += 8;
            hasSent = true;
        }
    }
}

/// It sends the same again and again, as one of a loop would, but it began.
void AnswerLoopsTest::anAskerAtFullSpeedIsAnswered()
{
    SessionHandle session({.folder = m_folder.path()});
    openAnswering(&session, Role::Udp, {.echo = true});
    QTRY_VERIFY(!session.status().localAddress.isEmpty());
    const quint16 port = session.status().localAddress.section(u':', -1).toUShort();
    QUdpSocket asker;
    QVERIFY(asker.bind(QHostAddress::LocalHost));
    int answers = 0;
    for (; answers < 5000; ++answers) {
        asker.writeDatagram("the same", QHostAddress::LocalHost, port);
        if (!asker.hasPendingDatagrams() && !asker.waitForReadyRead(5000))
            break;
        QCOMPARE(asker.receiveDatagram().data(), QByteArray("the same"));
    }
    QCOMPARE(answers, 5000);
}

void AnswerLoopsTest::aSteadyTestAfterAGreetingIsAnswered_data()
{
    QTest::addColumn<Role>("role");
    QTest::addColumn<QByteArray>("greeting");
    for (const QByteArray &greeting : {"welcome!"_ba, "the same"_ba}) {
        QTest::addRow("TCP, “%s”", greeting.constData()) << Role::TcpServer << greeting;
        QTest::addRow("UDP, “%s”", greeting.constData()) << Role::Udp << greeting;
    }
}

/// It sends the same every few milliseconds, whatever is answered, as a program under test would not for less than
/// minutes; the first word was ours.
void AnswerLoopsTest::aSteadyTestAfterAGreetingIsAnswered()
{
    QFETCH(const Role, role);
    QFETCH(const QByteArray, greeting);
    SessionHandle session({.folder = m_folder.path()});
    openAnswering(&session, role, {.echo = true});
    QTRY_VERIFY(!session.status().localAddress.isEmpty());
    const quint16 port = session.status().localAddress.section(u':', -1).toUShort();
    QTcpSocket stream;
    QUdpSocket datagrams;
    QAbstractSocket &tester = role == Role::Udp ? static_cast<QAbstractSocket &>(datagrams) : stream;
    tester.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
    QTRY_COMPARE(tester.state(), QAbstractSocket::ConnectedState);
    if (role == Role::Udp)
        session.send(greeting, SendTarget::to(u"127.0.0.1:%1"_s.arg(tester.localPort())));
    else
        QTRY_COMPARE(session.status().peerCount, 1);
    if (role != Role::Udp)
        session.send(greeting, SendTarget::all());
    QByteArray received;
    connect(&tester, &QIODevice::readyRead, &tester, [&] {
        while (tester.bytesAvailable() > 0)
            received += tester.readAll();
    });
    QTRY_COMPARE(received, greeting);
    QElapsedTimer clock;
    int asked = 0;
    QTimer timer;
    timer.setTimerType(Qt::PreciseTimer);
    connect(&timer, &QTimer::timeout, &tester, [&] { asked += tester.write("the same") == 8 ? 1 : 0; });
    clock.start();
    timer.start(5);
    QTRY_VERIFY_WITH_TIMEOUT(clock.elapsed() > 1800 && asked >= 100, 60'000);
    timer.stop();
    QTRY_COMPARE(received.size(), 8 + 8 * asked);
}

QTEST_GUILESS_MAIN(AnswerLoopsTest)
#include "tst_answerloops.moc"
