// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "journal/streamtext.h"
#include "ui/log/transcriptrow.h"

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

/// On which sides a chunk is shown in one with its neighbours of the stream, so that its seams need no marks.
struct Seams
{
    bool joinedBefore = false;
    bool joinedBehind = false;
};

/// The units of a chunk in order, so that their bytes are the bytes of the chunk, each once. Invalid bytes are a unit
/// each; a character that began in an earlier chunk follows a mark; bytes still waiting for the rest of their character
/// come last. A seam without marks leaves these two out.
/// \param bytes the chunk; \param earlier the last bytes of its stream before it, at least text.carriedIn
[[nodiscard]] std::vector<ShownUnit> shownUnits(const ChunkText &text, QByteArrayView bytes, QByteArrayView earlier,
                                                Seams seams = {});

} // namespace SocketDesk
