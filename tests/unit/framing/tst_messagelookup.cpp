// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "framing/messagelookup.h"

#include "tests/support/stricttest.h"
#include "tests/unit/framing/plainindex.h"
#include "tests/unit/framing/randomtraffic.h"

using namespace SocketDesk;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// A scan and what it noted, next to a plain list of the same messages.
class Index
{
public:
    Index(const JournalReader &journal, const QString &spec)
        : config(FramingConfig::fromSpec(spec).value())
        , reader(journal)
    {}

    void readTo(quint64 end)
    {
        reader.forEach(scan.next(), RecordId(end), [this](const Record &record) { scan.read(reader, record); });
        plainIndex.readTo(end);
    }

    void elapse(Timestamp now)
    {
        scan.elapse(now);
        plainIndex.elapse(now);
    }

    void takeNotes()
    {
        table.append(scan.takeNotes());
        lookup.forgetStretches();
    }

    const FramingConfig config;
    JournalReader reader;
    MessageScan scan{config};
    MessageTable table;
    MessageLookup lookup{reader, table, config};
    PlainIndex plainIndex{reader, config};
};

std::vector<MessagePart> plainParts(Index &index, RecordId record)
{
    std::vector<MessagePart> parts = index.lookup.parts(record);
    std::transform(parts.begin(), parts.end(), parts.begin(), plain);
    return parts;
}

void compareMessage(Index &index, quint64 number)
{
    QCOMPARE(index.lookup.message(number), index.plainIndex.messages[number]);
    QCOMPARE(index.table.counts().recordOf(number), index.plainIndex.endedAt[number]);
}

void compareSome(Index &index, QRandomGenerator &random)
{
    QCOMPARE(index.table.counts().messages(), quint64(index.plainIndex.messages.size()));
    for (int i = 0; i < 20; ++i) {
        const RecordId record{random.bounded(quint32(index.reader.count()))};
        QCOMPARE(plainParts(index, record), index.plainIndex.parts(record));
        if (const quint64 messages = index.table.counts().messages())
            compareMessage(index, random.bounded(quint32(messages)));
    }
}

void compareUnderWay(Index &index)
{
    std::vector<Message> expected;
    for (quint64 key = 0; key <= 2 * RandomTraffic::peers + 1; ++key) {
        const Message message = index.plainIndex.underWay(StreamKey(key));
        if (message.length > 0)
            expected.push_back(message);
    }
    std::vector<Message> messages;
    for (const JournalMessage &known : index.lookup.underWay())
        messages.push_back({known.message.offset, known.message.length, 0, 0, MessageState::UnderWay});
    QCOMPARE(messages, expected);
}

} // namespace

/// Every message and every part of a chunk, found again from sparse notes.
class MessageLookupTest final : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void answersLikeAPlainList_data();
    void answersLikeAPlainList();
    void threeReadsShowTwoSeams();
    void oneReadShowsThreeMessages();
    void partsOfAPartOfAChunk();
    void aMessageOverManyMarksIsFoundFromEachOfThem();
    void faultsAreCounted();
};

void MessageLookupTest::answersLikeAPlainList_data()
{
    QTest::addColumn<QString>("spec");
    QTest::addColumn<RandomTraffic::Times>("times");
    for (const auto &spec :
         {u"none"_s, u"line"_s, u"line,limit=50"_s, u"delimiter:0d0a"_s, u"delimiter:78"_s, u"fixed:3"_s,
          u"fixed:70000"_s, u"length:1"_s, u"length:2,limit=600"_s, u"gap:1"_s, u"gap:5"_s, u"gap:20,limit=1000"_s})
        QTest::newRow(qUtf8Printable(spec)) << spec << RandomTraffic::Times::Grow;
    QTest::newRow("gap, with a clock that jumps") << u"gap:4"_s << RandomTraffic::Times::AnyOrder;
}

void MessageLookupTest::answersLikeAPlainList()
{
    QFETCH(const QString, spec);
    QFETCH(const RandomTraffic::Times, times);
    for (quint32 seed = 1; seed <= 2; ++seed) {
        QRandomGenerator random(seed);
        RandomTraffic traffic(seed, times);
        traffic.append(2000);
        Index index(traffic.journal.reader(), spec);
        for (quint64 end = 0; end < index.reader.count();) {
            end = std::min(end + random.bounded(600), index.reader.count());
            index.readTo(end);
            if (end > 0 && random.bounded(3) == 0)
                index.elapse(index.reader.record(RecordId(end - 1)).time + 10ms);
            index.takeNotes();
            compareSome(index, random);
            compareUnderWay(index);
        }
        for (quint64 number = 0; number < index.plainIndex.messages.size(); ++number)
            compareMessage(index, number);
    }
}

