// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/stricttest.h"
#include "text/hexdump.h"
#include "text/visible.h"
#include "ui/log/byterows.h"
#include "ui/log/headertext.h"
#include "ui/log/rowbuilder.h"

#include <QRandomGenerator>

#include <algorithm>
#include <iterator>

using namespace SocketDesk;
using namespace Qt::StringLiterals;

namespace {

ShownUnits shownUnitsOf(QByteArrayView bytes, const Encoding &encoding = {})
{
    std::vector<DecodedUnit> units;
    TextDecoder decoder(encoding);
    decoder.feedRuns(bytes, units);
    UnitExpander expander(bytes, {}, false);
    expander.add(units);
    expander.addPending(decoder.pendingBytes());
    return expander.take();
}

std::vector<ShownUnit> single(const ShownUnits &units, QByteArrayView bytes)
{
    return units.between({}, units.end(), bytes);
}

std::vector<ShownUnit> unitsOf(QByteArrayView bytes, const Encoding &encoding = {})
{
    return single(shownUnitsOf(bytes, encoding), bytes);
}

std::vector<ShownUnit> expanded(std::initializer_list<DecodedUnit> units, QByteArrayView bytes,
                                const QByteArray &earlier)
{
    UnitExpander expander(bytes, earlier, false);
    expander.add(units);
    return single(expander.take(), bytes);
}

std::vector<Row> rowsOf(std::span<const ShownUnit> units, int width)
{
    const TextRows layout = layOutText(units, width);
    std::vector<Row> rows;
    for (size_t i = 0; i < layout.starts.size(); ++i) {
        const size_t end = i + 1 < layout.starts.size() ? layout.starts[i + 1].piece : units.size();
        RowBuilder builder({RecordId(0), qint32(i)}, RecordKind::Received, width);
        const size_t begin = layout.starts[i].piece;
        builder.addText(RecordId(0), units.subspan(begin, end - begin), {});
        rows.push_back(builder.take());
    }
    return rows;
}

QStringList textsOf(const std::vector<Row> &rows)
{
    QStringList texts;
    for (const Row &row : rows)
        texts.append(row.plainText());
    return texts;
}

/// Bytes of which every kind of unit comes: text, wide text, marks, tabs, line ends, bytes that are no characters.
QByteArray randomBytes(QRandomGenerator &random)
{
    static const QByteArrayList pieces = {"a",    "hello ",    "你好", "\t",           "\r\n", "\n", "\r",
                                          "\x00", "e\xCC\x81", "\xFF", "\xE4\xBD",     "é",    "😀",  "\xE2\x80\xAE",
                                          "ﷺ",    "\xCC\x81",  "\x7F", "\xEF\xBB\xBF", "    "};
    QByteArray bytes;
    for (int i = random.bounded(40); i >= 0; --i)
        bytes += pieces[random.bounded(int(pieces.size()))];
    return bytes;
}

} // namespace

class TestTranscriptRows final : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void breaksText_data();
    void breaksText();
    void everyByteIsOnceInOrderOnSomeRow();
    void cuttingTheChunksChangesNoRow();
    void runsAreLikeTheirUnits();
    void invisibleCharactersAreSeen();
    void marksOnACharacterAreDrawnWithIt();
    void aCharacterBegunEarlierIsMarked();
    void hexRows_data();
    void hexRows();
    void hexRowsFillUpTheRowBefore();
    void dumpColumnsAreThoseOfTheTerminal();
    void dumpShowsCharactersOverTheirBytes();
    void dumpPlacesEveryByteTwice();
    void headersBreakAtSpaces_data();
    void headersBreakAtSpaces();
    void pointsMeetPlaces();
};

