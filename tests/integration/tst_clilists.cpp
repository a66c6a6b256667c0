// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli_options.h"
#include "send/quicklist.h"
#include "session/workspace.h"
#include "tests/integration/clihelpers.h"
#include "tests/support/rawpeer.h"
#include "tests/support/stricttest.h"
#include "text/encoder.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

using namespace CliHelpers;
using namespace SocketDesk;
using namespace std::chrono_literals;

namespace {

/// The sizes of the writes that went out, of --format jsonl.
QList<qint64> sentSizes(const QByteArray &lines)
{
    QList<qint64> sizes;
    for (const QByteArray &line : lines.split('\n')) {
        const QJsonObject object = QJsonDocument::fromJson(line).object();
        if (object.value("dir"_L1) == "tx"_L1)
            sizes << object.value("len"_L1).toInteger();
    }
    return sizes;
}

} // namespace

/// Quick lists, messages in pieces, and what a server does on purpose, by the terminal program.
class CliListsTest : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void piecesGoOutOneByOne_data();
    void piecesGoOutOneByOne();
    void gapsLieBetweenPieces();
    void quickListIsSentByItsOrder();
    void quickListOfSscomIsSent();
    void roundsRepeatTheList();
    void roundsWithoutAnIntervalHaveTheLastDelay();
    void serverClosesAtOnce();
    void serverReadsNothing();
    void workspaceSaysWhatIsOpened();
    void workspaceSaysToWhom_data();
    void workspaceSaysToWhom();
    void wrongUsageIsNamed_data();
    void wrongUsageIsNamed();

private:
    QString write(const QString &name, const QByteArray &content);

    QTemporaryDir m_folder;
};

