// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "journal/filterwalk.h"
#include "journal/invalidcount.h"
#include "journal/journal.h"
#include "journal/searchwalk.h"
#include "journal/streamtext.h"

#include "tests/support/stricttest.h"
#include "tests/unit/journal/randomstreams.h"

#include <QTemporaryDir>

#include <limits>

using namespace SocketDesk;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 mebibyte = qint64(1) << 20;

/// What an amount of text needs in a journal.
struct Amount
{
    quint64 records = 0;
    quint64 bytes = 0;

    void add(const Record &record)
    {
        ++records;
        bytes += record.isChunk() ? quint64(record.bytes.size()) : 0;
    }
    friend bool operator==(const Amount &, const Amount &) = default;
};

Amount amountOf(const JournalReader &reader)
{
    Amount amount;
    reader.forEach(RecordId(0), noRecord, [&amount](const Record &record) { amount.add(record); });
    return amount;
}

Amount operator+(const Amount &amount, const ReleasedRecords &released)
{
    return {amount.records + released.count, amount.bytes + released.chunkBytes};
}

/// A journal that holds little, and what was put in.
struct SmallJournal
{
    explicit SmallJournal(qint64 limit = 2 * mebibyte, JournalConfig config = {})
        : journal((config.folder = folder.path(), config.limit = {limit, AtLimit::ReleaseOldest}, config))
    {
        for (int i = 0; i < 3; ++i)
            journal.addPeer({QString::number(i), {}, true});
    }

    void append(const QByteArray &bytes, RecordKind kind = RecordKind::Received)
    {
        const PeerId peer{quint32(1 + journal.count() % 3)};
        QVERIFY(journal.append(kind, peer, wallClockNow(), bytes));
        all.add(Record{.kind = kind, .bytes = bytes});
        if (all.records % 50 == 0) {
            journal.appendEvent(EventKind::Note, peer, wallClockNow());
            ++all.records;
        }
    }

    void appendMany(quint64 bytes, qsizetype size)
    {
        for (quint64 end = all.bytes + bytes; all.bytes < end && !QTest::currentTestFailed();)
            append(QByteArray(size, char('a' + all.records % 26)));
    }

    QTemporaryDir folder;
    Journal journal;
    Amount all;
};

} // namespace

/// At its limit a journal gives back the oldest segments, says how much that was, and what is left is right.
class JournalReleaseTest final : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsLeftAndWhatIsGoneIsAll_data();
    void whatIsLeftAndWhatIsGoneIsAll();
    void readersKeepWhatTheyHaveSeen();
    void streamsBeginAtTheFirstRecordLeft();
    void positionsBeforeTheFirstAreTheFirst();
    void whatIsHeldIsNotReleased();
    void whatNobodyHoldsGoesBeforeTheLimit();
    void bytesAreKeptForWhoAsks();
    void whoWantsHearsOfEachReleasedRecord();
    void eventsAreNeverRefused();
    void aSmallerLimitTakesEffect();
    void peersNeverTakeAllOfTheRoom();
    void memoryIsReleasedToo();
    void codeUnitsStayInStep();
    void walksGoOnBehindTheHole_data();
    void walksGoOnBehindTheHole();
};

