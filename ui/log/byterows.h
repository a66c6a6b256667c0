// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/log/textrows.h"

namespace SocketDesk {

/// Columns of a row of hex pairs: a space between pairs, two between groups of 8.
namespace HexColumns {

/// As many bytes as fit in \p width cells: a multiple of 8, or fewer where not even 8 fit; at least 1.
[[nodiscard]] int bytesPerRow(int width);
[[nodiscard]] int columnOf(int byteInRow);
[[nodiscard]] int cells(int bytes);

} // namespace HexColumns

/// The rows of one chunk with a fixed number of bytes in each, fewer only before a place where a row begins in any case.
/// In a running stream the first bytes may fill up a row that an earlier chunk began.
class ByteRows
{
public:
    ByteRows() = default;
    ByteRows(qint32 byteCount, int bytesPerRow, RowState start = {});
    /// \param breaks offsets at which a row begins in any case, in order
    ByteRows(qint32 byteCount, int bytesPerRow, std::span<const qint32> breaks);

    [[nodiscard]] int count() const;                             ///< rows that begin in this chunk
    [[nodiscard]] int firstByteInRow() const { return m_start; } ///< bytes of earlier chunks in the row of the lead
    [[nodiscard]] qint32 leadBytes() const { return m_lead; }    ///< bytes that belong to an earlier row
    [[nodiscard]] qint32 begin(int row) const { return m_starts.empty() ? m_lead + row * m_perRow : m_starts[row]; }
    [[nodiscard]] qint32 end(int row) const;
    [[nodiscard]] int rowOf(qint32 offset) const; ///< -1 for the lead
    [[nodiscard]] RowState endState() const;
    [[nodiscard]] qsizetype startCount() const { return qsizetype(m_starts.size()); } ///< numbers kept for them

private:
    qint32 m_byteCount = 0;
    qint32 m_lead = 0;
    qint32 m_start = 0;
    int m_perRow = 1;
    std::vector<qint32> m_starts; ///< of all rows where there are breaks
};

/// Columns of a dump: offset, hex pairs, characters. 16 bytes a row, fewer in a narrow window.
struct DumpColumns
{
    static constexpr int offsetDigits = 8;

    explicit DumpColumns(int width);

    int bytesPerRow = 16;
    int hex = 0;  ///< first column of the pairs
    int text = 0; ///< first column of the characters
    [[nodiscard]] int cells() const { return text + bytesPerRow; }
};

} // namespace SocketDesk
