// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "respond/rulefile.h"
#include "session/sessionhandle.h"
#include "tests/integration/clihelpers.h"
#include "tests/integration/foreignprocess.h"
#include "tests/support/rawpeer.h"
#include "tests/support/stricttest.h"

#include <QDeadlineTimer>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkDatagram>
#include <QSignalSpy>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QThread>
#include <QTimer>
#include <QUdpSocket>

using namespace CliHelpers;
using namespace Qt::StringLiterals;
using namespace SocketDesk;

namespace {

Rule answering(RuleMatch match, const QString &pattern, const QString &reply, RuleEnd end = RuleEnd::Stay)
{
    Rule rule;
    rule.match = match;
    rule.pattern = pattern;
    rule.replies = {{ReplyFormat::Text, reply, {}}};
    rule.end = end;
    return rule;
}

/// A course's server with automatic answers, of which "88" is the end.
QList<Rule> courseRules()
{
    return {answering(RuleMatch::Equals, u"88"_s, u"再见"_s, RuleEnd::Close),
            answering(RuleMatch::Contains, u"天气"_s, u"晴天"_s),
            answering(RuleMatch::Regex, u"^我叫(.+)$"_s, uR"(你好，\1)"_s), answering(RuleMatch::Any, {}, u"收到"_s)};
}

} // namespace

/// What answers by itself, with programs of a course and with itself.
class AnswersTest : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void manyClientsAreAnsweredByRules_data() { encodings(); }
    void manyClientsAreAnsweredByRules();
    void theSessionAnswersAsTheTerminalDoes_data() { encodings(); }
    void theSessionAnswersAsTheTerminalDoes();
    void aGroupChats_data() { encodings(); }
    void aGroupChats();
    void whatAMemberOfAChatDoesNotTakeIsCounted();
    void twoEchoesStop_data();
    void twoEchoesStop();
    void twoListsOfRulesStop();
    void anEchoAndRulesStop_data();
    void anEchoAndRulesStop();
    void rulesThatAnswerDatagramsStop();
    void aLoopThatAForeignProgramBeginsIsTold();
    void aLoopThroughAChatIsTold();
    void whatIsSentToAnAskerMakesNoLoopOfIt();
    void anAskerAtFullSpeedIsAnswered();
    void aSteadyTestAfterAGreetingIsAnswered_data();
    void aSteadyTestAfterAGreetingIsAnswered();
    void aSourceOfDatagramsGetsTenAnswersASecond();
    void rulesThatAreWrongAreRefused();

private:
    static void encodings()
    {
        QTest::addColumn<QString>("encoding");
        QTest::newRow("UTF-8") << u"UTF-8"_s;
        QTest::newRow("GBK") << u"GBK"_s;
    }
    [[nodiscard]] QString rulesFile(const QList<Rule> &rules)
    {
        const QString path = m_folder.filePath(u"rules%1.json"_s.arg(++m_files));
        return writeRules(path, rules) ? path : QString();
    }
    static void talkTo(quint16 port, const QString &encoding);

    QTemporaryDir m_folder;
    int m_files = 0;
};

void AnswersTest::talkTo(quint16 port, const QString &encoding)
{
    std::array<ForeignProcess, 5> clients;
    int number = 0;
    for (ForeignProcess &client : clients)
        client.startPeer(u"tcp_client.py"_s, {u"127.0.0.1"_s, QString::number(port), encoding,
                                              u"我叫%1号"_s.arg(++number), u"今天天气"_s, u"别的"_s, u"88"_s});
    number = 0;
    for (ForeignProcess &client : clients) {
        QTRY_COMPARE(client.exitCode(), 0);
        const QString expected =
            u"服务器回答: 你好，%1号\n服务器回答: 晴天\n服务器回答: 收到\n服务器回答: 再见\n"_s.arg(++number);
        QVERIFY2(client.outText().contains(expected), qPrintable(client.outText()));
    }
}

void AnswersTest::manyClientsAreAnsweredByRules()
{
    QFETCH(const QString, encoding);
    ForeignProcess terminal;
    terminal.startCli(server({u"--rules"_s, rulesFile(courseRules()), u"--encoding"_s, encoding}));
    QTRY_VERIFY(terminal.port() > 0);
    talkTo(terminal.port(), encoding);
}

void AnswersTest::theSessionAnswersAsTheTerminalDoes()
{
    QFETCH(const QString, encoding);
    SessionHandle session({.folder = m_folder.path()});
    ResponderConfig config;
    config.rules = courseRules();
    config.on.rules = true;
    session.setResponders(ResponderSetup::make(config, {}, Encoding::fromName(encoding).value()).value());
    EndpointConfig endpoint;
    endpoint.role = Role::TcpServer;
    endpoint.localPort = 0;
    session.open(endpoint);
    QTRY_VERIFY(!session.status().localAddress.isEmpty());
    QVERIFY(session.status().answering.rules);
    talkTo(session.status().localAddress.section(u':', -1).toUShort(), encoding);
    QSignalSpy told(&session, &SessionHandle::activityTold);
    session.requestActivity();
    QTRY_COMPARE(told.size(), 1);
    QCOMPARE(told.first().first().value<ResponderActivity>().hits, (QList<quint64>{5, 5, 5, 5}));
}

