// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "journal/journal.h"

#include "tests/support/stricttest.h"

#include <QDirIterator>
#include <QRandomGenerator>
#include <QTemporaryDir>

#include <map>
#include <optional>
#include <tuple>

using namespace SocketDesk;
using namespace Qt::StringLiterals;

namespace {

/// What a record must be, kept beside the journal.
struct Expected
{
    RecordKind kind;
    EventKind event;
    PeerId peer;
    Timestamp time;
    quint8 flags;
    QByteArray bytes;
    RecordId previous = noRecord;
    quint64 streamOffset = 0;
};

bool isAs(const Record &record, RecordId id, const Expected &expected)
{
    return record.id == id && record.kind == expected.kind && record.event == expected.event &&
           record.peer == expected.peer && record.time == expected.time && record.flags == expected.flags &&
           record.bytes == expected.bytes && record.previousInStream == expected.previous &&
           record.streamOffset == expected.streamOffset;
}

/// Fills a journal at random and remembers what must be in it.
class RandomJournal
{
public:
    RandomJournal(const QString &folder, quint32 seed, qint64 segmentBytes)
        : journal({folder, {qint64(1) << 30, AtLimit::Pause}, segmentBytes})
        , m_random(seed)
    {
        for (int i = 0; i < peers; ++i)
            journal.addPeer({QString::number(i), {}, i % 2 == 0});
    }

    void append(int records)
    {
        for (int i = 0; i < records; ++i) {
            if (m_random.bounded(10) == 0)
                appendEvent();
            else
                appendChunk();
        }
    }

    static constexpr int peers = 5;
    Journal journal;
    std::vector<Expected> expected;

private:
    struct Stream
    {
        RecordId last = noRecord;
        quint64 bytes = 0;
    };

    Timestamp nextTime() { return Timestamp(std::chrono::nanoseconds(qint64(m_random.generate64() >> 2))); }

    QByteArray randomBytes()
    {
        const int limits[] = {1, 9, 64, 1500, 70000};
        QByteArray bytes(m_random.bounded(limits[m_random.bounded(5)]), Qt::Uninitialized);
        std::generate(bytes.begin(), bytes.end(), [this] { return char(m_random.generate()); });
        return bytes;
    }

    void appendChunk()
    {
        const RecordKind kind = m_random.bounded(2) == 0 ? RecordKind::Received : RecordKind::Sent;
        const PeerId peer{m_random.bounded(quint32(peers + 1))};
        Expected chunk{kind, EventKind::Note, peer, nextTime(), quint8(m_random.bounded(4)), randomBytes()};
        Stream &stream = m_streams[{peer, kind}];
        chunk.previous = std::exchange(stream.last, RecordId(expected.size()));
        chunk.streamOffset = std::exchange(stream.bytes, stream.bytes + quint64(chunk.bytes.size()));
        QVERIFY(journal.append(kind, peer, chunk.time, chunk.bytes, chunk.flags));
        expected.push_back(chunk);
    }

    void appendEvent()
    {
        const EventDetail detail{QString(m_random.bounded(300), u'e'), {}, false, m_random.generate()};
        const EventKind event{quint8(m_random.bounded(quint32(EventKind::Note) + 1))};
        Expected record{RecordKind::Event, event, PeerId(1), nextTime(), 0, detail.toBytes()};
        QCOMPARE(journal.appendEvent(event, record.peer, record.time, detail), RecordId(expected.size()));
        expected.push_back(record);
    }

    QRandomGenerator m_random;
    std::map<std::pair<PeerId, RecordKind>, Stream> m_streams;
};

} // namespace

/// What is appended is what is read, by number, by walking and by position, however the segments fall.
class JournalTest final : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void emptyJournal();
    void noFileBeforeTheFirstRecordAndNoneAfterTheLast();
    void readsBackWhatWasAppended_data();
    void readsBackWhatWasAppended();
    void positionsLeadToTheirRecords_data();
    void positionsLeadToTheirRecords();
    void readerSeesGrowthAfterRefresh();
    void readerOutlivesTheJournal();
    void reserveGivesRoom_data();
    void reserveGivesRoom();
    void largestChunkFitsTheSmallestSegments();
    void forEachStopsAndIsClipped();
    void peersAreKept();
    void sourcesOfDatagramsAreFoundAgain();
    void endsOfStreamsAreKnown();
};

