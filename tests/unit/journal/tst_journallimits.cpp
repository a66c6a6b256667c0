// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "journal/journal.h"

#include "tests/support/stricttest.h"

#include <QTemporaryDir>

#ifdef Q_OS_LINUX
#include <csignal>
#include <sys/resource.h>
#endif

using namespace SocketDesk;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 mebibyte = qint64(1) << 20;

/// Appends chunks until one is refused.
Error fill(Journal &journal, qsizetype chunkBytes)
{
    const QByteArray chunk(chunkBytes, 'x');
    for (;;) {
        const Result<RecordId> id = journal.append(RecordKind::Received, PeerId(1), wallClockNow(), chunk);
        if (!id)
            return id.error();
    }
}

/// Every published record can be walked, and chunks hold what was appended.
quint64 intactRecords(const Journal &journal)
{
    quint64 intact = 0;
    journal.reader().forEach(RecordId(0), noRecord, [&intact](const Record &record) {
        intact += !record.isChunk() || record.bytes.count('x') == record.bytes.size() ? 1 : 0;
    });
    return intact;
}

} // namespace

/// At a limit the journal refuses chunks, still takes events, and never breaks what it holds.
class JournalLimitsTest final : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void limitRefusesChunks_data();
    void limitRefusesChunks();
    void smallerChunksMayStillFit();
    void eventsFitBeyondTheLimit();
    void eventsBeyondEvenThatAreCounted();
    void anEventThatDoesNotFitEndsNoStream();
    void madeUpSourcesFindALimit();
    void oversizedEventIsShortened();
    void folderThatCannotBeMade_data();
    void folderThatCannotBeMade();
    void folderThatVanishes();
    void userWithoutAHome();
#ifdef Q_OS_LINUX
    void fullDisk();
    void whatIsLeftOfTheDiskIsUsed();
    void segmentsAreGivenBack();
    void madeUpSourcesTakeNoMemory();
#endif
};

void JournalLimitsTest::limitRefusesChunks_data()
{
    QTest::addColumn<qint64>("limit");
    QTest::addColumn<qsizetype>("chunk");
    QTest::newRow("nothing allowed") << qint64(0) << qsizetype(1);
    QTest::newRow("within the first segment") << qint64(200 * 1024) << qsizetype(100);
    QTest::newRow("not a multiple of anything") << 5 * mebibyte + 12345 << qsizetype(64 * 1024);
    QTest::newRow("several segments") << 20 * mebibyte << qsizetype(1400);
}

void JournalLimitsTest::limitRefusesChunks()
{
    QFETCH(qint64, limit);
    QFETCH(qsizetype, chunk);
    const QTemporaryDir folder;
    Journal journal({folder.path(), {limit, AtLimit::Pause}, 4 * mebibyte});
    const Error error = fill(journal, chunk);
    QCOMPARE(error.code, ErrorCode::JournalLimit);
    QCOMPARE(error.argument(0), QString::number(limit));
    const quint64 end = journal.reader().endPosition();
    QVERIFY(end <= quint64(limit));
    // What stays unused is less than a chunk and the reserve at the end of each segment, and a page.
    QVERIFY(limit == 0 || end + quint64(6 * (chunk + 16 * 1024) + 64 * 1024) >= quint64(limit));
    QCOMPARE(fill(journal, chunk).code, ErrorCode::JournalLimit);
    QCOMPARE(intactRecords(journal), journal.count());
}

void JournalLimitsTest::smallerChunksMayStillFit()
{
    const QTemporaryDir folder;
    Journal journal({folder.path(), {mebibyte, AtLimit::Pause}, mebibyte});
    QCOMPARE(fill(journal, 200 * 1024).code, ErrorCode::JournalLimit);
    QVERIFY(journal.append(RecordKind::Received, PeerId(1), wallClockNow(), "x"));
    QCOMPARE(intactRecords(journal), journal.count());
}

void JournalLimitsTest::eventsFitBeyondTheLimit()
{
    const QTemporaryDir folder;
    Journal journal({folder.path(), {mebibyte, AtLimit::Pause}, mebibyte});
    fill(journal, 1000);
    fill(journal, 1);
    const quint64 chunks = journal.count();
    for (quint64 i = 0; i < 2000; ++i) {
        const EventDetail detail{u"some text"_s, {}, false, i};
        QCOMPARE(journal.appendEvent(EventKind::Joined, PeerId(1), wallClockNow(), detail), RecordId(chunks + i));
    }
    QCOMPARE(journal.lostEvents(), 0ULL);
    // The room beyond the limit is for events alone.
    QCOMPARE(journal.reserve(1).error().code, ErrorCode::JournalLimit);
    QCOMPARE(intactRecords(journal), journal.count());
}

