// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/integration/clihelpers.h"
#include "tests/support/rawpeer.h"
#include "tests/support/stricttest.h"

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QTemporaryDir>

#include <csignal>
#include <optional>

using namespace CliHelpers;

namespace {

constexpr int limit = 30'000; ///< ms; a busy disk takes its time

} // namespace

/// Files that the terminal program sends, receives and downloads: with itself, and with programs of a course.
class CliFilesTest final : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void init() override;

    void sendsToTheReceiverOfACourse_data() { framings(); }
    void sendsToTheReceiverOfACourse();
    void receivesFromTheSenderOfACourse_data() { framings(); }
    void receivesFromTheSenderOfACourse();
    void readsGbkHeaders();
    void sendsAndReceivesBetweenTwoOfItself_data();
    void sendsAndReceivesBetweenTwoOfItself();
    void evilNamesStayInTheFolder();
    void nothingIsReplaced();
    void anIncompleteFileIsMarked_data();
    void anIncompleteFileIsMarked();
    void whatIsNoHeaderIsSaid();
    void downloadsFromTheServerOfACourse_data();
    void downloadsFromTheServerOfACourse();
    void aDownloadThatBringsNothingIsSaid();
    void filesOfManySourcesAreFinishedAfterAnInterrupt();
    void whatWasNotSentIsSaid_data();
    void whatWasNotSentIsSaid();
    void wrongOptionsAreNamed_data();
    void wrongOptionsAreNamed();

private:
    static void framings();

    [[nodiscard]] QString path(const QString &name) const { return m_folder->filePath(name); }
    QString write(const QString &name, const QByteArray &content);
    QString makeFolder(const QString &name);
    [[nodiscard]] QStringList namesIn(const QString &folder) const
    {
        return QDir(path(folder)).entryList(QDir::Files | QDir::Hidden, QDir::Name);
    }

    std::optional<QTemporaryDir> m_folder;
};

void CliFilesTest::init()
{
    StrictTest::init();
    m_folder.emplace();
}

