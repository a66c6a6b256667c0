// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "text/decoder.h"
#include "text/visible.h"
#include "ui/log/transcriptrow.h"

#include <span>
#include <utility>
#include <vector>

namespace SocketDesk {

/// The smallest piece of a text payload that is placed on the grid: a character, or one byte that is none.
struct ShownUnit
{
    char32_t code = 0;    ///< a code point; beyond U+10FFFF one of ours, see the functions below
    qint32 begin = 0;     ///< offset of its first byte in the chunk, never negative
    quint8 byteCount = 0; ///< its bytes that lie in this chunk; 0 for a mark, and for what shares the bytes before it
    bool continued = false;

    [[nodiscard]] qint32 end() const { return begin + byteCount; }
    friend bool operator==(const ShownUnit &, const ShownUnit &) = default;
};

/// Where a unit is among those of its chunk: in which piece of ShownUnits, and at which offset.
struct UnitPlace
{
    quint32 piece = 0;
    qint32 begin = 0;

    friend bool operator==(const UnitPlace &, const UnitPlace &) = default;
};

/// The units of one chunk, in order, in pieces: a piece is one unit, or a run of printable ASCII, of which most text is made
/// and which is kept as where it lies. What a run says is in the bytes of the chunk, which whoever wants its units must have.
class ShownUnits
{
public:
    void reserve(std::size_t pieces) { m_pieces.reserve(pieces); }
    void giveBackRoom(); ///< where more than half of it is empty
    void add(const ShownUnit &unit) { m_pieces.push_back(unit); }
    void addRun(qint32 begin, quint8 byteCount) { m_pieces.push_back({runCode, begin, byteCount, false}); }
    [[nodiscard]] static bool isRun(const ShownUnit &piece) { return piece.code == runCode; }

    [[nodiscard]] std::span<const ShownUnit> pieces() const { return m_pieces; }
    [[nodiscard]] std::size_t room() const { return m_pieces.capacity(); } ///< in pieces
    [[nodiscard]] UnitPlace end() const;

    /// Single units from \p from to before \p to.
    [[nodiscard]] std::vector<ShownUnit> between(UnitPlace from, UnitPlace to, QByteArrayView bytes) const;

    /// Single units that have bytes from \p begin to before \p end.
    [[nodiscard]] std::vector<ShownUnit> withBytes(qint32 begin, qint32 end, QByteArrayView bytes) const;

private:
    static constexpr char32_t runCode = 0x120000; ///< behind all codes of units

    std::vector<ShownUnit> m_pieces;
};

/// How a unit meets the grid.
enum class UnitKind : quint8 { Character, Combining, Mark, Tab, CarriageReturn, LineFeed };

struct UnitFit
{
    UnitKind kind = UnitKind::Character;
    quint8 cells = 1; ///< for a tab: at most; for a line end: if there is room

    friend bool operator==(const UnitFit &, const UnitFit &) = default;
};

[[nodiscard]] UnitFit fitOf(char32_t code);
[[nodiscard]] QString textOf(char32_t code);
[[nodiscard]] CellStyle styleOf(const ShownUnit &unit);

/// Expands the decoded units of one chunk, runs among them, to shown ones: all together, their bytes are the bytes of the
/// chunk, each once and in order. Invalid bytes are a unit each; a character that began in an earlier chunk follows a mark;
/// bytes still waiting for the rest of their character come last. Where the chunk is shown in one with its neighbours of
/// the stream, so that its seams need no marks, these two are left out.
class UnitExpander
{
public:
    /// \param earlier the last bytes of the stream before \p bytes, at least those the first units are made from
    UnitExpander(QByteArrayView bytes, QByteArray earlier, bool isJoinedBefore);

    void add(std::span<const DecodedUnit> units);
    void addPending(int count); ///< the last bytes of the chunk; fewer if it has not so many

    [[nodiscard]] ShownUnits take();

private:
    void addUnusual(const DecodedUnit &unit);
    void reserveLike(const DecodedUnit &last);
    void addCharacter(const DecodedUnit &unit);
    void addInvalid(const DecodedUnit &unit);
    [[nodiscard]] uchar byteAt(qint32 offset) const;

    QByteArrayView m_bytes;
    QByteArray m_earlier;
    bool m_marksBegin;
    ShownUnits m_units;
};

} // namespace SocketDesk
