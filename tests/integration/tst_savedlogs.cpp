// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "export/exportjob.h"
#include "import/importjob.h"

#include "tests/integration/clihelpers.h"
#include "tests/support/rawpeer.h"
#include "tests/support/stricttest.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QUdpSocket>

#include <csignal>
#include <optional>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#endif

using namespace CliHelpers;
using namespace SocketDesk;

namespace {

constexpr int limit = 60'000;

} // namespace

/// What the terminal program logged while it ran is read back as it was; and files of all kinds do no harm.
class SavedLogsTest final : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void init() override;

    void serverComesBack_data() { suffixes(); }
    void serverComesBack();
    void clientComesBack_data() { suffixes(); }
    void clientComesBack();
    void datagramsComeBack_data() { suffixes(); }
    void datagramsComeBack();
    void goneOnWithAfterACut();
    void tsharkSeesTheSame();
    void captureOfSomebodyElse_data();
    void captureOfSomebodyElse();
    void whatIsNoFile_data();
    void whatIsNoFile();
    void recordsAreThereWhileItIsRead();
    void cancelKeepsWhatWasRead();
    void destructorDoesNotWait();

private:
    static void suffixes();
    [[nodiscard]] QString path(const QString &name) const { return m_folder->filePath(name); }
    void write(const QString &name, const QByteArray &content) const;

    /// Reads the file with that name. \return what went wrong
    [[nodiscard]] std::optional<Error> read(const QString &name);
    /// What was read as a file of the same format.
    [[nodiscard]] QByteArray written(const QString &name) const;

    std::optional<QTemporaryDir> m_folder;
    std::unique_ptr<ImportJob> m_job;
};

void SavedLogsTest::init()
{
    StrictTest::init();
    m_job.reset();
    m_folder.emplace();
}

void SavedLogsTest::suffixes()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("JSON Lines") << u"a.jsonl"_s;
    QTest::newRow("capture") << u"a.pcapng"_s;
}

