// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/log/byterows.h"

#include <algorithm>
#include <utility>

namespace SocketDesk {

namespace HexColumns {

namespace {

constexpr int group = 8;
constexpr int cellsPerByte = 3;

} // namespace

int columnOf(int byteInRow)
{
    return byteInRow * cellsPerByte + byteInRow / group;
}

int cells(int bytes)
{
    return bytes == 0 ? 0 : columnOf(bytes - 1) + cellsPerByte - 1;
}

int bytesPerRow(int width)
{
    const int groups = (width + 2) / (group * cellsPerByte + 1);
    return groups > 0 ? groups * group : std::max(1, (width + 1) / cellsPerByte);
}

} // namespace HexColumns

ByteRows::ByteRows(qint32 byteCount, int bytesPerRow, RowState start)
    : m_byteCount(byteCount)
    , m_perRow(bytesPerRow)
{
    m_start = start.open ? start.column % m_perRow : 0;
    m_lead = m_start > 0 ? std::min(byteCount, m_perRow - m_start) : 0;
}

ByteRows::ByteRows(qint32 byteCount, int bytesPerRow, std::span<const qint32> breaks)
    : ByteRows(byteCount, bytesPerRow)
{
    if (breaks.empty())
        return;
    const auto addRows = [this](qint32 begin, qint32 end) {
        for (qint32 start = begin; start < end; start += m_perRow)
            m_starts.push_back(start);
    };
    qint32 begin = 0;
    for (const qint32 end : breaks)
        addRows(std::exchange(begin, end), end);
    addRows(begin, byteCount);
}

qint32 ByteRows::end(int row) const
{
    if (!m_starts.empty())
        return row + 1 < count() ? begin(row + 1) : m_byteCount;
    return std::min(m_byteCount, begin(row) + m_perRow);
}

int ByteRows::count() const
{
    if (!m_starts.empty())
        return int(m_starts.size());
    return (m_byteCount - m_lead + m_perRow - 1) / m_perRow;
}

int ByteRows::rowOf(qint32 offset) const
{
    if (!m_starts.empty())
        return int(std::ranges::upper_bound(m_starts, offset) - m_starts.begin()) - 1;
    return offset < m_lead ? -1 : (offset - m_lead) / m_perRow;
}

RowState ByteRows::endState() const
{
    const qint32 column = (m_start + m_byteCount) % m_perRow;
    return {column, column > 0, false};
}

DumpColumns::DumpColumns(int width)
{
    const auto place = [this] {
        hex = offsetDigits + 2;
        text = hex + HexColumns::cells(bytesPerRow) + 2;
    };
    place();
    while (cells() > width && bytesPerRow > 1) {
        bytesPerRow /= 2;
        place();
    }
}

} // namespace SocketDesk