void JournalTest::emptyJournal()
{
    const JournalReader none;
    QCOMPARE(none.count(), 0ULL);
    QCOMPARE(none.endPosition(), 0ULL);
    QCOMPARE(none.recordAt(5), noRecord);
    QCOMPARE(none.peerCount(), 0U);

    const Journal journal;
    JournalReader reader = journal.reader();
    QVERIFY(!reader.refresh());
    QCOMPARE(reader.count(), 0ULL);
    QCOMPARE(reader.endPosition(), 0ULL);
    QCOMPARE(reader.recordAt(0), noRecord);
    reader.forEach(RecordId(0), RecordId(10), [](const Record &) { QFAIL("an empty journal has no record"); });
}

void JournalTest::noFileBeforeTheFirstRecordAndNoneAfterTheLast()
{
    const QTemporaryDir folder;
    const QString inner = folder.filePath(u"journal"_s);
    constexpr auto others =
        QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
    std::optional<Journal> journal;
    journal.emplace(JournalConfig{inner});
    journal->addPeer({u"127.0.0.1:1"_s, {}, true});
    QVERIFY(!QFileInfo::exists(inner));
    journal->appendEvent(EventKind::Opened, noPeer, wallClockNow());
    QVERIFY(QFileInfo::exists(inner));
    QVERIFY(!journal->usesMemory());
    QCOMPARE(QFileInfo(inner).permissions() & others, QFile::Permissions());
    int found = 0;
    QDirIterator all(inner, QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot, QDirIterator::Subdirectories);
    while (all.hasNext()) {
        const QFileInfo info(all.next());
        QVERIFY2(!(info.permissions() & others), qPrintable(info.filePath()));
        found += info.fileName().endsWith(u".segment"_s) ? 1 : 0;
    }
    QCOMPARE(found, 1);
    const JournalReader reader = journal->reader();
    journal.reset();
    QVERIFY2(QDir(inner).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot), "whoever still reads");
    QCOMPARE(reader.record(RecordId(0)).event, EventKind::Opened);
}

void JournalTest::readsBackWhatWasAppended_data()
{
    QTest::addColumn<quint32>("seed");
    QTest::addColumn<qint64>("segmentBytes");
    for (quint32 seed = 1; seed <= 3; ++seed) {
        QTest::addRow("seed %u, smallest segments", seed) << seed << qint64(1);
        QTest::addRow("seed %u, half a MiB", seed) << seed << qint64(512 * 1024);
        QTest::addRow("seed %u, usual segments", seed) << seed << qint64(64) * 1024 * 1024;
    }
}

void JournalTest::readsBackWhatWasAppended()
{
    QFETCH(quint32, seed);
    QFETCH(qint64, segmentBytes);
    const QTemporaryDir folder;
    RandomJournal random(folder.path(), seed, segmentBytes);
    random.append(1200);
    const JournalReader reader = random.journal.reader();
    QCOMPARE(reader.count(), quint64(random.expected.size()));

    quint64 walked = 0;
    reader.forEach(RecordId(0), noRecord, [&](const Record &record) {
        QVERIFY(isAs(record, RecordId(walked), random.expected[walked]));
        ++walked;
    });
    QCOMPARE(walked, reader.count());
    for (quint64 n = 0; n < reader.count(); ++n)
        QVERIFY(isAs(reader.record(RecordId(n)), RecordId(n), random.expected[n]));
    QRandomGenerator order(seed);
    for (int i = 0; i < 2000; ++i) {
        const RecordId id{order.bounded(quint32(reader.count()))};
        QVERIFY(isAs(reader.record(id), id, random.expected[toNumber(id)]));
    }
}

void JournalTest::positionsLeadToTheirRecords_data()
{
    readsBackWhatWasAppended_data();
}

void JournalTest::positionsLeadToTheirRecords()
{
    QFETCH(quint32, seed);
    QFETCH(qint64, segmentBytes);
    const QTemporaryDir folder;
    RandomJournal random(folder.path(), seed, segmentBytes);
    random.append(600);
    const JournalReader reader = random.journal.reader();
    std::optional<Record> before;
    reader.forEach(RecordId(0), noRecord, [&](const Record &record) {
        QCOMPARE(reader.recordAt(record.position), record.id);
        if (before) {
            QVERIFY(record.position > before->position + quint64(before->bytes.size()));
            QCOMPARE(reader.recordAt(record.position - 1), before->id);
        }
        before = record;
    });
    const RecordId last{reader.count() - 1};
    QVERIFY(reader.endPosition() >= before->position + quint64(before->bytes.size()));
    QCOMPARE(reader.recordAt(reader.endPosition()), last);
    QCOMPARE(reader.recordAt(~0ULL), last);
    QCOMPARE(reader.recordAt(0), RecordId(0));
}

