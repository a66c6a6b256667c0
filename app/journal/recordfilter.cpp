// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "journal/recordfilter.h"

namespace SocketDesk {

bool isError(EventKind event)
{
    switch (event) {
    case EventKind::PeerReset:
    case EventKind::TimedOut:
    case EventKind::Failed:
    case EventKind::Dropped:
    case EventKind::Unreachable:
        return true;
    default:
        return false;
    }
}

bool RecordFilter::takes(const Record &record) const
{
    if ((peer && record.peer != *peer) || (from && record.time < *from) || (to && record.time >= *to))
        return false;
    switch (record.kind) {
    case RecordKind::Received:
        return received;
    case RecordKind::Sent:
        return sent;
    case RecordKind::Event:
        break;
    }
    return !content && (isError(record.event) ? errors : events);
}

} // namespace SocketDesk