void AnswersTest::aGroupChats()
{
    QFETCH(const QString, encoding);
    ForeignProcess terminal;
    terminal.startCli(server({u"--group-chat"_s, u"--encoding"_s, encoding, u"--format"_s, u"none"_s}));
    QTRY_VERIFY(terminal.port() > 0);
    std::array<ForeignProcess, 3> people;
    for (ForeignProcess &person : people) {
        person.startPeer(u"tcp_chat_client.py"_s, {u"127.0.0.1"_s, QString::number(terminal.port()), encoding});
        QTRY_VERIFY(person.outText().contains(u"已加入聊天"_s));
    }
    people[0].writeLine(u"大家好"_s);
    QTRY_VERIFY(people[1].outText().contains(u"有人说: 大家好"_s));
    QTRY_VERIFY(people[2].outText().contains(u"有人说: 大家好"_s));
    people[1].writeLine(u"你好"_s);
    QTRY_VERIFY(people[0].outText().contains(u"有人说: 你好"_s));
    people[2].writeLine(u"88"_s);
    QTRY_COMPARE(people[2].exitCode(), 0); // and the others stay
    people[0].writeLine(u"走了吗"_s);
    QTRY_VERIFY(people[1].outText().contains(u"有人说: 走了吗"_s));
    QVERIFY(!people[0].outText().contains(u"有人说: 大家好"_s));
    for (ForeignProcess &person : people) {
        person.closeInput();
        QTRY_COMPARE(person.exitCode(), 0);
    }
}