void MessageLookupTest::threeReadsShowTwoSeams()
{
    const QTemporaryDir folder;
    Journal journal({folder.path()});
    const PeerId peer = journal.addPeer({});
    for (const QByteArrayView bytes : {"he", "ll", "o\n"})
        QVERIFY(journal.append(RecordKind::Received, peer, {}, bytes));
    Index index(journal.reader(), u"line"_s);
    index.readTo(3);
    index.takeNotes();
    const Message line{0, 6, 0, 1, MessageState::Complete};
    using Parts = std::vector<MessagePart>;
    QCOMPARE(index.lookup.parts(RecordId(0)), (Parts{{0, 2, true, false, 0, line}}));
    QCOMPARE(index.lookup.parts(RecordId(1)), (Parts{{0, 2, false, false, 0, line}}));
    QCOMPARE(index.lookup.parts(RecordId(2)), (Parts{{0, 2, false, true, 0, line}}));
}

void MessageLookupTest::oneReadShowsThreeMessages()
{
    const QTemporaryDir folder;
    Journal journal({folder.path()});
    QVERIFY(journal.append(RecordKind::Received, journal.addPeer({}), {},
                           "\x01"
                           "a\x02"
                           "bc\x05"
                           "d"));
    Index index(journal.reader(), u"length:1"_s);
    index.readTo(1);
    index.takeNotes();
    using Parts = std::vector<MessagePart>;
    const Parts expected{{0, 2, true, true, 0, {0, 2, 1, 0, MessageState::Complete}},
                         {2, 5, true, true, 1, {2, 3, 1, 0, MessageState::Complete}},
                         {5, 7, true, false, {}, {5, 2, 1, 0, MessageState::UnderWay}}};
    QCOMPARE(index.lookup.parts(RecordId(0)), expected);
}

void MessageLookupTest::partsOfAPartOfAChunk()
{
    const QTemporaryDir folder;
    Journal journal({folder.path()});
    const PeerId peer = journal.addPeer({});
    for (const QByteArrayView bytes : {"ab", "c\nd\n\nef"})
        QVERIFY(journal.append(RecordKind::Received, peer, {}, bytes));
    Index index(journal.reader(), u"line"_s);
    index.readTo(2);
    index.takeNotes();
    const RecordId record{1};
    const std::vector<MessagePart> all = index.lookup.parts(record);
    QCOMPARE(all.size(), 4U);
    for (qsizetype begin = 0; begin <= 7; ++begin) {
        for (qsizetype end = begin + 1; end <= 9; ++end) {
            std::vector<MessagePart> expected;
            std::copy_if(all.begin(), all.end(), std::back_inserter(expected),
                         [&](const MessagePart &part) { return part.begin < end && part.end > begin; });
            QCOMPARE(index.lookup.parts(record, begin, end), expected);
        }
    }
}

void MessageLookupTest::aMessageOverManyMarksIsFoundFromEachOfThem()
{
    const QTemporaryDir folder;
    Journal journal({folder.path()});
    const PeerId peer = journal.addPeer({});
    constexpr quint64 chunks = 20 * MessageScan::chunksBetweenMarks;
    QVERIFY(journal.append(RecordKind::Received, peer, {}, "a\nb"));
    for (quint64 i = 1; i < chunks; ++i)
        QVERIFY(journal.append(RecordKind::Received, peer, {}, "x"));
    Index index(journal.reader(), u"line"_s);
    index.readTo(chunks);
    index.takeNotes();
    for (quint64 i = 1; i < chunks; ++i) {
        const std::vector<MessagePart> parts = index.lookup.parts(RecordId(i));
        QCOMPARE(parts.size(), 1U);
        QCOMPARE(parts.front().message, (Message{2, chunks, 0, 0, MessageState::UnderWay}));
    }
    QVERIFY(journal.append(RecordKind::Received, peer, {}, "\n"));
    index.reader.refresh();
    index.readTo(chunks + 1);
    index.takeNotes();
    for (quint64 i = 1; i < chunks; ++i) {
        const std::vector<MessagePart> parts = index.lookup.parts(RecordId(i));
        QCOMPARE(parts.size(), 1U);
        QCOMPARE(parts.front().number, 1ULL);
        QCOMPARE(parts.front().message, (Message{2, chunks + 1, 0, 1, MessageState::Complete}));
    }
}

void MessageLookupTest::faultsAreCounted()
{
    const QTemporaryDir folder;
    Journal journal({folder.path()});
    const PeerId peer = journal.addPeer({});
    QVERIFY(journal.append(RecordKind::Received, peer, {},
                           "\x01"
                           "a\x09"
                           "rest"));
    QVERIFY(journal.append(RecordKind::Sent, peer, {},
                           "\x03"
                           "b"));
    journal.appendEvent(EventKind::WeClosed, peer, {});
    Index index(journal.reader(), u"length:1,limit=3"_s);
    index.readTo(3);
    index.takeNotes();
    const MessageTotals expected{.received = 4, .sent = 1, .badLengths = 1, .unframed = 2, .unfinished = 1};
    QCOMPARE(index.table.totals(), expected);
}

QTEST_GUILESS_MAIN(MessageLookupTest)
#include "tst_messagelookup.moc"
