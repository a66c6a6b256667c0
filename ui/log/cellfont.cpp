// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/log/cellfont.h"

#include <QElapsedTimer>
#include <QFontDatabase>
#include <QFontInfo>
#include <QFontMetricsF>
#include <QGlyphRun>
#include <QTextLayout>

#include <algorithm>
#include <cmath>
#include <utility>

namespace SocketDesk {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype keptClusters = 20'000;
constexpr char16_t firstAscii = 0x20;
constexpr char16_t lastAscii = 0x7E;

/// Glyphs a little wider than their cells are no trouble: most of them have a margin.
constexpr double tolerance = 1.04;

/// Chinese characters may be this much larger than the font's size in order to fill their cells.
constexpr double largestGrowth = 1.16;
constexpr double filledShare = 0.96;

/// Letters of a control picture, of the size of the font.
constexpr double digraphSize = 0.6;

bool isAscii(QStringView text)
{
    return std::ranges::all_of(text, [](QChar c) { return c.unicode() >= firstAscii && c.unicode() <= lastAscii; });
}

bool isOneCharacter(const QString &text)
{
    return text.size() == 1 || (text.size() == 2 && text[0].isHighSurrogate());
}

int pixelSizeOf(const QFont &font)
{
    return int(std::lround(QRawFont::fromFont(font).pixelSize()));
}

QFont resized(QFont font, double pixels)
{
    font.setPixelSize(std::max(1, int(std::lround(pixels))));
    return font;
}

/// On a whole pixel: glyphs between pixels are kept in four pictures each, and are less sharp.
double centred(double width, double room)
{
    return std::round((room - width) / 2);
}

void layOut(QTextLayout &layout)
{
    QTextOption option;
    option.setTextDirection(Qt::LeftToRight);
    option.setWrapMode(QTextOption::NoWrap);
    layout.setTextOption(option);
    layout.beginLayout();
    layout.createLine();
    layout.endLayout();
}

/// The scripts for which Qt loads every font of the system once more, 50 to 120 ms, where none of them has it: random bytes
/// have a character of each.
QFontDatabase::WritingSystem costlySystem(QChar::Script script)
{
    switch (script) {
    case QChar::Script_Syriac:
        return QFontDatabase::Syriac;
    case QChar::Script_Thaana:
        return QFontDatabase::Thaana;
    case QChar::Script_Devanagari:
        return QFontDatabase::Devanagari;
    case QChar::Script_Bengali:
        return QFontDatabase::Bengali;
    case QChar::Script_Gurmukhi:
        return QFontDatabase::Gurmukhi;
    case QChar::Script_Gujarati:
        return QFontDatabase::Gujarati;
    case QChar::Script_Oriya:
        return QFontDatabase::Oriya;
    case QChar::Script_Tamil:
        return QFontDatabase::Tamil;
    case QChar::Script_Telugu:
        return QFontDatabase::Telugu;
    case QChar::Script_Kannada:
        return QFontDatabase::Kannada;
    case QChar::Script_Malayalam:
        return QFontDatabase::Malayalam;
    case QChar::Script_Sinhala:
        return QFontDatabase::Sinhala;
    case QChar::Script_Khmer:
        return QFontDatabase::Khmer;
    case QChar::Script_Tibetan:
        return QFontDatabase::Tibetan;
    case QChar::Script_Myanmar:
        return QFontDatabase::Myanmar;
    default:
        return QFontDatabase::Any;
    }
}

/// It is of a script that no font of the system has.
bool isOfNoFont(char32_t code)
{
    static QHash<int, bool> isThere; // by writing system
    const QFontDatabase::WritingSystem system = costlySystem(QChar::script(code));
    if (system == QFontDatabase::Any)
        return false;
    if (!isThere.contains(system))
        isThere.insert(system, !QFontDatabase::families(system).isEmpty());
    return !isThere.value(system);
}

/// The characters of a cluster that some font may have: none where its first one is of no font, because marks mean nothing
/// without it.
QString ofSomeFont(const QString &text)
{
    QString some;
    for (const char32_t code : text.toUcs4()) {
        if (!isOfNoFont(code))
            some += QStringView(QChar::fromUcs4(code));
        else if (some.isEmpty())
            break;
    }
    return some;
}

/// The two letters of a control character (RFC 1345) for U+2400 to U+2421, which most fonts lack.
QStringView controlLetters(QStringView text)
{
    static const QString letters = u"NUSHSXEXETEQAKBLBSHTLFVTFFCRSOSIDLD1D2D3D4NKSYEBCNEMSBECFSGSRSUSSPDT"_s;
    if (text.size() != 1 || text[0] < QChar(0x2400) || text[0] > QChar(0x2421))
        return {};
    return QStringView(letters).mid(2 * (text[0].unicode() - 0x2400), 2);
}

} // namespace

