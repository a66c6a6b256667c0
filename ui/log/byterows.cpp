// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/log/byterows.h"

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

int ByteRows::count() const
{
    return (m_byteCount - m_lead + m_perRow - 1) / m_perRow;
}

int ByteRows::rowOf(qint32 offset) const
{
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
