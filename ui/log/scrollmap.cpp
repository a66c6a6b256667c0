// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/log/scrollmap.h"

#include <algorithm>
#include <cmath>

namespace SocketDesk {

namespace {

// Small enough that a style can add page step and maximum in an int; large enough for any screen.
constexpr quint64 largestMaximum = quint64(1) << 30;
constexpr quint64 smallestMaximum = 1000;

} // namespace

ScrollMap::ScrollMap(quint64 begin, quint64 lastTop, quint64 end)
    : m_begin(begin)
    , m_lastTop(std::max(begin, lastTop))
    , m_end(std::max(m_lastTop, end))
    , m_maximum(span() == 0 ? 0 : int(std::clamp(span(), smallestMaximum, largestMaximum)))
{}

int ScrollMap::pageStep() const
{
    if (m_maximum == 0)
        return 1;
    const double share = double(m_end - m_lastTop) / double(span());
    return int(std::clamp(share * m_maximum, 1.0, double(largestMaximum)));
}

int ScrollMap::valueOf(quint64 position) const
{
    if (position <= m_begin || m_maximum == 0)
        return 0;
    if (position >= m_lastTop)
        return m_maximum;
    const double share = double(position - m_begin) / double(span());
    return std::clamp(int(std::lround(share * m_maximum)), 1, m_maximum - 1);
}

quint64 ScrollMap::positionOf(int value) const
{
    if (value <= 0)
        return m_begin;
    if (value >= m_maximum)
        return m_lastTop;
    return m_begin + quint64(double(value) / m_maximum * double(span()));
}

} // namespace SocketDesk