void TestTranscriptRows::breaksText_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("width");
    QTest::addColumn<QStringList>("rows");

    QTest::newRow("nothing") << ""_ba << 20 << QStringList{};
    QTest::newRow("one row") << "hello"_ba << 20 << QStringList{u"hello"_s};
    QTest::newRow("a line feed ends its row") << "hello\n"_ba << 20 << QStringList{u"hello"_s};
    QTest::newRow("an empty line") << "a\n\nb"_ba << 20 << QStringList{u"a"_s, u""_s, u"b"_s};
    QTest::newRow("a line feed at the begin") << "\na"_ba << 20 << QStringList{u""_s, u"a"_s};
    QTest::newRow("CR LF is one break") << "a\r\nb\r\n"_ba << 20 << QStringList{u"a"_s, u"b"_s};
    QTest::newRow("CR alone is a break") << "10%\r20%\r"_ba << 20 << QStringList{u"10%"_s, u"20%"_s};
    QTest::newRow("CR CR LF is two") << "a\r\r\nb"_ba << 20 << QStringList{u"a"_s, u""_s, u"b"_s};
    QTest::newRow("LF CR is two") << "a\n\rb"_ba << 20 << QStringList{u"a"_s, u""_s, u"b"_s};
    QTest::newRow("wraps at the width") << "0123456789abcdefXY"_ba << 16 << QStringList{u"0123456789abcdef"_s, u"XY"_s};
    QTest::newRow("a full row and its break")
        << "0123456789abcdef\nXY"_ba << 16 << QStringList{u"0123456789abcdef"_s, u"XY"_s};
    QTest::newRow("a wide character is not cut")
        << "0123456789abcde你好"_ba << 16 << QStringList{u"0123456789abcde"_s, u"你好"_s};
    QTest::newRow("wide characters to the edge")
        << "你好你好你好你好你"_ba << 16 << QStringList{u"你好你好你好你好"_s, u"你"_s};
    QTest::newRow("a combining mark stays with its base")
        << "0123456789abcde\xC3\xA9\xCC\x81X"_ba << 16 << QStringList{u"0123456789abcdeé\u0301"_s, u"X"_s};
    QTest::newRow("bytes that are no characters") << "a\xFF\xFE"_ba << 20 << QStringList{u"a\\xFF\\xFE"_s};
    QTest::newRow("the mark of a byte is not cut")
        << "0123456789abc\xFF"_ba << 16 << QStringList{u"0123456789abc"_s, u"\\xFF"_s};
    QTest::newRow("a character that is not complete") << "a\xE4\xBD"_ba << 20 << QStringList{u"aE4BD…"_s};
}

void TestTranscriptRows::breaksText()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, width);
    QFETCH(QStringList, rows);
    QCOMPARE(textsOf(rowsOf(unitsOf(bytes), width)), rows);
}

void TestTranscriptRows::everyByteIsOnceInOrderOnSomeRow()
{
    const auto seed = QRandomGenerator::global()->generate();
    QRandomGenerator random(seed);
    for (int round = 0; round < 300; ++round) {
        const QByteArray bytes = randomBytes(random);
        const auto units = unitsOf(bytes);
        for (const int width : {16, 17, 23, 80, 200}) {
            qint32 at = 0;
            for (const Row &row : rowsOf(units, width)) {
                const QByteArray about =
                    "seed " + QByteArray::number(seed) + " width " + QByteArray::number(width) + ' ' + bytes.toHex();
                QVERIFY2(row.cells() <= width, about.constData());
                int column = 0;
                for (const Cluster &cluster : row.clusters) {
                    QVERIFY2(cluster.begin == at && cluster.end >= at, about.constData());
                    QVERIFY2(cluster.column == column, about.constData());
                    at = cluster.end;
                    column = cluster.endColumn();
                }
            }
            QCOMPARE(at, qint32(bytes.size()));
        }
    }
}

void TestTranscriptRows::cuttingTheChunksChangesNoRow()
{
    const auto seed = QRandomGenerator::global()->generate();
    QRandomGenerator random(seed);
    for (int round = 0; round < 200; ++round) {
        const auto units = unitsOf(randomBytes(random));
        const int width = 16 + random.bounded(20);
        const size_t cut = units.empty() ? 0 : random.bounded(quint32(units.size()));
        // A mark that would join its base cannot know it over a cut; nothing else may change.
        if (cut < units.size() && fitOf(units[cut].code).kind == UnitKind::Combining)
            continue;
        const TextRows whole = layOutText(units, width);
        TextRows halves = layOutText(std::span(units).first(cut), width);
        const TextRows second = layOutText(std::span(units).subspan(cut), width, halves.end);
        for (const UnitPlace &start : second.starts)
            halves.starts.push_back({start.piece + quint32(cut), start.begin});
        halves.end = second.end;
        QVERIFY2(whole == halves, qPrintable(u"seed %1"_s.arg(seed)));
        TextFlow oneByOne(width);
        std::vector<UnitPlace> starts;
        for (size_t i = 0; i < units.size(); ++i)
            if (oneByOne.place(units[i]).beginsRow)
                starts.push_back({quint32(i), units[i].begin});
        QVERIFY(whole.starts == starts);
    }
}

