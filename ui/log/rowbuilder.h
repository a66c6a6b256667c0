// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/log/byterows.h"
#include "ui/log/headertext.h"

namespace SocketDesk {

/// Puts one row together from pieces of one or more records.
class RowBuilder
{
public:
    RowBuilder(RowPosition position, RecordKind kind, int width);

    void addHeader(RecordId record, const HeaderText &header, qint32 begin, qint32 end);
    /// \param state where the row stands before \p units, which have room in it
    void addText(RecordId record, std::span<const ShownUnit> units, RowState state);
    /// \param byteInRow bytes in the row before \p bytes; \param offset of the first of \p bytes in its chunk
    void addHex(RecordId record, QByteArrayView bytes, qint32 offset, int byteInRow);
    /// \param units of the whole chunk
    void addDump(RecordId record, QByteArrayView bytes, qint32 offset, std::span<const ShownUnit> units);

    void setStartsBlock(bool on) { m_row.startsBlock = on; }
    void setWraps(bool on) { m_row.wraps = on; }
    void setMessage(MessageBeside message) { m_row.message = std::move(message); }

    [[nodiscard]] Row take() { return std::move(m_row); }

private:
    Cluster &add(RecordId record, int column, int cells, qint32 begin, qint32 end, const QString &text);
    void join(const ShownUnit &unit);
    void addDumpCharacters(RecordId record, qint32 begin, qint32 end, int column, std::span<const ShownUnit> units);

    Row m_row;
    int m_width;
};

} // namespace SocketDesk
