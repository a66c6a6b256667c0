// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/integration/clihelpers.h"
#include "tests/support/rawpeer.h"
#include "tests/support/stricttest.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

#include <csignal>
#include <optional>

#ifdef Q_OS_LINUX
#include <sys/resource.h>
#endif

using namespace CliHelpers;

namespace {

constexpr int limit = 30'000; ///< ms; a busy disk takes its time

} // namespace

/// What --log and --save-received leave in their files, however it ends.
class CliLogsTest final : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void init() override;

    void everyFormatGrowsWhileItRuns_data();
    void everyFormatGrowsWhileItRuns();
    void receivedBytesAreAllThereAfterAnInterrupt();
    void completeWhenThePeerResets();
    void bothFilesAtOnce();
    void afterAKillEveryLineIsWhole_data();
    void afterAKillEveryLineIsWhole();
    void aMovedFileIsFollowedByANewOne();
#ifdef Q_OS_LINUX
    void noRoomIsToldAndOutlived_data();
    void noRoomIsToldAndOutlived();
#endif
    void whatCannotBeWrittenOpensNothing_data();
    void whatCannotBeWrittenOpensNothing();
    void aFileOfAnotherKindIsLeftAlone();

private:
    [[nodiscard]] QString path(const QString &name) const
    {
        return m_folder->filePath(name);
    }

    /// Gives all of \p bytes to \p stream.
    void write(RawStream &stream, const QByteArray &bytes);

    std::optional<QTemporaryDir> m_folder;
};

void CliLogsTest::init()
{
    StrictTest::init();
    m_folder.emplace();
}

void CliLogsTest::write(RawStream &stream, const QByteArray &bytes)
{
    qsizetype done = 0;
    QTRY_VERIFY_WITH_TIMEOUT((done += stream.write(bytes.sliced(done))) == bytes.size(), 60'000);
}

void CliLogsTest::everyFormatGrowsWhileItRuns_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("line");
    const QStringList none;
    QTest::newRow("NetAssist") << none << u"a.log"_s << "RECV ASCII FROM 127.0.0.1 :%1>\n你好\n\n"_ba;
    QTest::newRow("NetAssist in hex") << QStringList{u"--view"_s, u"hex"_s} << u"a.log"_s
                                      << "RECV HEX FROM 127.0.0.1 :%1>\nE4 BD A0 E5 A5 BD \n\n"_ba;
    QTest::newRow("text") << none << u"a.txt"_s << "你好"_ba;
    QTest::newRow("CSV") << none << u"a.csv"_s << R"(,rx,"127.0.0.1:%1",6,,,"你好",0,"e4bda0e5a5bd")"_ba;
    QTest::newRow("JSON Lines") << none << u"a.jsonl"_s << R"("peer":"127.0.0.1:%1","len":6,"hex":"e4bda0e5a5bd")"_ba;
    QTest::newRow("capture") << none << u"a.pcapng"_s << "你好"_ba;
}

void CliLogsTest::everyFormatGrowsWhileItRuns()
{
    QFETCH(const QStringList, options);
    QFETCH(const QString, name);
    QFETCH(QByteArray, line);
    ForeignProcess program;
    program.startCli(server(options + QStringList{u"--log"_s, path(name)}));
    QTRY_VERIFY(program.port() > 0);
    RawStream peer = RawStream::connectTo(program.port());
    write(peer, "你好");
    line.replace("%1", QByteArray::number(peer.port()));
    QTRY_VERIFY2_WITH_TIMEOUT(contentOf(path(name)).contains(line), contentOf(path(name)).constData(), limit);
    QVERIFY(program.isRunning());
}

void CliLogsTest::receivedBytesAreAllThereAfterAnInterrupt()
{
    ForeignProcess program;
    program.startCli(server(
        {u"--save-received"_s, path(u"received"_s), u"--format"_s, u"none"_s, u"--stats-json"_s, path(u"stats"_s)}));
    QTRY_VERIFY(program.port() > 0);
    RawStream peer = RawStream::connectTo(program.port());
    QByteArray bytes;
    for (int i = 0; i < 2'000'000; ++i)
        bytes += QByteArray::number(i);
    write(peer, bytes);
    peer.finish();
    QTRY_VERIFY_WITH_TIMEOUT(contentOf(path(u"received"_s)).size() > bytes.size() / 2, limit);
    program.sendSignal(SIGINT);
    QTRY_COMPARE_WITH_TIMEOUT(program.exitCode(), 130, limit);
    const QJsonObject stats = QJsonDocument::fromJson(contentOf(path(u"stats"_s))).object();
    QCOMPARE(contentOf(path(u"received"_s)), bytes.first(stats.value("rx"_L1)["bytes"_L1].toInt()));
}

