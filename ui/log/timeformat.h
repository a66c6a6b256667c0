// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/clock.h"

namespace SocketDesk {

/// How the headers of the transcript tell when something was.
enum class TimeFormat : quint8 {
    Milliseconds, ///< "09:05:00.123", local time
    Microseconds, ///< "09:05:00.123456", local time
    Date,         ///< "2026-01-31 09:05:00.123", local time
    Relative,     ///< "12.345678 s" since the first record
    Delta         ///< "+0.000123 s" since the previous record that is shown
};

/// "milliseconds", "microseconds", "date", "relative", "delta": as in the settings.
[[nodiscard]] TimeFormat timeFormatFromName(const QString &name); ///< Milliseconds where there is none of that name

/// \param reference what Relative and Delta count from
[[nodiscard]] QString timeText(Timestamp time, TimeFormat format, Timestamp reference);

} // namespace SocketDesk
