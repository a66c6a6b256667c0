// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/courseprogramstest.h"
#include "tests/ui/ruleeditor.h"

#include <QComboBox>

using namespace Qt::StringLiterals;

/// Programs of a course that talk: datagrams and connections, menus and threads, until somebody says 88.
class CourseTalksTest : public CourseProgramsTest
{
    Q_OBJECT

private Q_SLOTS:
    void udpSender();
    void udpReceiver();
    void udpMenu();
    void udpChatWithThreads();
    void udpChatUntil88_data();
    void udpChatUntil88();
    void tcpClient_data() { encodings(); }
    void tcpClient();
    void tcpServers_data();
    void tcpServers();
    void twoClientsOfTheThreadServer();
    void manyClientsAreAnsweredByRules_data() { encodings(); }
    void manyClientsAreAnsweredByRules();
    void groupChatUntil88_data() { encodings(); }
    void groupChatUntil88();
};

void CourseTalksTest::udpSender()
{
    scene().openUdp();
    ForeignProcess sender;
    sender.startPeer(u"udp_sender.py"_s, {u"127.0.0.1"_s, port(), u"你好"_s, u"世界"_s});
    QTRY_COMPARE_WITH_TIMEOUT(sender.exitCode(), 0, limit);
    QCOMPARE(sender.outText(), u"已发送: 你好\n已发送: 世界\n"_s);
    QTRY_VERIFY_WITH_TIMEOUT(isLogged(u"你好"_s) && isLogged(u"世界"_s), limit);
}

void CourseTalksTest::udpReceiver()
{
    ForeignProcess receiver;
    receiver.startPeer(u"udp_receiver.py"_s, {u"0"_s});
    QTRY_VERIFY_WITH_TIMEOUT(receiver.port() > 0, limit);
    scene().openUdp(u"127.0.0.1:%1"_s.arg(receiver.port()));
    send(u"你好"_s);
    QTRY_VERIFY_WITH_TIMEOUT(isLogged(u"收到: 你好"_s), limit);
    QVERIFY(receiver.outText().contains(u"来自 %1 的消息: 你好\n"_s.arg(port())));
    send(u"exit"_s);
    QTRY_COMPARE_WITH_TIMEOUT(receiver.exitCode(), 0, limit);
    QVERIFY(receiver.outText().endsWith(u"再见\n"_s));
}

void CourseTalksTest::udpMenu()
{
    ForeignProcess menu;
    menu.startPeer(u"udp_chat_menu.py"_s, {u"0"_s});
    QTRY_VERIFY_WITH_TIMEOUT(menu.port() > 0, limit);
    scene().openUdp(u"127.0.0.1:%1"_s.arg(menu.port()));
    scene().chooseEncoding(u"GBK"_s);
    menu.writeLine(u"1"_s);
    menu.writeLine(port());
    menu.writeLine(u"网络调试助手"_s);
    QTRY_VERIFY_WITH_TIMEOUT(isLogged(u"网络调试助手"_s), limit);
    menu.writeLine(u"2"_s);
    send(u"收到，谢谢"_s);
    QTRY_VERIFY_WITH_TIMEOUT(menu.outText().contains(u"收到 %1: 收到，谢谢"_s.arg(port())), limit);
    menu.writeLine(u"0"_s);
    QTRY_COMPARE_WITH_TIMEOUT(menu.exitCode(), 0, limit);
}

void CourseTalksTest::udpChatWithThreads()
{
    scene().openUdp();
    ForeignProcess chat;
    chat.startPeer(u"udp_chat_threads.py"_s, {u"0"_s, port()});
    QTRY_VERIFY_WITH_TIMEOUT(chat.port() > 0, limit);
    chat.writeLine(u"在吗？"_s);
    QTRY_VERIFY_WITH_TIMEOUT(isLogged(u"在吗？"_s), limit);
    const QString learned = u"127.0.0.1:%1"_s.arg(chat.port()); // from what it sent
    QTRY_VERIFY_WITH_TIMEOUT(driver().control<QComboBox>(u"Send to"_s).findText(learned) >= 0, limit);
    driver().choose(u"Send to"_s, learned);
    send(u"在的"_s);
    QTRY_VERIFY_WITH_TIMEOUT(chat.outText().contains(u"对方说: 在的\n"_s), limit);
    chat.closeInput();
    QTRY_COMPARE_WITH_TIMEOUT(chat.exitCode(), 0, limit);
}

