// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringView>

#include <chrono>
#include <optional>

namespace SocketDesk {

/// Wall-clock time of a record, in nanoseconds since 1970-01-01T00:00:00Z.
using Timestamp = std::chrono::sys_time<std::chrono::nanoseconds>;

/// The last second that is read: that of 2261.
constexpr std::chrono::seconds lastSecond{9'214'646'399};

[[nodiscard]] Timestamp wallClockNow();

/// Local time as "2026-01-31 09:05:00.123".
[[nodiscard]] QString formatLocalDateTime(Timestamp time);

/// Local time of day as "09:05:00.123".
[[nodiscard]] QString formatLocalTime(Timestamp time);

/// UTC as RFC 3339 with nine digits of a second: "2026-01-31T01:05:00.123456789Z".
[[nodiscard]] QString formatRfc3339(Timestamp time);

/// The time that formatRfc3339() wrote; up to nine digits of a second may be left out.
/// \return nothing for what is no time in UTC, or none from 1970 to 2261: nanoseconds in 64 bits can tell how far any two
/// of these are apart
[[nodiscard]] std::optional<Timestamp> timestampFromRfc3339(QStringView text);

} // namespace SocketDesk
