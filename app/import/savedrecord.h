// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "journal/record.h"

#include <QLatin1StringView>

namespace SocketDesk {

/// What a line of a JSON Lines log says; see JsonLinesFormatter for its fields.
struct SavedRecord
{
    RecordKind kind = RecordKind::Event;
    EventKind event = EventKind::Note;
    Timestamp time{};
    QString peer;            ///< its address; empty for the session itself
    QString local;           ///< our end of a peer that joins
    bool isDatagram = false; ///< the peer is a source of datagrams, no stream
    quint8 flags = 0;        ///< of RecordFlag
    QByteArray bytes;        ///< of a chunk, or of a message in place of its chunks
    EventDetail detail;

    /// A remark at the end, on a character that was never completed. No record: it comes of those that are there.
    bool isRemark = false;

    /// \return the name of the field that is missing or wrong, "json" for what is no object
    [[nodiscard]] static tl::expected<SavedRecord, QLatin1StringView> fromJson(const QByteArray &line);
};

} // namespace SocketDesk
