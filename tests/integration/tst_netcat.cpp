// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/integration/foreignprocess.h"
#include "tests/integration/subject.h"
#include "tests/support/stricttest.h"

using namespace Qt::StringLiterals;
using namespace SocketDesk;

/// netcat and socat, above all who finishes first and what still goes the other way then.
class NetcatTest : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void aClientThatFinishesGetsItsWholeAnswer_data() { ways(); }
    void aClientThatFinishesGetsItsWholeAnswer();
    void everyOneOfManyHalfClosedRequestsIsAnswered();
    void weFinishFirstAndStillReceive_data() { ways(); }
    void weFinishFirstAndStillReceive();
    void theyFinishFirstAndStillReceive_data() { ways(); }
    void theyFinishFirstAndStillReceive();
    void udp_data() { ways(); }
    void udp();
    void socatAsClient_data() { ways(); }
    void socatAsClient();
    void socatAsServer_data() { ways(); }
    void socatAsServer();
    void socatOverIpv6();

private:
    static void ways();
};

void NetcatTest::ways()
{
    QTest::addColumn<Way>("way");
    QTest::newRow("session") << Way::Session;
    QTest::newRow("terminal") << Way::Terminal;
}

void NetcatTest::aClientThatFinishesGetsItsWholeAnswer()
{
    QFETCH(Way, way);
    const auto subject = makeSubject(way);
    subject->open({.role = Role::TcpServer, .echo = true});
    QTRY_VERIFY(subject->port() > 0);
    QByteArray question;
    for (int i = 0; i < 300'000; ++i)
        question += QByteArray::number(i) + '\n';
    ForeignProcess netcat;
    netcat.start(u"nc"_s, {u"-N"_s, u"127.0.0.1"_s, QString::number(subject->port())});
    netcat.write(question);
    netcat.closeInput();
    QTRY_COMPARE(netcat.exitCode(), 0); // it ends when our FIN has come
    QVERIFY(netcat.out() == question);
}

void NetcatTest::everyOneOfManyHalfClosedRequestsIsAnswered()
{
    const auto subject = makeSubject(Way::Session);
    subject->open({.role = Role::TcpServer, .echo = true});
    QTRY_VERIFY(subject->port() > 0);
    for (int i = 0; i < 100; ++i) {
        ForeignProcess netcat;
        netcat.start(u"nc"_s, {u"-N"_s, u"127.0.0.1"_s, QString::number(subject->port())});
        netcat.writeLine(u"request %1"_s.arg(i));
        netcat.closeInput();
        QVERIFY(QTest::qWaitFor([&] { return netcat.hasEnded(); }, 30'000));
        QCOMPARE(netcat.exitCode(), 0);
        QCOMPARE(netcat.outText(), u"request %1\n"_s.arg(i));
    }
}

void NetcatTest::weFinishFirstAndStillReceive()
{
    QFETCH(Way, way);
    ForeignProcess socat; // netcat ends with our FIN
    socat.start(u"socat"_s, {u"-d"_s, u"-d"_s, u"-t"_s, u"20"_s, u"TCP4-LISTEN:0,bind=127.0.0.1"_s, u"STDIO"_s});
    QTRY_VERIFY(socat.port() > 0);
    const auto subject = makeSubject(way);
    subject->open({.role = Role::TcpClient, .remotePort = socat.port()});
    QTRY_VERIFY(subject->port() > 0);
    subject->send(u"你好\n"_s);
    subject->finishSending();
    QTRY_COMPARE(socat.outText(), u"你好\n"_s);
    QVERIFY(!subject->isOver());
    socat.writeLine(u"the answer comes behind your FIN"_s);
    QTRY_COMPARE(subject->received(), u"the answer comes behind your FIN\n"_s);
    socat.closeInput();
    QTRY_COMPARE(socat.exitCode(), 0);
    QTRY_VERIFY(subject->isOver());
}

void NetcatTest::theyFinishFirstAndStillReceive()
{
    QFETCH(Way, way);
    ForeignProcess netcat;
    netcat.start(u"nc"_s, {u"-N"_s, u"-l"_s, u"-v"_s, u"127.0.0.1"_s, u"0"_s});
    QTRY_VERIFY(netcat.port() > 0);
    const auto subject = makeSubject(way);
    subject->open({.role = Role::TcpClient, .remotePort = netcat.port()});
    QTRY_VERIFY(subject->port() > 0);
    netcat.writeLine(u"that is all"_s);
    netcat.closeInput();
    QTRY_COMPARE(subject->received(), u"that is all\n"_s);
    subject->send(u"and this is for you\n"_s);
    QTRY_COMPARE(netcat.outText(), u"and this is for you\n"_s);
    QVERIFY(!subject->isOver());
    subject->finishSending();
    QTRY_VERIFY(subject->isOver());
    QTRY_COMPARE(netcat.exitCode(), 0);
}

void NetcatTest::udp()
{
    QFETCH(Way, way);
    ForeignProcess netcat;
    netcat.start(u"nc"_s, {u"-u"_s, u"-l"_s, u"-v"_s, u"127.0.0.1"_s, u"0"_s});
    QTRY_VERIFY(netcat.port() > 0);
    const auto subject = makeSubject(way);
    subject->open({.role = Role::Udp, .remotePort = netcat.port()});
    QTRY_VERIFY(subject->port() > 0);
    subject->send(u"你好\n"_s);
    QTRY_COMPARE(netcat.outText(), u"你好\n"_s);
    netcat.writeLine(u"hello"_s);
    QTRY_COMPARE(subject->received(), u"hello\n"_s);
}

void NetcatTest::socatAsClient()
{
    QFETCH(Way, way);
    const auto subject = makeSubject(way);
    subject->open({.role = Role::TcpServer, .encoding = u"GBK"_s, .echo = true});
    QTRY_VERIFY(subject->port() > 0);
    ForeignProcess socat;
    socat.start(u"socat"_s, {u"-t"_s, u"5"_s, u"-"_s, u"TCP4:127.0.0.1:%1"_s.arg(subject->port())});
    socat.write(QByteArray::fromHex("c4e3bac30a"));
    socat.closeInput();
    QTRY_COMPARE(socat.exitCode(), 0);
    QCOMPARE(socat.out().toHex(), QByteArray("c4e3bac30a"));
    QTRY_COMPARE(subject->received(), u"你好\n"_s);
}

void NetcatTest::socatAsServer()
{
    QFETCH(Way, way);
    ForeignProcess socat;
    socat.start(u"socat"_s,
                {u"-d"_s, u"-d"_s, u"-t"_s, u"5"_s, u"TCP4-LISTEN:0,bind=127.0.0.1"_s, u"PIPE"_s}); // an echo
    QTRY_VERIFY(socat.port() > 0);
    const auto subject = makeSubject(way);
    subject->open({.role = Role::TcpClient, .remotePort = socat.port(), .encoding = u"GB18030"_s});
    QTRY_VERIFY(subject->port() > 0);
    subject->send(u"你好，㐀😀\n"_s);
    QTRY_COMPARE(subject->received(), u"你好，㐀😀\n"_s);
    subject->finishSending();
    QTRY_VERIFY(subject->isOver());
    QTRY_COMPARE(socat.exitCode(), 0);
}

void NetcatTest::socatOverIpv6()
{
    ForeignProcess terminal;
    terminal.startCli({u"--role"_s, u"tcp-server"_s, u"--local"_s, u"[::1]:0"_s, u"--echo"_s});
    QTRY_VERIFY(terminal.port() > 0);
    ForeignProcess socat;
    socat.start(u"socat"_s, {u"-t"_s, u"5"_s, u"-"_s, u"TCP6:[::1]:%1"_s.arg(terminal.port())});
    socat.writeLine(u"six"_s);
    socat.closeInput();
    QTRY_COMPARE(socat.exitCode(), 0);
    QCOMPARE(socat.outText(), u"six\n"_s);
    QTRY_COMPARE(terminal.outText(), u"six\n"_s);
}

QTEST_GUILESS_MAIN(NetcatTest)
#include "tst_netcat.moc"
