// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/stricttest.h"
#include "tests/ui/transcripttools.h"
#include "ui/log/transcriptlayout.h"

#include <QRandomGenerator>

using namespace SocketDesk;
using namespace Qt::StringLiterals;

namespace {

TranscriptConfig logMode(PayloadView view)
{
    TranscriptConfig config;
    config.view = view;
    return config;
}

TranscriptConfig stream(PayloadView view, bool lineBreakAfterBlock)
{
    TranscriptConfig config = logMode(view);
    config.logMode = false;
    config.lineBreakAfterBlock = lineBreakAfterBlock;
    return config;
}

const TranscriptConfig logText = logMode(PayloadView::Text);
const TranscriptConfig logHex = logMode(PayloadView::Hex);
const TranscriptConfig logDump = logMode(PayloadView::Dump);
const TranscriptConfig blocks = stream(PayloadView::Text, true);
const TranscriptConfig running = stream(PayloadView::Text, false);
const TranscriptConfig runningHex = stream(PayloadView::Hex, false);

EventDetail detail(const QString &text, quint64 count = 0)
{
    EventDetail result;
    result.text = text;
    result.count = count;
    return result;
}

} // namespace

class TestTranscriptLayout final : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void init() override;
    void showsARecordWithItsHeader();
    void showsEventsAsSentences();
    void makesTheSentencesOfNotes();
    void showsEmptyDatagrams();
    void breaksBlocksInTheStream();
    void goesOnOverBlocks();
    void goesOnInHex();
    void startsARowWhenTheDirectionChanges();
    void aCutCharacterIsShownWhereItEnds();
    void aCutCharacterIsWholeInTheRunningStream();
    void anEndedStreamLeavesBytesThatAreNoCharacter();
    void walksTheSameBothWays_data();
    void walksTheSameBothWays();
    void rowsGoOnTheSameFromEverywhere();
    void finishesRowsOverManyTinyBlocks();
    void hidesReceived();
    void passesOverManyHiddenRecords();
    void showsOnlyWhatComesAfterClearing();
    void findsRowsOnTheScrollBar();
    void namesThePlaceOfEveryRow_data();
    void namesThePlaceOfEveryRow();

private:
    QStringList texts(const TranscriptConfig &config, int width = 80);
    static std::vector<RowPosition> positions(TranscriptLayout &layout);
    void fill(int records);

    std::unique_ptr<TranscriptJournal> m_journal;
};

void TestTranscriptLayout::init()
{
    StrictTest::init();
    m_journal = std::make_unique<TranscriptJournal>();
}

std::vector<RowPosition> TestTranscriptLayout::positions(TranscriptLayout &layout)
{
    std::vector<RowPosition> all;
    for (auto position = layout.firstRow(); position; position = layout.next(*position))
        all.push_back(*position);
    return all;
}

QStringList TestTranscriptLayout::texts(const TranscriptConfig &config, int width)
{
    TranscriptLayout layout;
    layout.setReader(m_journal->reader());
    layout.setConfig(config);
    layout.setWidth(width);
    QStringList all;
    for (const RowPosition position : positions(layout))
        all.append(layout.row(position).plainText());
    return all;
}

void TestTranscriptLayout::fill(int records)
{
    QRandomGenerator random(11);
    for (int i = 0; i < records; ++i) {
        QByteArray bytes(random.bounded(120), '\0');
        for (char &byte : bytes)
            byte = char(random.bounded(6) == 0 ? '\n' : random.bounded(256));
        switch (random.bounded(5)) {
        case 0:
            m_journal->send(bytes);
            break;
        case 1:
            m_journal->receiveDatagram(bytes);
            break;
        case 2:
            m_journal->tell(EventKind::Joined);
            break;
        default:
            m_journal->receive(bytes);
        }
    }
}

void TestTranscriptLayout::showsARecordWithItsHeader()
{
    m_journal->receive("你好\nworld");
    m_journal->send("A");
    QStringList rows = texts(logText);
    QCOMPARE(rows.size(), 5);
    const QString time = formatLocalTime(m_journal->reader().record(RecordId(0)).time);
    QCOMPARE(rows[0], u"["_s + time + u"] ← 127.0.0.1:50122  12 bytes"_s);
    QCOMPARE(rows[1], u"你好"_s);
    QCOMPARE(rows[2], u"world"_s);
    QVERIFY(rows[3].endsWith(u"] → 127.0.0.1:50122  1 byte"_s));
    QCOMPARE(rows[4], u"A"_s);

    rows = texts(logHex);
    QCOMPARE(rows[1], u"E4 BD A0 E5 A5 BD 0A 77  6F 72 6C 64"_s);
    rows = texts(logDump);
    QCOMPARE(rows[1], u"00000000  E4 BD A0 E5 A5 BD 0A 77  6F 72 6C 64              你 好 ·world"_s);
}

