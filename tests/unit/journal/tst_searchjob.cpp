// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "journal/searchjob.h"

#include "journal/searchwalk.h"
#include "tests/support/stricttest.h"
#include "tests/unit/journal/randomstreams.h"
#include "tests/unit/journal/searchparts.h"
#include "text/encoder.h"

#include <QSignalSpy>
#include <QTemporaryDir>

#include <thread>

using namespace SocketDesk;
using namespace Qt::StringLiterals;
using namespace SearchParts;

namespace {

/// The hits in each stream, searched as a whole.
std::vector<Place> placesIn(const RandomStreams::Streams &streams, const QByteArray &wanted)
{
    std::vector<Place> places;
    for (const auto &[key, bytes] : streams.bytes()) {
        for (qsizetype at = bytes.indexOf(wanted); at >= 0; at = bytes.indexOf(wanted, at + 1))
            places.emplace_back(key.first, key.second, quint64(at), quint32(wanted.size()));
    }
    return places;
}

bool isInOrder(const SearchHits &hits)
{
    for (std::size_t i = 1; i < hits.kept(); ++i) {
        if (!(hits.at(i - 1) < hits.at(i)))
            return false;
    }
    return true;
}

} // namespace

/// What a search finds is what is in the streams, however they were cut and wherever it begins.
class SearchJobTest final : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void init() override;
    void anyPartsGiveTheSameHits_data();
    void anyPartsGiveTheSameHits();
    void onlyWholeCharacters_data();
    void onlyWholeCharacters();
    void datagramsStandAlone();
    void piecesOfAHitOverReads();
    void onlySoManyAreKept();
    void stepsReachBothEnds();
    void findsInTheBackground_data();
    void findsInTheBackground();
    void newHitsAppear();
    void nothingBeforeTheFirst();
    void cancelled();
    void anotherSearchUnderWay();
    void destroyedUnderWay();

private:
    void receive(QByteArrayView bytes) { (void)m_journal->append(RecordKind::Received, m_peer, {}, bytes).value(); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Journal> m_journal;
    PeerId m_peer = noPeer;
};

void SearchJobTest::init()
{
    StrictTest::init();
    m_journal.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_journal = std::make_unique<Journal>(JournalConfig{m_folder->path()});
    m_peer = m_journal->addPeer({u"127.0.0.1:50122"_s, {}, true});
}

void SearchJobTest::anyPartsGiveTheSameHits_data()
{
    QTest::addColumn<QByteArray>("wanted");
    QTest::addRow("one byte") << QByteArray("l");
    QTest::addRow("two bytes") << QByteArray("he");
    QTest::addRow("a character") << QByteArray("\xE4\xBD\xA0");
    QTest::addRow("within itself") << QByteArray("ll");
    QTest::addRow("three bytes") << QByteArray("l\no");
}

void SearchJobTest::anyPartsGiveTheSameHits()
{
    QFETCH(QByteArray, wanted);
    const QTemporaryDir folder;
    Journal journal({folder.path()});
    RandomStreams::Streams streams(journal, 5, true);
    for (int i = 0; i < 400; ++i)
        streams.append(10, 40);
    const JournalReader reader = journal.reader();
    const SearchPattern pattern = patternOf(SearchMode::Hex, QString::fromLatin1(wanted.toHex()));
    const std::vector<Place> expected = placesIn(streams, wanted);
    for (const quint64 partRecords : {quint64(1), quint64(7), quint64(500), reader.count()}) {
        for (const quint64 from : {quint64(0), reader.count() / 2, reader.count()}) {
            const SearchHits hits = scanInParts(reader, pattern, partRecords, from);
            QCOMPARE(hits.count(), expected.size());
            QVERIFY(placesOf(hits, reader) == expected);
            if (from == 0)
                QVERIFY(isInOrder(hits));
        }
    }
}

void SearchJobTest::onlyWholeCharacters_data()
{
    QTest::addColumn<QString>("encoding");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("wanted");
    // The bytes of what is wanted are also found across those of two others.
    QTest::newRow("GBK") << u"GBK"_s << u"一丁欢a\n"_s << u"欢"_s;
    QTest::newRow("GBK, in ASCII") << u"GBK"_s << u"乤a丂@"_s << u"a"_s;
    QTest::newRow("GB18030, four bytes") << u"GB18030"_s << u"㐀㐁㐂0\u0081"_s << u"㐁"_s;
    QTest::newRow("Big5") << u"Big5"_s << u"功成一\\"_s << u"\\"_s;
    QTest::newRow("Shift_JIS") << u"Shift_JIS"_s << u"ｱ表示ソ\\A"_s << u"\\"_s;
    QTest::newRow("EUC-KR") << u"EUC-KR"_s << u"가각간 "_s << u"각"_s;
    QTest::newRow("UTF-16LE") << u"UTF-16LE"_s << u"上\n海\u0A0A\u4E00\U0001F600"_s << u"\u4E0A"_s;
    QTest::newRow("UTF-16BE") << u"UTF-16BE"_s << u"\u0100\u0001\u0000"_s << u"\u0001"_s;
    QTest::newRow("UTF-32BE") << u"UTF-32BE"_s << u"\u0100\u0001"_s << u"\u0001"_s;
}

