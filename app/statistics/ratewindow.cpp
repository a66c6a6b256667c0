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

void RateWindow::add(Timestamp time, const TrafficAmount &amount)
{
    const qint64 number = slotAt(time);
    if (number <= m_newest - slotsInSecond)
        clear();
    if (number > m_newest)
        goTo(number);
    slot(number) += amount;
    m_second += amount;
}

TrafficAmount RateWindow::lastSecond(Timestamp now) const
{
    const qint64 end = slotAt(now);
    return m_newest - end < slotsInSecond ? secondBefore(end) : TrafficAmount(); // or the clock was set back
}

/// In the ten slots before \p end, as far as they are kept and not still to come.
TrafficAmount RateWindow::secondBefore(qint64 end) const
{
    TrafficAmount sum;
    const qint64 first = std::max(end - slotsInSecond, m_newest - slotsInSecond);
    for (qint64 number = first; number < std::min(end, m_newest + 1); ++number)
        sum += slot(number);
    return sum;
}

TrafficAmount RateWindow::peak() const
{
    return largest(m_peak, m_second);
}

qint64 RateWindow::slotAt(Timestamp time)
{
    return std::chrono::floor<std::chrono::milliseconds>(time).time_since_epoch() / slotTime;
}

const TrafficAmount &RateWindow::slot(qint64 number) const
{
    return m_slots[std::size_t(number % slotsKept + slotsKept) % m_slots.size()];
}

TrafficAmount &RateWindow::slot(qint64 number)
{
    return m_slots[std::size_t(number % slotsKept + slotsKept) % m_slots.size()];
}

/// The second that ends with the newest slot is over: all that were before it held less, or are in the peak.
void RateWindow::goTo(qint64 number)
{
    m_peak = largest(m_peak, m_second);
    for (qint64 left = std::max(m_newest + 1, number - slotsKept + 1); left <= number; ++left)
        slot(left) = {};
    m_newest = number;
    m_second = secondBefore(number + 1);
}

void RateWindow::clear()
{
    m_peak = largest(m_peak, m_second);
    m_slots.fill({});
    m_second = {};
    m_newest = std::numeric_limits<qint64>::min() / 2; // add() sets it
}

} // namespace SocketDesk