void CourseTalksTest::udpChatUntil88_data()
{
    QTest::addColumn<QString>("encoding");
    QTest::addColumn<bool>("weEnd");
    for (const char *encoding : {"UTF-8", "GBK"}) {
        QTest::addRow("%s, ended by the window", encoding) << QString::fromLatin1(encoding) << true;
        QTest::addRow("%s, ended by the program", encoding) << QString::fromLatin1(encoding) << false;
    }
}

void CourseTalksTest::udpChatUntil88()
{
    QFETCH(const QString, encoding);
    QFETCH(const bool, weEnd);
    scene().openUdp();
    scene().chooseEncoding(encoding);
    ForeignProcess chat;
    chat.startPeer(u"udp_chat_88.py"_s, {u"0"_s, port(), encoding});
    QTRY_VERIFY_WITH_TIMEOUT(chat.port() > 0, limit);
    driver().type(u"Send to"_s, u"127.0.0.1:%1"_s.arg(chat.port()));
    chat.writeLine(u"吃了吗？"_s);
    QTRY_VERIFY_WITH_TIMEOUT(isLogged(u"吃了吗？"_s), limit);
    send(u"吃过了"_s);
    QTRY_VERIFY_WITH_TIMEOUT(chat.outText().contains(u"对方说: 吃过了\n"_s), limit);
    chat.writeLine(weEnd ? u"那走吧"_s : u"88"_s);
    QTRY_VERIFY_WITH_TIMEOUT(isLogged(weEnd ? u"那走吧"_s : u"88"_s), limit);
    if (weEnd)
        send(u"88"_s);
    QTRY_COMPARE_WITH_TIMEOUT(chat.exitCode(), 0, limit);
    QVERIFY(chat.outText().endsWith(weEnd ? u"对方说: 88\n对方结束聊天\n"_s : u"我方结束聊天\n"_s));
}

void CourseTalksTest::tcpClient()
{
    QFETCH(const QString, encoding);
    openServer(encoding);
    showAnswers();
    driver().tick(u"Echo"_s, true);
    QTRY_VERIFY_WITH_TIMEOUT(hasBadge(u"Echo"_s), limit);
    ForeignProcess client;
    client.startPeer(u"tcp_client.py"_s, {u"127.0.0.1"_s, port(), encoding, u"你好"_s, u"再见"_s});
    QTRY_COMPARE_WITH_TIMEOUT(client.exitCode(), 0, limit);
    QVERIFY(client.outText().contains(u"服务器回答: 你好\n服务器回答: 再见\n连接已关闭"_s));
    QTRY_VERIFY_WITH_TIMEOUT(log().count(u"你好"_s) == 2 && log().count(u"再见"_s) == 2, limit);
}

void CourseTalksTest::tcpServers_data()
{
    QTest::addColumn<QString>("program");
    QTest::addColumn<QString>("encoding");
    QTest::addColumn<QString>("said");
    QTest::addColumn<QString>("printed");
    QTest::addColumn<QString>("answer");
    QTest::newRow("one answer") << u"tcp_server_once.py"_s << u"UTF-8"_s << u"我来了"_s << u"客户端说: 我来了\n"_s
                                << u"欢迎光临"_s;
    QTest::newRow("one after the other") << u"tcp_server_loop.py"_s << u"UTF-8"_s << u"first"_s << u"客户端上线"_s
                                         << u"FIRST"_s;
    QTest::newRow("a thread for each") << u"tcp_server_threads.py"_s << u"GBK"_s << u"你好"_s << u"] 你好\n"_s
                                       << u"第1条收到: 你好"_s;
}

void CourseTalksTest::tcpServers()
{
    QFETCH(const QString, program);
    QFETCH(const QString, encoding);
    QFETCH(const QString, said);
    QFETCH(const QString, printed);
    QFETCH(const QString, answer);
    ForeignProcess server;
    server.startPeer(program, {u"0"_s});
    QTRY_VERIFY_WITH_TIMEOUT(server.port() > 0, limit);
    connectTo(server, encoding);
    send(said);
    QTRY_VERIFY_WITH_TIMEOUT(isLogged(answer), limit);
    QTRY_VERIFY_WITH_TIMEOUT(server.outText().contains(printed), limit);
}

