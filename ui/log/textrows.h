// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/log/shownunits.h"

#include <span>

namespace SocketDesk {

/// Where a row stands between two units, and so between two chunks of a running stream.
struct RowState
{
    qint32 column = 0;    ///< cells taken in the row under way; for hex: bytes in it
    bool open = false;    ///< a row is under way: the next unit goes on in it if there is room
    bool afterCr = false; ///< the row ended with CR: an LF next belongs to that line break

    /// What comes next can still belong to this row.
    [[nodiscard]] bool goesOn() const { return open || afterCr; }
    friend bool operator==(const RowState &, const RowState &) = default;
};

/// Places units on rows of a fixed number of cells, one after the other.
///
/// Plain arithmetic. A row ends behind LF, CR LF or CR, and where the next unit has no room; a wide character is never
/// cut. Line ends and combining marks never begin a row of their own where there is one to belong to; when there is no
/// cell left for a line end it takes none. Tabs go to the next multiple of 8 columns.
class TextFlow
{
public:
    struct Place
    {
        bool beginsRow = false;
        bool joins = false; ///< drawn together with the unit before it
        int column = 0;
        int cells = 0;
    };

    explicit TextFlow(int width, RowState state = {})
        : m_width(width)
        , m_state(state)
    {}

    Place place(const ShownUnit &unit);

    /// Places as many of \p count printable ASCII characters as have room in the row under way.
    /// \return how many
    [[nodiscard]] qint32 placeNarrow(qint32 count);
    void endRow(); ///< what comes next begins a row
    [[nodiscard]] const RowState &state() const { return m_state; }

private:
    Place placeAny(const ShownUnit &unit);
    Place placeLineEnd(UnitFit fit);
    Place placeCharacter(UnitFit fit);
    [[nodiscard]] bool canJoin(const ShownUnit &unit, UnitFit fit) const;

    int m_width;
    RowState m_state;
    int m_joined = -1; ///< marks on the last character; -1 where nothing can be joined
};

inline TextFlow::Place TextFlow::place(const ShownUnit &unit)
{
    // Nearly all units are plain characters in the middle of a row.
    const bool narrow = isPrintableAscii(unit.code);
    const bool wide = unit.code >= 0x4E00 && unit.code <= 0x9FFF;
    const int column = m_state.column;
    const int cells = wide ? 2 : 1;
    if (!m_state.open || !(narrow || wide) || unit.byteCount == 0 || column + cells > m_width)
        return placeAny(unit);
    m_state.column += cells;
    m_joined = 0;
    return {false, false, column, cells};
}

/// The rows of one chunk of text.
struct TextRows
{
    std::vector<UnitPlace> starts; ///< the first unit of each row that begins in this chunk
    RowState end;                  ///< after the last unit

    friend bool operator==(const TextRows &, const TextRows &) = default;
};

/// \param pieces those of ShownUnits
/// \param breaks offsets in the chunk at which a row begins in any case, in order
[[nodiscard]] TextRows layOutText(std::span<const ShownUnit> pieces, int width, RowState start = {},
                                  std::span<const qint32> breaks = {});

} // namespace SocketDesk
