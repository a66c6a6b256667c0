// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "framing/gapframer.h"

namespace SocketDesk {

namespace {

// The time of the last byte is kept as the framer's detail.
quint64 toDetail(Timestamp time)
{
    return quint64(time.time_since_epoch().count());
}

Timestamp fromDetail(quint64 detail)
{
    return Timestamp(std::chrono::nanoseconds(qint64(detail)));
}

} // namespace

GapFramer::GapFramer(std::chrono::nanoseconds gap, quint64 limit)
    : m_gap(gap)
    , m_limit(limit)
{
    Q_ASSERT(gap.count() > 0 && limit > 0);
}

void GapFramer::feed(QByteArrayView bytes, Timestamp time, const MessageHandler &handle)
{
    if (bytes.isEmpty())
        return;
    if (m_state.begin != m_state.offset && isSilenceBefore(time))
        end(atEnd(), handle);
    m_state.offset += quint64(bytes.size());
    m_state.detail = toDetail(time);
    while (m_state.offset - m_state.begin > m_limit)
        end(upTo(m_state.begin + m_limit, MessageState::LimitExceeded), handle);
}

std::optional<Timestamp> GapFramer::deadline() const
{
    if (m_state.begin == m_state.offset)
        return {};
    const Timestamp last = fromDetail(m_state.detail);
    return last > Timestamp::max() - m_gap ? Timestamp::max() : last + m_gap;
}

Message GapFramer::atEnd() const
{
    return upTo(m_state.offset, MessageState::Complete);
}

bool GapFramer::isSilenceBefore(Timestamp time) const
{
    // Without sign, because two times can be further apart than a signed number says.
    return time > fromDetail(m_state.detail) && toDetail(time) - m_state.detail >= quint64(m_gap.count());
}

} // namespace SocketDesk