QString CliFilesTest::write(const QString &name, const QByteArray &content)
{
    QFile file(path(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("cannot write a temporary file");
    return file.fileName();
}

QString CliFilesTest::makeFolder(const QString &name)
{
    if (!QDir(m_folder->path()).mkpath(name))
        qFatal("cannot make a temporary folder");
    return path(name);
}

void CliFilesTest::framings()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("order");
    QTest::addColumn<QString>("spec");
    QTest::newRow("raw") << u"raw"_s << u"!"_s << u"raw"_s;
    QTest::newRow("length") << u"length"_s << u"!"_s << u"length"_s;
    QTest::newRow("length, little endian") << u"length"_s << u"<"_s << u"lengthle"_s;
    QTest::newRow("JSON header") << u"json"_s << u"!"_s << u"json"_s;
    QTest::newRow("JSON header, little endian") << u"json"_s << u"<"_s << u"jsonle"_s;
}

void CliFilesTest::sendsToTheReceiverOfACourse()
{
    QFETCH(QString, kind);
    QFETCH(QString, order);
    QFETCH(QString, spec);
    const QByteArray content = QByteArray(300'000, 'x') + "end";
    ForeignProcess receiver;
    receiver.startPeer(u"file_receiver.py"_s, {u"0"_s, kind, order, makeFolder(u"to"_s)});
    QTRY_VERIFY(receiver.port() > 0);
    ForeignProcess cli;
    cli.startCli(client(receiver.port(), {u"--send-file"_s, write(u"文件.bin"_s, content), u"--file-framing"_s, spec}));
    cli.closeInput();
    QTRY_COMPARE_WITH_TIMEOUT(receiver.exitCode(), 0, limit);
    QTRY_COMPARE(cli.exitCode(), 0);
    const QString name = kind == "json"_L1 ? u"文件.bin"_s : u"收到1"_s;
    QCOMPARE(namesIn(u"to"_s), QStringList(name));
    QVERIFY(contentOf(path(u"to/"_s + name)) == content);
}

void CliFilesTest::receivesFromTheSenderOfACourse()
{
    QFETCH(QString, kind);
    QFETCH(QString, order);
    QFETCH(QString, spec);
    const QByteArray content = QByteArray(300'000, 'x') + "end";
    ForeignProcess cli;
    cli.startCli(server({u"--receive-folder"_s, makeFolder(u"to"_s), u"--file-framing"_s, spec, u"--format"_s,
                         u"none"_s, u"--exit-on-close"_s}));
    QTRY_VERIFY(cli.port() > 0);
    ForeignProcess sender;
    QStringList files{write(u"你好.txt"_s, content)};
    if (kind != "raw"_L1)
        files << write(u"空.txt"_s, {}) << write(u"c"_s, "abc");
    sender.startPeer(u"file_sender.py"_s, QStringList{QString::number(cli.port()), kind, order, u"UTF-8"_s} + files);
    QTRY_COMPARE_WITH_TIMEOUT(cli.exitCode(), 0, limit);
    const QStringList names = namesIn(u"to"_s);
    QCOMPARE(names.size(), files.size());
    for (const QString &name : names)
        QVERIFY2(!name.endsWith(u".part"_s), qPrintable(name));
    if (kind == "json"_L1) {
        QCOMPARE(names, (QStringList{u"c"_s, u"你好.txt"_s, u"空.txt"_s}));
        QVERIFY(contentOf(path(u"to/你好.txt"_s)) == content);
        QCOMPARE(contentOf(path(u"to/c"_s)), QByteArray("abc"));
    } else {
        QVERIFY(names.constFirst().startsWith(u"received-"_s));
        QVERIFY(contentOf(path(u"to/"_s + names.constLast())) == content);
    }
    QVERIFY(QString::fromUtf8(cli.err()).contains(u"is saved, %1 bytes"_s.arg(content.size())));
}

void CliFilesTest::readsGbkHeaders()
{
    ForeignProcess cli;
    cli.startCli(server({u"--receive-folder"_s, makeFolder(u"to"_s), u"--file-framing"_s, u"json"_s, u"--encoding"_s,
                         u"GBK"_s, u"--exit-on-close"_s}));
    QTRY_VERIFY(cli.port() > 0);
    ForeignProcess sender;
    sender.startPeer(u"file_sender.py"_s,
                     {QString::number(cli.port()), u"json"_s, u"!"_s, u"GBK"_s, write(u"你好.txt"_s, "abc")});
    QTRY_COMPARE_WITH_TIMEOUT(cli.exitCode(), 0, limit);
    QCOMPARE(namesIn(u"to"_s), QStringList(u"你好.txt"_s));
}

void CliFilesTest::sendsAndReceivesBetweenTwoOfItself_data()
{
    QTest::addColumn<QStringList>("how");
    QTest::newRow("raw") << QStringList();
    QTest::newRow("raw, small blocks") << QStringList{u"--file-block"_s, u"1000"_s};
    QTest::newRow("length") << QStringList{u"--file-framing"_s, u"length"_s};
    QTest::newRow("JSON header") << QStringList{u"--file-framing"_s, u"json"_s};
    QTest::newRow("limited") << QStringList{u"--file-rate"_s, u"4000000"_s};
}

void CliFilesTest::sendsAndReceivesBetweenTwoOfItself()
{
    QFETCH(QStringList, how);
    const QByteArray content = QByteArray(2'000'000, 'y') + "end";
    ForeignProcess receiver;
    const qsizetype framing = how.indexOf(u"--file-framing"_s);
    receiver.startCli(
        server({u"--receive-folder"_s, makeFolder(u"to"_s), u"--format"_s, u"none"_s, u"--exit-on-close"_s}) +
        (framing < 0 ? QStringList() : how.sliced(framing, 2)));
    QTRY_VERIFY(receiver.port() > 0);
    ForeignProcess sender;
    sender.startCli(client(receiver.port(), QStringList{u"--send-file"_s, write(u"a.bin"_s, content)} + how));
    sender.closeInput();
    QTRY_COMPARE_WITH_TIMEOUT(sender.exitCode(), 0, limit);
    QTRY_COMPARE_WITH_TIMEOUT(receiver.exitCode(), 0, limit);
    QCOMPARE(namesIn(u"to"_s).size(), 1);
    QVERIFY(contentOf(path(u"to/"_s + namesIn(u"to"_s).constFirst())) == content);
}

void CliFilesTest::evilNamesStayInTheFolder()
{
    const QStringList evil{u"../out.txt"_s, u"/tmp/out.txt"_s, u"..\\\\out.txt"_s,
                           u"a\\u0000b"_s,  u".."_s,           u"x/../../y"_s,
                           u""_s,           u".hidden"_s,      u"CON"_s};
    ForeignProcess cli;
    cli.startCli(
        server({u"--receive-folder"_s, makeFolder(u"to"_s), u"--file-framing"_s, u"json"_s, u"--exit-on-close"_s}));
    QTRY_VERIFY(cli.port() > 0);
    RawStream sender = RawStream::connectTo(cli.port());
    for (const QString &name : evil) {
        const QByteArray json = u"{\"filename\":\"%1\",\"filesize\":1}"_s.arg(name).toUtf8();
        sender.write(QByteArray::fromHex("000000") + char(json.size()) + json + 'x');
    }
    sender.finish();
    QTRY_COMPARE_WITH_TIMEOUT(cli.exitCode(), 0, limit);
    QCOMPARE(namesIn(u"."_s), QStringList());
    QCOMPARE(namesIn(u"to"_s).size(), evil.size());
    for (const QString &name : namesIn(u"to"_s))
        QCOMPARE(contentOf(path(u"to/"_s + name)), QByteArray("x"));
}

void CliFilesTest::nothingIsReplaced()
{
    makeFolder(u"to"_s);
    write(u"to/c"_s, "mine");
    write(u"to/c (2).part"_s, "half");
    QVERIFY(QFile::link(path(u"elsewhere"_s), path(u"to/c (3)"_s)));
    ForeignProcess cli;
    cli.startCli(server({u"--receive-folder"_s, path(u"to"_s), u"--file-framing"_s, u"json"_s, u"--exit-on-close"_s}));
    QTRY_VERIFY(cli.port() > 0);
    ForeignProcess sender;
    sender.startPeer(u"file_sender.py"_s, {QString::number(cli.port()), u"json"_s, u"!"_s, u"UTF-8"_s,
                                           write(u"c"_s, "first"), write(u"c"_s, "second")});
    QTRY_COMPARE_WITH_TIMEOUT(cli.exitCode(), 0, limit);
    QCOMPARE(contentOf(path(u"to/c"_s)), QByteArray("mine"));
    QCOMPARE(contentOf(path(u"to/c (2).part"_s)), QByteArray("half"));
    QCOMPARE(contentOf(path(u"to/c (4)"_s)), QByteArray("second"));
    QCOMPARE(contentOf(path(u"to/c (5)"_s)), QByteArray("second"));
    QVERIFY(!QFile::exists(path(u"elsewhere"_s)));
}

void CliFilesTest::anIncompleteFileIsMarked_data()
{
    QTest::addColumn<bool>("finishes");
    QTest::addColumn<QString>("spec");
    QTest::newRow("length, the sender finishes too early") << true << u"length"_s;
    QTest::newRow("length, the sender resets") << false << u"length"_s;
    QTest::newRow("raw, the sender resets") << false << u"raw"_s;
}

void CliFilesTest::anIncompleteFileIsMarked()
{
    QFETCH(bool, finishes);
    QFETCH(QString, spec);
    ForeignProcess cli;
    cli.startCli(server({u"--receive-folder"_s, makeFolder(u"to"_s), u"--file-framing"_s, spec, u"--format"_s, u"raw"_s,
                         u"--exit-on-close"_s}));
    QTRY_VERIFY(cli.port() > 0);
    RawStream sender = RawStream::connectTo(cli.port());
    sender.write(QByteArray::fromHex("00000064") + "a part");
    QTRY_COMPARE(cli.out().size(), 10); // it has all come before the reset, which would take it away
    if (finishes)
        sender.finish();
    else
        sender.reset();
    QTRY_COMPARE_WITH_TIMEOUT(cli.exitCode(), 4, limit);
    QCOMPARE(namesIn(u"to"_s).size(), 1);
    const QString name = namesIn(u"to"_s).constFirst();
    QVERIFY2(name.endsWith(u".bin.part"_s), qPrintable(name));
    QVERIFY(contentOf(path(u"to/"_s + name)).endsWith("a part"));
    QVERIFY(QString::fromUtf8(cli.err()).contains(u"is not complete"_s));
}

void CliFilesTest::whatIsNoHeaderIsSaid()
{
    ForeignProcess cli;
    cli.startCli(
        server({u"--receive-folder"_s, makeFolder(u"to"_s), u"--file-framing"_s, u"json"_s, u"--exit-on-close"_s}));
    QTRY_VERIFY(cli.port() > 0);
    RawStream sender = RawStream::connectTo(cli.port());
    sender.write("GET / HTTP/1.1\r\n\r\n");
    sender.finish();
    QTRY_COMPARE_WITH_TIMEOUT(cli.exitCode(), 4, limit);
    QCOMPARE(namesIn(u"to"_s), QStringList());
    QVERIFY(QString::fromUtf8(cli.err()).contains(u"does not begin with the header of a file"_s));
}

void CliFilesTest::downloadsFromTheServerOfACourse_data()
{
    QTest::addColumn<QString>("encoding");
    QTest::newRow("UTF-8") << u"UTF-8"_s;
    QTest::newRow("GBK") << u"GBK"_s;
}

void CliFilesTest::downloadsFromTheServerOfACourse()
{
    QFETCH(QString, encoding);
    const QByteArray content = QByteArray(300'000, 'x') + "end";
    makeFolder(u"from"_s);
    write(u"from/第一章.txt"_s, content);
    ForeignProcess server;
    server.startPeer(u"file_server.py"_s, {u"0"_s, path(u"from"_s), encoding});
    QTRY_VERIFY(server.port() > 0);
    ForeignProcess cli;
    cli.startCli(client(server.port(), {u"--download"_s, u"第一章.txt"_s, u"--receive-folder"_s, makeFolder(u"to"_s),
                                        u"--encoding"_s, encoding}));
    QTRY_COMPARE_WITH_TIMEOUT(cli.exitCode(), 0, limit);
    QCOMPARE(cli.out(), QByteArray()); // it is a file, and goes where files go
    QCOMPARE(namesIn(u"to"_s), QStringList(u"第一章.txt"_s));
    QVERIFY(contentOf(path(u"to/第一章.txt"_s)) == content);
}

void CliFilesTest::aDownloadThatBringsNothingIsSaid()
{
    ForeignProcess server;
    server.startPeer(u"file_server.py"_s, {u"0"_s, makeFolder(u"from"_s), u"UTF-8"_s});
    QTRY_VERIFY(server.port() > 0);
    ForeignProcess cli;
    cli.startCli(client(server.port(), {u"--download"_s, u"缺少"_s, u"--receive-folder"_s, makeFolder(u"to"_s)}));
    QTRY_COMPARE_WITH_TIMEOUT(cli.exitCode(), 4, limit);
    QVERIFY(QString::fromUtf8(cli.err()).contains(u"it has no such file, or an empty one"_s));
    QCOMPARE(namesIn(u"to"_s), QStringList());
}

/// Each waits for the disk, which takes longer than an output may stand still.
void CliFilesTest::filesOfManySourcesAreFinishedAfterAnInterrupt()
{
    ForeignProcess cli;
    cli.startCli({u"--role"_s, u"udp"_s, u"--local"_s, u":0"_s, u"--receive-folder"_s, makeFolder(u"to"_s),
                  u"--format"_s, u"none"_s});
    QTRY_VERIFY(cli.port() > 0);
    QSet<quint16> sources;
    for (int i = 0; i < 1500; ++i) {
        RawDatagrams source;
        QVERIFY(source.sendTo(cli.port(), "hello"));
        sources.insert(source.port());
    }
    QTRY_COMPARE_WITH_TIMEOUT(namesIn(u"to"_s).size(), sources.size(), limit);
    cli.sendSignal(SIGINT);
    QTRY_COMPARE_WITH_TIMEOUT(cli.exitCode(), 130, limit);
    const QStringList names = namesIn(u"to"_s);
    QCOMPARE(names.size(), sources.size());
    QVERIFY2(names.filter(u".part"_s).isEmpty(), cli.err().right(1000).constData());
}

void CliFilesTest::whatWasNotSentIsSaid_data()
{
    QTest::addColumn<QStringList>("how");
    QTest::addColumn<bool>("interrupts");
    QTest::addColumn<int>("exitCode");
    QTest::newRow("the time is over") << QStringList{u"--timeout"_s, u"1"_s} << false << 1;
    QTest::newRow("interrupted") << QStringList() << true << 130;
}

/// The peer reads nothing: a part is in the system's buffers, a part in our queue, and the rest still in the file.
void CliFilesTest::whatWasNotSentIsSaid()
{
    QFETCH(const QStringList, how);
    QFETCH(const bool, interrupts);
    QFETCH(const int, exitCode);
    const QString file = write(u"a.bin"_s, QByteArray(50'000'000, 'x'));
    QTcpServer listener;
    QVERIFY(listener.listen(QHostAddress::LocalHost));
    listener.pauseAccepting();
    ForeignProcess cli;
    cli.startCli(client(
        listener.serverPort(),
        QStringList{u"--send-file"_s, file, u"--format"_s, u"none"_s, u"--stats-json"_s, path(u"stats.json"_s)} + how));
    QTRY_VERIFY(cli.err().contains("connected to"));
    if (interrupts)
        cli.sendSignal(SIGINT);
    QTRY_COMPARE_WITH_TIMEOUT(cli.exitCode(), exitCode, limit);
    const QJsonObject json = QJsonDocument::fromJson(contentOf(path(u"stats.json"_s))).object();
    const qint64 sent = json["tx"_L1]["bytes"_L1].toInteger();
    QVERIFY(sent < 50'000'000);
    const QString said = u"%1”: %2 of 50000000 bytes were sent."_s.arg(file).arg(sent);
    QVERIFY2(QString::fromUtf8(cli.err()).contains(said), cli.err().constData());
}

void CliFilesTest::wrongOptionsAreNamed_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("option");
    const QString folder = QDir::tempPath();
    const auto row = [](const char *what, const QStringList &arguments, const QString &option) {
        QTest::newRow(what) << arguments << option;
    };
    row("no such framing", client(1, {u"--receive-folder"_s, folder, u"--file-framing"_s, u"jason"_s}),
        u"--file-framing"_s);
    row("a framing of nothing", client(1, {u"--file-framing"_s, u"json"_s}), u"--file-framing"_s);
    row("a framing of what is served", server({u"--serve-folder"_s, folder, u"--file-framing"_s, u"json"_s}),
        u"--serve-folder"_s);
    row("a rate of nothing", client(1, {u"--file-rate"_s, u"1"_s}), u"--file-rate"_s);
    row("no folder", client(1, {u"--receive-folder"_s, u"/no/such"_s}), u"--receive-folder"_s);
    row("a download without folder", client(1, {u"--download"_s, u"a"_s}), u"--download"_s);
    row("a server downloads", server({u"--download"_s, u"a"_s, u"--receive-folder"_s, folder}), u"--download"_s);
    row("a name of nothing", client(1, {u"--download"_s, QString(), u"--receive-folder"_s, folder}), u"--download"_s);
    row("a name that the encoding lacks",
        client(1, {u"--download"_s, u"😀"_s, u"--receive-folder"_s, folder, u"--encoding"_s, u"GB2312"_s}),
        u"--download"_s);
}

void CliFilesTest::wrongOptionsAreNamed()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, option);
    ForeignProcess cli;
    cli.startCli(arguments);
    QTRY_COMPARE_WITH_TIMEOUT(cli.exitCode(), 2, limit);
    QVERIFY2(QString::fromUtf8(cli.err()).contains(option), cli.err().constData());
}

QTEST_GUILESS_MAIN(CliFilesTest)
#include "tst_clifiles.moc"
