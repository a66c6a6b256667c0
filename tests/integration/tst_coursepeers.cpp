// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/integration/foreignprocess.h"
#include "tests/integration/subject.h"
#include "tests/support/stricttest.h"

using namespace Qt::StringLiterals;
using namespace SocketDesk;

/// Programs of the kind a network course has its students write, against the session and the terminal program.
class CoursePeersTest : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void udpSender_data() { ways(); }
    void udpSender();
    void udpReceiver_data() { ways(); }
    void udpReceiver();
    void udpChatWithThreads_data() { ways(); }
    void udpChatWithThreads();
    void udpChatMenuInGb2312_data() { ways(); }
    void udpChatMenuInGb2312();
    void udpChatUntil88_data() { waysAndEncodings(); }
    void udpChatUntil88();
    void tcpClient_data();
    void tcpClient();
    void oneShotServer_data() { ways(); }
    void oneShotServer();
    void loopServer_data() { ways(); }
    void loopServer();
    void threadServerInGbk_data() { ways(); }
    void threadServerInGbk();
    void manyClientsOfTheThreadServer();
    void charactersCutByASlowSender_data();
    void charactersCutByASlowSender();
    void charactersCutAtEveryPlace_data();
    void charactersCutAtEveryPlace();

private:
    static void ways();
    static void waysAndEncodings();
};

void CoursePeersTest::ways()
{
    QTest::addColumn<Way>("way");
    QTest::newRow("session") << Way::Session;
    QTest::newRow("terminal") << Way::Terminal;
}

void CoursePeersTest::waysAndEncodings()
{
    QTest::addColumn<Way>("way");
    QTest::addColumn<QString>("encoding");
    for (const auto &[name, way] : {std::pair{"session", Way::Session}, std::pair{"terminal", Way::Terminal}}) {
        for (const char *encoding : {"UTF-8", "GBK"})
            QTest::addRow("%s, %s", name, encoding) << way << QString::fromLatin1(encoding);
    }
}

void CoursePeersTest::udpSender()
{
    QFETCH(Way, way);
    const auto subject = makeSubject(way);
    subject->open({.role = Role::Udp});
    QTRY_VERIFY(subject->port() > 0);
    ForeignProcess sender;
    sender.startPeer(u"udp_sender.py"_s, {u"127.0.0.1"_s, QString::number(subject->port()), u"你好"_s, u"世界"_s});
    QTRY_COMPARE(subject->received(), u"你好世界"_s);
    QTRY_COMPARE(sender.exitCode(), 0);
}

void CoursePeersTest::udpReceiver()
{
    QFETCH(Way, way);
    ForeignProcess receiver;
    receiver.startPeer(u"udp_receiver.py"_s, {u"0"_s});
    QTRY_VERIFY(receiver.port() > 0);
    const auto subject = makeSubject(way);
    subject->open({.role = Role::Udp, .remotePort = receiver.port()}); // to somebody never heard before
    QTRY_VERIFY(subject->port() > 0);
    subject->send(u"你好\n"_s);
    QTRY_COMPARE(subject->received(), u"收到: 你好\n"_s);
    subject->send(u"exit\n"_s);
    QTRY_COMPARE(receiver.exitCode(), 0);
    QVERIFY(receiver.outText().contains(u"来自 %1 的消息: 你好"_s.arg(subject->port())));
    QVERIFY(receiver.outText().endsWith(u"再见\n"_s));
}

void CoursePeersTest::udpChatWithThreads()
{
    QFETCH(Way, way);
    const auto subject = makeSubject(way);
    subject->open({.role = Role::Udp});
    QTRY_VERIFY(subject->port() > 0);
    ForeignProcess chat;
    chat.startPeer(u"udp_chat_threads.py"_s, {u"0"_s, QString::number(subject->port())});
    QTRY_VERIFY(chat.port() > 0);
    chat.writeLine(u"在吗？"_s);
    QTRY_COMPARE(subject->received(), u"在吗？"_s);
    subject->send(u"在的\n"_s); // to the one who spoke to us
    QTRY_VERIFY(chat.outText().contains(u"对方说: 在的\n"_s));
    chat.writeLine(u"再见"_s);
    QTRY_COMPARE(subject->received(), u"在吗？再见"_s);
    chat.closeInput();
    QTRY_COMPARE(chat.exitCode(), 0);
}

