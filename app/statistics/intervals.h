// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/clock.h"

#include <chrono>
#include <optional>

namespace SocketDesk {

/// The times between messages, each from one to the next.
struct IntervalFigures
{
    using Seconds = std::chrono::duration<double>;

    quint64 count = 0; ///< one less than messages; the following mean nothing while it is 0
    std::chrono::nanoseconds least{0};
    std::chrono::nanoseconds most{0};
    std::chrono::nanoseconds last{0};
    Seconds mean{0};
    Seconds deviation{0}; ///< the standard deviation of all of them

    friend bool operator==(const IntervalFigures &, const IntervalFigures &) = default;
};

/// Measures the times between messages as they come. Where the clock was set back, it begins with the next one.
///
/// Mean and deviation by Welford's method (Technometrics 4 (1962) 419), which loses nothing over any number of them.
class Intervals
{
public:
    void add(Timestamp time);
    [[nodiscard]] IntervalFigures figures() const;

private:
    void take(std::chrono::nanoseconds interval);

    std::optional<Timestamp> m_last;
    IntervalFigures m_figures;
    double m_squares = 0; ///< sum of the squared distances from the mean, in s²
};

} // namespace SocketDesk
