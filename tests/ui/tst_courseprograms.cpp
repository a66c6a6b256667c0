// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/integration/foreignprocess.h"
#include "tests/ui/ruleeditor.h"
#include "tests/ui/windowtest.h"

#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QFile>

using namespace Qt::StringLiterals;

namespace {

constexpr int limit = 30'000; ///< ms; a loaded machine takes its time

} // namespace

/// Programs of the kind a network course has its students write, against the window as a person uses it. Both sides are
/// looked at: what the program printed, and what the log shows.
class CourseProgramsTest : public WindowTest
{
    Q_OBJECT

private Q_SLOTS:
    void init() override;

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
    void downloaderServer_data() { encodings(); }
    void downloaderServer();
    void downloaderClient_data() { encodings(); }
    void downloaderClient();
    void fileSender_data() { fileFramings(); }
    void fileSender();
    void fileReceiver_data() { fileFramings(); }
    void fileReceiver();

private:
    static void encodings();
    static void fileFramings();

    void openServer(const QString &encoding = u"UTF-8"_s);
    void connectTo(ForeignProcess &server, const QString &encoding = u"UTF-8"_s);
    void send(const QString &text) const;
    void showAnswers() const;
    [[nodiscard]] QString port() const { return driver().textOf(u"Local port"_s); }
    [[nodiscard]] bool isLogged(const QString &text) { return log().contains(text); }

    [[nodiscard]] static WindowDriver dialog();
    [[nodiscard]] QString path(const QString &name) const { return m_folder->filePath(name); }
    [[nodiscard]] QString makeFolder(const QString &name) const;
    [[nodiscard]] QString write(const QString &name, const QByteArray &content) const;
    [[nodiscard]] QByteArray contentOf(const QString &name) const;
    void chooseFileFraming(const WindowDriver &dialog, const QString &list) const;

    std::optional<QTemporaryDir> m_folder;
};

void CourseProgramsTest::init()
{
    WindowTest::init();
    m_folder.emplace();
}

void CourseProgramsTest::encodings()
{
    QTest::addColumn<QString>("encoding");
    QTest::newRow("UTF-8") << u"UTF-8"_s;
    QTest::newRow("GBK") << u"GBK"_s;
}

void CourseProgramsTest::fileFramings()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("order");
    QTest::addColumn<QString>("framing");
    QTest::newRow("raw") << u"raw"_s << u"!"_s << u"Only the bytes of the file"_s;
    QTest::newRow("length") << u"length"_s << u"!"_s << u"4 bytes of length, then the file"_s;
    QTest::newRow("length of a PC") << u"length"_s << u"<"_s << u"4 bytes of length, then the file"_s;
    QTest::newRow("JSON header") << u"json"_s << u"!"_s << u"4 bytes of length, JSON header, then the file"_s;
    QTest::newRow("JSON header of a PC") << u"json"_s << u"<"_s << u"4 bytes of length, JSON header, then the file"_s;
}

void CourseProgramsTest::openServer(const QString &encoding)
{
    scene().openServer();
    scene().chooseEncoding(encoding);
}

void CourseProgramsTest::connectTo(ForeignProcess &server, const QString &encoding)
{
    scene().connectClient(u"127.0.0.1:%1"_s.arg(server.port()));
    scene().chooseEncoding(encoding);
}

void CourseProgramsTest::send(const QString &text) const
{
    driver().type(u"Message"_s, text);
    driver().press(u"Send"_s);
}

void CourseProgramsTest::showAnswers() const
{
    driver().trigger(u"Answer by itself"_s);
    driver().waitForControl(u"File server"_s);
}

WindowDriver CourseProgramsTest::dialog()
{
    if (!QTest::qWaitFor([] { return QApplication::activeModalWidget() != nullptr; }, limit))
        qFatal("no dialog is up");
    return WindowDriver(*QApplication::activeModalWidget());
}

QString CourseProgramsTest::makeFolder(const QString &name) const
{
    if (!QDir(m_folder->path()).mkpath(name))
        qFatal("cannot make a temporary folder");
    return path(name);
}