void CoursePeersTest::udpChatMenuInGb2312()
{
    QFETCH(Way, way);
    const auto subject = makeSubject(way);
    ForeignProcess menu;
    menu.startPeer(u"udp_chat_menu.py"_s, {u"0"_s});
    QTRY_VERIFY(menu.port() > 0);
    subject->open({.role = Role::Udp, .remotePort = menu.port(), .encoding = u"GB2312"_s});
    QTRY_VERIFY(subject->port() > 0);
    menu.writeLine(u"1"_s);
    menu.writeLine(QString::number(subject->port()));
    menu.writeLine(u"网络调试助手"_s);
    QTRY_COMPARE(subject->received(), u"网络调试助手"_s);
    menu.writeLine(u"2"_s);
    subject->send(u"收到，谢谢\n"_s);
    QTRY_VERIFY(menu.outText().contains(u"收到 %1: 收到，谢谢"_s.arg(subject->port())));
    menu.writeLine(u"0"_s);
    QTRY_COMPARE(menu.exitCode(), 0);
}

void CoursePeersTest::udpChatUntil88()
{
    QFETCH(Way, way);
    QFETCH(QString, encoding);
    const auto subject = makeSubject(way);
    subject->open({.role = Role::Udp, .encoding = encoding});
    QTRY_VERIFY(subject->port() > 0);
    ForeignProcess chat;
    chat.startPeer(u"udp_chat_88.py"_s, {u"0"_s, QString::number(subject->port()), encoding});
    QTRY_VERIFY(chat.port() > 0);
    chat.writeLine(u"吃了吗？"_s);
    QTRY_COMPARE(subject->received(), u"吃了吗？"_s);
    subject->send(u"吃过了\n"_s); // to the one who spoke to us
    QTRY_VERIFY(chat.outText().contains(u"对方说: 吃过了\n"_s));
    chat.writeLine(u"88"_s);
    QTRY_COMPARE(subject->received(), u"吃了吗？88"_s);
    QTRY_COMPARE(chat.exitCode(), 0);
    QVERIFY(chat.outText().endsWith(u"我方结束聊天\n"_s));
}

void CoursePeersTest::tcpClient_data()
{
    waysAndEncodings();
}

void CoursePeersTest::tcpClient()
{
    QFETCH(Way, way);
    QFETCH(QString, encoding);
    const auto subject = makeSubject(way);
    subject->open({.role = Role::TcpServer, .encoding = encoding, .echo = true});
    QTRY_VERIFY(subject->port() > 0);
    ForeignProcess client;
    client.startPeer(u"tcp_client.py"_s,
                     {u"127.0.0.1"_s, QString::number(subject->port()), encoding, u"你好"_s, u"再见"_s});
    QTRY_COMPARE(client.exitCode(), 0);
    QVERIFY(client.outText().contains(u"服务器回答: 你好\n服务器回答: 再见\n连接已关闭"_s));
    QTRY_COMPARE(subject->received(), u"你好再见"_s);
}

void CoursePeersTest::oneShotServer()
{
    QFETCH(Way, way);
    ForeignProcess server;
    server.startPeer(u"tcp_server_once.py"_s, {u"0"_s});
    QTRY_VERIFY(server.port() > 0);
    const auto subject = makeSubject(way);
    subject->open({.role = Role::TcpClient, .remotePort = server.port()});
    QTRY_VERIFY(subject->port() > 0);
    subject->send(u"我来了\n"_s);
    QTRY_COMPARE(subject->received(), u"欢迎光临\n"_s);
    QTRY_COMPARE(server.exitCode(), 0);
    QVERIFY(server.outText().contains(u"客户端说: 我来了\n"_s));
    subject->finishSending();
    QTRY_VERIFY(subject->isOver());
}

