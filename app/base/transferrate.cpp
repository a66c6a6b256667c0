// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/transferrate.h"

#include <algorithm>

using namespace std::chrono_literals;

namespace SocketDesk {

namespace {

constexpr auto window = 3s;
constexpr auto markDistance = 100ms;
constexpr auto leastSpan = 200ms; // a shorter one says more of buffers than of the way
constexpr std::chrono::nanoseconds mostMadeUp = 100ms;

} // namespace

void TransferRate::add(Time now, qint64 total)
{
    if (m_marks.size() >= 2 && now - m_marks[m_marks.size() - 2].time < markDistance)
        m_marks.back() = {now, total}; // moved on, until it is far enough from the one before
    else
        m_marks.push_back({now, total});
    while (m_marks.size() > 2 && now - m_marks[1].time >= window)
        m_marks.pop_front();
}

qint64 TransferRate::bytesPerSecond() const
{
    if (m_marks.empty())
        return 0;
    const std::chrono::duration<double> span = m_marks.back().time - m_marks.front().time;
    if (span < leastSpan)
        return 0;
    return qint64(double(m_marks.back().total - m_marks.front().total) / span.count());
}

void SendPace::start(qint64 bytesPerSecond, Time now)
{
    m_bytesPerSecond = bytesPerSecond;
    m_next = now;
}

std::chrono::nanoseconds SendPace::delay(Time now) const
{
    return m_bytesPerSecond > 0 ? std::chrono::nanoseconds(m_next - now) : 0ns;
}

void SendPace::add(qint64 bytes, Time now)
{
    if (m_bytesPerSecond <= 0)
        return;
    const std::chrono::duration<double> cost(double(bytes) / double(m_bytesPerSecond));
    m_next = std::max(m_next, now - mostMadeUp) + std::chrono::duration_cast<std::chrono::nanoseconds>(cost);
}

} // namespace SocketDesk
