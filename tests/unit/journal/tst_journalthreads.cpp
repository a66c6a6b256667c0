// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "journal/journal.h"

#include "tests/support/stricttest.h"

#include <QTemporaryDir>

#include <algorithm>
#include <atomic>
#include <functional>
#include <thread>
#include <vector>

using namespace SocketDesk;
using namespace Qt::StringLiterals;

namespace {

constexpr quint64 records = 60'000;

/// The payload of record \p id, which its number alone decides.
char fillOf(quint64 id)
{
    return char('a' + id % 26);
}

qsizetype lengthOf(quint64 id)
{
    return id % 1000 == 0 ? 100'000 : qsizetype(id * 7 % 300);
}

void writeAll(Journal &journal)
{
    for (quint64 id = 0; id < records; ++id) {
        if (id % 5000 == 1)
            journal.addPeer({u"127.0.0.1:1"_s, {}, true});
        if (id % 100 == 1) {
            journal.appendEvent(EventKind::Note, noPeer, Timestamp{});
            continue;
        }
        Result<std::span<char>> reserved = journal.reserve(lengthOf(id));
        while (!reserved) { // somebody holds what would have to go
            std::this_thread::yield();
            reserved = journal.reserve(lengthOf(id));
        }
        const std::span<char> room = *reserved;
        std::fill_n(room.begin(), lengthOf(id), fillOf(id));
        journal.commit(RecordKind::Received, PeerId(1), Timestamp{}, lengthOf(id));
    }
}

/// Fills \p journal as fast as those who hold its records read on. \return errors that name no hope for room
quint64 fillBehindReaders(Journal &journal, quint64 count)
{
    quint64 hopeless = 0;
    while (journal.count() < count) {
        const Result<std::span<char>> reserved = journal.reserve(10'000);
        if (reserved)
            journal.commit(RecordKind::Received, PeerId(1), Timestamp{}, 10'000);
        else
            hopeless += reserved.error().argument(1) == "held"_L1 ? 0 : 1;
    }
    return hopeless;
}

bool isRight(const Record &record)
{
    const quint64 id = toNumber(record.id);
    if (id % 100 == 1)
        return record.kind == RecordKind::Event && record.bytes.isEmpty();
    return record.isChunk() && record.bytes.size() == lengthOf(id) && record.bytes.count(fillOf(id)) == lengthOf(id);
}

/// Where the oldest records go, those that are left are right at every look.
quint64 readWhatIsLeft(JournalReader reader)
{
    quint64 wrong = 0;
    while (reader.count() < records) {
        reader.refresh();
        const RecordId first = reader.first();
        RecordId next = first;
        reader.forEach(RecordId(0), noRecord, [&](const Record &record) {
            wrong += isRight(record) && record.id == next ? 0 : 1;
            ++next;
        });
        wrong += toNumber(next) == reader.count() && reader.released().count == toNumber(first) ? 0 : 1;
        if (toNumber(first) > 0 && !reader.record(first - 1).bytes.isEmpty())
            ++wrong;
        JournalHold hold = reader.hold(next);
        hold.advanceTo(next + 10);
    }
    return wrong;
}

/// Walks what is new, and looks up older records by number and by position. \return records that were not right
quint64 readAll(JournalReader reader)
{
    quint64 wrong = 0;
    RecordId next{0};
    while (toNumber(next) < records) {
        reader.refresh();
        reader.forEach(next, noRecord, [&wrong](const Record &record) { wrong += isRight(record) ? 0 : 1; });
        next = RecordId(reader.count());
        for (quint64 id = toNumber(next); id > 0; id /= 3) {
            const Record record = reader.record(RecordId(id - 1));
            wrong += isRight(record) && reader.recordAt(record.position) == record.id ? 0 : 1;
        }
        (void)reader.peer(PeerId(reader.peerCount()));
    }
    return wrong;
}

} // namespace

/// One thread writes, others read what is published meanwhile. Meant for the thread sanitizer above all.
class JournalThreadsTest final : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void readersSeeWholeRecords_data();
    void readersSeeWholeRecords();
    void readersSeeWhatIsLeft();
    void whoeverReadsOnLeavesHope();
};

void JournalThreadsTest::readersSeeWholeRecords_data()
{
    QTest::addColumn<qint64>("segmentBytes");
    QTest::newRow("smallest segments") << qint64(1);
    QTest::newRow("usual segments") << qint64(64) * 1024 * 1024;
}

void JournalThreadsTest::readersSeeWholeRecords()
{
    QFETCH(qint64, segmentBytes);
    const QTemporaryDir folder;
    std::atomic<quint64> wrong = 0;
    std::vector<std::thread> readers;
    {
        Journal journal({folder.path(), {qint64(1) << 30, AtLimit::Pause}, segmentBytes});
        for (int i = 0; i < 3; ++i)
            readers.emplace_back([&wrong, reader = journal.reader()] { wrong += readAll(reader); });
        std::thread writer(writeAll, std::ref(journal));
        writer.join();
    }
    for (std::thread &reader : readers)
        reader.join();
    QCOMPARE(wrong.load(), 0ULL);
}

void JournalThreadsTest::readersSeeWhatIsLeft()
{
    const QTemporaryDir folder;
    std::atomic<quint64> wrong = 0;
    std::vector<std::thread> readers;
    {
        Journal journal({folder.path(), {qint64(2) << 20, AtLimit::ReleaseOldest}});
        for (int i = 0; i < 3; ++i)
            readers.emplace_back([&wrong, reader = journal.reader()] { wrong += readWhatIsLeft(reader); });
        std::thread writer(writeAll, std::ref(journal));
        writer.join();
    }
    for (std::thread &reader : readers)
        reader.join();
    QCOMPARE(wrong.load(), 0ULL);
}

/// Also where it reads on between two looks of the writer at what it holds.
void JournalThreadsTest::whoeverReadsOnLeavesHope()
{
    const QTemporaryDir folder;
    Journal journal({folder.path(), {qint64(1) << 20, AtLimit::ReleaseOldest}});
    JournalReader reader = journal.reader();
    JournalHold hold = reader.hold(RecordId(0));
    std::atomic<quint64> hopeless = 0;
    std::thread writer([&] { hopeless = fillBehindReaders(journal, records); });
    for (quint64 read = 0; read < records; ++read) {
        while (reader.count() <= read)
            reader.refresh();
        hold.advanceTo(RecordId(read + 1));
    }
    writer.join();
    QCOMPARE(hopeless.load(), 0ULL);
}

QTEST_GUILESS_MAIN(JournalThreadsTest)
#include "tst_journalthreads.moc"
