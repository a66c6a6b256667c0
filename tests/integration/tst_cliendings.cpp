// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/integration/clihelpers.h"
#include "tests/support/rawpeer.h"
#include "tests/support/stricttest.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkDatagram>
#include <QTemporaryDir>
#include <QUdpSocket>

#include <csignal>

using namespace CliHelpers;

/// How the terminal program begins and ends, as scripts see it.
class CliEndingsTest : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void helpAndVersionNeedNoDisplay();
    void linksNoWindowLibrary();
    void wrongUsageOpensNothing();
    void saysWhatIsOpen();
    void endsDoneWhenThePeerHasFinished();
    void endsWhenAWaitTimesOut();
    void endsWhenItCannotOpen();
    void endsWhenItCannotConnect();
    void aNameThatDoesNotExist();
    void endsWhenThePeerResets();
    void anInterruptFlushesWhatCame_data();
    void anInterruptFlushesWhatCame();
    void printsExactlyTheMessagesAskedFor();
    void theLastMessageIsPrintedToItsEnd();
    void aConnectionThatEndsTooSoonIsSaid();
    void messagesEndWhatIsSentForEver();
    void endsWhenAllIsSent();
    void aServerEndsWithItsLastPeer();
    void aClientEndsWithItsPeerAlthoughInputIsOpen();
    void aReaderThatLeavesEndsIt();
    void closedStandardDescriptorsAreNoSockets();
    void bearsAShortageOfDescriptors();
    void writesStatistics();
    void speaksChinese();

private:
    QTemporaryDir m_folder;
};

void CliEndingsTest::helpAndVersionNeedNoDisplay()
{
    ForeignProcess help;
    help.startCli({u"--help"_s});
    QTRY_COMPARE(help.exitCode(), 0);
    QVERIFY(help.outText().contains(u"--exit-on-close"_s));
    ForeignProcess version;
    version.startCli({u"--version"_s});
    QTRY_COMPARE(version.exitCode(), 0);
    QCOMPARE(version.outText(), u"socketdesk-cli " SOCKETDESK_VERSION "\n"_s);
    QVERIFY(version.err().isEmpty());
}

void CliEndingsTest::linksNoWindowLibrary()
{
    ForeignProcess ldd;
    ldd.start(u"ldd"_s, {ForeignProcess::cliPath()});
    QTRY_COMPARE(ldd.exitCode(), 0);
    QVERIFY(ldd.out().contains("Qt6Core"));
    QVERIFY(!ldd.out().contains("Qt6Gui") && !ldd.out().contains("Qt6Widgets"));
}

void CliEndingsTest::wrongUsageOpensNothing()
{
    ForeignProcess program;
    program.startCli(server({u"--send-hex"_s, u"AA B"_s}));
    QTRY_COMPARE(program.exitCode(), 2);
    QVERIFY(program.out().isEmpty());
    QVERIFY(program.err().startsWith("socketdesk-cli: --send-hex AA B: "));
    QVERIFY(!program.err().contains("listening"));
}

void CliEndingsTest::saysWhatIsOpen()
{
    ForeignProcess listener;
    listener.startCli(server());
    QTRY_VERIFY(listener.port() > 0);
    QCOMPARE(listener.err(), u"listening on %1\n"_s.arg(address(listener.port())).toUtf8());
    ForeignProcess bound;
    bound.startCli(udp());
    QTRY_VERIFY(bound.port() > 0);
    QCOMPARE(bound.err(), u"bound to %1\n"_s.arg(address(bound.port())).toUtf8());
    ForeignProcess connected;
    connected.startCli(client(listener.port()));
    QTRY_VERIFY(connected.port() > 0);
    QCOMPARE(connected.err(),
             u"connected to %1 from %2\n"_s.arg(address(listener.port()), address(connected.port())).toUtf8());
}

void CliEndingsTest::endsDoneWhenThePeerHasFinished()
{
    Listener listener;
    ForeignProcess program;
    program.startCli(client(listener.port(), {u"--send"_s, u"你好"_s, u"--encoding"_s, u"GBK"_s}));
    program.closeInput();
    QTRY_COMPARE(listener.received().toHex(), QByteArray("c4e3bac3"));
    QTRY_COMPARE(listener.peer()->state(), QAbstractSocket::UnconnectedState); // its FIN; Qt closes in return
    QTRY_COMPARE(program.exitCode(), 0);
}

void CliEndingsTest::endsWhenAWaitTimesOut()
{
    ForeignProcess program;
    program.startCli(udp({u"--timeout"_s, u"0.1"_s}));
    QTRY_COMPARE(program.exitCode(), 1);
    QVERIFY(program.err().contains("0.1"));
}