void CliLogsTest::completeWhenThePeerResets()
{
    ForeignProcess program;
    program.startCli(server({u"--exit-on-close"_s, u"--log"_s, path(u"a.jsonl"_s)}));
    QTRY_VERIFY(program.port() > 0);
    RawStream peer = RawStream::connectTo(program.port());
    write(peer, "last words");
    QTRY_COMPARE_WITH_TIMEOUT(program.out(), QByteArray("last words"), limit);
    peer.reset();
    QTRY_COMPARE_WITH_TIMEOUT(program.exitCode(), 4, limit);
    const QByteArray log = contentOf(path(u"a.jsonl"_s));
    QVERIFY2(log.contains("last words") && log.contains("peer-reset") && log.endsWith("}\n"), log.constData());
    QVERIFY2(log.contains("\"event\":\"closed\""), log.constData());
}

void CliLogsTest::bothFilesAtOnce()
{
    ForeignProcess program;
    program.startCli(server({u"--exit-on-close"_s, u"--log"_s, path(u"a.pcapng"_s), u"--save-received"_s,
                             path(u"received"_s), u"--format"_s, u"none"_s}));
    QTRY_VERIFY(program.port() > 0);
    RawStream peer = RawStream::connectTo(program.port());
    const QByteArray bytes = QByteArray("0123456789").repeated(100'000);
    write(peer, bytes);
    peer.finish();
    QTRY_COMPARE_WITH_TIMEOUT(program.exitCode(), 0, limit);
    QVERIFY(program.out().isEmpty());
    QCOMPARE(contentOf(path(u"received"_s)), bytes);

    ForeignProcess tshark;
    tshark.start(u"tshark"_s, {u"-r"_s, path(u"a.pcapng"_s), u"-q"_s, u"-z"_s, u"follow,tcp,raw,0"_s});
    QTRY_COMPARE_WITH_TIMEOUT(tshark.exitCode(), 0, 60'000);
    QByteArray followed;
    for (const QByteArray &line : tshark.out().split('\n'))
        followed += line.startsWith("3") ? QByteArray::fromHex(line) : QByteArray();
    QCOMPARE(followed, bytes);
}

void CliLogsTest::afterAKillEveryLineIsWhole_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("check"); ///< Python; prints the number of records of `data`, or fails
    QTest::newRow("JSON Lines") << u"a.jsonl"_s
                                << u"print(len([json.loads(line) for line in data.split(b'\\n')[:-1]]))"_s;
    QTest::newRow("CSV") << u"a.csv"_s << uR"(
rows = list(csv.reader(io.StringIO(data[:data.rfind(b'\r\n') + 2].decode(), newline=''), strict=True))
assert all(len(row) == 10 for row in rows), [row for row in rows if len(row) != 10]
print(len(rows)))"_s;
    QTest::newRow("capture") << u"a.pcapng"_s << uR"(
at = count = 0
while at + 12 <= len(data):
    length = struct.unpack_from('<I', data, at + 4)[0]
    if at + length > len(data): break
    assert struct.unpack_from('<I', data, at + length - 4)[0] == length
    at, count = at + length, count + 1
print(count))"_s;
}

