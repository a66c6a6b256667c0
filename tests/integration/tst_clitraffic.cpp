// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/integration/clihelpers.h"
#include "tests/support/stricttest.h"

#include <QElapsedTimer>
#include <QNetworkDatagram>
#include <QTemporaryDir>
#include <QUdpSocket>

using namespace CliHelpers;

/// What the terminal program sends and prints, from its options and from standard input.
class CliTrafficTest : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void sendsItemsInOrderAndRounds();
    void keepsTheInterval();
    void aServerSendsWhenItsFirstPeerHasCome();
    void aServerSendsToOnePeer();
    void sendsAFileByUdpInDatagrams();
    void endOfInputFinishesBothWays();
    void inputWithoutEndKeepsTheConnection();
    void emptyInputMakesAReceiver();
    void inputOfAServerWaitsForAPeer();
    void linesThatCannotBeSentAreNamed();
    void bulkInputArrivesWhole();
    void aSlowReaderOfTheOutputLosesNothing();
    void formats_data();
    void formats();

private:
    QTemporaryDir m_folder;
};

void CliTrafficTest::sendsItemsInOrderAndRounds()
{
    const QString path = m_folder.filePath(u"item"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("<file>") == 6);
    file.close();
    Listener listener;
    ForeignProcess program;
    program.startCli(client(listener.port(), {u"--send"_s, u"a"_s, u"--send-file"_s, path, u"--send-hex"_s, u"62"_s,
                                              u"--repeat"_s, u"3"_s, u"--interval"_s, u"1"_s}));
    program.writeLine(u"line"_s);
    program.closeInput();
    QTRY_COMPARE(listener.received(), QByteArray("a<file>ba<file>ba<file>bline\n"));
    QTRY_COMPARE(program.exitCode(), 0);
}

void CliTrafficTest::keepsTheInterval()
{
    QUdpSocket receiver;
    QVERIFY(receiver.bind(QHostAddress::LocalHost));
    ForeignProcess program;
    program.startCli(udp({u"--remote"_s, address(receiver.localPort()), u"--send"_s, u"x"_s, u"--repeat"_s, u"11"_s,
                          u"--interval"_s, u"30"_s, u"--exit-after"_s, u"0"_s}));
    QTRY_VERIFY(receiver.hasPendingDatagrams());
    QElapsedTimer clock;
    clock.start();
    QTRY_COMPARE(program.exitCode(), 0);
    QVERIFY2(clock.elapsed() > 250, qPrintable(QString::number(clock.elapsed())));
}

void CliTrafficTest::aServerSendsWhenItsFirstPeerHasCome()
{
    ForeignProcess program;
    program.startCli(server({u"--send"_s, u"welcome"_s}));
    QTRY_VERIFY(program.port() > 0);
    QTcpSocket peer;
    peer.connectToHost(QHostAddress::LocalHost, program.port());
    QTRY_COMPARE(peer.bytesAvailable(), 7);
    QCOMPARE(peer.readAll(), QByteArray("welcome"));
}

void CliTrafficTest::aServerSendsToOnePeer()
{
    // The peer's port has to be known before it connects.
    QTcpSocket wanted;
    QVERIFY(wanted.bind(QHostAddress::LocalHost));
    ForeignProcess program;
    program.startCli(server({u"--send"_s, u"for you"_s, u"--to"_s, address(wanted.localPort())}));
    QTRY_VERIFY(program.port() > 0);
    QTcpSocket other;
    other.connectToHost(QHostAddress::LocalHost, program.port());
    QTRY_COMPARE(other.state(), QAbstractSocket::ConnectedState);
    wanted.connectToHost(QHostAddress::LocalHost, program.port());
    QTRY_COMPARE(wanted.bytesAvailable(), 7);
    QCOMPARE(other.bytesAvailable(), 0);
}