void JournalLimitsTest::eventsBeyondEvenThatAreCounted()
{
    const QTemporaryDir folder;
    Journal journal({folder.path(), {0, AtLimit::Pause}, mebibyte});
    quint64 fitted = 0;
    while (journal.lostEvents() == 0)
        fitted += journal.appendEvent(EventKind::Dropped, noPeer, wallClockNow()) == noRecord ? 0 : 1;
    QCOMPARE(fitted, journal.count());
    QVERIFY(fitted > 10'000);
    QCOMPARE(journal.appendEvent(EventKind::Closed, noPeer, wallClockNow()), noRecord);
    QCOMPARE(journal.lostEvents(), 2ULL);
    QCOMPARE(intactRecords(journal), journal.count());
}

void JournalLimitsTest::anEventThatDoesNotFitEndsNoStream()
{
    const QTemporaryDir folder;
    Journal journal({folder.path(), {0, AtLimit::Pause}, mebibyte});
    const PeerId peer = journal.addPeer({u"127.0.0.1:5"_s, {}, true});
    while (journal.lostEvents() == 0)
        journal.appendEvent(EventKind::Dropped, peer, wallClockNow());
    QCOMPARE(journal.appendEvent(EventKind::PeerFinished, peer, wallClockNow()), noRecord);
    JournalReader reader = journal.reader();
    reader.refresh();
    QVERIFY(!reader.streamEnd(peer, RecordKind::Received));
}

void JournalLimitsTest::madeUpSourcesFindALimit()
{
    const QTemporaryDir folder;
    Journal journal({folder.path(), {10 * mebibyte, AtLimit::Pause}, mebibyte});
    quint32 known = 0;
    while (journal.addPeer({u"127.0.0.1:%1"_s.arg(known), {}, false}) != noPeer && known < 1'000'000)
        ++known;
    QVERIFY2(known >= 20'000 && known < 100'000, qPrintable(QString::number(known)));
    QCOMPARE(journal.full().code, ErrorCode::JournalLimit);
    QCOMPARE(journal.reader().peerCount(), known);
    QCOMPARE(journal.reader().peer(PeerId(known)).address, u"127.0.0.1:%1"_s.arg(known - 1));
    QVERIFY(journal.addPeer({u"127.0.0.1:1"_s, {}, true}) != noPeer); // a connection is not made up
}

void JournalLimitsTest::oversizedEventIsShortened()
{
    const QTemporaryDir folder;
    Journal journal({folder.path()});
    const EventDetail detail{QString(1'000'000, u'n'), {ErrorCode::NameNotFound, {QString(500'000, u'a')}}, true, 9};
    const RecordId id = journal.appendEvent(EventKind::Failed, noPeer, wallClockNow(), detail);
    const EventDetail kept = journal.reader().record(id).detail();
    QVERIFY(detail.text.startsWith(kept.text) && kept.text.size() >= 1000);
    QCOMPARE(kept.error.code, ErrorCode::NameNotFound);
    QCOMPARE(kept.count, 9ULL);
}

void JournalLimitsTest::folderThatCannotBeMade_data()
{
    QTest::addColumn<QString>("path");
    QTest::newRow("inside a file") << u"file/journal"_s;
    QTest::newRow("is a file") << u"file"_s;
}

void JournalLimitsTest::folderThatCannotBeMade()
{
    QFETCH(QString, path);
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"file"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    Journal journal({folder.filePath(path), {3 * mebibyte, AtLimit::Pause}, mebibyte});
    QCOMPARE(fill(journal, 1000).code, ErrorCode::JournalLimit);
    QVERIFY(journal.usesMemory());
    QVERIFY(journal.count() > 2500);
    QCOMPARE(intactRecords(journal), journal.count());
}

void JournalLimitsTest::folderThatVanishes()
{
    const QTemporaryDir folder;
    const QString inner = folder.filePath(u"journal"_s);
    Journal journal({inner, {3 * mebibyte, AtLimit::Pause}, mebibyte});
    QVERIFY(journal.append(RecordKind::Received, PeerId(1), wallClockNow(), "x"));
    QVERIFY(QDir(inner).removeRecursively());
    QCOMPARE(fill(journal, 1000).code, ErrorCode::JournalLimit);
    QVERIFY(!journal.usesMemory());
    QCOMPARE(intactRecords(journal), journal.count());
}

void JournalLimitsTest::userWithoutAHome()
{
    const QByteArray home = qgetenv("HOME");
    const QByteArray cache = qgetenv("XDG_CACHE_HOME");
    qunsetenv("HOME");
    qunsetenv("XDG_CACHE_HOME");
    Journal journal;
    const bool fits = journal.append(RecordKind::Received, PeerId(1), wallClockNow(), "x").has_value();
    qputenv("HOME", home);
    if (!cache.isNull())
        qputenv("XDG_CACHE_HOME", cache);
    QVERIFY(fits);
    QVERIFY(journal.usesMemory());
    QCOMPARE(intactRecords(journal), 1ULL);
}

#ifdef Q_OS_LINUX
namespace {

/// While it lives no file may be larger than so many bytes, which the system tells much like a full disk.
class FileSizeLimit
{
public:
    explicit FileSizeLimit(rlim_t bytes)
    {
        ::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit limit{bytes, m_before.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    Q_DISABLE_COPY_MOVE(FileSizeLimit)
    ~FileSizeLimit() { ::setrlimit(RLIMIT_FSIZE, &m_before); }

private:
    rlimit m_before{};
};

} // namespace

void JournalLimitsTest::fullDisk()
{
    const QTemporaryDir folder;
    Journal journal({folder.path(), {64 * mebibyte, AtLimit::Pause}, 8 * mebibyte});
    for (int i = 0; i < 500; ++i)
        QVERIFY(journal.append(RecordKind::Received, PeerId(1), wallClockNow(), QByteArray(1000, 'x')));
    {
        const FileSizeLimit limit(mebibyte / 32); // less than the smallest segment
        const Error error = fill(journal, 1000);
        QCOMPARE(error.code, ErrorCode::DiskFull);
        QCOMPARE(error.argument(0), folder.path());
        QVERIFY(journal.count() >= 500);
        QVERIFY(journal.appendEvent(EventKind::Failed, noPeer, wallClockNow(), {{}, error, true, 0}) != noRecord);
        QCOMPARE(journal.lostEvents(), 0ULL);
        QCOMPARE(intactRecords(journal), journal.count());
    }
    const quint64 before = journal.count();
    QCOMPARE(fill(journal, 1000).code, ErrorCode::JournalLimit);
    QVERIFY2(journal.count() > before + 50'000, "it goes on when there is room again");
    QVERIFY(!journal.usesMemory());
    QCOMPARE(intactRecords(journal), journal.count());
}

/// A full-grown segment does not fit, but smaller ones do.
void JournalLimitsTest::whatIsLeftOfTheDiskIsUsed()
{
    const QTemporaryDir folder;
    Journal journal({folder.path(), {64 * mebibyte, AtLimit::Pause}, 8 * mebibyte});
    const FileSizeLimit limit(3 * mebibyte);
    QCOMPARE(fill(journal, 1000).code, ErrorCode::JournalLimit);
    QVERIFY(journal.count() > 50'000);
    QVERIFY(!journal.usesMemory());
}

void JournalLimitsTest::segmentsAreGivenBack()
{
    const auto isMapped = [](const QString &folder) {
        QFile maps(u"/proc/self/maps"_s);
        return maps.open(QIODevice::ReadOnly) && maps.readAll().contains(QFile::encodeName(folder));
    };
    const QTemporaryDir folder;
    JournalReader reader;
    {
        Journal journal({folder.path(), {64 * mebibyte, AtLimit::Pause}, 16 * mebibyte});
        QCOMPARE(fill(journal, 1000).code, ErrorCode::JournalLimit);
        reader = journal.reader();
    }
    QVERIFY2(isMapped(folder.path()), "as long as there is a reader");
    reader = {};
    QTRY_VERIFY(!isMapped(folder.path()));
}

void JournalLimitsTest::madeUpSourcesTakeNoMemory()
{
    const auto ownMemory = [] {
        QFile status(u"/proc/self/status"_s);
        const QByteArray text = status.open(QIODevice::ReadOnly) ? status.readAll() : QByteArray();
        const qsizetype begin = text.indexOf("RssAnon:") + 8;
        return text.mid(begin, text.indexOf("kB", begin) - begin).trimmed().toLongLong() * 1024;
    };
    const QTemporaryDir folder;
    Journal journal({folder.path()});
    const auto meet = [&journal](int count) {
        for (int i = 0; i < count; ++i)
            journal.addPeer({u"127.0.0.1:%1"_s.arg(journal.reader().peerCount()), u"127.0.0.1:8080"_s, false});
    };
    meet(150'000); // until the sources that are found again are as many as they may be
    const qint64 before = ownMemory();
    QVERIFY(before > 0);
    meet(350'000);
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__) // which take memory of their own
    const qint64 grown = ownMemory() - before;
    QVERIFY2(grown < 8 * mebibyte, qPrintable(QString::number(grown)));
#endif
    QCOMPARE(journal.reader().peerCount(), 500'000U);
    QCOMPARE(journal.reader().peer(PeerId(3)).address, u"127.0.0.1:2"_s);
    QCOMPARE(journal.reader().peer(PeerId(500'000)).address, u"127.0.0.1:499999"_s);
}
#endif

QTEST_GUILESS_MAIN(JournalLimitsTest)
#include "tst_journallimits.moc"