void TestTranscriptRows::runsAreLikeTheirUnits()
{
    const auto seed = QRandomGenerator::global()->generate();
    QRandomGenerator random(seed);
    for (int round = 0; round < 300; ++round) {
        QByteArray bytes;
        for (int part = random.bounded(4); part >= 0; --part)
            bytes += randomBytes(random) + QByteArray(random.bounded(700), 'x');
        const ShownUnits units = shownUnitsOf(bytes);
        const std::vector<ShownUnit> all = single(units, bytes);
        const int width = 16 + random.bounded(300);
        std::vector<qint32> breaks;
        for (qint32 at = 1 + qint32(random.bounded(500)); at < bytes.size(); at += 1 + qint32(random.bounded(500)))
            breaks.push_back(at);
        const RowState start{qint32(random.bounded(width)), random.bounded(2) == 0, false};
        const QByteArray about = "seed " + QByteArray::number(seed) + ' ' + bytes.toHex();

        const TextRows rows = layOutText(units.pieces(), width, start, breaks);
        const TextRows rowsOfAll = layOutText(all, width, start, breaks);
        const bool isSame = std::ranges::equal(rows.starts, rowsOfAll.starts, {}, &UnitPlace::begin, &UnitPlace::begin);
        QVERIFY2(isSame, about.constData());
        QVERIFY2(rows.end == rowsOfAll.end, about.constData());
        std::vector<ShownUnit> joined =
            units.between({}, rows.starts.empty() ? units.end() : rows.starts.front(), bytes);
        for (size_t i = 0; i < rows.starts.size(); ++i) {
            const UnitPlace end = i + 1 < rows.starts.size() ? rows.starts[i + 1] : units.end();
            std::ranges::copy(units.between(rows.starts[i], end, bytes), std::back_inserter(joined));
        }
        QVERIFY2(joined == all, about.constData());

        const auto begin = qint32(random.bounded(bytes.size() + 1));
        const auto end = begin + qint32(random.bounded(bytes.size() - begin + 1));
        std::vector<ShownUnit> within = all;
        std::erase_if(within, [&](const ShownUnit &unit) { return unit.end() <= begin || unit.begin >= end; });
        QVERIFY2(units.withBytes(begin, end, bytes) == within, about.constData());
    }
    const QByteArray rest(100'000, 'x'); // which the begin is not like
    UnitExpander expander(rest, {}, false);
    expander.add(std::vector<DecodedUnit>(1000, {U'é', 998, 2}));
    expander.add(std::vector<DecodedUnit>(400, {U'x', 1000, 200, false, false, true}));
    QVERIFY(expander.take().room() < 3000);
}

void TestTranscriptRows::invisibleCharactersAreSeen()
{
    for (char32_t code = 0; code <= 0x10FFFF; ++code) {
        const QChar::Category category = QChar::category(code);
        const bool invisible = category == QChar::Other_Control || category == QChar::Other_Format;
        if (!invisible || code == U'\t' || code == U'\r' || code == U'\n')
            continue;
        const ShownUnit unit{code, 0, 1, false};
        const TextFlow::Place place = TextFlow(80).place(unit);
        QVERIFY2(place.cells >= 1, qPrintable(u"U+%1"_s.arg(code, 4, 16)));
        QVERIFY(textOf(code) == visibleMark(code) && !visibleMark(code).isEmpty());
    }
}

void TestTranscriptRows::marksOnACharacterAreDrawnWithIt()
{
    const Row row = rowsOf(unitsOf("e\xCC\x81x"), 20).front();
    QCOMPARE(row.clusters.size(), 2);
    QCOMPARE(row.textOf(row.clusters[0]), u"e\u0301");
    QCOMPARE(row.clusters[0].end, 3);
    QCOMPARE(row.clusters[1].column, 1);

    // A heap of them is taken apart.
    QByteArray heap = "e";
    for (int i = 0; i < 100; ++i)
        heap += "\xCC\x81";
    qsizetype longest = 0;
    for (const Row &part : rowsOf(unitsOf(heap), 80)) {
        for (const Cluster &cluster : part.clusters)
            longest = std::max<qsizetype>(longest, cluster.textLength);
    }
    QVERIFY(longest <= 9);
}

void TestTranscriptRows::aCharacterBegunEarlierIsMarked()
{
    // 你 is E4 BD A0; its last byte comes with this chunk.
    const auto units = expanded({{U'你', -2, 3, false}, {U'!', 1, 1, false}}, "\xA0!", "\xE4\xBD");
    const Row row = rowsOf(units, 20).front();
    QCOMPARE(row.plainText(), u"…你!"_s);
    QCOMPARE(row.clusters[1].style, CellStyle::Continued);
    QCOMPARE(row.clusters[1].begin, 0);
    QCOMPARE(row.clusters[1].end, 1);

    // Not a character after all: the earlier bytes are shown too, but are not bytes of this chunk.
    const auto broken = expanded({{U'\uFFFD', -2, 2, true}, {U'!', 0, 1, false}}, "!", "\xE4\xBD");
    const Row brokenRow = rowsOf(broken, 20).front();
    QCOMPARE(brokenRow.plainText(), u"…\\xE4\\xBD!"_s);
    QCOMPARE(brokenRow.clusters.back().begin, 0);
}

void TestTranscriptRows::hexRows_data()
{
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("bytesPerRow");

    QTest::newRow("narrowest") << 16 << 5;
    QTest::newRow("just not eight") << 22 << 7;
    QTest::newRow("eight") << 23 << 8;
    QTest::newRow("just not sixteen") << 47 << 8;
    QTest::newRow("sixteen") << 48 << 16;
    QTest::newRow("thirty-two") << 98 << 32;
    QTest::newRow("just not thirty-two") << 97 << 24;
}

void TestTranscriptRows::hexRows()
{
    QFETCH(int, width);
    QFETCH(int, bytesPerRow);
    QCOMPARE(HexColumns::bytesPerRow(width), bytesPerRow);
    QVERIFY(HexColumns::cells(bytesPerRow) <= width);

    const ByteRows rows(100, bytesPerRow);
    qint32 at = 0;
    for (int row = 0; row < rows.count(); ++row) {
        QCOMPARE(rows.begin(row), at);
        for (qint32 offset = at; offset < rows.end(row); ++offset)
            QCOMPARE(rows.rowOf(offset), row);
        at = rows.end(row);
    }
    QCOMPARE(at, 100);
}

void TestTranscriptRows::hexRowsFillUpTheRowBefore()
{
    const ByteRows first(5, 8);
    QCOMPARE(first.endState(), (RowState{5, true, false}));
    const ByteRows second(9, 8, first.endState());
    QCOMPARE(second.leadBytes(), 3);
    QCOMPARE(second.count(), 1);
    QCOMPARE(second.rowOf(2), -1);
    QCOMPARE(second.rowOf(3), 0);
    QCOMPARE(second.endState().column, 6);
    const ByteRows third(1, 8, second.endState());
    QCOMPARE(third.count(), 0);
    QCOMPARE(third.leadBytes(), 1);
}

void TestTranscriptRows::dumpColumnsAreThoseOfTheTerminal()
{
    const HexDumpLayout terminal(256);
    const DumpColumns columns(terminal.columns());
    QCOMPARE(columns.bytesPerRow, HexDumpLayout::bytesPerLine);
    QCOMPARE(columns.cells(), terminal.columns());
    for (int i = 0; i < columns.bytesPerRow; ++i)
        QCOMPARE(columns.hex + HexColumns::columnOf(i), terminal.hexColumn(i));
    QCOMPARE(columns.text, terminal.characterColumn(0));
    for (int width = 16; width < terminal.columns(); ++width)
        QVERIFY(DumpColumns(width).cells() <= width);
}

void TestTranscriptRows::dumpShowsCharactersOverTheirBytes()
{
    const QByteArray bytes = "你A\xFF\n"_ba;
    RowBuilder builder({RecordId(0), 0}, RecordKind::Received, 80);
    builder.addDump(RecordId(0), bytes, 0, unitsOf(bytes));
    const Row row = builder.take();
    const DumpColumns columns(80);
    QCOMPARE(row.plainText().left(27), u"00000000  E4 BD A0 41 FF 0A"_s);
    const Cluster *wide = row.clusterAt(columns.text);
    QVERIFY(wide);
    QCOMPARE(row.textOf(*wide), u"你");
    QCOMPARE(wide->cells, 2);
    QCOMPARE(wide->end, 3);
    QCOMPARE(row.textOf(*row.clusterAt(columns.text + 3)), u"A");
    QCOMPARE(row.textOf(*row.clusterAt(columns.text + 4)), u"·");
    QCOMPARE(row.textOf(*row.clusterAt(columns.text + 5)), u"·");
}

void TestTranscriptRows::dumpPlacesEveryByteTwice()
{
    QRandomGenerator random(7);
    for (int round = 0; round < 100; ++round) {
        const QByteArray bytes = randomBytes(random);
        const auto units = unitsOf(bytes);
        for (const int width : {16, 40, 76}) {
            const ByteRows rows(qint32(bytes.size()), DumpColumns(width).bytesPerRow);
            QList<int> seen(bytes.size(), 0);
            for (int r = 0; r < rows.count(); ++r) {
                RowBuilder builder({RecordId(0), r}, RecordKind::Received, width);
                const auto part = QByteArrayView(bytes).sliced(rows.begin(r), rows.end(r) - rows.begin(r));
                builder.addDump(RecordId(0), part, rows.begin(r), units);
                const Row row = builder.take();
                QVERIFY(row.cells() <= width);
                for (const Cluster &cluster : row.clusters) {
                    for (qint32 i = cluster.begin; i < cluster.end; ++i)
                        seen[i] += cluster.twin ? 1 : 100;
                }
            }
            QCOMPARE(seen, QList<int>(bytes.size(), 101));
        }
    }
}

void TestTranscriptRows::headersBreakAtSpaces_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("rows");

    QTest::newRow("fits") << u"127.0.0.1:80 joined"_s << QStringList{u"127.0.0.1:80 joined"_s};
    QTest::newRow("at a space") << u"refused the connection"_s << QStringList{u"refused the "_s, u"connection"_s};
    QTest::newRow("without a space") << u"abcdefghijklmnopqrstuvwxyz"_s
                                     << QStringList{u"abcdefghijklmnopqrst"_s, u"uvwxyz"_s};
    QTest::newRow("wide") << u"连接被对方拒绝连接被对方拒绝"_s << QStringList{u"连接被对方拒绝连接被"_s, u"对方拒绝"_s};
    QTest::newRow("Chinese before a long word")
        << u"占用它的是 python3，15537)"_s << QStringList{u"占用它的是 python3，"_s, u"15537)"_s};
    QTest::newRow("not before a full stop")
        << u"请换端口8081号现在空。"_s << QStringList{u"请换端口8081号现在"_s, u"空。"_s};
    QTest::newRow("not behind a short word")
        << u"a bcdefghijklmnopqrstuvwxyz"_s << QStringList{u"a bcdefghijklmnopqrs"_s, u"tuvwxyz"_s};
}