/// In random characters and stray bytes, cut anywhere: what is found is what one who reads them finds.
void SearchJobTest::onlyWholeCharacters()
{
    QFETCH(QString, encoding);
    QFETCH(QString, text);
    QFETCH(QString, wanted);
    const Encoding named = Encoding::fromName(encoding).value();
    QRandomGenerator random(11);
    QByteArray stream;
    const auto append = [&](const QByteArray &bytes) {
        stream += bytes;
        receive(bytes);
    };
    const QList<uint> characters = text.toUcs4();
    for (int i = 0; i < 600; ++i) {
        const auto code = char32_t(characters[random.bounded(characters.size())]);
        const QByteArray bytes = encodeText(QString::fromUcs4(&code, 1), named).value();
        const qsizetype cut = random.bounded(bytes.size() + 1);
        append(bytes.first(cut));
        append(bytes.sliced(cut));
        if (random.bounded(10) == 0)
            append(QByteArray(1, char(random.generate())));
    }
    const QByteArray bytes = encodeText(wanted, named).value();
    std::vector<DecodedUnit> units;
    TextDecoder(named).feed(stream, units);
    std::vector<Place> expected;
    for (const DecodedUnit &unit : units) {
        if (stream.sliced(unit.begin).startsWith(bytes))
            expected.emplace_back(m_peer, RecordKind::Received, quint64(unit.begin), quint32(bytes.size()));
    }
    QVERIFY(expected.size() > 3);
    const JournalReader reader = m_journal->reader();
    for (const bool matchCase : {true, false}) {
        const auto pattern = SearchPattern::compile({SearchMode::Text, wanted, matchCase, named}).value();
        for (const quint64 partRecords : {quint64(1), quint64(7), reader.count()}) {
            for (const quint64 from : {quint64(0), reader.count() / 2})
                QVERIFY(placesOf(scanInParts(reader, pattern, partRecords, from), reader) == expected);
        }
    }
    const auto hex = patternOf(SearchMode::Hex, QString::fromLatin1(bytes.toHex()));
    QVERIFY(scanInParts(reader, hex, 7, 0).count() > expected.size()); // bytes are looked for wherever they are
}

void SearchJobTest::datagramsStandAlone()
{
    const PeerId datagrams = m_journal->addPeer({u"[::1]:9000"_s, {}, false});
    for (const char *bytes : {"ab", "cd", "abcdabcd"})
        (void)m_journal->append(RecordKind::Received, datagrams, {}, bytes).value();
    const SearchHits hits = scanInParts(m_journal->reader(), patternOf(SearchMode::Text, u"bc"_s), 100, 0);
    QCOMPARE(hits.count(), 2);
    QCOMPARE(hits.at(0), (SearchHit{RecordId(2), 1, 2}));
    QCOMPARE(hits.at(1), (SearchHit{RecordId(2), 5, 2}));
}

void SearchJobTest::piecesOfAHitOverReads()
{
    for (const char *bytes : {"..abc", "d", "", "ef..abcdef"})
        receive(bytes);
    const SearchHits hits = scanInParts(m_journal->reader(), patternOf(SearchMode::Text, u"abcdef"_s), 1, 0);
    QCOMPARE(hits.count(), 2);
    const auto pieces = [&hits](quint64 record, quint32 begin = 0, quint32 end = 100) {
        QStringList texts;
        for (const SearchHits::Piece &piece : hits.piecesIn(RecordId(record), begin, end))
            texts << u"%1-%2 of %3"_s.arg(piece.begin).arg(piece.end).arg(toNumber(piece.hit.record));
        return texts;
    };
    QCOMPARE(pieces(0), QStringList{u"2-8 of 0"_s}); // beyond the end of the record, which is where it goes on
    QCOMPARE(pieces(1), QStringList{u"0-1 of 0"_s});
    QCOMPARE(pieces(2), QStringList{});
    QCOMPARE(pieces(3), (QStringList{u"0-2 of 0"_s, u"4-10 of 3"_s}));
    QCOMPARE(pieces(3, 9, 10), QStringList{u"4-10 of 3"_s});
    QVERIFY(hits.hasAny(RecordId(0), RecordId(1)));
    QVERIFY(!hits.hasAny(RecordId(1), RecordId(3)));
}

