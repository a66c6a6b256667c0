// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/sessionhandle.h"
#include "tests/integration/answerrules.h"
#include "tests/integration/clihelpers.h"
#include "tests/integration/foreignprocess.h"
#include "tests/support/rawpeer.h"
#include "tests/support/stricttest.h"

#include <QNetworkDatagram>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QUdpSocket>

using namespace CliHelpers;
using namespace Qt::StringLiterals;
using namespace SocketDesk;

namespace {

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
    void aSourceOfDatagramsGetsTenAnswersASecond();
    void rulesThatAreWrongAreRefused();

private:
    static void encodings()
    {
        QTest::addColumn<QString>("encoding");
        QTest::newRow("UTF-8") << u"UTF-8"_s;
        QTest::newRow("GBK") << u"GBK"_s;
    }
    static void talkTo(quint16 port, const QString &encoding);

    QTemporaryDir m_folder;
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
    terminal.startCli(server({u"--rules"_s, rulesFile(m_folder, courseRules()), u"--encoding"_s, encoding}));
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
    const QString log = m_folder.filePath(u"chat in %1.jsonl"_s.arg(encoding));
    terminal.startCli(
        server({u"--group-chat"_s, u"--encoding"_s, encoding, u"--format"_s, u"none"_s, u"--log"_s, log}));
    QTRY_VERIFY(terminal.port() > 0);
    std::array<ForeignProcess, 3> people;
    for (ForeignProcess &person : people) {
        person.startPeer(u"tcp_chat_client.py"_s, {u"127.0.0.1"_s, QString::number(terminal.port()), encoding});
        QTRY_VERIFY(person.outText().contains(u"已加入聊天"_s));
    }
    QTRY_COMPARE(contentOf(log).count("\"joined\""), people.size()); // connected is not yet accepted
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

void AnswersTest::aSourceOfDatagramsGetsTenAnswersASecond()
{
    ForeignProcess terminal;
    terminal.startCli(
        udp({u"--rules"_s, rulesFile(m_folder, {answering(RuleMatch::Any, {}, u"yes"_s)}), u"--format"_s, u"none"_s}));
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
