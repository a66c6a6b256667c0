// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "text/checksums.h"
#include "ui/log/selectioncopy.h"

#include <atomic>

namespace SocketDesk {

/// What is to be known of the bytes of a selection.
struct Inspection
{
    static constexpr qsizetype headBytes = 256;

    quint64 length = 0;         ///< bytes that were looked at
    quint64 records = 0;        ///< that have any of them
    bool isCut = false;         ///< there are more, which were not looked at
    RecordId record = noRecord; ///< that has the first byte
    qint32 offset = 0;          ///< of the first byte in that record
    quint64 streamOffset = 0;   ///< of the first byte in all of that peer and direction
    QByteArray head;            ///< the first bytes, for numbers and texts
    ChecksumValues checksums;   ///< of the bytes that were looked at
};

/// How far an inspection goes.
struct InspectionLimit
{
    quint64 bytes = 0;
    quint64 records = 0; ///< also of those that are not shown
};

/// For any thread.
[[nodiscard]] Inspection inspect(SelectionCopy &selection, const InspectionLimit &limit,
                                 const std::atomic<bool> &cancelled);

} // namespace SocketDesk