QFont CellFont::defaultFont()
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setPointSize(usualPoints); // before any other size would be loaded
    // The system may name a mere alias ("monospace"), which in a list of families would lose to every real one.
    const QString family = QFontInfo(font).family();
    font.setFamilies({family, u"Noto Sans Mono CJK SC"_s, u"Noto Sans CJK SC"_s, u"Source Han Sans SC"_s,
                      u"Microsoft YaHei"_s, u"PingFang SC"_s, u"WenQuanYi Micro Hei Mono"_s, u"Droid Sans Fallback"_s});
    font.setStyleHint(QFont::Monospace);
    return font;
}

QFont CellFont::fontOf(const QString &family)
{
    QFont font = defaultFont();
    if (!family.isEmpty())
        font.setFamilies(QStringList(family) + font.families());
    return font;
}

CellFont::CellFont(const QFont &font)
    : m_narrow{font, {}}
{
    m_narrow.font.setKerning(false);
    const QFontMetricsF metrics(m_narrow.font);
    const double em = metrics.ascent() + metrics.descent();
    m_cellWidth = std::max(1, int(std::lround(metrics.horizontalAdvance(u'0'))));
    const double leading = std::max(2.0, em * 0.14);
    m_rowHeight = int(std::ceil(em + leading));
    m_baseline = int(std::lround(leading / 2 + metrics.ascent()));

    const double growth = filledShare * 2 * m_cellWidth / std::max(1.0, metrics.horizontalAdvance(u'中'));
    m_wide.font = resized(m_narrow.font, pixelSizeOf(m_narrow.font) * std::min(growth, largestGrowth));
    for (Family *family : {&m_narrow, &m_wide})
        family->rawFonts.push_back(addRawFont(QRawFont::fromFont(family->font)));
}

/// Made when the first of them is asked for: a font that shows nothing, as that of a page which is still empty, costs
/// nothing.
const CellFont::Glyphs &CellFont::ascii(char16_t character)
{
    if (m_ascii.empty()) {
        const auto patience = std::exchange(m_patience, std::chrono::nanoseconds::max());
        m_ascii.reserve(lastAscii - firstAscii + 1);
        for (char16_t c = firstAscii; c <= lastAscii; ++c)
            m_ascii.push_back(*make(QString(QChar(c)), 1));
        m_patience = patience;
    }
    return m_ascii[character - firstAscii];
}

int CellFont::addRawFont(const QRawFont &font)
{
    const auto found = std::ranges::find(m_rawFonts, font);
    if (found != m_rawFonts.end())
        return int(found - m_rawFonts.begin());
    m_rawFonts.push_back(font);
    return int(m_rawFonts.size()) - 1;
}

const CellFont::Glyphs &CellFont::glyphs(QStringView text, int cells)
{
    if (text.size() == 1 && text[0].unicode() >= firstAscii && text[0].unicode() <= lastAscii)
        return ascii(text[0].unicode());
    const QString key = text.toString();
    if (const auto kept = m_others.constFind(key); kept != m_others.constEnd())
        return *kept;
    std::optional<Glyphs> made = m_newClusters > 0 ? make(key, cells) : std::nullopt;
    if (!made) {
        m_isMore = true;
        static const Glyphs none;
        return none;
    }
    if (m_others.size() > keptClusters)
        m_others.clear();
    --m_newClusters;
    return *m_others.insert(key, *made);
}

void CellFont::setPatience(std::chrono::nanoseconds patience, int clusters)
{
    m_patience = patience;
    m_newClusters = clusters;
    m_isMore = false;
}

/// \return nothing where that would take too long
std::optional<CellFont::Glyphs> CellFont::make(const QString &text, int cells)
{
    if (text.size() > 1 && isAscii(text))
        return makeEachCell(text);
    Family &family = cells == 1 ? m_narrow : m_wide;
    Glyphs glyphs;
    if (isOneCharacter(text) && makeFromKnownFont(text, cells, family, glyphs))
        return glyphs;
    const QString some = ofSomeFont(text);
    if (some.isEmpty())
        return makeMissing(cells, family);
    if (some != text)
        return make(some, cells);
    if (m_patience.count() < 0)
        return {};
    QElapsedTimer timer;
    timer.start();
    glyphs = makeFromAllFonts(text, cells, family);
    m_patience -= std::chrono::nanoseconds(timer.nsecsElapsed());
    return glyphs;
}