void JournalTest::readerSeesGrowthAfterRefresh()
{
    const QTemporaryDir folder;
    RandomJournal random(folder.path(), 7, 1);
    random.append(10);
    JournalReader reader = random.journal.reader();
    for (int round = 0; round < 50; ++round) {
        random.append(20);
        QCOMPARE(reader.count(), quint64(random.expected.size() - 20));
        QCOMPARE(reader.recordAt(~0ULL), RecordId(reader.count() - 1));
        QVERIFY(reader.refresh());
        QVERIFY(!reader.refresh());
        QCOMPARE(reader.count(), quint64(random.expected.size()));
        const RecordId last{reader.count() - 1};
        QVERIFY(isAs(reader.record(last), last, random.expected.back()));
    }
}

void JournalTest::readerOutlivesTheJournal()
{
    const QTemporaryDir folder;
    JournalReader reader;
    {
        Journal journal({folder.path()});
        const PeerId peer = journal.addPeer({u"127.0.0.1:9"_s, {}, true});
        QVERIFY(journal.append(RecordKind::Received, peer, wallClockNow(), "kept"));
        reader = journal.reader();
        QVERIFY(journal.append(RecordKind::Received, peer, wallClockNow(), "later"));
    }
    QCOMPARE(reader.record(RecordId(0)).bytes, QByteArrayView("kept"));
    QVERIFY(reader.refresh());
    const JournalReader copy = reader;
    QCOMPARE(copy.record(RecordId(1)).bytes, QByteArrayView("later"));
    QCOMPARE(copy.peer(PeerId(1)).address, u"127.0.0.1:9"_s);
}

void JournalTest::reserveGivesRoom_data()
{
    QTest::addColumn<int>("reserved");
    QTest::addColumn<int>("taken");

    QTest::newRow("little") << 1000 << 1000;
    QTest::newRow("little of much") << 64 * 1024 << 1000;
    QTest::newRow("nothing of much") << 64 * 1024 << 0;
    QTest::newRow("much") << 64 * 1024 << 64 * 1024;
    QTest::newRow("all") << int(Journal::maximumChunk) << int(Journal::maximumChunk);
}

void JournalTest::reserveGivesRoom()
{
    QFETCH(const int, reserved);
    QFETCH(const int, taken);
    const QTemporaryDir folder;
    Journal journal({folder.path()});
    QByteArray bytes(taken, Qt::Uninitialized);
    std::iota(bytes.begin(), bytes.end(), char(0));
    for (int i = 0; i < 100; ++i) { // over more than one segment
        const Result<std::span<char>> room = journal.reserve(reserved);
        QVERIFY(room);
        QVERIFY(room->size() >= std::size_t(reserved));
        std::copy(bytes.cbegin(), bytes.cend(), room->begin());
        QCOMPARE(journal.count(), quint64(2 * i));
        const RecordId id = journal.commit(RecordKind::Received, noPeer, wallClockNow(), taken);
        const QByteArrayView placed = journal.lastChunk();
        QCOMPARE(placed, bytes);
        JournalReader reader = journal.reader();
        reader.refresh();
        QCOMPARE(reader.record(id).bytes, bytes);
        QCOMPARE(static_cast<const void *>(reader.record(id).bytes.data()), static_cast<const void *>(placed.data()));

        // A reservation that comes to nothing leaves nothing.
        QVERIFY(journal.reserve(10));
        const RecordId event = journal.appendEvent(EventKind::Closed, noPeer, wallClockNow());
        QCOMPARE(toNumber(event), toNumber(id) + 1);
    }
}

void JournalTest::largestChunkFitsTheSmallestSegments()
{
    const QTemporaryDir folder;
    Journal journal({folder.path(), {qint64(16) << 20, AtLimit::Pause}, 1});
    const QByteArray bytes(Journal::maximumChunk, 'm');
    for (int i = 0; i < 3; ++i)
        QVERIFY(journal.append(RecordKind::Sent, PeerId(1), wallClockNow(), bytes));
    QCOMPARE(journal.reader().record(RecordId(2)).bytes, QByteArrayView(bytes));
}