QString CliListsTest::write(const QString &name, const QByteArray &content)
{
    QFile file(m_folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("cannot write a temporary file");
    return file.fileName();
}

void CliListsTest::piecesGoOutOneByOne_data()
{
    QTest::addColumn<QString>("segments");
    QTest::addColumn<QList<qint64>>("sizes");
    QTest::newRow("byte by byte") << u"1"_s << QList<qint64>{1, 1, 1, 1, 1, 1, 1, 1, 1, 1};
    QTest::newRow("at places") << u"3,7"_s << QList<qint64>{3, 2, 3, 2};
    QTest::newRow("glued") << u"glue"_s << QList<qint64>{10};
}

void CliListsTest::piecesGoOutOneByOne()
{
    QFETCH(const QString, segments);
    QFETCH(const QList<qint64>, sizes);
    Listener listener;
    ForeignProcess cli;
    cli.startCli(client(listener.port(), {u"--send"_s, u"hello"_s, u"--send"_s, u"world"_s, u"--segments"_s, segments,
                                          u"--format"_s, u"jsonl"_s, u"--exit-after"_s, u"0"_s}));
    QTRY_VERIFY_WITH_TIMEOUT(cli.hasEnded(), 20'000);
    QCOMPARE(cli.exitCode(), 0);
    QTRY_COMPARE(listener.received(), "helloworld"_ba);
    QCOMPARE(sentSizes(cli.out()), sizes);
}

void CliListsTest::gapsLieBetweenPieces()
{
    Listener listener;
    ForeignProcess cli;
    QElapsedTimer timer;
    timer.start();
    cli.startCli(client(listener.port(), {u"--send"_s, u"abcd"_s, u"--segments"_s, u"1"_s, u"--segment-gap"_s, u"150"_s,
                                          u"--exit-after"_s, u"0"_s}));
    QTRY_VERIFY_WITH_TIMEOUT(cli.hasEnded(), 20'000);
    QVERIFY2(timer.elapsed() >= 3 * 150, qPrintable(QString::number(timer.elapsed())));
    QTRY_COMPARE(listener.received(), "abcd"_ba);
}

void CliListsTest::quickListIsSentByItsOrder()
{
    QList<QuickItem> items(3);
    items[0].payload = {PayloadFormat::Hex, u"43 0A"_s};
    items[0].order = 3;
    items[1].payload = {PayloadFormat::Text, u"你"_s};
    items[1].order = 1;
    items[1].delay = 100ms;
    items[2].payload.typed = u"never"_s;
    Listener listener;
    ForeignProcess cli;
    cli.startCli(client(listener.port(), {u"--encoding"_s, u"GBK"_s, u"--quick-list"_s,
                                          write(u"list.json"_s, quickListToBytes(items)), u"--exit-after"_s, u"0"_s}));
    QTRY_VERIFY_WITH_TIMEOUT(cli.hasEnded(), 20'000);
    QCOMPARE(cli.exitCode(), 0);
    QTRY_COMPARE(listener.received(), "\xC4\xE3\x43\n"_ba);
}

void CliListsTest::quickListOfSscomIsSent()
{
    const QString list = u"N101=2,后,0\r\nN1=A,world\r\nN102=1,先,10\r\nN2=H,68 69 20\r\nN1080=,COM3\r\n"_s;
    const QByteArray gbk = encodeText(list, Encoding::fromName(u"GBK").value()).value();
    Listener listener;
    ForeignProcess cli;
    cli.startCli(client(listener.port(), {u"--quick-list"_s, write(u"sscom51.ini"_s, gbk), u"--exit-after"_s, u"0"_s}));
    QTRY_VERIFY_WITH_TIMEOUT(cli.hasEnded(), 20'000);
    QCOMPARE(cli.exitCode(), 0);
    QTRY_COMPARE(listener.received(), "hi world"_ba);
}

void CliListsTest::roundsRepeatTheList()
{
    Listener listener;
    ForeignProcess cli;
    cli.startCli(client(listener.port(), {u"--quick-list"_s, write(u"two.ini"_s, "N101=1,a,0\nN1=A,ab\n"),
                                          u"--repeat"_s, u"3"_s, u"--interval"_s, u"20"_s, u"--exit-after"_s, u"0"_s}));
    QTRY_VERIFY_WITH_TIMEOUT(cli.hasEnded(), 20'000);
    QCOMPARE(cli.exitCode(), 0);
    QTRY_COMPARE(listener.received(), "ababab"_ba);
}

void CliListsTest::roundsWithoutAnIntervalHaveTheLastDelay()
{
    Listener listener;
    ForeignProcess cli;
    QElapsedTimer clock;
    clock.start();
    cli.startCli(client(listener.port(), {u"--quick-list"_s, write(u"slow.ini"_s, "N101=1,a,300\nN1=A,ab\n"),
                                          u"--repeat"_s, u"3"_s, u"--exit-after"_s, u"0"_s}));
    QTRY_VERIFY_WITH_TIMEOUT(cli.hasEnded(), 20'000);
    QCOMPARE(cli.exitCode(), 0);
    QTRY_COMPARE(listener.received(), "ababab"_ba);
    QVERIFY2(clock.elapsed() >= 600, qPrintable(QString::number(clock.elapsed())));
}

void CliListsTest::serverClosesAtOnce()
{
    ForeignProcess cli;
    cli.startCli(server({u"--accept"_s, u"close"_s}));
    QTRY_VERIFY(cli.port() > 0);
    RawStream peer = RawStream::connectTo(cli.port());
    QTRY_VERIFY(peer.hasSeenFin());
    QVERIFY(!peer.hasSeenReset());
    QVERIFY(cli.isRunning());
}

void CliListsTest::serverReadsNothing()
{
    ForeignProcess cli;
    cli.startCli(server({u"--read-rate"_s, u"0"_s, u"--echo"_s}));
    QTRY_VERIFY(cli.port() > 0);
    RawStream peer = RawStream::connectTo(cli.port());
    const QByteArray block(1 << 16, 'x');
    QTRY_VERIFY_WITH_TIMEOUT(peer.write(block) <= 0, 60'000); // until TCP holds it back
    QVERIFY(peer.received().isEmpty());
}

void CliListsTest::workspaceSaysWhatIsOpened()
{
    Listener listener;
    Workspace workspace;
    workspace.tabs = {PageState::fresh(), PageState::fresh()};
    SessionConfig &second = workspace.tabs[1].session;
    second.endpoint.role = Role::TcpClient;
    second.endpoint.localHost.clear();
    second.endpoint.localPort = 0;
    second.endpoint.remotePort = listener.port();
    second.encoding = Encoding::fromName(u"GBK").value();
    const QString file = write(u"lab.socketdesk"_s, workspaceToBytes(workspace));
    ForeignProcess cli;
    cli.startCli({u"--workspace"_s, file, u"--tab"_s, u"2"_s, u"--send"_s, u"你"_s, u"--exit-after"_s, u"0"_s});
    QTRY_VERIFY_WITH_TIMEOUT(cli.hasEnded(), 20'000);
    QVERIFY2(cli.exitCode() == 0, cli.err().constData());
    QTRY_COMPARE(listener.received(), "\xC4\xE3"_ba);
    ForeignProcess other; // what stands on the command line comes first
    other.startCli(
        {u"--workspace"_s, file, u"--tab"_s, u"2"_s, u"--encoding"_s, u"UTF-8"_s, u"--remote"_s, u"127.0.0.1:1"_s});
    QTRY_VERIFY_WITH_TIMEOUT(other.hasEnded(), 20'000);
    QCOMPARE(other.exitCode(), 3);
}

void CliListsTest::workspaceSaysToWhom_data()
{
    QTest::addColumn<QString>("sendTo");
    QTest::addColumn<QStringList>("said");
    QTest::addColumn<QStringList>("targets");
    const QString several = u"127.0.0.1:1, 127.0.0.1:2"_s;
    QTest::newRow("one") << u"127.0.0.1:1"_s << QStringList() << QStringList{u"127.0.0.1:1"_s};
    QTest::newRow("several") << several << QStringList() << QStringList{u"127.0.0.1:1"_s, u"127.0.0.1:2"_s};
    for (const auto &option : {u"--remote"_s, u"--to"_s})
        QTest::addRow("several, and %s", qPrintable(option))
            << several << QStringList{option, u"127.0.0.1:3"_s} << QStringList{u"127.0.0.1:3"_s};
}

void CliListsTest::workspaceSaysToWhom()
{
    QFETCH(const QString, sendTo);
    QFETCH(const QStringList, said);
    QFETCH(const QStringList, targets);
    Workspace workspace;
    workspace.tabs = {PageState::fresh()};
    workspace.tabs[0].session.endpoint.role = Role::Udp;
    workspace.tabs[0].session.sendTo = sendTo;
    const QString file = write(u"targets.socketdesk"_s, workspaceToBytes(workspace));
    const auto options = parseCliOptions(QStringList{u"socketdesk-cli"_s, u"--workspace"_s, file} + said);
    QVERIFY2(options, options ? "" : qPrintable(options.error().sentence));
    QStringList found;
    for (const HostAndPort &target : options->targets)
        found << target.toString();
    QCOMPARE(found, targets);
}

void CliListsTest::wrongUsageIsNamed_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("named");
    QTest::newRow("segments") << client(9, {u"--send"_s, u"x"_s, u"--segments"_s, u"7,3"_s}) << u"--segments"_s;
    QTest::newRow("nothing to cut") << client(9, {u"--segments"_s, u"1"_s}) << u"--segments"_s;
    QTest::newRow("gap alone") << client(9, {u"--send"_s, u"x"_s, u"--segment-gap"_s, u"1"_s}) << u"--segment-gap"_s;
    QTest::newRow("glued gap") << client(9,
                                         {u"--send"_s, u"x"_s, u"--segments"_s, u"glue"_s, u"--segment-gap"_s, u"1"_s})
                               << u"--segment-gap"_s;
    QTest::newRow("no list") << client(9, {u"--quick-list"_s, u"/no/such"_s}) << u"--quick-list"_s;
    QTest::newRow("bad list") << client(9, {u"--quick-list"_s, write(u"bad.json"_s, "{\"format\": 1}")}) << u"format"_s;
    QTest::newRow("unsendable entry") << client(9, {u"--encoding"_s, u"ISO-8859-1"_s, u"--quick-list"_s,
                                                    write(u"cjk.ini"_s, "N101=1,x,0\nN1=A,\xC4\xE3\n")})
                                      << u"--quick-list"_s;
    QTest::newRow("nothing to send") << client(9, {u"--quick-list"_s, write(u"none.ini"_s, "N101=0,x,0\nN1=A,a\n")})
                                     << u"--quick-list"_s;
    QTest::newRow("no workspace") << QStringList{u"--workspace"_s, u"/no/such"_s} << u"--workspace"_s;
    QTest::newRow("wrong workspace") << QStringList{u"--workspace"_s,
                                                    write(u"bad.socketdesk"_s,
                                                          R"({"format":"socketdesk-workspace","version":1,"tabs":[]})")}
                                     << u"tabs"_s;
    QTest::newRow("accept") << server({u"--accept"_s, u"never"_s}) << u"--accept"_s;
    QTest::newRow("late without time") << server({u"--accept"_s, u"late"_s}) << u"--accept"_s;
    QTest::newRow("accept of a client") << client(9, {u"--accept"_s, u"close"_s}) << u"--accept"_s;
    QTest::newRow("tab of nothing") << server({u"--tab"_s, u"1"_s}) << u"--tab"_s;
    QTest::newRow("connections") << server({u"--max-connections"_s, u"many"_s}) << u"--max-connections"_s;
    QTest::newRow("connections of a client") << client(9, {u"--max-connections"_s, u"1"_s}) << u"--max-connections"_s;
    QTest::newRow("connections of nobody")
        << server({u"--accept"_s, u"close"_s, u"--max-connections"_s, u"1"_s}) << u"--max-connections"_s;
    QTest::newRow("rate") << server({u"--read-rate"_s, u"-1"_s}) << u"--read-rate"_s;
    QTest::newRow("rate of datagrams") << udp({u"--read-rate"_s, u"5"_s}) << u"--read-rate"_s;
}

void CliListsTest::wrongUsageIsNamed()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const QString, named);
    ForeignProcess cli;
    cli.startCli(arguments);
    QTRY_VERIFY_WITH_TIMEOUT(cli.hasEnded(), 20'000);
    QCOMPARE(cli.exitCode(), 2);
    QVERIFY2(cli.err().contains(named.toUtf8()), cli.err().constData());
}

QTEST_GUILESS_MAIN(CliListsTest)
#include "tst_clilists.moc"
