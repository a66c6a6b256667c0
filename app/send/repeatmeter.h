// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

#include <chrono>

namespace SocketDesk {

/// How evenly something is repeated.
struct RepeatFigures
{
    double perSecond = 0; ///< from the first to the last
    double jitterMs = 0;  ///< standard deviation of the times between two
    double longestMs = 0; ///< the longest time between two

    friend bool operator==(const RepeatFigures &, const RepeatFigures &) = default;
};

/// Works out RepeatFigures from the times of the sendings, one after the other.
///
/// Plain arithmetic in constant memory (the method of Welford).
class RepeatMeter
{
public:
    using Time = std::chrono::steady_clock::time_point;

    void note(Time time);
    [[nodiscard]] RepeatFigures figures() const;

private:
    using Milliseconds = std::chrono::duration<double, std::milli>;

    Time m_first;
    Time m_last;
    quint64 m_times = 0;
    double m_mean = 0; ///< of the intervals, in ms
    double m_squares = 0;
    double m_longest = 0;
};

} // namespace SocketDesk
