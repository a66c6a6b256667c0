// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "statistics/peertraffic.h"

#include <algorithm>
#include <cmath>

namespace SocketDesk {

void PeerTraffic::Flow::add(Timestamp time, const TrafficAmount &amount)
{
    total += amount;
    window.add(time, amount);
}

/// What lasted less than a second is not more than it was for that. Over a little more than a second the average can be
/// more than any whole one of them had, and is the peak then.
FlowFigures PeerTraffic::Flow::figures(Timestamp now, double seconds) const
{
    FlowFigures figures{total, records, window.lastSecond(now), window.peak(), 0, 0};
    if (seconds > 0) {
        figures.averageBytes = double(total.bytes) / std::max(seconds, 1.0);
        figures.averageMessages = double(total.messages) / std::max(seconds, 1.0);
    }
    figures.peak.bytes = std::max(figures.peak.bytes, quint64(std::ceil(figures.averageBytes)));
    figures.peak.messages = std::max(figures.peak.messages, quint64(std::ceil(figures.averageMessages)));
    return figures;
}

void PeerTraffic::addChunk(const Record &chunk, bool isMessage)
{
    Flow &direction = flow(chunk.kind);
    ++direction.records;
    direction.lastChunk = chunk.time;
    direction.add(chunk.time, {quint64(chunk.bytes.size()), isMessage ? 1U : 0U});
    if (isMessage && chunk.kind == RecordKind::Received)
        m_intervals.add(chunk.time);
}

std::optional<Timestamp> PeerTraffic::lastChunk(RecordKind direction) const
{
    return flow(direction).records > 0 ? std::optional(flow(direction).lastChunk) : std::nullopt;
}

void PeerTraffic::addMessage(RecordKind direction, Timestamp arrived, Timestamp shown)
{
    flow(direction).add(shown, {0, 1});
    if (direction == RecordKind::Received)
        m_intervals.add(arrived);
}

void PeerTraffic::checkSequence(const SequenceField &field, QByteArrayView datagram)
{
    if (!m_sequence)
        m_sequence = std::make_unique<SequenceCheck>(field.width);
    if (const std::optional<quint64> number = field.numberIn(datagram))
        m_sequence->take(*number);
    else
        m_sequence->takeTooShort();
}

void PeerTraffic::begin(Timestamp time)
{
    if (m_begin && !m_hasEnded)
        return;
    m_begin = time;
    m_hasEnded = false;
}

void PeerTraffic::end(Timestamp time)
{
    if (!m_begin || m_hasEnded)
        return;
    m_time += std::max(time - *m_begin, std::chrono::nanoseconds(0));
    m_hasEnded = true;
}

PeerFigures PeerTraffic::figures(PeerId peer, Timestamp now) const
{
    std::chrono::nanoseconds time = m_time;
    if (m_begin && !m_hasEnded)
        time += std::max(now - *m_begin, std::chrono::nanoseconds(0));
    const double seconds = std::chrono::duration<double>(time).count();
    return {peer, m_received.figures(now, seconds), m_sent.figures(now, seconds), m_intervals.figures(),
            m_sequence ? m_sequence->figures() : SequenceFigures()};
}

} // namespace SocketDesk