void TestTranscriptLayout::showsEventsAsSentences()
{
    m_journal->tell(EventKind::Opened, noPeer, detail(u"127.0.0.1:8080"_s));
    m_journal->tell(EventKind::Joined);
    m_journal->tell(EventKind::PeerFinished);
    m_journal->tell(EventKind::PeerReset);
    m_journal->tell(EventKind::Dropped, noPeer, detail(u"kernel"_s, 1234));
    EventDetail refused;
    refused.hasError = true;
    refused.error = {ErrorCode::Refused, {u"127.0.0.1:9"_s}, 111};
    m_journal->tell(EventKind::Failed, noPeer, refused);
    m_journal->tell(EventKind::Note, noPeer, detail(u"<b>bold</b>\n\u202Eevil"_s));
    const QStringList rows = texts(logText, 200);
    QCOMPARE(rows.size(), 7);
    QVERIFY(rows[0].contains(u"] · "_s) && rows[0].contains(u"127.0.0.1:8080"_s));
    QVERIFY(rows[1].contains(u"Connected with 127.0.0.1:50122"_s));
    QVERIFY(rows[2].contains(u"FIN"_s));
    QVERIFY(rows[3].contains(u"RST"_s));
    QVERIFY(rows[4].contains(QLocale().toString(1234)));
    QVERIFY(rows[5].contains(u"127.0.0.1:9 refused"_s));
    QVERIFY(rows[6].contains(u"<b>bold</b>"_s) && !rows[6].contains(u'\u202E') && !rows[6].contains(u'\n'));
    // Of events only what was lost is a part of the stream.
    QCOMPARE(texts(blocks, 200), QStringList{rows[4]});
}

/// The journal holds what is said, not how: so the past changes its language with the rest of the window.
void TestTranscriptLayout::makesTheSentencesOfNotes()
{
    m_journal->tell(EventKind::Note, noPeer, detail(u"receive-buffer"_s, 4096 * 1024));
    m_journal->tell(EventKind::Note, noPeer, detail(u"receive-buffer-limited"_s, 208 * 1024));
    m_journal->tell(EventKind::Note, noPeer, detail(u"port-shared"_s));
    m_journal->tell(EventKind::Note, noPeer, detail(u"peers-kept"_s));
    EventDetail halfOpen;
    halfOpen.hasError = true;
    halfOpen.error = {ErrorCode::HalfOpenLimit, {u"127.0.0.1:50122"_s, u"30000"_s}};
    m_journal->tell(EventKind::WeClosed, halfOpen);
    m_journal->tell(EventKind::Dropped, detail(u"queue-full"_s, 77));
    const QStringList rows = texts(logText, 300);
    QVERIFY(rows[0].contains(QLocale().toString(4096) + u" KiB"_s) && !rows[0].contains(u"rmem_max"_s));
    QVERIFY(rows[1].contains(u"208 KiB"_s) && rows[1].contains(u"net.core.rmem_max"_s));
    QVERIFY(rows[2].contains(u"shared"_s));
    QVERIFY(rows[3].contains(u"No longer listening"_s));
    QVERIFY(rows[4].contains(u"30000 ms"_s));
    QVERIFY(rows[5].contains(u"77 bytes for 127.0.0.1:50122"_s));
}

void TestTranscriptLayout::showsEmptyDatagrams()
{
    m_journal->receiveDatagram("");
    m_journal->receiveDatagram("x");
    m_journal->receiveDatagram("");
    const QStringList rows = texts(logText);
    QCOMPARE(rows.size(), 4);
    QVERIFY(rows[0].endsWith(u"[::1]:9000  0 bytes"_s));
    QVERIFY(rows[3].endsWith(u"0 bytes"_s));
    QCOMPARE(texts(running), QStringList{u"x"_s});
}

void TestTranscriptLayout::breaksBlocksInTheStream()
{
    m_journal->receive("ab");
    m_journal->receive("cd\nef");
    QCOMPARE(texts(blocks), (QStringList{u"ab"_s, u"cd"_s, u"ef"_s}));
}

void TestTranscriptLayout::goesOnOverBlocks()
{
    m_journal->receive("ab");
    m_journal->receive("");
    m_journal->tell(EventKind::Note);
    m_journal->receive("cd\r");
    m_journal->receive("\nef");
    m_journal->receive("0123456789abcd");
    m_journal->receive("X");
    QCOMPARE(texts(running, 16), (QStringList{u"abcd"_s, u"ef0123456789abcd"_s, u"X"_s}));
}

