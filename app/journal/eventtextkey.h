// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "journal/record.h"

#include <QLatin1StringView>

namespace SocketDesk {

/// What the text of an event is called in JSON Lines, written and read.
[[nodiscard]] inline QLatin1StringView eventTextKey(EventKind event)
{
    using namespace Qt::StringLiterals;
    switch (event) {
    case EventKind::Opened:
        return "local"_L1;
    case EventKind::Connecting:
    case EventKind::Joined:
        return "remote"_L1;
    case EventKind::Dropped:
        return "by"_L1;
    default:
        return "text"_L1;
    }
}

} // namespace SocketDesk
