// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "text/decoder.h"
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

[[nodiscard]] inline bool isPrintableAscii(char32_t code)
{
    return code >= 0x20 && code < 0x7F;
}

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

/// Expands the decoded units of one chunk to shown ones: all together, their bytes are the bytes of the chunk, each once and
/// in order. Invalid bytes are a unit each; a character that began in an earlier chunk follows a mark; bytes still
/// waiting for the rest of their character come last. Where the chunk is shown in one with its neighbours of the
/// stream, so that its seams need no marks, these two are left out.
class UnitExpander
{
public:
    /// \param earlier the last bytes of the stream before \p bytes, at least those the first units are made from
    UnitExpander(QByteArrayView bytes, QByteArray earlier, bool isJoinedBefore);

    void add(std::span<const DecodedUnit> units);
    void addPending(int count); ///< the last bytes of the chunk; fewer if it has not so many

    [[nodiscard]] std::vector<ShownUnit> take() { return std::move(m_units); }

private:
    void addUnusual(const DecodedUnit &unit);
    void addCharacter(const DecodedUnit &unit);
    void addInvalid(const DecodedUnit &unit);
    [[nodiscard]] uchar byteAt(qint32 offset) const;

    QByteArrayView m_bytes;
    QByteArray m_earlier;
    bool m_marksBegin;
    std::vector<ShownUnit> m_units;
};

} // namespace SocketDesk
