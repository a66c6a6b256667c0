// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "send/repeatmeter.h"

#include <algorithm>
#include <cmath>

namespace SocketDesk {

void RepeatMeter::note(Time time)
{
    if (m_times++ == 0) {
        m_first = m_last = time;
        return;
    }
    const double interval = Milliseconds(time - m_last).count();
    const double before = interval - m_mean;
    m_last = time;
    m_mean += before / double(m_times - 1);
    m_squares += before * (interval - m_mean);
    m_longest = std::max(m_longest, interval);
}

RepeatFigures RepeatMeter::figures() const
{
    if (m_times < 2)
        return {};
    const auto intervals = double(m_times - 1);
    const double whole = Milliseconds(m_last - m_first).count();
    return {.perSecond = whole > 0 ? intervals * 1000 / whole : 0,
            .jitterMs = std::sqrt(m_squares / intervals),
            .longestMs = m_longest};
}

} // namespace SocketDesk
