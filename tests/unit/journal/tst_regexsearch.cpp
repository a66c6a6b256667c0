// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "journal/searchjob.h"
#include "tests/support/stricttest.h"
#include "tests/unit/journal/randomstreams.h"
#include "tests/unit/journal/searchparts.h"

#include <QTemporaryDir>

using namespace SocketDesk;
using namespace Qt::StringLiterals;
using namespace SearchParts;

/// Regular expressions over streams: what belongs together is one hit, whatever reads it came in.
class RegexSearchTest final : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void init() override;
    void isFoundOverReads();
    void growsWithTheStream_data();
    void growsWithTheStream();
    void theLastHitGrows();
    void anExpressionThatTakesLongGivesWay_data();
    void anExpressionThatTakesLongGivesWay();

private:
    void receive(QByteArrayView bytes) { (void)m_journal->append(RecordKind::Received, m_peer, {}, bytes).value(); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Journal> m_journal;
    PeerId m_peer = noPeer;
};

void RegexSearchTest::init()
{
    StrictTest::init();
    m_journal.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_journal = std::make_unique<Journal>(JournalConfig{m_folder->path()});
    m_peer = m_journal->addPeer({u"127.0.0.1:50122"_s, {}, true});
}

void RegexSearchTest::isFoundOverReads()
{
    for (const char *bytes : {"id=1", "23;id", "=4;x", ";id=5;"})
        receive(bytes);
    for (const quint64 part : {1, 4}) {
        const SearchHits hits = scanInParts(m_journal->reader(), patternOf(SearchMode::Regex, u"id=\\d+;"_s), part, 0);
        QCOMPARE(hits.count(), 3);
        QCOMPARE(hits.at(0), (SearchHit{RecordId(0), 0, 7}));
        QCOMPARE(hits.at(1), (SearchHit{RecordId(1), 3, 5}));
        QCOMPARE(hits.at(2), (SearchHit{RecordId(3), 1, 5}));
    }
}

void RegexSearchTest::growsWithTheStream_data()
{
    QTest::addColumn<QString>("expression");
    QTest::newRow("one or more") << u"l+"_s;
    QTest::newRow("words") << u"[a-z]+"_s;
    QTest::newRow("no line end") << u"[^\n]+"_s;
    QTest::newRow("optional end") << u"h(e(l)?)?"_s;
}

/// One hit for what belongs together, wherever the reads, the parts and the begin of the search lie.
void RegexSearchTest::growsWithTheStream()
{
    QFETCH(QString, expression);
    const QTemporaryDir folder;
    Journal journal({folder.path()});
    RandomStreams::Streams streams(journal, 5, true);
    for (int i = 0; i < 200; ++i)
        streams.append(10, 40);
    const JournalReader reader = journal.reader();
    const SearchPattern pattern = patternOf(SearchMode::Regex, expression);
    const SearchHits whole = scanInParts(reader, pattern, reader.count(), 0);
    QVERIFY(whole.count() > 100);
    for (const quint64 partRecords : {1, 7, 500}) {
        for (const quint64 from : {quint64(0), reader.count() / 2, reader.count()}) {
            const SearchHits hits = scanInParts(reader, pattern, partRecords, from);
            QVERIFY(placesOf(hits, reader) == placesOf(whole, reader));
            QCOMPARE(hits.count(), whole.count());
        }
    }
}

void RegexSearchTest::theLastHitGrows()
{
    receive("..aa");
    SearchJob job;
    job.setReader(m_journal->reader());
    job.start(patternOf(SearchMode::Regex, u"a+"_s), RecordId(0), RecordId(1), SearchDirection::Backwards);
    QTRY_COMPARE(job.hits().count(), 1);
    const auto isOne = [&job](quint32 length) {
        return job.hits().count() == 1 && job.hits().kept() == 1 &&
               job.hits().at(0) == SearchHit{RecordId(0), 2, length};
    };
    receive("aa");
    job.advance();
    QTRY_VERIFY(isOne(4));
    receive("aaa.");
    job.advance();
    QTRY_VERIFY(isOne(7));
    const std::vector<SearchHits::Piece> pieces = job.hits().piecesIn(RecordId(1), 0, 2);
    QCOMPARE(pieces.size(), std::size_t(1));
    QCOMPARE(pieces.front().hit.length, 7U);
    receive(".a");
    job.advance();
    QTRY_COMPARE(job.hits().count(), 2);
}

void RegexSearchTest::anExpressionThatTakesLongGivesWay_data()
{
    QTest::addColumn<QString>("expression");
    QTest::newRow("for each match") << uR"(\{.*\}|1)"_s;
    QTest::newRow("for each place") << uR"((\{.*\})?)"_s;
}

/// Each place looks for a bracket that never comes.
void RegexSearchTest::anExpressionThatTakesLongGivesWay()
{
    QFETCH(const QString, expression);
    for (int i = 0; i < 8; ++i)
        receive(QByteArray("{1").repeated(65536));
    SearchJob job;
    job.setReader(m_journal->reader());
    job.start(patternOf(SearchMode::Regex, expression), RecordId(0), RecordId(0), SearchDirection::Forwards);
    QTest::qWait(100); // it has begun, but nothing says so
    job.start(patternOf(SearchMode::Hex, u"7B"_s), RecordId(0), RecordId(0), SearchDirection::Forwards);
    QTRY_VERIFY(job.isComplete());
    QCOMPARE(job.hits().count(), 8U * 65536);
}

QTEST_GUILESS_MAIN(RegexSearchTest)
#include "tst_regexsearch.moc"
