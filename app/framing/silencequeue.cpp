// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "framing/silencequeue.h"

#include <iterator>
#include <utility>

namespace SocketDesk {

namespace {

/// \p later may be so far behind \p earlier that a signed number could not say it.
bool isAtLeast(std::chrono::nanoseconds span, Timestamp earlier, Timestamp later)
{
    const quint64 passed = quint64(later.time_since_epoch().count()) - quint64(earlier.time_since_epoch().count());
    return later > earlier && passed >= quint64(span.count());
}

} // namespace

SilenceQueue::SilenceQueue(std::chrono::nanoseconds silence)
    : m_silence(silence)
{
    Q_ASSERT(silence.count() > 0);
}

void SilenceQueue::advance(Timestamp now)
{
    const bool wasSetBack = isAtLeast(m_silence, now, m_now);
    if (now < m_now && !wasSetBack)
        return;
    m_now = now;
    if (wasSetBack) {
        for (Waiting &waiting : m_waiting)
            waiting.heardAt = now;
    }
}

void SilenceQueue::heard(StreamKey stream)
{
    std::optional<Place> &known = place(stream);
    if (known)
        m_waiting.splice(m_waiting.end(), m_waiting, *known);
    else
        known = m_waiting.insert(m_waiting.end(), Waiting{stream, {}});
    (*known)->heardAt = m_now;
}

void SilenceQueue::forget(StreamKey stream)
{
    if (const std::optional<Place> known = std::exchange(place(stream), std::nullopt))
        m_waiting.erase(*known);
}

std::optional<StreamKey> SilenceQueue::takeSilent()
{
    if (m_waiting.empty() || !isAtLeast(m_silence, m_waiting.front().heardAt, m_now))
        return {};
    const StreamKey stream = m_waiting.front().stream;
    forget(stream);
    return stream;
}

std::optional<Timestamp> SilenceQueue::deadline() const
{
    if (m_waiting.empty())
        return {};
    const Timestamp heardAt = m_waiting.front().heardAt;
    return heardAt > Timestamp::max() - m_silence ? Timestamp::max() : heardAt + m_silence;
}

std::optional<SilenceQueue::Place> &SilenceQueue::place(StreamKey stream)
{
    const std::size_t index = toNumber(stream);
    if (index >= m_places.size())
        m_places.resize(index + 1);
    return m_places[index];
}

} // namespace SocketDesk
