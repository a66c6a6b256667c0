// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/stricttest.h"
#include "tests/ui/transcripttools.h"
#include "ui/log/headertext.h"
#include "ui/log/rowpainter.h"
#include "ui/log/transcriptlayout.h"

#include <QFontDatabase>
#include <QImage>

#include <array>
#include <cmath>
#include <utility>

using namespace SocketDesk;
using namespace Qt::StringLiterals;

class TestTranscriptLook final : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void everyGlyphBeginsAtItsColumn_data();
    void everyGlyphBeginsAtItsColumn();
    void glyphsStayInTheirCells_data();
    void glyphsStayInTheirCells();
    void controlCharactersAreDrawn();
    void noFontIsSearchedInVain();
    void fontsAreAskedInPieces();
    void coloursAreReadable_data();
    void coloursAreReadable();
    void pointsAndPlacesAgree();
    void datagramsToManyAreMarked();

private:
    /// The rows of \p bytes, without header, painted black on white.
    static QImage paint(TranscriptScreen &screen, QByteArrayView bytes, const QFont &font);
};

QImage TestTranscriptLook::paint(TranscriptScreen &screen, QByteArrayView bytes, const QFont &font)
{
    TranscriptJournal journal;
    journal.receive(bytes);
    TranscriptLayout layout;
    layout.setReader(journal.reader());
    TranscriptConfig config;
    config.logMode = false;
    layout.setConfig(config);
    screen.setFont(font);
    screen.setSize({screen.left() + 80 * screen.font().cellWidth(), 20 * screen.font().rowHeight()});
    layout.setWidth(screen.columns());
    std::vector<Row> rows;
    for (auto row = layout.firstRow(); row; row = layout.next(*row))
        rows.push_back(layout.row(*row));
    screen.setRows(std::move(rows));
    QImage image(screen.width(), screen.topOf(20), QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    const TranscriptColors colors{QPalette(Qt::white)};
    const HitMarks noHits;
    RowPainter(painter, screen, colors, noHits).paint(image.rect(), {});
    return image;
}

namespace {

QImage cut(const QImage &image, const TranscriptScreen &screen, int row, int column, int cells)
{
    return image.copy(screen.rectOf(row, column, cells));
}

bool isBlank(const QImage &image)
{
    QImage blank(image.size(), image.format());
    blank.fill(Qt::white);
    return image == blank;
}

void addFonts()
{
    QTest::addColumn<QFont>("font");
    for (const int points : {8, 10, 17}) {
        QFont font = CellFont::defaultFont();
        font.setPointSize(points);
        QTest::addRow("default, %d pt", points) << font;
    }
    QFont cjk = CellFont::defaultFont();
    cjk.setFamilies({u"Noto Sans Mono CJK SC"_s, cjk.family()});
    cjk.setPointSize(11);
    QTest::newRow("all from a Chinese font") << cjk;
    QFont proportional(u"DejaVu Sans"_s, 11);
    QTest::newRow("a proportional font") << proportional;
}

} // namespace

void TestTranscriptLook::everyGlyphBeginsAtItsColumn_data()
{
    addFonts();
}

void TestTranscriptLook::everyGlyphBeginsAtItsColumn()
{
    QFETCH(QFont, font);
    TranscriptScreen screen;
    // Whatever stands before it, the last character is drawn on the same pixels.
    const QImage image = paint(screen,
                               "aaaaaaaaaaaaaaaaX\n"
                               "中文中文中文中文X\n"
                               "a中b文c中d文。！X\n"
                               "\xFF\xFE\xFD\xFCX\n"
                               "\tAé\xCC\x81iiiiiiX\n"
                               "カナﾊﾝｶｸ¼½…—─aaaX\n",
                               font);
    const QImage expected = cut(image, screen, 0, 16, 1);
    QVERIFY(!isBlank(expected));
    for (int row = 1; row < 6; ++row) {
        QCOMPARE(screen.rows()[row].clusters[screen.rows()[row].clusters.size() - 2].column, 16);
        QVERIFY2(cut(image, screen, row, 16, 1) == expected, qPrintable(u"row %1"_s.arg(row)));
    }
}

void TestTranscriptLook::glyphsStayInTheirCells_data()
{
    addFonts();
}

void TestTranscriptLook::glyphsStayInTheirCells()
{
    QFETCH(QFont, font);
    TranscriptScreen screen;
    // Behind each, a space: nothing may reach over more than a pixel into it.
    const QByteArray characters = "中 W 好 ﷺ — … 😀 ① 한 ｗ";
    const QImage image = paint(screen, characters, font);
    const Row &row = screen.rows().front();
    for (const Cluster &cluster : row.clusters) {
        if (row.textOf(cluster) == u" ") {
            const QRect inner = screen.rectOf(0, cluster.column, 1).adjusted(2, 0, -2, 0);
            QVERIFY2(isBlank(image.copy(inner)), qPrintable(u"column %1"_s.arg(cluster.column)));
        }
    }
}

void TestTranscriptLook::controlCharactersAreDrawn()
{
    TranscriptScreen screen;
    QByteArray bytes;
    for (char c = 1; c < 32; ++c) {
        if (c != '\t' && c != '\r' && c != '\n')
            bytes += c;
    }
    const QImage image = paint(screen, bytes, CellFont::defaultFont());
    QSet<QByteArray> pictures;
    for (const Cluster &cluster : screen.rows().front().clusters) {
        const QImage picture = cut(image, screen, 0, cluster.column, 1);
        pictures.insert(QByteArray(reinterpret_cast<const char *>(picture.constBits()), picture.sizeInBytes()));
    }
    QCOMPARE(pictures.size(), bytes.size()); // no two of them look the same
}

/// Where no font has a script, its characters are boxes at once: Qt, which would load every font for it, warns of each.
void TestTranscriptLook::noFontIsSearchedInVain()
{
    const std::pair<QFontDatabase::WritingSystem, char16_t> characters[]{
        {QFontDatabase::Syriac, 0x0719}, {QFontDatabase::Thaana, 0x0797},  {QFontDatabase::Devanagari, 0x091F},
        {QFontDatabase::Tamil, 0x0BF5},  {QFontDatabase::Sinhala, 0x0DAD}, {QFontDatabase::Khmer, 0x17C2}};
    CellFont font(CellFont::defaultFont());
    for (const auto &[system, character] : characters) {
        if (!QFontDatabase::families(system).isEmpty())
            continue;
        const CellFont::Glyphs &glyphs = font.glyphs(QString(QChar(character)), 1);
        QCOMPARE(glyphs.size(), 1U);
        QCOMPARE(glyphs[0].index, 0U);
        QVERIFY(std::abs(glyphs[0].position.x()) <= 1);
    }
    // Nor where it is a mark on something else that asks for the script.
    constexpr char16_t thaanaMark = 0x07A6;
    if (!QFontDatabase::families(QFontDatabase::Thaana).isEmpty())
        return;
    for (const char16_t base : {u'é', u'a', char16_t(0x07B7)}) {
        const std::array text{base, thaanaMark};
        QCOMPARE(font.glyphs(QStringView(text), 1).size(), 1U);
    }
}

/// What a paint has no time for comes with the next ones, one cluster at least with each.
void TestTranscriptLook::fontsAreAskedInPieces()
{
    const QStringList texts{u"a"_s, u"ა"_s, u"ب"_s, u"ก"_s, u"Ա"_s, u"☃"_s, u"e\u0301"_s};
    const auto indexes = [&texts](CellFont &font) {
        std::vector<std::vector<quint32>> all;
        for (const QString &text : texts) {
            std::vector<quint32> &of = all.emplace_back();
            for (const CellFont::Glyph &glyph : font.glyphs(text, 1))
                of.push_back(glyph.index);
        }
        return all;
    };
    CellFont patient(CellFont::defaultFont());
    const auto whole = indexes(patient);
    QVERIFY(!patient.isMore());

    using namespace std::chrono_literals;
    for (const auto &[patience, clusters] : {std::pair{0s, 1000}, std::pair{1000s, 2}}) {
        CellFont font(CellFont::defaultFont());
        std::size_t known = 1; // a letter of ASCII is never new
        for (int paints = 0;; ++paints) {
            QVERIFY(paints < texts.size());
            font.setPatience(patience, clusters);
            const auto some = indexes(font);
            const auto blank = std::size_t(std::ranges::count_if(some, [](const auto &of) { return of.empty(); }));
            QCOMPARE(font.isMore(), blank > 0);
            QVERIFY(texts.size() - blank > known);
            QVERIFY(texts.size() - blank <= known + std::size_t(clusters));
            known = texts.size() - blank;
            if (!font.isMore()) {
                QCOMPARE(some, whole);
                break;
            }
        }
    }
}

void TestTranscriptLook::coloursAreReadable_data()
{
    QTest::addColumn<QColor>("base");
    QTest::addColumn<QColor>("text");
    QTest::newRow("light") << QColor(Qt::white) << QColor(Qt::black);
    QTest::newRow("dark") << QColor(30, 30, 32) << QColor(226, 226, 226);
    QTest::newRow("black") << QColor(Qt::black) << QColor(Qt::white);
    QTest::newRow("cream") << QColor(253, 246, 227) << QColor(88, 110, 117);
    QTest::newRow("middle grey") << QColor(120, 120, 120) << QColor(Qt::white);
}

void TestTranscriptLook::coloursAreReadable()
{
    QFETCH(QColor, base);
    QFETCH(QColor, text);
    QPalette palette;
    palette.setColor(QPalette::Base, base);
    palette.setColor(QPalette::Text, text);
    const TranscriptColors colors(palette);
    for (const CellStyle style :
         {CellStyle::Invalid, CellStyle::Mark, CellStyle::Continued, CellStyle::Pending, CellStyle::Time,
          CellStyle::Direction, CellStyle::Detail, CellStyle::Event, CellStyle::Alarm, CellStyle::Plain}) {
        for (const RecordKind kind : {RecordKind::Received, RecordKind::Sent, RecordKind::Event}) {
            const QColor color = colors.text(style, kind, true);
            QVERIFY2(contrast(color, base) >= 4.5, qPrintable(u"style %1: %2"_s.arg(int(style)).arg(color.name())));
            for (const bool isCurrent : {false, true})
                QVERIFY(contrast(colors.textOnHit(color, isCurrent), colors.hit(isCurrent)) >= 4.4);
        }
    }
    QVERIFY(contrast(colors.selectedText(), colors.selection()) >= 4.5);
    QVERIFY(contrast(colors.text(CellStyle::Quiet, RecordKind::Sent, false), base) >= 3);
    // Blue against orange: told apart with any one kind of cones missing. On a middle grey only the marks are left.
    const QColor received = colors.direction(RecordKind::Received);
    const QColor sent = colors.direction(RecordKind::Sent);
    const bool hasRoom = std::max(contrast(base, Qt::black), contrast(base, Qt::white)) > 6;
    QVERIFY(!hasRoom || (received.blue() - received.red() > 40 && sent.red() - sent.blue() > 40));
}

void TestTranscriptLook::pointsAndPlacesAgree()
{
    TranscriptScreen screen;
    paint(screen, "你好 abc\n\txyz\nlast", CellFont::defaultFont());
    for (int row = 0; row < int(screen.rows().size()); ++row) {
        for (const Cluster &cluster : screen.rows()[row].clusters) {
            const QRect rect = screen.rectOf(row, cluster.column, cluster.cells);
            QCOMPARE(screen.clusterAt(rect.center()), &cluster);
            if (cluster.style != CellStyle::LineEnd)
                QCOMPARE(screen.positionAt(rect.center() - QPoint(2, 0)), std::optional(cluster.beginPosition()));
            QCOMPARE(screen.caretRect(cluster.beginPosition()).left(), rect.left());
        }
    }
    QVERIFY(!screen.clusterAt({5, -5}));
    QVERIFY(!screen.clusterAt({20, screen.topOf(15)}));
    QVERIFY(screen.positionAt({20, 10'000}).has_value());
    QCOMPARE(screen.rowOf({RecordId(9), RecordPart::Payload, 0}), -1);
    QVERIFY(screen.caretRect({RecordId(9), RecordPart::Payload, 0}).isEmpty());
}

/// One flag stands for both, so a multicast must not be called a broadcast.
void TestTranscriptLook::datagramsToManyAreMarked()
{
    TranscriptJournal journal;
    const RecordId one = journal.receiveDatagram("x");
    const RecordId many = journal.receiveDatagram("x", BroadcastDatagram);
    const JournalReader reader = journal.reader();
    QVERIFY(!headerOf(reader.record(one), reader).text.contains(u"multicast"_s));
    QVERIFY(headerOf(reader.record(many), reader).text.endsWith(u" · broadcast or multicast"_s));
}

QTEST_MAIN(TestTranscriptLook)
#include "tst_transcriptlook.moc"
