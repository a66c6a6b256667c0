// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/log/shownunits.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <limits>

namespace SocketDesk {

namespace {

// Codes of our own begin behind the last code point, U+10FFFF.
constexpr char32_t invalidByteCode = 0x110000;     // + the byte
constexpr char32_t pendingByteCode = 0x110100;     // + the byte
constexpr char32_t lastPendingByteCode = 0x110200; // + the byte
constexpr char32_t continuedCode = 0x110300;
constexpr char16_t ellipsis = u'…';

bool isOurs(char32_t code)
{
    return code >= invalidByteCode;
}

uchar byteOf(char32_t code)
{
    return uchar(code & 0xFF);
}

QString hexPair(uchar byte)
{
    return QString::number(byte, 16).toUpper().rightJustified(2, u'0');
}

int cellsOf(const QString &text)
{
    int cells = 0;
    for (const char32_t code : text.toUcs4())
        cells += cellWidth(code);
    return cells;
}

UnitFit measure(char32_t code)
{
    if (isOurs(code))
        return {UnitKind::Mark, quint8(textOf(code).size())};
    if (const QString mark = visibleMark(code); !mark.isEmpty())
        return {UnitKind::Mark, quint8(std::max(1, cellsOf(mark)))};
    const int cells = cellWidth(code);
    return cells == 0 ? UnitFit{UnitKind::Combining, 1} : UnitFit{UnitKind::Character, quint8(cells)};
}

/// measure() asks Unicode tables and makes texts. Its answers for our codes and for the planes of which text is made are
/// kept, a byte each: in bytes read as an encoding that is not theirs there are tens of thousands of different ones.
UnitFit remembered(char32_t code)
{
    constexpr std::size_t planes = 0x40000;
    constexpr int kindShift = 4;
    static std::array<std::atomic<quint8>, planes + (continuedCode + 1 - invalidByteCode)> answers; // 0: not asked yet
    if (code >= planes && !isOurs(code))
        return measure(code);
    const std::size_t index = isOurs(code) ? planes + (code - invalidByteCode) : code;
    quint8 answer = answers[index].load(std::memory_order_relaxed);
    if (answer == 0) {
        const UnitFit fit = measure(code);
        answer = quint8(quint8(fit.kind) << kindShift | fit.cells);
        answers[index].store(answer, std::memory_order_relaxed);
    }
    return {UnitKind(answer >> kindShift), quint8(answer & ((1 << kindShift) - 1))};
}

} // namespace

UnitFit fitOf(char32_t code)
{
    if (isPrintableAscii(code))
        return {UnitKind::Character, 1};
    if (code >= 0x4E00 && code <= 0x9FFF)
        return {UnitKind::Character, 2};
    switch (code) {
    case U'\t':
        return {UnitKind::Tab, 8};
    case U'\r':
        return {UnitKind::CarriageReturn, 2};
    case U'\n':
        return {UnitKind::LineFeed, 2};
    default:
        return remembered(code);
    }
}

QString textOf(char32_t code)
{
    if (code == continuedCode)
        return QString(ellipsis);
    if (code >= lastPendingByteCode)
        return hexPair(byteOf(code)) + ellipsis;
    if (code >= pendingByteCode)
        return hexPair(byteOf(code));
    if (code >= invalidByteCode)
        return invalidByteMark(byteOf(code));
    if (code == U'\t')
        return QString(u'\t');
    if (code == U'\r' || code == U'\n') // as one types them in the composer
        return code == U'\r' ? QStringLiteral("\\r") : QStringLiteral("\\n");
    const QString mark = visibleMark(code);
    return mark.isEmpty() ? QString::fromUcs4(&code, 1) : mark;
}

CellStyle styleOf(const ShownUnit &unit)
{
    if (unit.code == continuedCode)
        return CellStyle::Quiet;
    if (unit.code >= pendingByteCode)
        return CellStyle::Pending;
    if (unit.code >= invalidByteCode)
        return CellStyle::Invalid;
    const UnitKind kind = fitOf(unit.code).kind;
    if (kind == UnitKind::CarriageReturn || kind == UnitKind::LineFeed)
        return CellStyle::LineEnd;
    if (kind == UnitKind::Mark)
        return CellStyle::Mark;
    return unit.continued ? CellStyle::Continued : CellStyle::Plain;
}

void ShownUnits::giveBackRoom()
{
    if (m_pieces.size() < m_pieces.capacity() / 2)
        m_pieces.shrink_to_fit();
}

UnitPlace ShownUnits::end() const
{
    return {quint32(m_pieces.size()), std::numeric_limits<qint32>::max()};
}

namespace {

/// Single units of \p pieces, and of their runs those from \p begin to before \p end.
std::vector<ShownUnit> singleUnits(std::span<const ShownUnit> pieces, qint32 begin, qint32 end, QByteArrayView bytes)
{
    std::vector<ShownUnit> units;
    for (const ShownUnit &piece : pieces) {
        if (!ShownUnits::isRun(piece))
            units.push_back(piece);
        else
            for (qint32 at = std::max(piece.begin, begin); at < std::min(piece.end(), end); ++at)
                units.push_back({uchar(bytes[at]), at, 1, false});
    }
    return units;
}

} // namespace

std::vector<ShownUnit> ShownUnits::between(UnitPlace from, UnitPlace to, QByteArrayView bytes) const
{
    const bool endsInRun = to.piece < m_pieces.size() && isRun(m_pieces[to.piece]);
    const auto pieces = std::span(m_pieces).subspan(from.piece, to.piece - from.piece + (endsInRun ? 1 : 0));
    return singleUnits(pieces, from.begin, to.begin, bytes);
}

std::vector<ShownUnit> ShownUnits::withBytes(qint32 begin, qint32 end, QByteArrayView bytes) const
{
    const auto first = std::ranges::upper_bound(m_pieces, begin, {}, &ShownUnit::end);
    const auto last = std::ranges::lower_bound(first, m_pieces.end(), end, {}, &ShownUnit::begin);
    return singleUnits({first, last}, begin, end, bytes);
}

UnitExpander::UnitExpander(QByteArrayView bytes, QByteArray earlier, bool isJoinedBefore)
    : m_bytes(bytes)
    , m_earlier(std::move(earlier))
    , m_marksBegin(!isJoinedBefore)
{}

void UnitExpander::add(std::span<const DecodedUnit> units)
{
    const bool isFirst = m_units.pieces().empty();
    for (const DecodedUnit &unit : units) {
        if (unit.isRun)
            m_units.addRun(unit.begin, unit.byteCount);
        else if (unit.begin >= 0 && !unit.invalid)
            m_units.add({unit.codePoint, unit.begin, unit.byteCount, false});
        else
            addUnusual(unit);
    }
    if (isFirst && !units.empty())
        reserveLike(units.back());
}

/// The rest of the chunk is like its begin up to \p last, most often: growing would cost as much as expanding.
void UnitExpander::reserveLike(const DecodedUnit &last)
{
    const qsizetype done = std::max(1, last.begin + last.byteCount);
    const qsizetype expected = qsizetype(m_units.pieces().size()) * m_bytes.size() / done * 9 / 8;
    m_units.reserve(std::size_t(std::min(expected, m_bytes.size())) + 8);
}

ShownUnits UnitExpander::take()
{
    m_units.giveBackRoom(); // of a chunk whose begin was not like its rest
    return std::move(m_units);
}

void UnitExpander::addUnusual(const DecodedUnit &unit)
{
    if (m_marksBegin && unit.begin < 0 && unit.byteCount > 0)
        m_units.add({continuedCode, 0, 0, true});
    if (unit.invalid)
        addInvalid(unit);
    else
        addCharacter(unit);
}

void UnitExpander::addCharacter(const DecodedUnit &unit)
{
    const qint32 begin = std::max(0, unit.begin);
    const qint32 end = unit.begin + unit.byteCount;
    m_units.add({unit.codePoint, begin, quint8(std::max(0, end - begin)), m_marksBegin && unit.begin < 0});
}

void UnitExpander::addInvalid(const DecodedUnit &unit)
{
    for (qint32 i = unit.begin; i < unit.begin + unit.byteCount; ++i)
        m_units.add({invalidByteCode + byteAt(i), std::max(0, i), quint8(i >= 0), i < 0});
}

/// All of the bytes may be pending, and some before them too.
void UnitExpander::addPending(int count)
{
    const auto size = qint32(m_bytes.size());
    for (qint32 i = std::max(0, size - count); i < size; ++i) {
        const char32_t base = i == size - 1 ? lastPendingByteCode : pendingByteCode;
        m_units.add({base + byteAt(i), i, 1, false});
    }
}

uchar UnitExpander::byteAt(qint32 offset) const
{
    if (offset >= 0)
        return uchar(m_bytes[offset]);
    const qsizetype index = m_earlier.size() + offset;
    return index >= 0 ? uchar(m_earlier[index]) : 0;
}

} // namespace SocketDesk