CellFont::Glyphs CellFont::makeFromAllFonts(const QString &text, int cells, Family &family)
{
    Glyphs glyphs = makeByLayout(text, cells, family);
    const bool missing = std::ranges::all_of(glyphs, [](const Glyph &glyph) { return glyph.index == 0; });
    const QStringView letters = missing ? controlLetters(text) : QStringView();
    return letters.isEmpty() ? glyphs : makeDigraph(letters);
}

CellFont::Glyphs CellFont::makeEachCell(const QString &text)
{
    Glyphs all;
    for (qsizetype i = 0; i < text.size(); ++i) {
        for (Glyph glyph : ascii(text[i].unicode())) {
            glyph.position.rx() += double(i) * m_cellWidth;
            all.push_back(glyph);
        }
    }
    return all;
}

/// Asking a font for a glyph is some ten times cheaper than laying out text, which asks all of them.
bool CellFont::makeFromKnownFont(const QString &text, int cells, const Family &family, Glyphs &glyphs) const
{
    const double room = cells * m_cellWidth;
    for (const int index : family.rawFonts) {
        const QRawFont &font = m_rawFonts[index];
        const QList<quint32> indexes = font.glyphIndexesForString(text);
        if (indexes.size() != 1 || indexes.front() == 0)
            continue;
        const double advance = font.advancesForGlyphIndexes(indexes).constFirst().x();
        if (advance > room * tolerance || advance <= 0)
            return false;
        glyphs.push_back({index, indexes.front(), QPointF(centred(advance, room), 0)});
        return true;
    }
    return false;
}

/// The box that each font has for what it has not.
CellFont::Glyphs CellFont::makeMissing(int cells, const Family &family) const
{
    const int index = family.rawFonts.front();
    const double advance = m_rawFonts[index].advancesForGlyphIndexes({0}).constFirst().x();
    return {{index, 0, QPointF(centred(advance, cells * m_cellWidth), 0)}};
}

CellFont::Glyphs CellFont::makeByLayout(const QString &text, int cells, Family &family)
{
    QTextLayout layout(text, family.font);
    layOut(layout);
    const double room = cells * m_cellWidth;
    const double width = layout.lineAt(0).naturalTextWidth();
    if (width <= room * tolerance)
        return collect(layout, QPointF(centred(width, room), -layout.lineAt(0).ascent()), &family);

    layout.setFont(resized(family.font, std::floor(pixelSizeOf(family.font) * room / width)));
    layOut(layout);
    const QTextLine line = layout.lineAt(0);
    return collect(layout, QPointF(centred(line.naturalTextWidth(), room), -line.ascent()), nullptr);
}

/// Two small letters in one cell, the second one lower, as control pictures are drawn.
CellFont::Glyphs CellFont::makeDigraph(QStringView letters)
{
    const double em = pixelSizeOf(m_narrow.font);
    const QFont font = resized(m_narrow.font, em * digraphSize);
    Glyphs glyphs;
    for (int i = 0; i < 2; ++i) {
        QTextLayout layout(QString(letters[i]), font);
        layOut(layout);
        const QTextLine line = layout.lineAt(0);
        const double x = i == 0 ? 0 : m_cellWidth - line.naturalTextWidth();
        const double y = i == 0 ? -em * 0.36 : em * 0.08;
        for (const Glyph &glyph : collect(layout, QPointF(x, y - line.ascent()), nullptr))
            glyphs.push_back(glyph);
    }
    return glyphs;
}

/// \param family learns the raw fonts; null if they are of another size
CellFont::Glyphs CellFont::collect(const QTextLayout &layout, QPointF shift, Family *family)
{
    Glyphs glyphs;
    for (const QGlyphRun &run : layout.glyphRuns()) {
        const int index = addRawFont(run.rawFont());
        if (family && std::ranges::find(family->rawFonts, index) == family->rawFonts.end())
            family->rawFonts.push_back(index);
        const QList<quint32> indexes = run.glyphIndexes(); // copies made by each call, so asked once
        const QList<QPointF> positions = run.positions();
        for (qsizetype i = 0; i < indexes.size(); ++i)
            glyphs.push_back({index, indexes.at(i), positions.at(i) + shift});
    }
    return glyphs;
}

} // namespace SocketDesk
