// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/inspect/inspection.h"

#include <algorithm>

namespace SocketDesk {

namespace {

void begin(Inspection &inspection, const SelectionCopy::Piece &piece)
{
    inspection.record = piece.record.id;
    inspection.offset = piece.begin;
    inspection.streamOffset = piece.record.streamOffset + quint64(piece.begin);
}

} // namespace

Inspection inspect(SelectionCopy &selection, const InspectionLimit &limit, const std::atomic<bool> &cancelled)
{
    Inspection inspection;
    Checksums checksums;
    quint64 visited = 0;
    selection.forEachPiece([&](const SelectionCopy::Piece &piece) {
        const quint64 room = limit.bytes - inspection.length;
        const QByteArrayView bytes = piece.bytes.first(qsizetype(std::min(quint64(piece.bytes.size()), room)));
        inspection.isCut = visited++ == limit.records || bytes.size() < piece.bytes.size();
        if (inspection.isCut && bytes.isEmpty())
            return false;
        if (inspection.length == 0 && !bytes.isEmpty())
            begin(inspection, piece);
        inspection.length += quint64(bytes.size());
        inspection.records += bytes.isEmpty() ? 0 : 1;
        inspection.head += bytes.first(std::min(bytes.size(), Inspection::headBytes - inspection.head.size()));
        checksums.add(bytes);
        return !inspection.isCut && !cancelled;
    });
    inspection.checksums = checksums.values();
    return inspection;
}

} // namespace SocketDesk