void TestTranscriptRows::headersBreakAtSpaces()
{
    QFETCH(QString, text);
    QFETCH(QStringList, rows);
    const auto starts = headerStarts(text, 20);
    QStringList broken;
    for (size_t i = 0; i < starts.size(); ++i)
        broken.append(text.sliced(starts[i], (i + 1 < starts.size() ? starts[i + 1] : text.size()) - starts[i]));
    QCOMPARE(broken, rows);
}

void TestTranscriptRows::pointsMeetPlaces()
{
    const Row row = rowsOf(unitsOf("a你b\n"), 20).front();
    const auto offsetAt = [&row](double column) { return row.positionAt(column).offset; };
    QCOMPARE(offsetAt(-3), 0);
    QCOMPARE(offsetAt(0.4), 0);
    QCOMPARE(offsetAt(0.6), 1);
    QCOMPARE(offsetAt(1.9), 1);
    QCOMPARE(offsetAt(2.1), 4);
    QCOMPARE(offsetAt(3.6), 5);
    QCOMPARE(offsetAt(50), 5); // before the line break: the caret stays in this row
    QCOMPARE(row.columnOf({RecordId(0), RecordPart::Payload, 4}), 3);
    QCOMPARE(row.columnOf({RecordId(0), RecordPart::Payload, 5}), 4);

    RowBuilder builder({RecordId(0), 0}, RecordKind::Received, 80);
    builder.addDump(RecordId(0), "AB", 0, unitsOf("AB"));
    const Row dump = builder.take();
    QCOMPARE(dump.positionAt(10).offset, 0);
    QCOMPARE(dump.positionAt(16).offset, 2); // the gap behind the last pair
    QCOMPARE(dump.positionAt(DumpColumns(80).text + 1).offset, 1);
}

QTEST_GUILESS_MAIN(TestTranscriptRows)
#include "tst_transcriptrows.moc"