void JournalTest::forEachStopsAndIsClipped()
{
    const QTemporaryDir folder;
    RandomJournal random(folder.path(), 3, 1);
    random.append(300);
    const JournalReader reader = random.journal.reader();
    QList<quint64> seen;
    const auto note = [&seen](const Record &record) { seen.append(toNumber(record.id)); };
    reader.forEach(RecordId(297), RecordId(1000), note);
    QCOMPARE(seen, (QList<quint64>{297, 298, 299}));
    seen.clear();
    reader.forEach(RecordId(5), RecordId(5), note);
    reader.forEach(RecordId(300), noRecord, note);
    QCOMPARE(seen, QList<quint64>());
    reader.forEach(RecordId(10), noRecord, [&seen](const Record &record) {
        seen.append(toNumber(record.id));
        return seen.size() < 2;
    });
    QCOMPARE(seen, (QList<quint64>{10, 11}));
}

void JournalTest::peersAreKept()
{
    const QTemporaryDir folder;
    Journal journal({folder.path()});
    QCOMPARE(journal.addPeer({u"127.0.0.1:50122"_s, u"127.0.0.1:8080"_s, true}), PeerId(1));
    QCOMPARE(journal.addPeer({u"[::1]:5"_s, {}, false}), PeerId(2));
    const JournalReader reader = journal.reader();
    QCOMPARE(reader.peerCount(), 2U);
    QCOMPARE(reader.peer(PeerId(1)).localAddress, u"127.0.0.1:8080"_s);
    QCOMPARE(reader.peer(PeerId(2)).address, u"[::1]:5"_s);
    QVERIFY(!reader.peer(PeerId(2)).isStream);
    QCOMPARE(reader.peer(noPeer).address, QString());
    QCOMPARE(reader.peer(PeerId(3)).address, QString());
}

void JournalTest::sourcesOfDatagramsAreFoundAgain()
{
    const QTemporaryDir folder;
    Journal journal({folder.path()});
    const PeerEntry source{u"127.0.0.1:5"_s, u"127.0.0.1:8080"_s, false};
    QCOMPARE(journal.addPeer(source), PeerId(1));
    QCOMPARE(journal.addPeer({source.address, source.localAddress, true}), PeerId(2)); // a connection is a new one
    QCOMPARE(journal.addPeer({source.address, source.localAddress, true}), PeerId(3));
    QCOMPARE(journal.addPeer({source.address, u"127.0.0.1:8081"_s, false}), PeerId(4));
    for (int i = 0; i < RecentSources::generationSize - 2; ++i)
        journal.addPeer({u"127.0.0.2:%1"_s.arg(i), source.localAddress, false});
    QCOMPARE(journal.addPeer(source), PeerId(1));
    // A source's bytes go on where they were.
    QVERIFY(journal.append(RecordKind::Received, PeerId(1), wallClockNow(), "four"));
    const RecordId second = journal.append(RecordKind::Received, PeerId(1), wallClockNow(), "more").value();
    QCOMPARE(journal.reader().record(second).streamOffset, 4U);
}

void JournalTest::endsOfStreamsAreKnown()
{
    const QTemporaryDir folder;
    Journal journal({folder.path()});
    const PeerId peer = journal.addPeer({u"127.0.0.1:9"_s, {}, true});
    journal.addPeer({u"127.0.0.1:10"_s, {}, true});
    (void)journal.append(RecordKind::Received, peer, wallClockNow(), "in").value();
    JournalReader reader = journal.reader();
    const RecordId finished = journal.appendEvent(EventKind::PeerFinished, peer, wallClockNow());
    const RecordId sent = journal.append(RecordKind::Sent, peer, wallClockNow(), "out").value();
    QVERIFY2(!reader.streamEnd(peer, RecordKind::Received), "not among the records of this reader");

    reader.refresh();
    const std::optional<StreamEnd> received = reader.streamEnd(peer, RecordKind::Received);
    QVERIFY(received && received->event == finished && received->lastChunk == RecordId(0));
    QVERIFY(!reader.streamEnd(peer, RecordKind::Sent));

    const RecordId closed = journal.appendEvent(EventKind::WeClosed, peer, wallClockNow());
    reader.refresh();
    QVERIFY2(reader.streamEnd(peer, RecordKind::Received)->event == finished, "the first end counts");
    QVERIFY(reader.streamEnd(peer, RecordKind::Sent)->event == closed);
    QVERIFY(reader.streamEnd(peer, RecordKind::Sent)->lastChunk == sent);
    QVERIFY(!reader.streamEnd(PeerId(2), RecordKind::Received));
    QVERIFY(!reader.streamEnd(noPeer, RecordKind::Received));
}

QTEST_GUILESS_MAIN(JournalTest)
#include "tst_journal.moc"