/// What was said to it is sent, or counted as lost in the log.
void AnswersTest::whatAMemberOfAChatDoesNotTakeIsCounted()
{
    constexpr qsizetype all = 32 << 20;
    SessionHandle session({.folder = m_folder.path()});
    QSignalSpy failed(&session, &SessionHandle::failed);
    ResponderConfig config;
    config.on.groupChat = true;
    session.setResponders(ResponderSetup::make(config, {}, {}).value());
    EndpointConfig endpoint;
    endpoint.role = Role::TcpServer;
    endpoint.localPort = 0;
    session.open(endpoint);
    QTRY_VERIFY(!session.status().localAddress.isEmpty());
    const quint16 port = session.status().localAddress.section(u':', -1).toUShort();
    RawStream talker = RawStream::connectTo(port);
    RawStream reader = RawStream::connectTo(port);
    RawStream silent = RawStream::connectTo(port);
    QTRY_COMPARE(session.status().peerCount, 3);
    const QString silentAddress = u"127.0.0.1:%1"_s.arg(silent.port());
    qsizetype said = 0;
    const auto goOn = [&] {
        said += qMax<qsizetype>(0, talker.write(QByteArray(qMin<qsizetype>(1 << 20, all - said), 'x')));
        return reader.received().size() == all;
    };
    QTRY_VERIFY_WITH_TIMEOUT(goOn(), 60'000);
    silent.reset();
    QTRY_COMPARE(session.status().peerCount, 2);
    quint64 toSilent = 0;
    QStringList reasons;
    JournalReader journal = session.reader();
    journal.refresh();
    journal.forEach(RecordId(0), RecordId(journal.count()), [&](const Record &record) {
        if (record.peer == noPeer || journal.peer(record.peer).address != silentAddress)
            return;
        if (record.kind == RecordKind::Sent)
            toSilent += quint64(record.bytes.size());
        if (record.kind == RecordKind::Event && record.event == EventKind::Dropped) {
            toSilent += record.detail().count;
            reasons << record.detail().text;
        }
    });
    QVERIFY2(reasons.contains(u"queue-full"_s), qPrintable(reasons.join(u' ')));
    QCOMPARE(toSilent, quint64(all));
    QVERIFY(!failed.isEmpty());
    QCOMPARE(failed.first().first().value<Error>(), (Error{ErrorCode::PeersSkipped, {silentAddress, u"1"_s, u"2"_s}}));
}

void AnswersTest::twoEchoesStop_data()
{
    QTest::addColumn<QString>("first");
    QTest::addColumn<QString>("second");
    QTest::newRow("datagrams") << u"udp"_s << u"udp"_s;
    QTest::newRow("a connection") << u"tcp-server"_s << u"tcp-client"_s;
}

void AnswersTest::twoEchoesStop()
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

void AnswersTest::twoListsOfRulesStop()
{
    const QString ping = rulesFile({answering(RuleMatch::Equals, u"pong"_s, u"ping\\n"_s)});
    const QString pong = rulesFile({answering(RuleMatch::Equals, u"ping"_s, u"pong\\n"_s)});
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

void AnswersTest::anEchoAndRulesStop_data()
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

void AnswersTest::anEchoAndRulesStop()
{
    QFETCH(const QString, first);
    QFETCH(const QString, second);
    QFETCH(const bool, rulesBegin);
    const QStringList rules{u"--rules"_s, rulesFile({answering(RuleMatch::Any, {}, u"again"_s)})};
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

void AnswersTest::rulesThatAnswerDatagramsStop()
{
    const QStringList rules{u"--rules"_s, rulesFile({answering(RuleMatch::Any, {}, u"again"_s)}), u"--format"_s,
                            u"none"_s};
    ForeignProcess one;
    one.startCli(udp(rules));
    QTRY_VERIFY(one.port() > 0);
    ForeignProcess other;
    other.startCli(udp(QStringList{u"--remote"_s, address(one.port()), u"--send"_s, u"hello"_s} + rules));
    const auto isSaid = [&] { return QByteArray(one.err() + other.err()).contains("there are more than 10 a second"); };
    QTRY_VERIFY_WITH_TIMEOUT(isSaid(), 4000);
}

/// It may be a test, which goes on: nothing is stopped.
void AnswersTest::aLoopThatAForeignProgramBeginsIsTold()
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
    QTRY_VERIFY_WITH_TIMEOUT(terminal.err().contains("go on without a pause"), 4000);
    const int soFar = rounds;
    QTRY_VERIFY(rounds > soFar + 20);
    QCOMPARE(terminal.err().count("go on without a pause"), 1);
}

void AnswersTest::aLoopThroughAChatIsTold()
{
    ForeignProcess terminal;
    terminal.startCli(server({u"--group-chat"_s, u"--format"_s, u"none"_s}));
    QTRY_VERIFY(terminal.port() > 0);
    std::array<QTcpSocket, 2> members;
    for (QTcpSocket &member : members) {
        connect(&member, &QTcpSocket::readyRead, this, [&member] { member.write(member.readAll()); });
        member.connectToHost(QHostAddress::LocalHost, terminal.port());
    }
    bool areMet = false;
    connect(&members.back(), &QTcpSocket::readyRead, this, [&areMet] { areMet = true; });
    const auto meet = [&] { return areMet || members.front().write("hello") < 0; };
    QTRY_VERIFY(meet()); // what is written before the other one is there goes nowhere
    QTRY_VERIFY_WITH_TIMEOUT(terminal.err().contains("go on without a pause"), 4000);
}

/// It asks the same at full speed, for longer than a loop needs to be recognised.
void AnswersTest::whatIsSentToAnAskerMakesNoLoopOfIt()
{
    SessionHandle session({.folder = m_folder.path()});
    ResponderSetup echo;
    echo.config.on.echo = true;
    session.setResponders(echo);
    EndpointConfig endpoint;
    endpoint.role = Role::TcpServer;
    endpoint.localPort = 0;
    session.open(endpoint);
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
void AnswersTest::anAskerAtFullSpeedIsAnswered()
{
    SessionHandle session({.folder = m_folder.path()});
    ResponderSetup echo;
    echo.config.on.echo = true;
    session.setResponders(echo);
    EndpointConfig endpoint;
    endpoint.role = Role::Udp;
    endpoint.localPort = 0;
    session.open(endpoint);
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

void AnswersTest::aSteadyTestAfterAGreetingIsAnswered_data()
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
void AnswersTest::aSteadyTestAfterAGreetingIsAnswered()
{
    QFETCH(const Role, role);
    QFETCH(const QByteArray, greeting);
    SessionHandle session({.folder = m_folder.path()});
    ResponderSetup echo;
    echo.config.on.echo = true;
    session.setResponders(echo);
    EndpointConfig endpoint;
    endpoint.role = role;
    endpoint.localPort = 0;
    session.open(endpoint);
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

void AnswersTest::aSourceOfDatagramsGetsTenAnswersASecond()
{
    ForeignProcess terminal;
    terminal.startCli(
        udp({u"--rules"_s, rulesFile({answering(RuleMatch::Any, {}, u"yes"_s)}), u"--format"_s, u"none"_s}));
    QTRY_VERIFY(terminal.port() > 0);
    QUdpSocket asker;
    QVERIFY(asker.bind(QHostAddress::LocalHost));
    for (int i = 0; i < 100; ++i)
        asker.writeDatagram("?", QHostAddress::LocalHost, terminal.port());
    QTRY_VERIFY(terminal.err().contains("there are more than 10 a second"));
    int answers = 0;
    while (asker.hasPendingDatagrams())
        answers += asker.receiveDatagram().isValid() ? 1 : 0;
    QVERIFY2(answers >= 10 && answers < 20, qPrintable(QString::number(answers)));
}

void AnswersTest::rulesThatAreWrongAreRefused()
{
    for (const auto &[content, complaint] :
         {std::pair{QByteArray("{"), QByteArray("JSON")},
          std::pair{QByteArray(R"({"socketdeskRules":1,"rules":[{"when":{"match":"regex","pattern":"("}}]})"),
                    QByteArray("rules[0].when.pattern")}}) {
        const QString path = m_folder.filePath(u"wrong.json"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
        file.close();
        ForeignProcess terminal;
        terminal.startCli(server({u"--rules"_s, path}));
        QTRY_COMPARE(terminal.exitCode(), 2);
        QVERIFY2(terminal.err().contains(complaint), terminal.err().constData());
    }
}

QTEST_GUILESS_MAIN(AnswersTest)
#include "tst_answers.moc"