void SavedLogsTest::write(const QString &name, const QByteArray &content) const
{
    QFile file(path(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
}

std::optional<Error> SavedLogsTest::read(const QString &name)
{
    m_job = std::make_unique<ImportJob>(path(name));
    QSignalSpy finished(m_job.get(), &ImportJob::finished);
    QSignalSpy failed(m_job.get(), &ImportJob::failed);
    [&] { QTRY_COMPARE_WITH_TIMEOUT(finished.size() + failed.size(), 1, limit); }();
    if (failed.isEmpty())
        return {};
    return failed.constFirst().constFirst().value<Error>();
}

QByteArray SavedLogsTest::written(const QString &name) const
{
    const auto formatter = makeRecordFormatter(formatOfFile(name).value(), {});
    JournalReader reader = m_job->reader();
    reader.refresh();
    QByteArray output = formatter->begin();
    reader.forEach(RecordId(0), noRecord, [&](const Record &record) { output += formatter->format(reader, record); });
    return output + formatter->finish();
}

void SavedLogsTest::serverComesBack()
{
    QFETCH(const QString, name);
    ForeignProcess program;
    program.startCli(server({u"--echo"_s, u"--log"_s, path(name), u"--format"_s, u"none"_s}));
    QTRY_VERIFY(program.port() > 0);
    for (int i = 0; i < 3; ++i) {
        RawStream peer = RawStream::connectTo(program.port());
        const QByteArray bytes = "\xE4\xBD\xA0 \xFF" + QByteArray(i * 100'000, char('a' + i));
        qsizetype sent = 0;
        QTRY_VERIFY_WITH_TIMEOUT((sent += peer.write(bytes.sliced(sent)), peer.received() == bytes), limit);
        i == 1 ? peer.reset() : peer.finish();
    }
    program.closeInput();
    program.sendSignal(SIGINT);
    QTRY_COMPARE_WITH_TIMEOUT(program.exitCode(), 130, limit);
    QVERIFY(!read(name));
    QCOMPARE(m_job->leftOut().count, 0U);
    QVERIFY(!contentOf(path(name)).isEmpty());
    QVERIFY(written(name) == contentOf(path(name)));
}

void SavedLogsTest::clientComesBack()
{
    QFETCH(const QString, name);
    Listener listener;
    ForeignProcess program;
    program.startCli(client(listener.port(), {u"--send"_s, u"你好"_s, u"--send-hex"_s, u"00 01 ff"_s, u"--log"_s,
                                              path(name), u"--format"_s, u"none"_s, u"--exit-on-close"_s}));
    QTRY_VERIFY_WITH_TIMEOUT(listener.received().size() == 9, limit);
    listener.peer()->write("bye");
    listener.peer()->disconnectFromHost();
    QTRY_COMPARE_WITH_TIMEOUT(program.exitCode(), 0, limit);
    QVERIFY(!read(name));
    QVERIFY(written(name) == contentOf(path(name)));
}

void SavedLogsTest::datagramsComeBack()
{
    QFETCH(const QString, name);
    ForeignProcess program;
    program.startCli(udp({u"--echo"_s, u"--log"_s, path(name), u"--format"_s, u"none"_s}));
    QTRY_VERIFY(program.port() > 0);
    QUdpSocket socket;
    socket.bind(QHostAddress::LocalHost);
    for (const QByteArray &datagram : {"\xE4\xBD"_ba, "\xA0"_ba, QByteArray(), QByteArray(60'000, 'x')}) {
        socket.writeDatagram(datagram, QHostAddress::LocalHost, program.port());
        QTRY_VERIFY_WITH_TIMEOUT(socket.hasPendingDatagrams(), limit);
        QByteArray back(int(socket.pendingDatagramSize()), '\0');
        socket.readDatagram(back.data(), back.size());
        QCOMPARE(back, datagram);
    }
    program.sendSignal(SIGINT);
    QTRY_COMPARE_WITH_TIMEOUT(program.exitCode(), 130, limit);
    QVERIFY(!read(name));
    QVERIFY(written(name) == contentOf(path(name)));
    const JournalReader reader = m_job->reader();
    QVERIFY(!reader.peer(PeerId(1)).isStream);
}

/// The log of a program that was killed, and started again.
void SavedLogsTest::goneOnWithAfterACut()
{
    const QString name = u"a.jsonl"_s;
    for (int run = 0; run < 2; ++run) {
        Listener listener;
        ForeignProcess program;
        program.startCli(client(listener.port(), {u"--send"_s, u"run %1"_s.arg(run), u"--log"_s, path(name),
                                                  u"--exit-on-close"_s, u"--format"_s, u"none"_s}));
        QTRY_VERIFY_WITH_TIMEOUT(!listener.received().isEmpty(), limit);
        listener.peer()->disconnectFromHost();
        QTRY_COMPARE_WITH_TIMEOUT(program.exitCode(), 0, limit);
        if (run == 0)
            write(name, contentOf(path(name)).chopped(20));
    }
    QVERIFY(!read(name));
    QCOMPARE(m_job->leftOut().count, 1U);
    const QByteArray all = written(name);
    QVERIFY2(all.contains("run 0") && all.contains("run 1"), all.constData());
}

void SavedLogsTest::tsharkSeesTheSame()
{
    Listener listener;
    ForeignProcess program;
    program.startCli(client(listener.port(), {u"--send"_s, u"one"_s, u"--log"_s, path(u"a.jsonl"_s),
                                              u"--exit-on-close"_s, u"--format"_s, u"none"_s}));
    QTRY_VERIFY_WITH_TIMEOUT(!listener.received().isEmpty(), limit);
    listener.peer()->write("two");
    listener.peer()->disconnectFromHost();
    QTRY_COMPARE_WITH_TIMEOUT(program.exitCode(), 0, limit);
    QVERIFY(!read(u"a.jsonl"_s));
    write(u"b.pcapng"_s, written(u"b.pcapng"_s));
    ForeignProcess tshark;
    tshark.start(u"tshark"_s, {u"-r"_s, path(u"b.pcapng"_s), u"-q"_s, u"-z"_s, u"follow,tcp,raw,0"_s});
    QTRY_COMPARE_WITH_TIMEOUT(tshark.exitCode(), 0, limit);
    QVERIFY2(tshark.out().contains("6f6e65\n\t74776f"), tshark.out().constData());
}

void SavedLogsTest::captureOfSomebodyElse_data()
{
    QTest::addColumn<QString>("encapsulation"); // of text2pcap
    QTest::addColumn<QString>("protocol");
    QTest::newRow("UDP over Ethernet and IPv4") << u"1"_s << u"-u"_s;
    QTest::newRow("TCP over Ethernet and IPv4") << u"1"_s << u"-T"_s;
    QTest::newRow("UDP over raw IPv4") << u"101"_s << u"-u"_s;
}

/// text2pcap comes with tshark, and makes packets of what it is given.
void SavedLogsTest::captureOfSomebodyElse()
{
    QFETCH(const QString, encapsulation);
    QFETCH(const QString, protocol);
    write(u"dump.txt"_s, "000000 48 65 6c 6c 6f\n000005\n000000 57 6f 72 6c 64\n000005\n");
    ForeignProcess maker;
    QStringList arguments{u"-q"_s, u"-n"_s, protocol, u"40000,9000"_s};
    if (encapsulation != u"1"_s)
        arguments << u"-l"_s << encapsulation << u"-4"_s << u"10.1.1.1,10.2.2.2"_s;
    maker.start(u"text2pcap"_s, arguments + QStringList{path(u"dump.txt"_s), path(u"a.pcapng"_s)});
    QTRY_COMPARE_WITH_TIMEOUT(maker.exitCode(), 0, limit);
    QVERIFY(!read(u"a.pcapng"_s));
    QCOMPARE(m_job->leftOut().count, 0U);
    JournalReader reader = m_job->reader();
    reader.refresh();
    QByteArray all;
    reader.forEach(RecordId(0), noRecord, [&](const Record &record) {
        if (record.kind == RecordKind::Sent)
            all += record.bytes + '|';
    });
    QCOMPARE(all, "Hello|World|"_ba);
    QVERIFY2(reader.peer(PeerId(1)).address.endsWith(u":9000"_s), qUtf8Printable(reader.peer(PeerId(1)).address));
}

void SavedLogsTest::whatIsNoFile_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("nothing") << u"none.jsonl"_s << ErrorCode::FileNotFound;
    QTest::newRow("a folder") << u"."_s << ErrorCode::NotRegularFile;
#ifdef Q_OS_UNIX
    QTest::newRow("a pipe") << u"pipe.jsonl"_s << ErrorCode::NotRegularFile;
#endif
}

void SavedLogsTest::whatIsNoFile()
{
    QFETCH(const QString, name);
    QFETCH(const ErrorCode, code);
#ifdef Q_OS_UNIX
    QCOMPARE(::mkfifo(QFile::encodeName(path(u"pipe.jsonl"_s)).constData(), 0600), 0);
#endif
    const std::optional<Error> error = read(name);
    QVERIFY(error);
    QCOMPARE(error->code, code);
    QCOMPARE(m_job->reader().count(), 0U);
}

namespace {

QByteArray manyLines(int count)
{
    const QByteArray line = R"({"n":0,"t":"2026-01-31T01:05:00.000000000Z","dir":"rx","peer":"127.0.0.1:9","len":1,)"
                            R"("hex":"41"})"
                            "\n";
    return line.repeated(count);
}

} // namespace

void SavedLogsTest::recordsAreThereWhileItIsRead()
{
    write(u"a.jsonl"_s, manyLines(400'000));
    ImportJob job(path(u"a.jsonl"_s));
    QSignalSpy progressed(&job, &ImportJob::progressed);
    QSignalSpy finished(&job, &ImportJob::finished);
    QTRY_VERIFY_WITH_TIMEOUT(!progressed.isEmpty(), limit);
    JournalReader reader = job.reader();
    reader.refresh();
    QVERIFY(reader.count() > 0);
    QVERIFY(job.progress() > 0);
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, limit);
    QCOMPARE(job.progress(), 1.0);
    reader.refresh();
    QCOMPARE(reader.count(), 400'000U);
    QCOMPARE(reader.peerCount(), 1U);
}

void SavedLogsTest::cancelKeepsWhatWasRead()
{
    write(u"a.jsonl"_s, manyLines(400'000));
    ImportJob job(path(u"a.jsonl"_s));
    QSignalSpy progressed(&job, &ImportJob::progressed);
    QSignalSpy failed(&job, &ImportJob::failed);
    QTRY_VERIFY_WITH_TIMEOUT(!progressed.isEmpty(), limit);
    job.cancel();
    QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, limit);
    QCOMPARE(failed.constFirst().constFirst().value<Error>().code, ErrorCode::Cancelled);
    JournalReader reader = job.reader();
    reader.refresh();
    QVERIFY(reader.count() > 0 && reader.count() < 400'000);
}

void SavedLogsTest::destructorDoesNotWait()
{
    write(u"a.jsonl"_s, manyLines(400'000));
    for (int i = 0; i < 20; ++i)
        (void)std::make_unique<ImportJob>(path(u"a.jsonl"_s));
    QVERIFY(!read(u"a.jsonl"_s)); // behind them
}

QTEST_GUILESS_MAIN(SavedLogsTest)
#include "tst_savedlogs.moc"