void SearchJobTest::onlySoManyAreKept()
{
    const QByteArray bytes(200'000, 'a');
    for (int i = 0; i < 8; ++i)
        receive(bytes);
    const SearchHits hits = scanInParts(m_journal->reader(), patternOf(SearchMode::Text, u"a"_s), 1, 4);
    QCOMPARE(hits.count(), 1'600'000);
    QCOMPARE(hits.kept(), SearchHits::limit);
}

void SearchJobTest::stepsReachBothEnds()
{
    QByteArray bytes(100'000, '.');
    bytes.back() = 'x';
    for (int i = 0; i < 50; ++i)
        receive(bytes);
    for (const bool backwardsFirst : {false, true}) {
        SearchWalk walk(m_journal->reader(), patternOf(SearchMode::Text, u"x"_s), RecordId(0), RecordId(30),
                        backwardsFirst);
        SearchHits hits;
        int steps = 0;
        while (!walk.isAtEnd() || !walk.isAtBegin()) {
            const SearchWalk::Step step = walk.step(hits.room());
            QCOMPARE(step.isBackwards, backwardsFirst ? hits.count() < 30 : hits.count() >= 20);
            if (step.isBackwards)
                hits.prepend(step.found);
            else
                hits.append(step.found);
            ++steps;
        }
        QCOMPARE(hits.count(), 50);
        QVERIFY(isInOrder(hits));
        QVERIFY(steps > 4);
        const auto [done, all] = walk.progress();
        QCOMPARE(done, all);
    }
}

void SearchJobTest::findsInTheBackground_data()
{
    QTest::addColumn<int>("from");
    QTest::addColumn<bool>("backwards");
    for (const int from : {0, 100, 200}) {
        for (const bool backwards : {false, true})
            QTest::addRow("from %d %s", from, backwards ? "backwards" : "forwards") << from << backwards;
    }
}

void SearchJobTest::findsInTheBackground()
{
    QFETCH(int, from);
    QFETCH(bool, backwards);
    for (int i = 0; i < 200; ++i)
        receive(u"line %1\n"_s.arg(i).toLatin1());
    SearchJob job;
    job.setReader(m_journal->reader());
    job.start(patternOf(SearchMode::Text, u"line 1"_s), RecordId(0), RecordId(quint64(from)),
              backwards ? SearchDirection::Backwards : SearchDirection::Forwards);
    QTRY_VERIFY(job.isComplete());
    QCOMPARE(job.hits().count(), 111);
    QVERIFY(isInOrder(job.hits()));
    QCOMPARE(job.percent(), 100);
    QCOMPARE(job.hits().lowerBound(RecordId(100)), 11);
}

void SearchJobTest::newHitsAppear()
{
    SearchJob job;
    job.setReader(m_journal->reader());
    job.start(patternOf(SearchMode::Text, u"needle"_s), RecordId(0), RecordId(0), SearchDirection::Forwards);
    QTRY_VERIFY(job.isComplete());
    QCOMPARE(job.hits().count(), 0);
    receive("a nee");
    job.advance();
    receive("dle");
    job.advance();
    QTRY_COMPARE(job.hits().count(), 1);
    std::thread writer([this] {
        for (int i = 0; i < 5000; ++i)
            receive("hay needle hay");
    });
    for (int i = 0; i < 100; ++i) {
        job.advance();
        QTest::qWait(1);
    }
    writer.join();
    job.advance();
    QTRY_COMPARE(job.hits().count(), 5001);
    QVERIFY(isInOrder(job.hits()));
}

void SearchJobTest::nothingBeforeTheFirst()
{
    for (int i = 0; i < 10; ++i)
        receive("x");
    SearchJob job;
    job.setReader(m_journal->reader());
    job.start(patternOf(SearchMode::Text, u"x"_s), RecordId(4), RecordId(7), SearchDirection::Forwards);
    QTRY_VERIFY(job.isComplete());
    QCOMPARE(job.hits().count(), 6);
}

void SearchJobTest::cancelled()
{
    receive("x");
    SearchJob job;
    job.setReader(m_journal->reader());
    job.start(patternOf(SearchMode::Text, u"x"_s), RecordId(0), RecordId(0), SearchDirection::Forwards);
    QTRY_COMPARE(job.hits().count(), 1);
    job.cancel();
    QVERIFY(!job.isActive());
    QVERIFY(job.wasCancelled());
    receive("x");
    QSignalSpy changed(&job, &SearchJob::changed);
    job.advance();
    QTest::qWait(20);
    QCOMPARE(changed.count(), 0);
    QCOMPARE(job.hits().count(), 1); // stays
    job.clear();
    QCOMPARE(job.hits().count(), 0);
}

void SearchJobTest::anotherSearchUnderWay()
{
    const QByteArray bytes(100'000, 'a');
    for (int i = 0; i < 20; ++i)
        receive(bytes);
    receive("needle");
    SearchJob job;
    job.setReader(m_journal->reader());
    for (const char16_t *text : {u"a", u"aa", u"needle"})
        job.start(patternOf(SearchMode::Text, QString::fromUtf16(text)), RecordId(0), RecordId(0),
                  SearchDirection::Forwards);
    QTRY_VERIFY(job.isComplete());
    QCOMPARE(job.hits().count(), 1);
    QCOMPARE(job.hits().at(0).length, 6U);
}

void SearchJobTest::destroyedUnderWay()
{
    const QByteArray bytes(200'000, 'a');
    for (int i = 0; i < 50; ++i)
        receive(bytes);
    SearchJob job;
    job.setReader(m_journal->reader());
    job.start(patternOf(SearchMode::Text, u"b"_s), RecordId(0), RecordId(0), SearchDirection::Forwards);
}

QTEST_GUILESS_MAIN(SearchJobTest)
#include "tst_searchjob.moc"