void CoursePeersTest::loopServer()
{
    QFETCH(Way, way);
    ForeignProcess server;
    server.startPeer(u"tcp_server_loop.py"_s, {u"0"_s});
    QTRY_VERIFY(server.port() > 0);
    for (const QString &word : {u"first\n"_s, u"second\n"_s}) {
        const auto subject = makeSubject(way);
        subject->open({.role = Role::TcpClient, .remotePort = server.port()});
        QTRY_VERIFY(subject->port() > 0);
        const quint16 port = subject->port();
        subject->send(word);
        QTRY_COMPARE(subject->received(), word.toUpper());
        subject->finishSending(); // it must be seen as the end there, and theirs here
        QTRY_VERIFY(subject->isOver());
        QTRY_VERIFY(server.outText().contains(u"客户端下线: %1\n"_s.arg(port)));
    }
}

void CoursePeersTest::threadServerInGbk()
{
    QFETCH(Way, way);
    ForeignProcess server;
    server.startPeer(u"tcp_server_threads.py"_s, {u"0"_s});
    QTRY_VERIFY(server.port() > 0);
    const auto first = makeSubject(way);
    const auto second = makeSubject(way);
    for (Subject *subject : {first.get(), second.get()}) {
        subject->open({.role = Role::TcpClient, .remotePort = server.port(), .encoding = u"GBK"_s});
        QTRY_VERIFY(subject->port() > 0);
    }
    first->send(u"你好\n"_s);
    QTRY_COMPARE(first->received(), u"第1条收到: 你好\n"_s);
    second->send(u"龙\n"_s);
    first->send(u"世界\n"_s);
    QTRY_COMPARE(second->received(), u"第1条收到: 龙\n"_s);
    QTRY_COMPARE(first->received(), u"第1条收到: 你好\n第2条收到: 世界\n"_s);
}

void CoursePeersTest::manyClientsOfTheThreadServer()
{
    ForeignProcess server;
    server.startPeer(u"tcp_server_threads.py"_s, {u"0"_s});
    QTRY_VERIFY(server.port() > 0);
    std::vector<std::unique_ptr<Subject>> subjects;
    for (int i = 0; i < 20; ++i) {
        subjects.push_back(makeSubject(Way::Session));
        subjects.back()->open({.role = Role::TcpClient, .remotePort = server.port(), .encoding = u"GBK"_s});
    }
    for (size_t i = 0; i < subjects.size(); ++i) {
        QTRY_VERIFY(subjects[i]->port() > 0);
        subjects[i]->send(u"编号%1\n"_s.arg(i));
    }
    for (size_t i = 0; i < subjects.size(); ++i)
        QTRY_COMPARE(subjects[i]->received(), u"第1条收到: 编号%1\n"_s.arg(i));
}

void CoursePeersTest::charactersCutByASlowSender_data()
{
    waysAndEncodings();
}

void CoursePeersTest::charactersCutByASlowSender()
{
    QFETCH(Way, way);
    QFETCH(QString, encoding);
    const QString text = u"你好，socket编程 ①②③"_s;
    const auto subject = makeSubject(way);
    subject->open({.role = Role::TcpServer, .encoding = encoding, .echo = true});
    QTRY_VERIFY(subject->port() > 0);
    ForeignProcess sender;
    sender.startPeer(u"tcp_slow_sender.py"_s, {u"127.0.0.1"_s, QString::number(subject->port()), encoding, text});
    QTRY_COMPARE(sender.exitCode(), 0);
    QTRY_COMPARE(subject->received(), text);
}

void CoursePeersTest::charactersCutAtEveryPlace_data()
{
    waysAndEncodings();
}

void CoursePeersTest::charactersCutAtEveryPlace()
{
    QFETCH(Way, way);
    QFETCH(QString, encoding);
    const QString text = u"你好"_s;
    const int cuts = (encoding == "GBK"_L1 ? 4 : 6) + 1;
    ForeignProcess server;
    server.startPeer(u"tcp_cut_server.py"_s, {u"0"_s, encoding, text});
    QTRY_VERIFY(server.port() > 0);
    for (int cut = 0; cut < cuts; ++cut) {
        const auto subject = makeSubject(way);
        subject->open({.role = Role::TcpClient, .remotePort = server.port(), .encoding = encoding});
        QTRY_VERIFY(subject->port() > 0);
        QTRY_COMPARE(subject->received(), text);
        subject->finishSending();
        QTRY_VERIFY(subject->isOver());
    }
    QTRY_COMPARE(server.exitCode(), 0);
}

QTEST_GUILESS_MAIN(CoursePeersTest)
#include "tst_coursepeers.moc"
