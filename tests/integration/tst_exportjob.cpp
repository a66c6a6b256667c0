// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "export/exportjob.h"

#include "tests/integration/foreignprocess.h"
#include "tests/support/stricttest.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTemporaryDir>

#include <array>
#include <optional>

#ifdef Q_OS_UNIX
#include <cerrno>
#include <csignal>
#include <sys/resource.h>
#endif

using namespace SocketDesk;
using namespace Qt::StringLiterals;

/// What is exported is whole and is read back by other people's programs, or the old file is still there.
class ExportJobTest final : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void init() override;

    void formatsBySuffix_data();
    void formatsBySuffix();
    void pythonReads_data();
    void pythonReads();
    void bytesOfOneDirectionAndPeer_data();
    void bytesOfOneDirectionAndPeer();
    void onlyThoseOfASet();
    void someRecords();
    void aBandOfOnePeer();
    void whatComesLaterIsNotWritten();
    void aLongOneTellsItsProgress();
    void progressIsOfTheBytes();
    void cancelLeavesTheOldFile();
    void destructorDoesNotWait();
    void emptyJournal();
    void missingFolder();
#ifdef Q_OS_UNIX
    void noRoomLeavesTheOldFile();
#endif

private:
    void append(RecordKind kind, PeerId peer, const QByteArray &bytes);
    void makeOldFile();
    [[nodiscard]] QByteArray content() const;
    [[nodiscard]] QStringList names() const
    {
        return QDir(m_folder->path()).entryList({u"export*"_s}, QDir::Files | QDir::Hidden);
    }
    [[nodiscard]] ExportConfig config(const QString &name);

    /// \return the error, Cancelled included; nothing where it went well
    [[nodiscard]] std::optional<Error> run(const ExportConfig &config);

    std::optional<QTemporaryDir> m_folder;
    std::optional<Journal> m_journal;
    QString m_path;
    PeerId m_peer = noPeer;
    PeerId m_other = noPeer;
};

void ExportJobTest::init()
{
    StrictTest::init();
    m_journal.reset();
    m_folder.emplace();
    m_journal.emplace(JournalConfig{m_folder->path()});
    m_peer = m_journal->addPeer({u"127.0.0.1:50122"_s, u"127.0.0.1:8080"_s, true});
    m_other = m_journal->addPeer({u"[::1]:9"_s, u"[::1]:8080"_s, true});
}

void ExportJobTest::append(RecordKind kind, PeerId peer, const QByteArray &bytes)
{
    (void)m_journal->append(kind, peer, wallClockNow(), bytes).value();
}

