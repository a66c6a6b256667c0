// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "statistics/ratewindow.h"

#include <algorithm>
#include <limits>

namespace SocketDesk {

namespace {

TrafficAmount largest(const TrafficAmount &a, const TrafficAmount &b)
{
    return {std::max(a.bytes, b.bytes), std::max(a.messages, b.messages)};
}

} // namespace

TrafficAmount &TrafficAmount::operator+=(const TrafficAmount &other)
{
    bytes += other.bytes;
    messages += other.messages;
    return *this;
}

TrafficAmount &TrafficAmount::operator-=(const TrafficAmount &other)
{
    bytes -= other.bytes;
    messages -= other.messages;
    return *this;
}

void RateWindow::add(Timestamp time, const TrafficAmount &amount)
{
    const qint64 number = slotAt(time);
    if (number > m_newest)
        goTo(number);
    else if (number <= m_newest - slotsInSecond)
        clear();
    m_newest = std::max(m_newest, number);
    slot(number) += amount;
    m_sum += amount;
}

TrafficAmount RateWindow::lastSecond(Timestamp now) const
{
    const qint64 end = slotAt(now);
    if (m_newest - end >= slotsInSecond)
        return {}; // the clock was set back
    TrafficAmount sum;
    for (qint64 number = std::max(end, m_newest + 1) - slotsInSecond; number < end; ++number) {
        if (number <= m_newest)
            sum += slot(number);
    }
    return sum;
}

TrafficAmount RateWindow::peak() const
{
    return largest(m_peak, m_sum);
}

qint64 RateWindow::slotAt(Timestamp time)
{
    return std::chrono::floor<std::chrono::milliseconds>(time).time_since_epoch() / slotTime;
}

const TrafficAmount &RateWindow::slot(qint64 number) const
{
    return m_slots[std::size_t(number % slotsInSecond + slotsInSecond) % m_slots.size()];
}

TrafficAmount &RateWindow::slot(qint64 number)
{
    return m_slots[std::size_t(number % slotsInSecond + slotsInSecond) % m_slots.size()];
}

/// The second that ends with the newest slot is over: all that were before it held less, or are in the peak.
void RateWindow::goTo(qint64 number)
{
    m_peak = largest(m_peak, m_sum);
    const qint64 steps = std::min(number - m_newest, slotsInSecond);
    for (qint64 left = number - steps + 1; left <= number; ++left) {
        m_sum -= slot(left);
        slot(left) = {};
    }
    m_newest = number;
}

void RateWindow::clear()
{
    m_peak = largest(m_peak, m_sum);
    m_slots.fill({});
    m_sum = {};
    m_newest = std::numeric_limits<qint64>::min() / 2; // add() sets it
}

} // namespace SocketDesk
