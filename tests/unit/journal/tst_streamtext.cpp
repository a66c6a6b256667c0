// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "journal/streamtext.h"

#include "tests/support/stricttest.h"
#include "tests/unit/journal/randomstreams.h"

#include <QElapsedTimer>
#include <QTemporaryDir>

using namespace SocketDesk;
using namespace Qt::StringLiterals;
using RandomStreams::StreamKey;

namespace {

/// A unit at its place in the stream.
struct PlacedUnit
{
    char32_t codePoint;
    qint64 begin;
    int byteCount;
    bool invalid;
    friend bool operator==(const PlacedUnit &, const PlacedUnit &) = default;
};
using PlacedUnits = std::vector<PlacedUnit>;

void place(const std::vector<DecodedUnit> &units, quint64 offset, PlacedUnits &placed)
{
    for (const DecodedUnit &unit : units)
        placed.push_back({unit.codePoint, qint64(offset) + unit.begin, unit.byteCount, unit.invalid});
}

PlacedUnits decodeAtOnce(const QByteArray &bytes, const Encoding &encoding, bool isOver)
{
    std::vector<DecodedUnit> units;
    TextDecoder decoder(encoding);
    decoder.feed(bytes, units);
    PlacedUnits placed;
    place(units, 0, placed);
    if (isOver) {
        units.clear();
        decoder.finish(units);
        place(units, quint64(bytes.size()), placed);
    }
    return placed;
}

/// Decodes all chunks in random order, then joins the units of each stream.
std::map<StreamKey, PlacedUnits> decodeInPieces(StreamText &text, QRandomGenerator &random)
{
    std::vector<RecordId> order;
    text.reader().forEach(RecordId(0), noRecord, [&order](const Record &record) { order.push_back(record.id); });
    std::shuffle(order.begin(), order.end(), random);
    std::map<RecordId, ChunkText> texts;
    for (const RecordId id : order)
        texts[id] = text.decode(id);
    std::map<StreamKey, PlacedUnits> streams;
    for (const auto &[id, chunk] : texts) {
        const Record record = text.reader().record(id);
        if (record.isChunk())
            place(chunk.units, record.streamOffset, streams[{record.peer, record.kind}]);
    }
    return streams;
}

void addEncodings()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<quint32>("seed");
    for (const Encoding &encoding : RandomStreams::encodings()) {
        for (const quint32 seed : {1, 2})
            QTest::addRow("%s, seed %u", qUtf8Printable(encoding.name()), seed) << encoding.name() << seed;
    }
}

} // namespace

/// Chunks decoded in any order give what the whole stream gives.
class StreamTextTest final : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void piecesAreTheWhole_data() { addEncodings(); }
    void piecesAreTheWhole();
    void piecesOfAGrowingStreamAreTheWhole_data() { addEncodings(); }
    void piecesOfAGrowingStreamAreTheWhole();
    void streamWithNothingToResynchroniseAt_data();
    void streamWithNothingToResynchroniseAt();
    void utf8LooksBackOverFewBytes_data();
    void utf8LooksBackOverFewBytes();
    void characterShowsWhereItEnds();
    void characterOverThreeChunks();
    void endOfStreamEndsWhatIsPending_data();
    void endOfStreamEndsWhatIsPending();
    void datagramsStandAlone();
    void eventsHaveNoText();
    void copiesAreIndependent();
};

void StreamTextTest::piecesAreTheWhole()
{
    QFETCH(QString, name);
    QFETCH(quint32, seed);
    const Encoding encoding = Encoding::fromName(name).value();
    const QTemporaryDir folder;
    Journal journal({folder.path()});
    RandomStreams::Streams streams(journal, seed, true);
    streams.append(400, 60);
    streams.append(12, 12'000); // more than is decoded at a time
    StreamText text(journal.reader(), encoding);
    const std::map<StreamKey, PlacedUnits> pieces = decodeInPieces(text, streams.random());
    for (const auto &[key, bytes] : streams.bytes())
        QVERIFY(pieces.at(key) == decodeAtOnce(bytes, encoding, false));
}

void StreamTextTest::piecesOfAGrowingStreamAreTheWhole()
{
    QFETCH(QString, name);
    QFETCH(quint32, seed);
    const Encoding encoding = Encoding::fromName(name).value();
    const QTemporaryDir folder;
    Journal journal({folder.path()});
    RandomStreams::Streams streams(journal, seed, true);
    StreamText text(journal.reader(), encoding);
    std::map<StreamKey, PlacedUnits> pieces;
    for (int round = 0; round < 40; ++round) {
        const RecordId from{journal.count()};
        streams.append(10, 30);
        text.reader().refresh();
        text.reader().forEach(from, noRecord, [&](const Record &record) {
            if (record.isChunk())
                place(text.decode(record.id).units, record.streamOffset, pieces[{record.peer, record.kind}]);
        });
        // Somebody scrolls up meanwhile.
        (void)text.decode(RecordId(streams.random().bounded(quint32(journal.count()))));
    }
    for (const auto &[key, bytes] : streams.bytes())
        QVERIFY(pieces[key] == decodeAtOnce(bytes, encoding, false));
}

void StreamTextTest::streamWithNothingToResynchroniseAt_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("alphabet");
    QTest::newRow("GBK, lead bytes only") << u"GBK"_s << QByteArray("\xC4\xE3\xBA\xC3\x81");
    QTest::newRow("UTF-8, trail bytes only") << u"UTF-8"_s << QByteArray("\x80\xBF");
    QTest::newRow("UTF-8, Chinese only") << u"UTF-8"_s << QByteArray("\xE4\xBD\xA0");
    QTest::newRow("ISO-2022-JP") << u"ISO-2022-JP"_s << QByteArray("\x1B$B(J%l");
}

