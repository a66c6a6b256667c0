// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "statistics/traffichistory.h"

namespace SocketDesk {

void TrafficHistory::addReceived(Timestamp time, const TrafficAmount &amount)
{
    at(time).received += amount;
}

void TrafficHistory::addSent(Timestamp time, const TrafficAmount &amount)
{
    at(time).sent += amount;
}

TrafficSecond &TrafficHistory::at(Timestamp time)
{
    const auto second = std::chrono::floor<std::chrono::seconds>(time);
    const auto distance = second - m_newest;
    if (m_seconds.empty() || distance > kept || distance < -kept) {
        m_seconds.assign(1, {});
        m_newest = second;
        return m_seconds.back();
    }
    for (; m_newest < second; m_newest += std::chrono::seconds(1))
        m_seconds.emplace_back();
    while (m_seconds.size() > std::size_t(kept.count()) + 1)
        m_seconds.pop_front();
    const auto back = std::size_t((m_newest - second).count());
    while (m_seconds.size() <= back)
        m_seconds.emplace_front();
    return m_seconds[m_seconds.size() - 1 - back];
}

std::vector<TrafficSecond> TrafficHistory::before(Timestamp now) const
{
    const auto end = std::chrono::floor<std::chrono::seconds>(now);
    std::vector<TrafficSecond> seconds(std::size_t(kept.count()));
    for (std::size_t i = 0; i < m_seconds.size(); ++i) {
        const auto second = m_newest - std::chrono::seconds(qint64(m_seconds.size() - 1 - i));
        const auto place = (second - (end - kept)).count();
        if (place >= 0 && place < kept.count())
            seconds[std::size_t(place)] = m_seconds[i];
    }
    return seconds;
}

} // namespace SocketDesk