void ExportJobTest::makeOldFile()
{
    QFile file(m_path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("old");
}

QByteArray ExportJobTest::content() const
{
    QFile file(m_path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

ExportConfig ExportJobTest::config(const QString &name)
{
    m_path = m_folder->filePath(name);
    ExportConfig config;
    config.path = m_path;
    config.format = formatOfFile(m_path).value();
    return config;
}

std::optional<Error> ExportJobTest::run(const ExportConfig &config)
{
    JournalReader reader = m_journal->reader();
    reader.refresh();
    ExportJob job(reader, config);
    QSignalSpy finished(&job, &ExportJob::finished);
    QSignalSpy failed(&job, &ExportJob::failed);
    [&] { QTRY_COMPARE_WITH_TIMEOUT(finished.size() + failed.size(), 1, 60'000); }();
    if (failed.isEmpty())
        return {};
    return failed.constFirst().constFirst().value<Error>();
}

void ExportJobTest::formatsBySuffix_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<std::optional<RecordFormat>>("format");
    QTest::newRow("log") << u"a.log"_s << std::optional(RecordFormat::NetAssistText);
    QTest::newRow("txt") << u"a.b.txt"_s << std::optional(RecordFormat::Text);
    QTest::newRow("csv") << u"a.CSV"_s << std::optional(RecordFormat::Csv);
    QTest::newRow("jsonl") << u"a.jsonl"_s << std::optional(RecordFormat::JsonLines);
    QTest::newRow("pcapng") << u"a.pcapng"_s << std::optional(RecordFormat::Pcapng);
    QTest::newRow("bin") << u"a.bin"_s << std::optional(RecordFormat::Raw);
    QTest::newRow("raw") << u"a.raw"_s << std::optional(RecordFormat::Raw);
    QTest::newRow("another") << u"a.docx"_s << std::optional<RecordFormat>();
    QTest::newRow("none") << u"csv"_s << std::optional<RecordFormat>();
}

void ExportJobTest::formatsBySuffix()
{
    QFETCH(const QString, name);
    QFETCH(const std::optional<RecordFormat>, format);
    QCOMPARE(formatOfFile(name), format);
    if (format)
        QCOMPARE(formatOfFile(u"a."_s + suffixOf(*format)), format);
}

void ExportJobTest::pythonReads_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("program");
    const QString rest = uR"(
records = [[int(r["n"]), r["t"], r["dir"], r["peer"], r.get("event", ""), r.get("hex", ""), r.get("text", "")] for r in rows]
print(json.dumps(records))
)"_s;
    QTest::newRow("csv")
        << u"export.csv"_s
        << u"import csv, json, sys\n"
           "rows = list(csv.DictReader(open(sys.argv[1], encoding='utf-8', newline=''), strict=True))"_s +
               rest;
    QTest::newRow("json") << u"export.jsonl"_s
                          << u"import json, sys\nrows = [json.loads(line) for line in open(sys.argv[1], 'rb')]"_s +
                                 rest;
}

/// Every record, its bytes and its text come back, whatever the bytes are.
void ExportJobTest::pythonReads()
{
    QFETCH(const QString, name);
    QFETCH(const QString, program);
    QByteArray every;
    for (int i = 0; i < 256; ++i)
        every += char(i);
    const QByteArrayList texts{"plain", "你好", "a,\"b\"", "two\r\nlines\n", "x\ty", ""};
    m_journal->appendEvent(EventKind::Opened, noPeer, wallClockNow(), {u"127.0.0.1:8080"_s, {}, false, 0});
    m_journal->appendEvent(EventKind::Joined, m_peer, wallClockNow());
    for (const QByteArray &text : texts)
        append(RecordKind::Received, m_peer, text);
    append(RecordKind::Sent, m_peer, every);
    m_journal->appendEvent(EventKind::PeerReset, m_peer, wallClockNow());
    QVERIFY(!run(config(name)));

    ForeignProcess python;
    python.start(u"python3"_s, {u"-c"_s, program, m_path});
    QTRY_COMPARE_WITH_TIMEOUT(python.exitCode(), 0, 30'000);
    const QJsonArray rows = QJsonDocument::fromJson(python.out()).array();
    JournalReader reader = m_journal->reader();
    reader.refresh();
    QCOMPARE(rows.size(), qsizetype(reader.count()));
    for (quint64 i = 0; i < reader.count(); ++i) {
        const Record record = reader.record(RecordId(i));
        const QJsonArray row = rows.at(qsizetype(i)).toArray();
        QCOMPARE(row.at(0).toInteger(), qint64(i));
        QCOMPARE(row.at(1).toString(), formatRfc3339(record.time));
        QCOMPARE(row.at(3).toString(), reader.peer(record.peer).address);
        QCOMPARE(row.at(4).toString(), record.isChunk() ? QString() : QString(stableName(record.event)));
        if (record.isChunk())
            QCOMPARE(QByteArray::fromHex(row.at(5).toString().toLatin1()), record.bytes.toByteArray());
        if (record.kind == RecordKind::Received)
            QCOMPARE(row.at(6).toString().toUtf8(), record.bytes.toByteArray());
    }
}

void ExportJobTest::bytesOfOneDirectionAndPeer_data()
{
    QTest::addColumn<RecordKind>("direction");
    QTest::addColumn<bool>("ofOnePeer");
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("received") << RecordKind::Received << false
                              << "one\xff"
                                 "two"_ba;
    QTest::newRow("received from one") << RecordKind::Received << true << "two"_ba;
    QTest::newRow("sent") << RecordKind::Sent << false << "THREEFOUR"_ba;
    QTest::newRow("sent to one") << RecordKind::Sent << true << "FOUR"_ba;
}

void ExportJobTest::bytesOfOneDirectionAndPeer()
{
    QFETCH(const RecordKind, direction);
    QFETCH(const bool, ofOnePeer);
    QFETCH(const QByteArray, bytes);
    append(RecordKind::Received, m_peer, "one\xff");
    append(RecordKind::Sent, m_peer, "THREE");
    append(RecordKind::Received, m_other, "two");
    append(RecordKind::Sent, m_other, "FOUR");
    ExportConfig wanted = config(u"export.bin"_s);
    wanted.direction = direction;
    if (ofOnePeer)
        wanted.peer = m_other;
    QVERIFY(!run(wanted));
    QCOMPARE(content(), bytes);
}

void ExportJobTest::onlyThoseOfASet()
{
    for (const char *text : {"zero ", "one ", "two ", "three "})
        append(RecordKind::Received, m_peer, text);
    RecordSet set;
    const std::array<quint64, 1> bits{0b101};
    set.append(bits, 3);
    ExportConfig some = config(u"export.raw"_s);
    some.only = std::make_shared<const RecordSet>(set);
    QVERIFY(!run(some));
    QCOMPARE(content(), QByteArray("zero two ")); // and of the last one it is not known
    some.from = RecordId(1);
    QVERIFY(!run(some));
    QCOMPARE(content(), QByteArray("two "));
}

void ExportJobTest::someRecords()
{
    for (const char *text : {"zero", "one", "two", "three"})
        append(RecordKind::Received, m_peer, text);
    ExportConfig some = config(u"export.raw"_s);
    some.from = RecordId(1);
    some.to = RecordId(3);
    QVERIFY(!run(some));
    QCOMPARE(content(), QByteArray("onetwo"));
    some.to = RecordId(100);
    QVERIFY(!run(some));
    QCOMPARE(content(), QByteArray("onetwothree"));
}

/// Of one peer the session's own events are kept: they say where and how it was.
void ExportJobTest::aBandOfOnePeer()
{
    m_journal->appendEvent(EventKind::Opened, noPeer, wallClockNow(), {u"127.0.0.1:8080"_s, {}, false, 0});
    append(RecordKind::Received, m_peer, "x");
    append(RecordKind::Received, m_other, "y");
    ExportConfig one = config(u"export.jsonl"_s);
    one.peer = m_other;
    QVERIFY(!run(one));
    QCOMPARE(content().count('\n'), 2);
    QVERIFY(content().contains("opened") && content().contains("[::1]:9"));
}

void ExportJobTest::whatComesLaterIsNotWritten()
{
    append(RecordKind::Received, m_peer, "before");
    JournalReader reader = m_journal->reader();
    reader.refresh();
    append(RecordKind::Received, m_peer, "after");
    ExportJob job(reader, config(u"export.bin"_s));
    QSignalSpy finished(&job, &ExportJob::finished);
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(content(), QByteArray("before"));
}

void ExportJobTest::aLongOneTellsItsProgress()
{
    QByteArray all;
    for (int i = 0; i < 200'000; ++i) {
        const QByteArray bytes = QByteArray::number(i) + ' ';
        append(RecordKind::Received, m_peer, bytes);
        all += bytes;
    }
    JournalReader reader = m_journal->reader();
    reader.refresh();
    ExportJob job(reader, config(u"export.csv"_s));
    QSignalSpy progressed(&job, &ExportJob::progressed);
    QSignalSpy finished(&job, &ExportJob::finished);
    double last = 0;
    bool grows = true;
    connect(&job, &ExportJob::progressed, this, [&] {
        grows = grows && job.progress() >= last;
        last = job.progress();
    });
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 240'000);
    QVERIFY(!progressed.isEmpty());
    QVERIFY(grows);
    QCOMPARE(job.progress(), 1);
    QCOMPARE(content().count('\n'), 200'001);

    QVERIFY(!run(config(u"export.bin"_s)));
    QCOMPARE(content(), all);
}

/// Nearly all the work is in the first few records.
void ExportJobTest::progressIsOfTheBytes()
{
    const QByteArray large(64 * 1024, '\x80');
    for (int i = 0; i < 256; ++i)
        append(RecordKind::Received, m_peer, large);
    for (int i = 0; i < 5'000; ++i)
        append(RecordKind::Received, m_peer, "x");
    JournalReader reader = m_journal->reader();
    reader.refresh();
    ExportJob job(reader, config(u"export.csv"_s));
    QSignalSpy finished(&job, &ExportJob::finished);
    int inTheMiddle = 0;
    connect(&job, &ExportJob::progressed, this,
            [&] { inTheMiddle += job.progress() > 0.1 && job.progress() < 0.9 ? 1 : 0; });
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 240'000);
    QCOMPARE(job.progress(), 1);
    QVERIFY2(inTheMiddle > 2, qPrintable(QString::number(inTheMiddle)));
}

void ExportJobTest::cancelLeavesTheOldFile()
{
    for (int i = 0; i < 100'000; ++i)
        append(RecordKind::Received, m_peer, "x");
    const ExportConfig wanted = config(u"export.jsonl"_s);
    makeOldFile();
    JournalReader reader = m_journal->reader();
    reader.refresh();
    ExportJob job(reader, wanted);
    QSignalSpy finished(&job, &ExportJob::finished);
    QSignalSpy failed(&job, &ExportJob::failed);
    job.cancel();
    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(failed.constFirst().constFirst().value<Error>().code, ErrorCode::Cancelled);
    QCOMPARE(finished.size(), 0);
    QCOMPARE(content(), QByteArray("old"));
    QCOMPARE(names(), QStringList(u"export.jsonl"_s));
}

void ExportJobTest::destructorDoesNotWait()
{
    for (int i = 0; i < 100'000; ++i)
        append(RecordKind::Received, m_peer, "x");
    const ExportConfig wanted = config(u"export.jsonl"_s);
    makeOldFile();
    JournalReader reader = m_journal->reader();
    reader.refresh();
    {
        const ExportJob job(reader, wanted);
    }
    QTRY_COMPARE(names(), QStringList(u"export.jsonl"_s));
    QCOMPARE(content(), QByteArray("old"));
}

void ExportJobTest::emptyJournal()
{
    QVERIFY(!run(config(u"export.csv"_s)));
    QCOMPARE(content().count('\n'), 1);
}

void ExportJobTest::missingFolder()
{
    const auto error = run(config(u"no/such/export.csv"_s));
    QVERIFY(error);
    QCOMPARE(*error, (Error{ErrorCode::FileNotWritable, {m_path}, ENOENT, -1}));
}

#ifdef Q_OS_UNIX

/// A limit of the size of files stands for the disk that is full.
void ExportJobTest::noRoomLeavesTheOldFile()
{
    for (int i = 0; i < 100; ++i)
        append(RecordKind::Received, m_peer, QByteArray(10'000, 'x'));
    const ExportConfig wanted = config(u"export.bin"_s);
    makeOldFile();
    const auto handler = std::signal(SIGXFSZ, SIG_IGN);
    rlimit before = {};
    QCOMPARE(getrlimit(RLIMIT_FSIZE, &before), 0);
    const rlimit small = {300'000, before.rlim_max};
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &small), 0);
    const auto error = run(wanted);
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &before), 0);
    std::signal(SIGXFSZ, handler);
    QVERIFY(error);
    QCOMPARE(*error, (Error{ErrorCode::FileNotWritable, {m_path}, EFBIG, -1}));
    QCOMPARE(content(), QByteArray("old"));
    QCOMPARE(names(), QStringList(u"export.bin"_s));
}

#endif

QTEST_GUILESS_MAIN(ExportJobTest)
#include "tst_exportjob.moc"
