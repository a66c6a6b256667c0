// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "endpoint/readpace.h"

#include <algorithm>

namespace SocketDesk {

namespace {

using namespace std::chrono_literals;

constexpr qint64 billion = 1'000'000'000;
constexpr qint64 shareOfASecond = 10;
constexpr std::chrono::nanoseconds longestPause = 10s; // beyond, the burst is full at any rate from 1 on

} // namespace

ReadPace::ReadPace(qint64 bytesPerSecond, Time now)
    : m_rate(bytesPerSecond)
    , m_last(now)
{}

qsizetype ReadPace::allowance(Time now)
{
    const qint64 burst = std::max<qint64>(1, m_rate / shareOfASecond);
    const std::chrono::nanoseconds passed = std::clamp<std::chrono::nanoseconds>(now - m_last, 0ns, longestPause);
    m_last = now;
    const double earned = double(m_nanobytes) + double(passed.count()) * double(m_rate);
    m_nanobytes = qint64(std::min(earned, double(burst) * billion));
    return qsizetype(m_nanobytes / billion);
}

void ReadPace::take(qsizetype bytes)
{
    m_nanobytes -= std::min(m_nanobytes, qint64(bytes) * billion);
}

std::chrono::milliseconds ReadPace::wait() const
{
    const qint64 wanted = std::max<qint64>(1, m_rate / (2 * shareOfASecond)) * billion;
    const qint64 missing = std::max<qint64>(0, wanted - m_nanobytes);
    return std::chrono::milliseconds(missing / m_rate / 1'000'000 + 1);
}

} // namespace SocketDesk