void TestTranscriptLayout::goesOnInHex()
{
    m_journal->receive("01234");
    m_journal->receive("567");
    m_journal->receive("89");
    QCOMPARE(texts(runningHex, 23), (QStringList{u"30 31 32 33 34 35 36 37"_s, u"38 39"_s}));
}

void TestTranscriptLayout::startsARowWhenTheDirectionChanges()
{
    m_journal->receive("in");
    m_journal->send("out");
    m_journal->receive("in");
    m_journal->receiveDatagram("other");
    QCOMPARE(texts(running), (QStringList{u"in"_s, u"out"_s, u"in"_s, u"other"_s}));
}

void TestTranscriptLayout::aCutCharacterIsShownWhereItEnds()
{
    m_journal->receive("你\xE5\xA5");
    m_journal->receive("\xBD!");
    const QStringList rows = texts(logText);
    QCOMPARE(rows[1], u"你E5A5…"_s);
    QCOMPARE(rows[3], u"…好!"_s);
}

void TestTranscriptLayout::aCutCharacterIsWholeInTheRunningStream()
{
    m_journal->receive("你\xE5\xA5");
    QCOMPARE(texts(running), QStringList{u"你E5A5…"_s});
    m_journal->receive("\xBD!\xE4");
    m_journal->send("x");
    m_journal->receive("\xBD");
    m_journal->receive("\xA0?");
    QCOMPARE(texts(running), (QStringList{u"你好!E4…"_s, u"x"_s, u"…你?"_s}));
}

void TestTranscriptLayout::anEndedStreamLeavesBytesThatAreNoCharacter()
{
    TranscriptLayout layout;
    layout.setReader(m_journal->reader());
    m_journal->receive("你\xE5\xA5");
    QVERIFY(layout.refresh());
    QCOMPARE(layout.row({RecordId(0), 1}).plainText(), u"你E5A5…"_s);
    m_journal->tell(EventKind::PeerFinished);
    QVERIFY(layout.refresh());
    QCOMPARE(layout.row({RecordId(0), 1}).plainText(), u"你\\xE5\\xA5"_s);
}

void TestTranscriptLayout::walksTheSameBothWays_data()
{
    QTest::addColumn<TranscriptConfig>("config");
    QTest::newRow("log, text") << logText;
    QTest::newRow("log, hex") << logHex;
    QTest::newRow("log, dump") << logDump;
    QTest::newRow("a row for each block") << blocks;
    QTest::newRow("running text") << running;
    QTest::newRow("running hex") << runningHex;
    TranscriptConfig hidden = logText;
    hidden.hideReceived = true;
    QTest::newRow("received hidden") << hidden;
}

