// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/clock.h"
#include "base/error.h"

#include <optional>

namespace SocketDesk {

/// From one time to before another; either may be open.
struct TimeRange
{
    std::optional<Timestamp> from;
    std::optional<Timestamp> to;

    /// As people type it, in local time: "10:15:00-10:16:00", "10:15-", "-10:16:30.250", "2026-01-31 23:59 - 00:10", also with
    /// a dash of another kind, a tilde, or a full-width colon. What ends it is included: the whole minute, second or part
    /// of one that is named; one time alone is just that. Nothing is no limit.
    /// \param today without a day a time is of the day of this one; the end, of that of the begin or of the next
    /// \return InvalidValue
    [[nodiscard]] static Result<TimeRange> fromText(QStringView text, Timestamp today);

    friend bool operator==(const TimeRange &, const TimeRange &) = default;
};

} // namespace SocketDesk