void StreamTextTest::streamWithNothingToResynchroniseAt()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, alphabet);
    const Encoding encoding = Encoding::fromName(name).value();
    const QTemporaryDir folder;
    Journal journal({folder.path()});
    journal.addPeer({{}, {}, true});
    QRandomGenerator random(5);
    QByteArray stream;
    while (stream.size() < 200'000) {
        QByteArray bytes(random.bounded(20'000), Qt::Uninitialized);
        std::generate(bytes.begin(), bytes.end(), [&] { return alphabet[random.bounded(int(alphabet.size()))]; });
        QVERIFY(journal.append(RecordKind::Received, PeerId(1), wallClockNow(), bytes));
        stream += bytes;
    }
    StreamText text(journal.reader(), encoding);
    const PlacedUnits whole = decodeAtOnce(stream, encoding, false);
    QVERIFY(decodeInPieces(text, random).begin()->second == whole);
    StreamText fresh(journal.reader(), encoding);
    const ChunkText last = fresh.decode(RecordId(journal.count() - 1));
    QVERIFY(last.units.empty() || last.units.back().codePoint == whole.back().codePoint);
}

void StreamTextTest::utf8LooksBackOverFewBytes_data()
{
    QTest::addColumn<QByteArray>("piece");
    QTest::newRow("Chinese only") << QByteArray("\xE4\xBD\xA0");
    QTest::newRow("trail bytes only") << QByteArray("\x80\xBF\x90");
    QTest::newRow("three bytes of four") << QByteArray("\xF0\x9F\x98");
}

/// The window decodes what it shows: that must not take longer, the more there is before it.
void StreamTextTest::utf8LooksBackOverFewBytes()
{
    QFETCH(QByteArray, piece);
    const QTemporaryDir folder;
    Journal journal({folder.path()});
    journal.addPeer({{}, {}, true});
    for (int i = 0; i < 1024; ++i)
        (void)journal.append(RecordKind::Received, PeerId(1), wallClockNow(), piece.repeated(11'000)).value();
    const JournalReader reader = journal.reader();
    QElapsedTimer timer;
    timer.start();
    quint64 sum = 0;
    reader.forEach(RecordId(0), noRecord, [&sum](const Record &record) {
        for (const char byte : record.bytes)
            sum += uchar(byte);
    });
    const qint64 walk = timer.nsecsElapsed();
    QVERIFY(sum > 0);
    qint64 least = walk;
    for (int i = 0; i < 5; ++i) {
        StreamText text(reader, {});
        timer.start();
        (void)text.decode(RecordId(1000));
        least = std::min(least, timer.nsecsElapsed());
    }
    QVERIFY2(least * 5 < walk, qPrintable(u"%1 of %2 ns"_s.arg(least).arg(walk)));
}

void StreamTextTest::characterShowsWhereItEnds()
{
    const QTemporaryDir folder;
    Journal journal({folder.path()});
    journal.addPeer({{}, {}, true});
    (void)journal.append(RecordKind::Received, PeerId(1), wallClockNow(), "a\xE4\xBD").value();
    (void)journal.append(RecordKind::Sent, PeerId(1), wallClockNow(), "sent").value();
    (void)journal.append(RecordKind::Received, PeerId(1), wallClockNow(), "\xA0!").value();
    StreamText text(journal.reader(), {});

    const ChunkText first = text.decode(RecordId(0));
    QCOMPARE(first.units.size(), std::size_t(1));
    QCOMPARE(first.carriedIn, 0);
    QCOMPARE(first.carriedOut, 2);
    const ChunkText second = text.decode(RecordId(2));
    QVERIFY(second.units == (std::vector<DecodedUnit>{{U'你', -2, 3, false}, {U'!', 1, 1, false}}));
    QCOMPARE(second.carriedIn, 2);
    QCOMPARE(second.carriedOut, 0);
    QCOMPARE(second.invalidBytes, 0);
}

void StreamTextTest::characterOverThreeChunks()
{
    const QTemporaryDir folder;
    Journal journal({folder.path()});
    journal.addPeer({{}, {}, true});
    for (const char *bytes : {"\xE4", "\xBD", "\xA0"})
        (void)journal.append(RecordKind::Received, PeerId(1), wallClockNow(), bytes).value();
    StreamText text(journal.reader(), {});
    const ChunkText middle = text.decode(RecordId(1));
    QVERIFY(middle.units.empty());
    QCOMPARE(middle.carriedIn, 1);
    QCOMPARE(middle.carriedOut, 1);
    const ChunkText last = text.decode(RecordId(2));
    QVERIFY(last.units == (std::vector<DecodedUnit>{{U'你', -2, 3, false}}));
    QCOMPARE(last.carriedIn, 2);
}

void StreamTextTest::endOfStreamEndsWhatIsPending_data()
{
    QTest::addColumn<EventKind>("event");
    QTest::addColumn<bool>("ends");
    QTest::newRow("FIN") << EventKind::PeerFinished << true;
    QTest::newRow("RST") << EventKind::PeerReset << true;
    QTest::newRow("we close") << EventKind::WeClosed << true;
    QTest::newRow("failure") << EventKind::Failed << true;
    QTest::newRow("time-out") << EventKind::TimedOut << true;
    QTest::newRow("we finish only sending") << EventKind::WeFinished << false;
    QTest::newRow("a note") << EventKind::Note << false;
}

void StreamTextTest::endOfStreamEndsWhatIsPending()
{
    QFETCH(EventKind, event);
    QFETCH(bool, ends);
    const QTemporaryDir folder;
    Journal journal({folder.path()});
    const PeerId peer = journal.addPeer({{}, {}, true});
    (void)journal.append(RecordKind::Received, peer, wallClockNow(), "x\xE4").value();
    (void)journal.append(RecordKind::Received, peer, wallClockNow(), "\xBD").value();
    StreamText text(journal.reader(), {});
    journal.appendEvent(event, peer, wallClockNow());

    QVERIFY(text.decode(RecordId(1)).units.empty());
    QCOMPARE(text.decode(RecordId(1)).carriedOut, 1);
    text.reader().refresh();
    const ChunkText last = text.decode(RecordId(1));
    QCOMPARE(last.carriedOut, ends ? 0 : 1);
    QCOMPARE(last.invalidBytes, ends ? 2 : 0);
    QVERIFY(last.units == (ends ? std::vector<DecodedUnit>{{U'\uFFFD', -1, 2, true}} : std::vector<DecodedUnit>()));
    QCOMPARE(text.decode(RecordId(0)).carriedOut, 1);
}

void StreamTextTest::datagramsStandAlone()
{
    const QTemporaryDir folder;
    Journal journal({folder.path()});
    RandomStreams::Streams streams(journal, 11, false);
    streams.append(300, 40);
    for (const Encoding &encoding : RandomStreams::encodings()) {
        StreamText text(journal.reader(), encoding);
        text.reader().forEach(RecordId(0), noRecord, [&](const Record &record) {
            if (!record.isChunk())
                return;
            const ChunkText chunk = text.decode(record.id);
            PlacedUnits units;
            place(chunk.units, 0, units);
            const PlacedUnits whole = decodeAtOnce(record.bytes.toByteArray(), encoding, true);
            QVERIFY(units == whole);
            QCOMPARE(chunk.carriedIn, 0);
            QCOMPARE(chunk.carriedOut, 0);
        });
    }
}

void StreamTextTest::eventsHaveNoText()
{
    const QTemporaryDir folder;
    Journal journal({folder.path()});
    const RecordId event = journal.appendEvent(EventKind::Note, noPeer, wallClockNow(), {u"你好"_s, {}, false, 0});
    StreamText text(journal.reader(), {});
    QVERIFY(text.decode(event).units.empty());
}

void StreamTextTest::copiesAreIndependent()
{
    const QTemporaryDir folder;
    Journal journal({folder.path()});
    journal.addPeer({{}, {}, true});
    (void)journal.append(RecordKind::Received, PeerId(1), wallClockNow(), "\xC4").value();
    (void)journal.append(RecordKind::Received, PeerId(1), wallClockNow(), "\xE3").value();
    StreamText gbk(journal.reader(), Encoding::fromName(u"GBK").value());
    (void)gbk.decode(RecordId(0));
    StreamText copy(gbk);
    StreamText latin(journal.reader(), Encoding::fromName(u"ISO-8859-1").value());
    QCOMPARE(latin.decode(RecordId(1)).units.front().codePoint, U'ã');
    latin = copy;
    QCOMPARE(copy.decode(RecordId(1)).units.front().codePoint, U'你');
    QCOMPARE(latin.decode(RecordId(1)).units.front().codePoint, U'你');
    QCOMPARE(latin.encoding().name(), u"GBK"_s);
}

QTEST_GUILESS_MAIN(StreamTextTest)
#include "tst_streamtext.moc"
