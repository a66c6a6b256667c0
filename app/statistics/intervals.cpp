// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "statistics/intervals.h"

#include <algorithm>
#include <cmath>

namespace SocketDesk {

void Intervals::add(Timestamp time)
{
    if (m_last && time >= *m_last)
        take(time - *m_last);
    m_last = time;
}

void Intervals::take(std::chrono::nanoseconds interval)
{
    IntervalFigures &f = m_figures;
    f.least = f.count == 0 ? interval : std::min(f.least, interval);
    f.most = std::max(f.most, interval);
    f.last = interval;
    ++f.count;
    const IntervalFigures::Seconds seconds = interval;
    const IntervalFigures::Seconds distance = seconds - f.mean;
    f.mean += distance / double(f.count);
    m_squares += distance.count() * (seconds - f.mean).count();
}

IntervalFigures Intervals::figures() const
{
    IntervalFigures figures = m_figures;
    if (figures.count > 0)
        figures.deviation = IntervalFigures::Seconds(std::sqrt(m_squares / double(figures.count)));
    return figures;
}

} // namespace SocketDesk