QString CourseProgramsTest::write(const QString &name, const QByteArray &content) const
{
    QFile file(path(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("cannot write a temporary file");
    return file.fileName();
}

QByteArray CourseProgramsTest::contentOf(const QString &name) const
{
    QFile file(path(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void CourseProgramsTest::chooseFileFraming(const WindowDriver &dialog, const QString &list) const
{
    QFETCH(QString, kind);
    QFETCH(QString, order);
    QFETCH(QString, framing);
    dialog.choose(list, framing);
    if (kind != u"raw"_s)
        dialog.choose(u"Byte order"_s, order == u"!"_s ? u"Big endian"_s : u"Little endian"_s);
}

void CourseProgramsTest::udpSender()
{
    scene().openUdp();
    ForeignProcess sender;
    sender.startPeer(u"udp_sender.py"_s, {u"127.0.0.1"_s, port(), u"你好"_s, u"世界"_s});
    QTRY_COMPARE_WITH_TIMEOUT(sender.exitCode(), 0, limit);
    QCOMPARE(sender.outText(), u"已发送: 你好\n已发送: 世界\n"_s);
    QTRY_VERIFY_WITH_TIMEOUT(isLogged(u"你好"_s) && isLogged(u"世界"_s), limit);
}

void CourseProgramsTest::udpReceiver()
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

void CourseProgramsTest::udpMenu()
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

void CourseProgramsTest::udpChatWithThreads()
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

void CourseProgramsTest::udpChatUntil88_data()
{
    QTest::addColumn<QString>("encoding");
    QTest::addColumn<bool>("weEnd");
    for (const char *encoding : {"UTF-8", "GBK"}) {
        QTest::addRow("%s, ended by the window", encoding) << QString::fromLatin1(encoding) << true;
        QTest::addRow("%s, ended by the program", encoding) << QString::fromLatin1(encoding) << false;
    }
}

void CourseProgramsTest::udpChatUntil88()
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

void CourseProgramsTest::tcpClient()
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

void CourseProgramsTest::tcpServers_data()
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

void CourseProgramsTest::tcpServers()
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

void CourseProgramsTest::twoClientsOfTheThreadServer()
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

void CourseProgramsTest::manyClientsAreAnsweredByRules()
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

void CourseProgramsTest::groupChatUntil88()
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

void CourseProgramsTest::downloaderServer()
{
    QFETCH(const QString, encoding);
    const QByteArray content = QByteArray(300'000, 'x') + "end";
    static_cast<void>(write(u"第一章.txt"_s, content));
    openServer(encoding);
    showAnswers();
    driver().type(u"Folder"_s, m_folder->path());
    driver().tick(u"File server"_s, true);
    QTRY_VERIFY_WITH_TIMEOUT(hasBadge(u"File server"_s), limit);
    ForeignProcess client;
    client.startPeer(u"file_client.py"_s, {port(), encoding, u"第一章.txt"_s, path(u"saved"_s)});
    QTRY_COMPARE_WITH_TIMEOUT(client.exitCode(), 0, limit);
    QCOMPARE(client.outText(), u"下载完成: 300003\n"_s);
    QVERIFY(contentOf(u"saved"_s) == content);
    ForeignProcess missing;
    missing.startPeer(u"file_client.py"_s, {port(), encoding, u"没有"_s, path(u"nothing"_s)});
    QTRY_COMPARE_WITH_TIMEOUT(missing.exitCode(), 0, limit);
    QCOMPARE(missing.outText(), u"下载完成: 0\n"_s);
    QTRY_VERIFY_WITH_TIMEOUT(isLogged(u"没有"_s), limit);
}

void CourseProgramsTest::downloaderClient()
{
    QFETCH(const QString, encoding);
    const QString served = makeFolder(u"served"_s);
    static_cast<void>(write(u"served/第一章.txt"_s, "the content"));
    ForeignProcess server;
    server.startPeer(u"file_server.py"_s, {u"0"_s, served, encoding});
    QTRY_VERIFY_WITH_TIMEOUT(server.port() > 0, limit);
    connectTo(server, encoding);
    driver().trigger(u"Download…"_s);
    const WindowDriver download = dialog();
    download.type(u"File name"_s, u"第一章.txt"_s);
    download.type(u"Save in"_s, makeFolder(u"saved"_s));
    download.press(u"Download"_s);
    QTRY_COMPARE_WITH_TIMEOUT(contentOf(u"saved/第一章.txt"_s), QByteArray("the content"), limit);
    QTRY_VERIFY_WITH_TIMEOUT(shownText().contains(u"“第一章.txt” is saved, 11 bytes."_s), limit);
    QVERIFY(server.outText().contains(u"下载请求: 第一章.txt\n"_s));
    QTRY_VERIFY_WITH_TIMEOUT(isLogged(u"the content"_s), limit);
}

void CourseProgramsTest::fileSender()
{
    QFETCH(const QString, kind);
    QFETCH(const QString, order);
    const QByteArray content = QByteArray(100'000, 'x') + "end";
    openServer();
    driver().press(u"Receive files…"_s);
    const WindowDriver receive = dialog();
    receive.type(u"Save in"_s, makeFolder(u"to"_s));
    chooseFileFraming(receive, u"What peers send"_s);
    receive.press(u"Receive"_s);
    driver().waitForControl(u"Stop"_s); // the badge
    ForeignProcess sender;
    sender.startPeer(u"file_sender.py"_s, {port(), kind, order, u"utf-8"_s, write(u"文件.bin"_s, content)});
    QTRY_COMPARE_WITH_TIMEOUT(sender.exitCode(), 0, limit);
    QVERIFY(sender.outText().contains(u"已发送"_s));
    QTRY_VERIFY_WITH_TIMEOUT(shownText().contains(u"is saved, 100,003 bytes."_s), limit);
    const QStringList names = QDir(path(u"to"_s)).entryList(QDir::Files);
    QCOMPARE(names.size(), 1);
    QVERIFY(kind != u"json"_s || names.constFirst() == u"文件.bin"_s);
    QVERIFY(contentOf(u"to/"_s + names.constFirst()) == content);
}

void CourseProgramsTest::fileReceiver()
{
    QFETCH(const QString, kind);
    QFETCH(const QString, order);
    const QByteArray content = QByteArray(100'000, 'x') + "end";
    ForeignProcess receiver;
    receiver.startPeer(u"file_receiver.py"_s, {u"0"_s, kind, order, makeFolder(u"to"_s)});
    QTRY_VERIFY_WITH_TIMEOUT(receiver.port() > 0, limit);
    connectTo(receiver);
    driver().press(u"Send from file…"_s);
    const WindowDriver sending = dialog();
    sending.type(u"File"_s, write(u"文件.bin"_s, content));
    chooseFileFraming(sending, u"What is sent"_s);
    sending.press(u"Send"_s);
    const QString name = kind == u"json"_s ? u"文件.bin"_s : u"收到1"_s;
    QTRY_VERIFY_WITH_TIMEOUT(isLogged(u"xend"_s), limit); // the last of it, as we sent it
    driver().press(u"Disconnect"_s);
    QTRY_COMPARE_WITH_TIMEOUT(receiver.exitCode(), 0, limit);
    QVERIFY(receiver.outText().contains(u"已保存: %1 100003\n"_s.arg(name)));
    QVERIFY(contentOf(u"to/"_s + name) == content);
}

QTEST_MAIN(CourseProgramsTest)
#include "tst_courseprograms.moc"