void CliTrafficTest::sendsAFileByUdpInDatagrams()
{
    const QString path = m_folder.filePath(u"datagrams"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(QByteArray(2500, 'x')) == 2500);
    file.close();
    QUdpSocket receiver;
    QVERIFY(receiver.bind(QHostAddress::LocalHost));
    ForeignProcess program;
    program.startCli(
        udp({u"--remote"_s, address(receiver.localPort()), u"--send-file"_s, path, u"--exit-after"_s, u"0"_s}));
    QTRY_COMPARE(program.exitCode(), 0);
    for (const int size : {1024, 1024, 452}) {
        QTRY_VERIFY(receiver.hasPendingDatagrams());
        QCOMPARE(receiver.receiveDatagram().data().size(), size);
    }
}

void CliTrafficTest::endOfInputFinishesBothWays()
{
    ForeignProcess listener;
    listener.startCli(server());
    QTRY_VERIFY(listener.port() > 0);
    ForeignProcess caller;
    caller.startCli(client(listener.port()));
    QTRY_VERIFY(caller.port() > 0);
    caller.writeLine(u"from the client"_s);
    QTRY_COMPARE(listener.out(), QByteArray("from the client\n"));
    caller.closeInput(); // FIN; it still receives
    listener.writeLine(u"from the server"_s);
    QTRY_COMPARE(caller.out(), QByteArray("from the server\n"));
    listener.closeInput();
    QTRY_COMPARE(caller.exitCode(), 0);
    QVERIFY(listener.isRunning());
}

void CliTrafficTest::inputWithoutEndKeepsTheConnection()
{
    Listener listener;
    ForeignProcess program;
    program.startCli(client(listener.port(), {u"--send"_s, u"x"_s}));
    QTRY_COMPARE(listener.received(), QByteArray("x"));
    QTest::qWait(100);
    QCOMPARE(listener.peer()->state(), QAbstractSocket::ConnectedState);
    QVERIFY(program.isRunning());
}

void CliTrafficTest::emptyInputMakesAReceiver()
{
    ForeignProcess program;
    program.setInputFile(u"/dev/null"_s);
    program.startCli(server());
    QTRY_VERIFY(program.port() > 0);
    for (const char *text : {"first", "second"}) {
        QTcpSocket peer;
        peer.connectToHost(QHostAddress::LocalHost, program.port());
        QTRY_COMPARE(peer.state(), QAbstractSocket::ConnectedState);
        QTest::qWait(50);
        QCOMPARE(peer.state(), QAbstractSocket::ConnectedState); // it was not finished towards
        peer.write(text);
        QTRY_VERIFY(program.out().endsWith(text));
    }
    QVERIFY(program.isRunning());
}

void CliTrafficTest::inputOfAServerWaitsForAPeer()
{
    ForeignProcess program;
    program.startCli(server());
    program.writeLine(u"early"_s);
    program.closeInput();
    QTRY_VERIFY(program.port() > 0);
    QTest::qWait(50);
    QTcpSocket peer;
    peer.connectToHost(QHostAddress::LocalHost, program.port());
    QTRY_COMPARE(peer.bytesAvailable(), 6);
    QTRY_COMPARE(peer.state(), QAbstractSocket::UnconnectedState); // finished, since something was sent
    QTcpSocket late;
    late.connectToHost(QHostAddress::LocalHost, program.port());
    QTRY_COMPARE(late.state(), QAbstractSocket::ConnectedState);
    QTest::qWait(50);
    QCOMPARE(late.state(), QAbstractSocket::ConnectedState);
}

void CliTrafficTest::linesThatCannotBeSentAreNamed()
{
    Listener listener;
    ForeignProcess program;
    program.startCli(client(listener.port(), {u"--encoding"_s, u"GBK"_s}));
    program.write(u"好\nab😀\n\xFF"_s.toUtf8() + "\xFE\n" + u"好\n"_s.toUtf8());
    program.closeInput();
    QTRY_COMPARE(listener.received().toHex(), QByteArray("bac30abac30a"));
    QTRY_COMPARE(program.exitCode(), 2);
    QVERIFY2(program.err().contains("2") && program.err().contains("U+1F600"), program.err().constData());
    QVERIFY2(program.err().contains("3"), program.err().constData());
}