void CliLogsTest::afterAKillEveryLineIsWhole()
{
    QFETCH(const QString, name);
    QFETCH(const QString, check);
    for (int round = 1; round <= 5; ++round) {
        QFile::remove(path(name));
        ForeignProcess program;
        program.startCli(server({u"--log"_s, path(name), u"--format"_s, u"none"_s}));
        QTRY_VERIFY(program.port() > 0);
        RawStream peer = RawStream::connectTo(program.port());
        const QByteArray bytes = QByteArray("\"quoted\", 你好\r\n").repeated(1000);
        QTRY_VERIFY_WITH_TIMEOUT(peer.write(bytes) >= 0 && QFileInfo(path(name)).size() > round * 300'000, limit);
        program.sendSignal(SIGKILL);
        QTRY_COMPARE_WITH_TIMEOUT(program.exitCode(), -2, limit);

        ForeignProcess python;
        python.start(u"python3"_s,
                     {u"-c"_s, u"import csv, io, json, struct, sys\ndata = open(sys.argv[1], 'rb').read()\n"_s + check,
                      path(name)});
        QTRY_VERIFY_WITH_TIMEOUT(python.hasEnded(), 30'000);
        QCOMPARE(python.err(), QByteArray());
        QVERIFY2(python.out().trimmed().toInt() > 3, python.out().constData());
    }
}

void CliLogsTest::aMovedFileIsFollowedByANewOne()
{
    ForeignProcess program;
    program.startCli(server({u"--exit-on-close"_s, u"--save-received"_s, path(u"received"_s)}));
    QTRY_VERIFY(program.port() > 0);
    RawStream peer = RawStream::connectTo(program.port());
    write(peer, "first ");
    QTRY_COMPARE_WITH_TIMEOUT(contentOf(path(u"received"_s)), QByteArray("first "), limit);
    QVERIFY(QFile::rename(path(u"received"_s), path(u"received.1"_s)));
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(path(u"received"_s)), limit);
    write(peer, "second");
    peer.finish();
    QTRY_COMPARE_WITH_TIMEOUT(program.exitCode(), 0, limit);
    QCOMPARE(contentOf(path(u"received.1"_s)), QByteArray("first "));
    QCOMPARE(contentOf(path(u"received"_s)), QByteArray("second"));
}

#ifdef Q_OS_LINUX

void CliLogsTest::noRoomIsToldAndOutlived_data()
{
    QTest::addColumn<bool>("comesBack");
    QTest::newRow("there is room again") << true;
    QTest::newRow("there is none to the end") << false;
}

/// A limit of the size of files stands for the disk that is full.
void CliLogsTest::noRoomIsToldAndOutlived()
{
    QFETCH(const bool, comesBack);
    ForeignProcess program;
    program.startCli(
        server({u"--exit-on-close"_s, u"--log"_s, path(u"a.jsonl"_s), u"--save-received"_s, path(u"received"_s)}));
    QTRY_VERIFY(program.port() > 0);
    RawStream peer = RawStream::connectTo(program.port());
    write(peer, "first,");
    QTRY_COMPARE_WITH_TIMEOUT(contentOf(path(u"received"_s)), QByteArray("first,"), limit);
    QTRY_COMPARE_WITH_TIMEOUT(contentOf(path(u"a.jsonl"_s)).count('\n'), 3, limit);
    const rlimit small = {10, RLIM_INFINITY};
    rlimit before = {};
    QCOMPARE(prlimit(pid_t(program.processId()), RLIMIT_FSIZE, &small, &before), 0);
    write(peer, "second");
    QTRY_VERIFY2_WITH_TIMEOUT(program.err().count("cannot be written. EFBIG") == 2, program.err().constData(), limit);
    QCOMPARE(contentOf(path(u"received"_s)), QByteArray("first,seco"));
    QCOMPARE(contentOf(path(u"a.jsonl"_s)).count('\n'), 3);
    QVERIFY(program.isRunning());
    if (comesBack) {
        QCOMPARE(prlimit(pid_t(program.processId()), RLIMIT_FSIZE, &before, nullptr), 0);
        QTRY_COMPARE_WITH_TIMEOUT(program.err().count("is written again."), 2, limit);
    }
    peer.finish();
    QTRY_COMPARE_WITH_TIMEOUT(program.exitCode(), comesBack ? 0 : 4, limit);
    QCOMPARE(contentOf(path(u"received"_s)), comesBack ? QByteArray("first,second") : QByteArray("first,seco"));
    QVERIFY(contentOf(path(u"a.jsonl"_s)).endsWith("}\n"));
    QCOMPARE(contentOf(path(u"a.jsonl"_s)).contains("\"text\":\"second\""), comesBack);
}

#endif

void CliLogsTest::whatCannotBeWrittenOpensNothing_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QByteArray>("complaint");
    QTest::newRow("no such folder") << QStringList{u"--log"_s, u"/nowhere/a.log"_s}
                                    << "--log /nowhere/a.log: “/nowhere/a.log” cannot be written. "
                                       "There is no folder “/nowhere”. Choose another place."_ba;
    QTest::newRow("a folder") << QStringList{u"--save-received"_s, u"/tmp"_s} << "is not an ordinary file."_ba;
    QTest::newRow("unknown suffix") << QStringList{u"--log"_s, u"a.docx"_s} << "--log: “a.docx” ends with none of"_ba;
    QTest::newRow("bytes are no log") << QStringList{u"--log"_s, u"a.bin"_s} << "--log: “a.bin” ends with none of"_ba;
}

/// Nobody loses a file of his own by a wrong name.
void CliLogsTest::aFileOfAnotherKindIsLeftAlone()
{
    const QString file = path(u"thesis.pcapng"_s);
    QFile thesis(file);
    QVERIFY(thesis.open(QIODevice::WriteOnly));
    thesis.write("years of work");
    thesis.close();
    ForeignProcess program;
    program.startCli(server({u"--log"_s, file}));
    QTRY_VERIFY_WITH_TIMEOUT(program.exitCode() > 0, limit);
    QVERIFY2(program.err().contains("thesis.pcapng” is there already and is no capture."), program.err().constData());
    QCOMPARE(contentOf(file), QByteArray("years of work"));
}

void CliLogsTest::whatCannotBeWrittenOpensNothing()
{
    QFETCH(const QStringList, options);
    QFETCH(const QByteArray, complaint);
    ForeignProcess program;
    program.startCli(server(options));
    QTRY_COMPARE_WITH_TIMEOUT(program.exitCode(), 2, limit);
    QVERIFY2(program.err().contains(complaint), program.err().constData());
    QVERIFY(!program.err().contains("listening"));
}

QTEST_GUILESS_MAIN(CliLogsTest)
#include "tst_clilogs.moc"