void CliEndingsTest::endsWhenItCannotOpen()
{
    QTcpServer holder;
    QVERIFY(holder.listen(QHostAddress::LocalHost));
    ForeignProcess program;
    program.startCli({u"--role"_s, u"tcp-server"_s, u"--local"_s, address(holder.serverPort())});
    QTRY_COMPARE(program.exitCode(), 3);
    QVERIFY2(program.err().contains(address(holder.serverPort()).toUtf8()), program.err().constData());
}

void CliEndingsTest::endsWhenItCannotConnect()
{
    QTcpServer closed;
    QVERIFY(closed.listen(QHostAddress::LocalHost));
    const quint16 port = closed.serverPort();
    closed.close();
    ForeignProcess program;
    program.startCli(client(port));
    QTRY_COMPARE(program.exitCode(), 3);
    QVERIFY2(program.err().contains(address(port).toUtf8()), program.err().constData());
}

void CliEndingsTest::aNameThatDoesNotExist()
{
    ForeignProcess program;
    program.startCli(udp({u"--remote"_s, u"no-such-name.invalid:9"_s, u"--send"_s, u"x"_s}));
    QTRY_COMPARE_WITH_TIMEOUT(program.exitCode(), 3, 20'000);
    QVERIFY(program.err().contains("no-such-name.invalid"));
}

void CliEndingsTest::endsWhenThePeerResets()
{
    ForeignProcess resetter;
    resetter.startPeer(u"tcp_resetter.py"_s, {u"0"_s});
    QTRY_VERIFY(resetter.port() > 0);
    ForeignProcess program;
    program.startCli(client(resetter.port(), {u"--send"_s, u"x"_s}));
    QTRY_COMPARE(program.exitCode(), 4);
    QVERIFY2(program.err().contains("RST"), program.err().constData());
}

void CliEndingsTest::anInterruptFlushesWhatCame_data()
{
    QTest::addColumn<QList<int>>("signalNumbers");
    QTest::newRow("SIGINT") << QList<int>{SIGINT};
    QTest::newRow("SIGTERM") << QList<int>{SIGTERM};
    QTest::newRow("two in one breath") << QList<int>{SIGHUP, SIGTERM};
}

void CliEndingsTest::anInterruptFlushesWhatCame()
{
    QFETCH(const QList<int>, signalNumbers);
    const QString stats = m_folder.filePath(u"interrupted.json"_s);
    QFile::remove(stats);
    ForeignProcess program;
    program.startCli(udp({u"--stats-json"_s, stats, u"--format"_s, u"raw"_s}));
    QTRY_VERIFY(program.port() > 0);
    QUdpSocket sender;
    for (int i = 0; i < 100; ++i)
        sender.writeDatagram("x", QHostAddress::LocalHost, program.port());
    QTRY_VERIFY(!program.out().isEmpty());
    for (const int signalNumber : signalNumbers)
        program.sendSignal(signalNumber);
    QTRY_COMPARE(program.exitCode(), 130);
    const QJsonObject json = QJsonDocument::fromJson(contentOf(stats)).object();
    QCOMPARE(json.value("exitCode"_L1).toInt(), 130);
    QCOMPARE(json.value("rx"_L1)["bytes"_L1].toInt(), program.out().size());
}

void CliEndingsTest::printsExactlyTheMessagesAskedFor()
{
    ForeignProcess program;
    program.startCli(udp({u"--exit-after"_s, u"3"_s, u"--format"_s, u"hex"_s}));
    QTRY_VERIFY(program.port() > 0);
    QUdpSocket sender;
    for (const char *message : {"a", "b", "", "d", "e"})
        sender.writeDatagram(message, qint64(qstrlen(message)), QHostAddress::LocalHost, program.port());
    QTRY_COMPARE(program.exitCode(), 0);
    QCOMPARE(program.out(), QByteArray("61\n62\n\n"));
}

void CliEndingsTest::theLastMessageIsPrintedToItsEnd()
{
    ForeignProcess program;
    program.startCli(server({u"--exit-after"_s, u"1"_s, u"--format"_s, u"text"_s}));
    QTRY_VERIFY(program.port() > 0);
    QTcpSocket peer;
    peer.connectToHost(QHostAddress::LocalHost, program.port());
    peer.write("half a character: \xE4\xBD");
    QTRY_COMPARE(program.exitCode(), 0);
    QCOMPARE(program.outText(), u"half a character: \\xE4\\xBD"_s);
}

/// It is no failure: reads may have put together what was sent in several.
void CliEndingsTest::aConnectionThatEndsTooSoonIsSaid()
{
    RawListener listener;
    for (const auto &[wanted, isTooSoon] : {std::pair{u"2"_s, true}, std::pair{u"1"_s, false}}) {
        ForeignProcess program;
        program.startCli(client(listener.port(), {u"--exit-after"_s, wanted, u"--format"_s, u"text"_s}));
        program.closeInput();
        std::optional<RawStream> peer;
        QTRY_VERIFY(peer || (peer = listener.accept()));
        QCOMPARE(peer->write("once"), 4);
        peer->finish();
        QTRY_COMPARE(program.exitCode(), 0);
        QCOMPARE(program.outText(), u"once"_s);
        QCOMPARE(program.err().contains("--exit-after"), isTooSoon);
    }
}

void CliEndingsTest::messagesEndWhatIsSentForEver()
{
    QUdpSocket peer;
    QVERIFY(peer.bind(QHostAddress::LocalHost));
    connect(&peer, &QUdpSocket::readyRead, &peer, [&] {
        const QNetworkDatagram datagram = peer.receiveDatagram();
        peer.writeDatagram(datagram.makeReply("pong"));
    });
    ForeignProcess program;
    program.startCli(udp({u"--remote"_s, address(peer.localPort()), u"--send"_s, u"ping"_s, u"--repeat"_s, u"0"_s,
                          u"--interval"_s, u"1"_s, u"--exit-after"_s, u"3"_s}));
    QTRY_COMPARE(program.exitCode(), 0);
    QCOMPARE(program.out(), QByteArray("pongpongpong"));
}

void CliEndingsTest::endsWhenAllIsSent()
{
    QUdpSocket receiver;
    QVERIFY(receiver.bind(QHostAddress::LocalHost));
    ForeignProcess items;
    items.startCli(udp({u"--remote"_s, address(receiver.localPort()), u"--send"_s, u"a"_s, u"--exit-after"_s, u"0"_s}));
    QTRY_COMPARE(items.exitCode(), 0); // although its input is open
    ForeignProcess lines;
    lines.startCli(udp({u"--to"_s, address(receiver.localPort()), u"--exit-after"_s, u"0"_s}));
    lines.writeLine(u"b"_s);
    lines.closeInput();
    QTRY_COMPARE(lines.exitCode(), 0);
    QTRY_VERIFY(receiver.hasPendingDatagrams());
    QCOMPARE(receiver.receiveDatagram().data(), QByteArray("a"));
    QTRY_VERIFY(receiver.hasPendingDatagrams());
    QCOMPARE(receiver.receiveDatagram().data(), QByteArray("b\n"));
}

void CliEndingsTest::aServerEndsWithItsLastPeer()
{
    ForeignProcess program;
    program.startCli(server({u"--exit-on-close"_s}));
    QTRY_VERIFY(program.port() > 0);
    QTcpSocket first;
    QTcpSocket second;
    for (QTcpSocket *socket : {&first, &second}) {
        socket->connectToHost(QHostAddress::LocalHost, program.port());
        QTRY_COMPARE(socket->state(), QAbstractSocket::ConnectedState);
        socket->write("x");
    }
    QTRY_COMPARE(program.out(), QByteArray("xx"));
    first.disconnectFromHost();
    QTRY_COMPARE(first.state(), QAbstractSocket::UnconnectedState);
    QTest::qWait(50);
    QVERIFY(program.isRunning());
    second.disconnectFromHost();
    QTRY_COMPARE(program.exitCode(), 0);
}

void CliEndingsTest::aClientEndsWithItsPeerAlthoughInputIsOpen()
{
    Listener listener;
    ForeignProcess program;
    program.startCli(client(listener.port(), {u"--exit-on-close"_s}));
    QTRY_VERIFY(listener.peer());
    listener.peer()->write("bye");
    listener.peer()->disconnectFromHost();
    QTRY_COMPARE(program.exitCode(), 0);
    QCOMPARE(program.out(), QByteArray("bye"));
}

void CliEndingsTest::aReaderThatLeavesEndsIt()
{
    Listener listener;
    ForeignProcess shell;
    shell.start(
        u"bash"_s,
        {u"-c"_s,
         u"\"$0\" --role tcp-client --remote 127.0.0.1:%1 --format hex | head -n 2; echo ${PIPESTATUS[0]}"_s.arg(
             listener.port()),
         ForeignProcess::cliPath()});
    QTRY_VERIFY(listener.peer());
    QTRY_VERIFY((listener.peer()->write("a"), !shell.isRunning()));
    QCOMPARE(shell.exitCode(), 0);
    QCOMPARE(shell.out().split('\n').value(2), QByteArray("0"));
}

void CliEndingsTest::closedStandardDescriptorsAreNoSockets()
{
    QUdpSocket receiver;
    QVERIFY(receiver.bind(QHostAddress::LocalHost));
    ForeignProcess shell;
    shell.start(u"sh"_s, {u"-c"_s,
                          u"\"$0\" --role udp --remote 127.0.0.1:%1 --send hello --exit-after 0 <&- >&- 2>&-"_s.arg(
                              receiver.localPort()),
                          ForeignProcess::cliPath()});
    QTRY_COMPARE(shell.exitCode(), 0);
    QTRY_VERIFY(receiver.hasPendingDatagrams());
    QCOMPARE(receiver.receiveDatagram().data(), QByteArray("hello"));
    QTest::qWait(20);
    QVERIFY(!receiver.hasPendingDatagrams()); // above all not our own messages
}

void CliEndingsTest::bearsAShortageOfDescriptors()
{
    ForeignProcess program;
    program.start(u"sh"_s, QStringList{u"-c"_s, u"ulimit -n 64; exec \"$0\" \"$@\""_s, ForeignProcess::cliPath()} +
                               server({u"--echo"_s, u"--format"_s, u"jsonl"_s}));
    QTRY_VERIFY(program.port() > 0);
    const quint16 port = program.port();
    std::vector<RawStream> clients;
    for (int i = 0; i < 200; ++i)
        clients.push_back(RawStream::connectTo(port)); // the system completes them, whoever accepts them or not
    QTRY_VERIFY(program.out().contains(R"("error":"too-many-open-files")"));
    QVERIFY(program.processorTime() >= 0);
    const auto spentInASecond = [&program] {
        const qint64 before = program.processorTime();
        QTest::qWait(1000);
        return program.processorTime() - before;
    };
    QTRY_VERIFY(spentInASecond() < 200); // milliseconds; at first it may have others to serve
    QCOMPARE(program.out().count("too-many-open-files"), 1);

    clients.clear();
    const auto isServed = [port] {
        RawStream client = RawStream::connectTo(port);
        return QTest::qWaitFor([&client, sent = false]() mutable {
                   sent = sent || client.write("?") == 1;
                   return client.received() == "?" || client.hasSeenReset();
               }) &&
               client.received() == "?";
    };
    QTRY_VERIFY(isServed());
    program.sendSignal(SIGINT);
    QTRY_COMPARE(program.exitCode(), 130);
}

void CliEndingsTest::writesStatistics()
{
    const QString path = m_folder.filePath(u"stats.json"_s);
    ForeignProcess program;
    program.startCli(udp({u"--stats-json"_s, path, u"--exit-after"_s, u"2"_s, u"--echo"_s, u"--encoding"_s, u"GBK"_s}));
    QTRY_VERIFY(program.port() > 0);
    const quint16 port = program.port();
    QUdpSocket sender;
    QVERIFY(sender.bind(QHostAddress::LocalHost));
    sender.writeDatagram(QByteArray::fromHex("c4e3"), QHostAddress::LocalHost, port);
    sender.writeDatagram(QByteArray::fromHex("ff41"), QHostAddress::LocalHost, port);
    QTRY_COMPARE(program.exitCode(), 0);
    const QJsonObject json = QJsonDocument::fromJson(contentOf(path)).object();
    QCOMPARE(json.value("role"_L1).toString(), u"udp"_s);
    QCOMPARE(json.value("local"_L1).toString(), address(port));
    QCOMPARE(json.value("encoding"_L1).toString(), u"GBK"_s);
    const QJsonObject peer = json.value("peers"_L1)[0].toObject();
    QCOMPARE(json.value("peers"_L1).toArray().size(), 1);
    QCOMPARE(peer.value("peer"_L1).toString(), address(sender.localPort()));
    for (const QJsonValue &flow :
         {json.value("rx"_L1), json.value("tx"_L1), peer.value("rx"_L1), peer.value("tx"_L1)}) {
        QCOMPARE(flow["bytes"_L1].toInt(), 4);
        QCOMPARE(flow["records"_L1].toInt(), 2);
    }
    QCOMPARE(json.value("undecodable"_L1).toInt(), 1);
    QCOMPARE(json.value("truncated"_L1).toInt(), 0);
    QCOMPARE(json.value("dropped"_L1).toObject(), (QJsonObject{{"kernel"_L1, 0}, {"us"_L1, 0}}));
    QCOMPARE(json.value("exitCode"_L1).toInt(), 0);
    QVERIFY(json.value("seconds"_L1).toDouble() > 0);
}

void CliEndingsTest::speaksChinese()
{
    static const QRegularExpression chinese(u"[\\x{4E00}-\\x{9FFF}]"_s);
    ForeignProcess program;
    program.startCli({u"--lang"_s, u"zh_CN"_s, u"--role"_s, u"udp"_s, u"--local"_s, u"127.0.0.010:1"_s});
    QTRY_COMPARE(program.exitCode(), 2);
    QVERIFY2(chinese.match(QString::fromUtf8(program.err())).hasMatch(), program.err().constData());
}

QTEST_GUILESS_MAIN(CliEndingsTest)
#include "tst_cliendings.moc"