void CourseTalksTest::twoClientsOfTheThreadServer()
{
    ForeignProcess server;
    server.startPeer(u"tcp_server_threads.py"_s, {u"0"_s});
    QTRY_VERIFY_WITH_TIMEOUT(server.port() > 0, limit);
    connectTo(server, u"GBK"_s);
    connectTo(server, u"GBK"_s);
    send(u"龙"_s);
    QTRY_VERIFY_WITH_TIMEOUT(isLogged(u"第1条收到: 龙"_s), limit);
    scene().goToTab(0);
    send(u"你好"_s);
    QTRY_VERIFY_WITH_TIMEOUT(isLogged(u"第1条收到: 你好"_s), limit);
    QVERIFY(!isLogged(u"龙"_s));
}

void CourseTalksTest::manyClientsAreAnsweredByRules()
{
    QFETCH(const QString, encoding);
    openServer(encoding);
    showAnswers();
    driver().press(u"Edit rules…"_s);
    const RuleEditor rules(scene().window());
    rules.add(u"message equals"_s, u"88"_s, u"再见"_s);
    rules.driver().choose(u"Afterwards"_s, u"Close the connection"_s);
    rules.add(u"regular expression"_s, u"^我叫(.+)$"_s, uR"(你好，\1)"_s);
    rules.add(u"any message"_s, {}, u"收到"_s);
    rules.dialog().close();
    driver().tick(u"Rules"_s, true);
    QTRY_VERIFY_WITH_TIMEOUT(hasBadge(u"Rules"_s), limit);
    std::array<ForeignProcess, 3> clients;
    for (int i = 0; i < 3; ++i)
        clients.at(std::size_t(i))
            .startPeer(u"tcp_client.py"_s,
                       {u"127.0.0.1"_s, port(), encoding, u"我叫%1号"_s.arg(i), u"别的"_s, u"88"_s});
    for (int i = 0; i < 3; ++i) {
        ForeignProcess &client = clients.at(std::size_t(i));
        QTRY_COMPARE_WITH_TIMEOUT(client.exitCode(), 0, limit);
        const QString expected = u"服务器回答: 你好，%1号\n服务器回答: 收到\n服务器回答: 再见\n"_s.arg(i);
        QVERIFY2(client.outText().contains(expected), qPrintable(client.outText()));
    }
    QTRY_VERIFY_WITH_TIMEOUT(isLogged(u"再见"_s), limit);
}

void CourseTalksTest::groupChatUntil88()
{
    QFETCH(const QString, encoding);
    openServer(encoding);
    showAnswers();
    driver().tick(u"Group chat"_s, true);
    QTRY_VERIFY_WITH_TIMEOUT(hasBadge(u"Group chat"_s), limit);
    std::array<ForeignProcess, 3> people;
    for (ForeignProcess &person : people) {
        person.startPeer(u"tcp_chat_client.py"_s, {u"127.0.0.1"_s, port(), encoding});
        QTRY_VERIFY_WITH_TIMEOUT(person.outText().contains(u"已加入聊天"_s), limit);
    }
    people[0].writeLine(u"大家好"_s);
    QTRY_VERIFY_WITH_TIMEOUT(people[1].outText().contains(u"有人说: 大家好"_s), limit);
    QTRY_VERIFY_WITH_TIMEOUT(people[2].outText().contains(u"有人说: 大家好"_s), limit);
    send(u"我是老师"_s); // the page itself speaks to all
    for (ForeignProcess &person : people)
        QTRY_VERIFY_WITH_TIMEOUT(person.outText().contains(u"有人说: 我是老师"_s), limit);
    people[2].writeLine(u"88"_s);
    QTRY_COMPARE_WITH_TIMEOUT(people[2].exitCode(), 0, limit); // and the others stay
    QVERIFY(!people[0].outText().contains(u"有人说: 大家好"_s));
    QTRY_VERIFY_WITH_TIMEOUT(people[0].outText().contains(u"有人说: 88"_s), limit);
    QVERIFY(people[0].isRunning());
}

QTEST_MAIN(CourseTalksTest)
#include "tst_courseprograms.moc"
