// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "journal/record.h"
#include "journal/searchpattern.h"

#include <optional>

namespace SocketDesk {

/// Which records are to be seen: those to which all of it applies.
struct RecordFilter
{
    std::optional<PeerId> peer; ///< only this one; noPeer is the session itself
    bool received = true;
    bool sent = true;
    bool events = true;                   ///< that tell of nothing bad
    bool errors = true;                   ///< events that tell of something lost or failed
    std::optional<SearchPattern> content; ///< only chunks of which a part matches; of events there is no content
    std::optional<Timestamp> from;        ///< at it or later
    std::optional<Timestamp> to;          ///< before it

    /// All but the content.
    [[nodiscard]] bool takes(const Record &record) const;
};

/// True where \p event tells of something lost or failed.
[[nodiscard]] bool isError(EventKind event);

} // namespace SocketDesk