void JournalReleaseTest::whatIsLeftAndWhatIsGoneIsAll_data()
{
    QTest::addColumn<qint64>("limit");
    QTest::addColumn<qsizetype>("size");
    QTest::newRow("smallest limit, largest chunks") << mebibyte << Journal::maximumChunk;
    QTest::newRow("smallest limit, small chunks") << mebibyte << qsizetype(64);
    QTest::newRow("odd limit") << 5 * mebibyte + 4321 << qsizetype(1400);
    QTest::newRow("full-grown segments") << 600 * mebibyte << qsizetype(100'000);
}

void JournalReleaseTest::whatIsLeftAndWhatIsGoneIsAll()
{
    QFETCH(qint64, limit);
    QFETCH(qsizetype, size);
    SmallJournal small(limit);
    small.appendMany(quint64(limit) * 3, size);
    const JournalReader reader = small.journal.reader();
    QCOMPARE(reader.count(), small.all.records);
    QCOMPARE(amountOf(reader) + reader.released(), small.all);
    QCOMPARE(reader.released().count, toNumber(reader.first()));
    QVERIFY(toNumber(reader.first()) > 0);
    const quint64 kept = reader.endPosition() - reader.record(reader.first()).position;
    QVERIFY(kept <= quint64(limit));
    QVERIFY2(kept + quint64(std::max<qint64>(limit / 4, 5 * size)) > quint64(limit), "most of the limit is in use");
    RecordId expected = reader.first();
    reader.forEach(RecordId(0), noRecord, [&expected](const Record &record) {
        QCOMPARE(record.id, expected);
        ++expected;
    });
}

void JournalReleaseTest::readersKeepWhatTheyHaveSeen()
{
    SmallJournal small;
    small.appendMany(mebibyte, 1000);
    JournalReader reader = small.journal.reader();
    const Amount before = amountOf(reader);
    small.appendMany(20 * mebibyte, 1000);
    QCOMPARE(reader.first(), RecordId(0));
    QCOMPARE(amountOf(reader), before);
    QVERIFY(reader.refresh());
    QVERIFY(reader.first() > RecordId(before.records));
    QVERIFY(!reader.contains(RecordId(0)));
    QVERIFY(reader.record(RecordId(0)).bytes.isEmpty());
    QCOMPARE(amountOf(reader) + reader.released(), small.all);
    reader.letGo();
    QCOMPARE(reader.count(), 0U);
    QVERIFY(reader.refresh());
    QCOMPARE(amountOf(reader) + reader.released(), small.all);
}

void JournalReleaseTest::streamsBeginAtTheFirstRecordLeft()
{
    SmallJournal small;
    small.appendMany(10 * mebibyte, 1000);
    const JournalReader reader = small.journal.reader();
    std::map<PeerId, int> begins;
    reader.forEach(RecordId(0), noRecord, [&](const Record &record) {
        if (!record.isChunk())
            return;
        begins[record.peer] += record.previousInStream == noRecord ? 1 : 0;
        QVERIFY(record.previousInStream == noRecord || reader.contains(record.previousInStream));
        QVERIFY(record.streamOffset > 0);
    });
    QCOMPARE(begins, (std::map<PeerId, int>{{PeerId(1), 1}, {PeerId(2), 1}, {PeerId(3), 1}}));
    const Record last = reader.record(RecordId(reader.count() - 1));
    const QByteArray before = bytesBefore(reader, last, std::numeric_limits<qint32>::max());
    QVERIFY(quint64(before.size()) < last.streamOffset);
}

void JournalReleaseTest::positionsBeforeTheFirstAreTheFirst()
{
    SmallJournal small;
    small.appendMany(10 * mebibyte, 1000);
    const JournalReader reader = small.journal.reader();
    QCOMPARE(reader.recordAt(0), reader.first());
    const quint64 begin = reader.record(reader.first()).position;
    QVERIFY(begin > 0);
    QCOMPARE(reader.recordAt(begin - 1), reader.first());
    QCOMPARE(reader.recordAt(reader.endPosition()), RecordId(reader.count() - 1));
}

void JournalReleaseTest::whatIsHeldIsNotReleased()
{
    SmallJournal small;
    std::optional<JournalHold> hold = small.journal.reader().hold(RecordId(10));
    const QByteArray chunk(1000, 'x');
    const auto fill = [&] {
        Result<RecordId> last = RecordId(0);
        while (last)
            last = small.journal.append(RecordKind::Received, PeerId(1), wallClockNow(), chunk);
        return last.error().code;
    };
    QCOMPARE(fill(), ErrorCode::JournalLimit);
    QCOMPARE(small.journal.reserve(1000).error().argument(1), u"held"_s);
    QCOMPARE(small.journal.reader().first(), RecordId(0));
    hold->advanceTo(RecordId(small.journal.count() / 2));
    const quint64 before = small.journal.count();
    QCOMPARE(fill(), ErrorCode::JournalLimit);
    const JournalReader reader = small.journal.reader();
    QVERIFY(toNumber(reader.first()) > 0 && toNumber(reader.first()) <= before / 2);
    QVERIFY(reader.count() > before);
    hold.reset();
    small.appendMany(10 * mebibyte, 1000);
}

void JournalReleaseTest::whatNobodyHoldsGoesBeforeTheLimit()
{
    SmallJournal small(64 * mebibyte, {.folder = {}, .segmentBytes = mebibyte, .enough = 4 * mebibyte});
    std::optional<JournalHold> hold = small.journal.reader().hold(RecordId(0));
    small.appendMany(16 * mebibyte, 1000);
    QCOMPARE(small.journal.reader().first(), RecordId(0));
    hold.reset();
    small.appendMany(2 * mebibyte, 1000);
    const Amount left = amountOf(small.journal.reader());
    QVERIFY2(left.bytes > 2 * mebibyte && left.bytes <= 4 * mebibyte, qPrintable(QString::number(left.bytes)));
    QCOMPARE(left + small.journal.reader().released(), small.all);
}

void JournalReleaseTest::bytesAreKeptForWhoAsks()
{
    SmallJournal small;
    small.append("precious");
    JournalReader reader = small.journal.reader();
    const QByteArrayView bytes = reader.record(RecordId(0)).bytes;
    const std::shared_ptr<const void> keeper = reader.keep(RecordId(0));
    reader = {};
    small.appendMany(10 * mebibyte, 1000);
    QVERIFY(toNumber(small.journal.reader().first()) > 0);
    QCOMPARE(bytes, QByteArrayView("precious"));
}

void JournalReleaseTest::whoWantsHearsOfEachReleasedRecord()
{
    Amount told;
    RecordId expected{0};
    JournalConfig config;
    config.onRelease = [&](const JournalReader &reader, const Record &record) {
        QCOMPARE(record.id, expected);
        ++expected;
        QVERIFY(reader.contains(record.id));
        told.add(record);
    };
    SmallJournal small(2 * mebibyte, config);
    small.appendMany(20 * mebibyte, 500);
    const ReleasedRecords released = small.journal.reader().released();
    QCOMPARE(told, (Amount{released.count, released.chunkBytes}));
}

void JournalReleaseTest::eventsAreNeverRefused()
{
    SmallJournal small(mebibyte);
    constexpr quint64 events = 100'000;
    for (quint64 i = 0; i < events; ++i)
        small.journal.appendEvent(EventKind::Note, noPeer, wallClockNow(), {u"some text"_s, {}, false, i});
    const JournalReader reader = small.journal.reader();
    QCOMPARE(small.journal.lostEvents(), 0U);
    QCOMPARE(reader.count(), events);
    QVERIFY(toNumber(reader.first()) > events / 2);
    reader.forEach(RecordId(0), noRecord,
                   [](const Record &record) { QCOMPARE(record.detail().count, toNumber(record.id)); });
}

void JournalReleaseTest::aSmallerLimitTakesEffect()
{
    SmallJournal small(64 * mebibyte);
    small.appendMany(40 * mebibyte, 10'000);
    QCOMPARE(small.journal.reader().first(), RecordId(0));
    small.journal.setLimit({4 * mebibyte, AtLimit::Pause});
    while (small.journal.append(RecordKind::Received, PeerId(1), wallClockNow(), QByteArray(10'000, 'x'))) {
    }
    QCOMPARE(small.journal.reader().first(), RecordId(0));
    small.journal.setLimit({4 * mebibyte, AtLimit::ReleaseOldest});
    small.appendMany(20 * mebibyte, 10'000);
    const JournalReader reader = small.journal.reader();
    QVERIFY(reader.endPosition() - reader.record(reader.first()).position <= 4 * mebibyte);
}

void JournalReleaseTest::peersNeverTakeAllOfTheRoom()
{
    SmallJournal small(32 * mebibyte);
    auto last = PeerId(1);
    for (int i = 0; i < 400'000 && last != noPeer; ++i)
        last = small.journal.addPeer({QString::number(i), {}, false});
    QCOMPARE(last, noPeer); // of which anybody can make up any number
    small.appendMany(100 * mebibyte, 10'000);
    QVERIFY(toNumber(small.journal.reader().first()) > 0);
}

void JournalReleaseTest::memoryIsReleasedToo()
{
    JournalConfig config;
    config.limit = {16 * mebibyte, AtLimit::ReleaseOldest};
    config.folder = u"/proc/no such folder"_s;
    Journal journal(config);
    const QByteArray chunk(100'000, 'x');
    for (int i = 0; i < 1000; ++i)
        QVERIFY(journal.append(RecordKind::Received, PeerId(1), wallClockNow(), chunk));
    QVERIFY(journal.usesMemory());
    QVERIFY(toNumber(journal.reader().first()) > 500);
}

/// A stream of 16 or 32 bit units is cut anywhere; what follows the cut is read in step with what was there.
void JournalReleaseTest::codeUnitsStayInStep()
{
    for (const QString &name : {u"UTF-16LE"_s, u"UTF-16BE"_s, u"UTF-32LE"_s}) {
        const Encoding encoding = Encoding::fromName(name).value();
        const QByteArray unit = name == u"UTF-16LE"_s   ? QByteArray("A\0", 2)
                                : name == u"UTF-16BE"_s ? QByteArray("\0A", 2)
                                                        : QByteArray("A\0\0\0", 4);
        const QByteArray text = unit.repeated(200);
        SmallJournal small(mebibyte);
        for (qsizetype at = 0; at < 4 * mebibyte; at += 333) {
            const QByteArray chunk = text.sliced(at % unit.size(), 333);
            QVERIFY(small.journal.append(RecordKind::Received, PeerId(1), wallClockNow(), chunk));
        }
        const JournalReader reader = small.journal.reader();
        StreamText decoder(reader, encoding);
        int checked = 0;
        for (RecordId id = reader.first() + 2; toNumber(id) < reader.count(); ++id) {
            for (const DecodedUnit &decoded : decoder.decode(id).units) {
                QCOMPARE(decoded.codePoint, U'A');
                ++checked;
            }
        }
        QVERIFY(checked > 1000);
    }
}

void JournalReleaseTest::walksGoOnBehindTheHole_data()
{
    QTest::addColumn<bool>("isEager"); // before the journal goes on, a walk goes to its end, or only a step
    QTest::newRow("walks that keep up") << true;
    QTest::newRow("walks that are overtaken") << false;
}

/// Of what is left, each walk says in the end what one says that begins then.
void JournalReleaseTest::walksGoOnBehindTheHole()
{
    QFETCH(bool, isEager);
    SmallJournal small(2 * mebibyte);
    const SearchPattern pattern =
        SearchPattern::compile({.mode = SearchMode::Text, .text = u"ab"_s, .encoding = {}}).value();
    RecordFilter filter;
    filter.content = pattern;
    filter.sent = false;
    FilterWalk filtering(small.journal.reader(), filter);
    SearchWalk search(small.journal.reader(), pattern, RecordId(0), RecordId(0), false);
    InvalidCount invalid(small.journal.reader(), Encoding(), RecordId(0));
    RecordSet passed;
    SearchHits hits;
    QRandomGenerator random(1);
    const auto goOn = [&](bool toTheEnd) {
        filtering.refresh();
        search.refresh();
        passed.forgetBefore(filtering.first());
        hits.forgetBefore(search.first());
        do {
            if (!filtering.isAtEnd())
                FilterWalk::apply(filtering.step(), passed);
            if (!search.isAtEnd())
                hits.append(search.step(hits.room()).found);
        } while (toTheEnd && !(filtering.isAtEnd() && search.isAtEnd()));
        while (invalid.advance(toTheEnd ? mebibyte : 1000) && toTheEnd) {
        }
    };
    for (int round = 0; round < 60; ++round) {
        for (int i = 0; i < 400; ++i) {
            const QByteArray bytes = i % 7 == 0 ? "..ab.."_ba : RandomStreams::someBytes(random, random.bounded(2000));
            small.append(bytes, i % 5 == 0 ? RecordKind::Sent : RecordKind::Received);
        }
        goOn(isEager);
    }
    goOn(true);
    const JournalReader reader = small.journal.reader();
    QVERIFY(toNumber(reader.first()) > 1000);
    FilterWalk fresh(reader, filter);
    RecordSet expected;
    while (!fresh.isAtEnd())
        FilterWalk::apply(fresh.step(), expected);
    QCOMPARE(passed.known(), reader.count());
    QCOMPARE(passed.count(), expected.count());
    for (RecordId id = reader.first(); toNumber(id) < reader.count(); ++id)
        QVERIFY2(passed.contains(id) == expected.contains(id), qPrintable(QString::number(toNumber(id))));
    SearchHits freshHits;
    SearchWalk again(reader, pattern, RecordId(0), RecordId(0), false);
    while (!again.isAtEnd())
        freshHits.append(again.step(freshHits.room()).found);
    QCOMPARE(hits.kept(), freshHits.kept());
    QCOMPARE(hits.count(), freshHits.count());
    for (std::size_t i = 0; i < hits.kept(); ++i)
        QVERIFY(hits.at(i) == freshHits.at(i));
    QCOMPARE(toNumber(invalid.next()), reader.count());
}

QTEST_GUILESS_MAIN(JournalReleaseTest)
#include "tst_journalrelease.moc"
