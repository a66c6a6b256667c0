// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/log/byterows.h"
#include "ui/log/headertext.h"
#include "ui/log/transcriptconfig.h"

namespace SocketDesk {

/// The rows that begin in one record: those of its header, then those of its payload.
struct RecordLayout
{
    RecordKind kind = RecordKind::Event;
    PayloadView view = PayloadView::Text;
    qint32 byteCount = 0; ///< of the payload; 0 for an event
    HeaderText header;    ///< empty in the running stream
    std::vector<qint32> headerStarts;
    ShownUnits units; ///< of text
    TextRows text;
    ByteRows bytes; ///< of hex and dump
    RowState start; ///< before the payload
    /// Where the parts of messages begin: the first at 0. Empty where none are shown, or the chunk has not been cut yet.
    std::vector<qint32> partBegins;

    [[nodiscard]] int headerRows() const { return int(headerStarts.size()); }
    [[nodiscard]] int payloadRows() const;
    [[nodiscard]] int rowCount() const { return headerRows() + payloadRows(); }

    /// Where the row \p row begins.
    [[nodiscard]] RecordPart partOf(int row) const;
    [[nodiscard]] qint32 beginOf(int row) const;

    /// The row that holds \p offset of \p part; -1 if that row begins in an earlier record.
    [[nodiscard]] int rowOf(RecordPart part, qint32 offset) const;

    /// Offsets at which a message begins behind another one.
    [[nodiscard]] std::span<const qint32> breaks() const;

    /// The index of the part with the begin of the payload row \p row; -1 for no such row.
    [[nodiscard]] int partIndexOf(int payloadRow) const;

    [[nodiscard]] RowState end() const { return view == PayloadView::Text ? text.end : bytes.endState(); }

    /// Units of the payload row \p row, of \p payload; those before the first row that begins here for -1.
    [[nodiscard]] std::vector<ShownUnit> unitsOf(int row, QByteArrayView payload) const;

    [[nodiscard]] qsizetype cost() const; ///< for a cache
};

} // namespace SocketDesk