void CliTrafficTest::bulkInputArrivesWhole()
{
    QByteArray content;
    for (int i = 0; content.size() < 20'000'000; ++i)
        content += QByteArray::number(i).repeated(1 + i % 7) + (i % 5 ? "\n" : "\r\n");
    content += QByteArray("\x00\xFF\xFEno end", 9);
    const QString input = m_folder.filePath(u"input"_s);
    const QString output = m_folder.filePath(u"output"_s);
    QFile file(input);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
    file.close();
    ForeignProcess listener;
    listener.setOutputFile(output);
    listener.startCli(server({u"--format"_s, u"raw"_s, u"--exit-on-close"_s}));
    listener.closeInput();
    QTRY_VERIFY(listener.port() > 0);
    ForeignProcess caller;
    caller.setInputFile(input);
    caller.startCli(client(listener.port()));
    QTRY_COMPARE_WITH_TIMEOUT(caller.exitCode(), 0, 30'000);
    QTRY_COMPARE_WITH_TIMEOUT(listener.exitCode(), 0, 30'000);
    QVERIFY(contentOf(output) == content);
}

void CliTrafficTest::aSlowReaderOfTheOutputLosesNothing()
{
    ForeignProcess shell; // for a second nobody reads the pipe
    shell.start(u"sh"_s, {u"-c"_s,
                          u"\"$0\" --role tcp-server --local :0 --format raw --exit-on-close </dev/null | "
                          u"(sleep 1; wc -c)"_s,
                          ForeignProcess::cliPath()});
    QTRY_VERIFY(shell.port() > 0);
    QTcpSocket sender;
    sender.connectToHost(QHostAddress::LocalHost, shell.port());
    QTRY_COMPARE(sender.state(), QAbstractSocket::ConnectedState);
    const QByteArray content(30'000'000, 'x');
    sender.write(content);
    sender.disconnectFromHost(); // the sender is not held up by the reader of the output
    QTRY_COMPARE(sender.state(), QAbstractSocket::UnconnectedState);
    QTRY_COMPARE_WITH_TIMEOUT(shell.exitCode(), 0, 30'000);
    QCOMPARE(shell.out().trimmed(), QByteArray::number(content.size()));
}

void CliTrafficTest::formats_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QString>("pattern");
    QTest::newRow("text") << QStringList() << u"^你好\\n$"_s;
    QTest::newRow("hex") << QStringList{u"--format"_s, u"hex"_s} << u"^C4 E3 BA C3 0A\\n$"_s;
    QTest::newRow("dump") << QStringList{u"--view"_s, u"dump"_s} << u"^00000000  C4 E3 BA C3 0A +\\.{5}\\n$"_s;
    QTest::newRow("netassist") << QStringList{u"--format"_s, u"netassist"_s}
                               << u"# RECV ASCII FROM 127\\.0\\.0\\.1 :\\d+>\\r?\\n你好"_s;
    QTest::newRow("netassist, hex") << QStringList{u"--format"_s, u"netassist"_s, u"--view"_s, u"hex"_s}
                                    << u"# RECV HEX FROM 127\\.0\\.0\\.1 :\\d+>\\r?\\nC4 E3 BA C3 0A "_s;
    QTest::newRow("jsonl") << QStringList{u"--format"_s, u"jsonl"_s}
                           << u"\"dir\":\"rx\".*\"hex\":\"c4e3bac30a\",\"text\":\"你好\\\\n\""_s;
    QTest::newRow("none") << QStringList{u"--format"_s, u"none"_s} << u"^$"_s;
}

void CliTrafficTest::formats()
{
    QFETCH(QStringList, options);
    QFETCH(QString, pattern);
    ForeignProcess program;
    program.startCli(udp(options + QStringList{u"--encoding"_s, u"GBK"_s, u"--exit-after"_s, u"1"_s}));
    QTRY_VERIFY(program.port() > 0);
    QUdpSocket sender;
    sender.writeDatagram(QByteArray::fromHex("c4e3bac30a"), QHostAddress::LocalHost, program.port());
    QTRY_COMPARE(program.exitCode(), 0);
    QVERIFY2(QRegularExpression(pattern).match(program.outText()).hasMatch(), program.out().constData());
}

QTEST_GUILESS_MAIN(CliTrafficTest)
#include "tst_clitraffic.moc"