void TestTranscriptLayout::walksTheSameBothWays()
{
    QFETCH(TranscriptConfig, config);
    fill(200);
    TranscriptLayout layout;
    layout.setReader(m_journal->reader());
    layout.setConfig(config);
    layout.setWidth(33);
    const auto all = positions(layout);
    QVERIFY(all.size() > 50);
    QCOMPARE(layout.lastRow(), std::optional(all.back()));
    for (size_t i = all.size(); i-- > 1;)
        QCOMPARE(layout.previous(all[i]), std::optional(all[i - 1]));
    QCOMPARE(layout.previous(all.front()), std::nullopt);
    QRandomGenerator random(3);
    for (int i = 0; i < 300; ++i) {
        const auto from = random.bounded(int(all.size()));
        const auto to = random.bounded(int(all.size()));
        QCOMPARE(layout.moved(all[from], to - from), all[to]);
    }
    QCOMPARE(layout.moved(all.front(), 1'000'000'000), all.back());
    QCOMPARE(layout.moved(all.back(), -1'000'000'000), all.front());
}

void TestTranscriptLayout::rowsGoOnTheSameFromEverywhere()
{
    for (int i = 0; i < 9000; ++i)
        m_journal->receive(i % 7 == 0 ? "ab" : "c");
    TranscriptLayout forward;
    forward.setReader(m_journal->reader());
    forward.setConfig(running);
    forward.setWidth(30);
    const auto all = positions(forward);
    for (const quint64 record : {8999, 5000, 4096, 4095, 100, 0}) {
        TranscriptLayout jumped;
        jumped.setReader(m_journal->reader());
        jumped.setConfig(running);
        jumped.setWidth(30);
        const auto row = jumped.rowOf({RecordId(record), RecordPart::Payload, 0});
        QVERIFY(row && std::ranges::find(all, *row) != all.end());
        QCOMPARE(jumped.row(*row).plainText(), forward.row(*row).plainText());
    }
}

void TestTranscriptLayout::finishesRowsOverManyTinyBlocks()
{
    QString expected;
    for (int i = 0; i < 300; ++i) {
        m_journal->receive(QByteArray(1, char('a' + i % 26)));
        expected += QChar(u'a' + i % 26);
    }
    QCOMPARE(texts(running, 100).join(QString()), expected);
    QCOMPARE(texts(running, 100).size(), 3);
}

void TestTranscriptLayout::hidesReceived()
{
    m_journal->receive("secret");
    m_journal->send("shown");
    m_journal->receiveDatagram("");
    TranscriptConfig config = logText;
    config.hideReceived = true;
    const QStringList rows = texts(config);
    QCOMPARE(rows.size(), 2);
    QCOMPARE(rows[1], u"shown"_s);
    QCOMPARE(texts(logText).size(), 5);

    TranscriptLayout layout;
    layout.setReader(m_journal->reader());
    layout.setConfig(config);
    QVERIFY(layout.advanceIndex(1000));
    QCOMPARE(layout.hiddenReceived(), 2U);
}

void TestTranscriptLayout::passesOverManyHiddenRecords()
{
    const RecordId first = m_journal->send("first");
    for (int i = 0; i < 150'000; ++i)
        m_journal->receive("x");
    const RecordId last = m_journal->send("last");
    for (int i = 0; i < 150'000; ++i)
        m_journal->receive("x");
    TranscriptLayout layout;
    layout.setReader(m_journal->reader());
    TranscriptConfig config = logText;
    config.hideReceived = true;
    layout.setConfig(config);
    QVERIFY(!layout.lastRow()); // not counted yet: a bounded walk finds nothing
    while (!layout.advanceIndex(10'000)) {
    }
    QCOMPARE(layout.hiddenReceived(), 300'000U);
    QCOMPARE(layout.firstRow(), std::optional(RowPosition{first, 0}));
    QCOMPARE(layout.lastRow(), std::optional(RowPosition{last, 1}));
    QCOMPARE(layout.next({first, 1}), std::optional(RowPosition{last, 0}));
    QCOMPARE(layout.previous({last, 0}), std::optional(RowPosition{first, 1}));
    layout.setFirstShown(RecordId(2));
    QCOMPARE(layout.hiddenReceived(), 299'999U);
}

void TestTranscriptLayout::showsOnlyWhatComesAfterClearing()
{
    m_journal->receive("old");
    TranscriptLayout layout;
    layout.setReader(m_journal->reader());
    layout.setFirstShown(RecordId(1));
    QCOMPARE(layout.firstRow(), std::nullopt);
    QCOMPARE(layout.lastRow(), std::nullopt);
    m_journal->receive("new");
    layout.refresh();
    QCOMPARE(layout.firstRow(), std::optional(RowPosition{RecordId(1), 0}));
    QCOMPARE(layout.previous({RecordId(1), 0}), std::nullopt);
    layout.setFirstShown(RecordId(0));
    QCOMPARE(positions(layout).size(), 4U);
}

void TestTranscriptLayout::findsRowsOnTheScrollBar()
{
    fill(100);
    TranscriptLayout layout;
    layout.setReader(m_journal->reader());
    layout.setWidth(40);
    quint64 last = 0;
    for (const RowPosition position : positions(layout)) {
        const quint64 at = layout.bytePosition(position);
        QVERIFY(at >= last);
        last = at;
        const auto found = layout.rowAt(at);
        QVERIFY(found);
        // Where two rows share a byte, the later one is found.
        QVERIFY(*found == position || (*found > position && layout.bytePosition(*found) == at));
    }
}

void TestTranscriptLayout::namesThePlaceOfEveryRow_data()
{
    walksTheSameBothWays_data();
}

void TestTranscriptLayout::namesThePlaceOfEveryRow()
{
    QFETCH(TranscriptConfig, config);
    fill(150);
    TranscriptLayout layout;
    layout.setReader(m_journal->reader());
    layout.setConfig(config);
    layout.setWidth(37);
    TextPosition before;
    for (const RowPosition position : positions(layout)) {
        const TextPosition place = layout.beginOf(position);
        QVERIFY(!before.isValid() || before <= place);
        if (before != place) // a mark that stands for no byte may have a row of its own
            QCOMPARE(layout.rowOf(place), std::optional(position));
        before = place;
    }
}

QTEST_GUILESS_MAIN(TestTranscriptLayout)
#include "tst_transcriptlayout.moc"
