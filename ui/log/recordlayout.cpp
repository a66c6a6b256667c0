// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/log/recordlayout.h"

#include <algorithm>

namespace SocketDesk {

int RecordLayout::payloadRows() const
{
    return view == PayloadView::Text ? int(text.starts.size()) : bytes.count();
}

RecordPart RecordLayout::partOf(int row) const
{
    return row < headerRows() ? RecordPart::Header : RecordPart::Payload;
}

qint32 RecordLayout::beginOf(int row) const
{
    if (row < headerRows())
        return headerStarts[row];
    const int payloadRow = row - headerRows();
    if (payloadRow >= payloadRows())
        return byteCount;
    return view == PayloadView::Text ? text.starts[payloadRow].begin : bytes.begin(payloadRow);
}

int RecordLayout::rowOf(RecordPart part, qint32 offset) const
{
    if (headerRows() > 0 && (part == RecordPart::Header || payloadRows() == 0)) {
        if (part == RecordPart::Payload)
            return headerRows() - 1;
        return int(std::ranges::upper_bound(headerStarts, offset) - headerStarts.begin()) - 1;
    }
    if (part == RecordPart::Header)
        offset = 0;
    if (view != PayloadView::Text) {
        const int row = bytes.rowOf(std::min(offset, byteCount - 1));
        return row < 0 ? -1 : headerRows() + std::min(row, payloadRows() - 1);
    }
    const auto row = std::ranges::upper_bound(text.starts, offset, {}, &UnitPlace::begin) - text.starts.begin() - 1;
    return row < 0 ? -1 : headerRows() + int(row);
}

std::vector<ShownUnit> RecordLayout::unitsOf(int row, QByteArrayView payload) const
{
    const auto startOf = [this](int r) { return r < payloadRows() ? text.starts[r] : units.end(); };
    return units.between(row < 0 ? UnitPlace{} : startOf(row), startOf(row + 1), payload);
}

std::span<const qint32> RecordLayout::breaks() const
{
    return std::span(partBegins).subspan(partBegins.empty() ? 0 : 1);
}

int RecordLayout::partIndexOf(int payloadRow) const
{
    if (payloadRow < 0 || payloadRow >= payloadRows())
        return -1;
    const qint32 begin = beginOf(headerRows() + payloadRow);
    return int(std::ranges::upper_bound(partBegins, begin) - partBegins.begin()) - 1;
}

qsizetype RecordLayout::cost() const
{
    const qsizetype numbers = 2 * qsizetype(text.starts.size()) + bytes.startCount() + qsizetype(partBegins.size());
    return qsizetype(units.room()) + numbers / 2 + 64;
}

} // namespace SocketDesk
