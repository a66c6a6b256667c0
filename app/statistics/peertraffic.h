// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "journal/record.h"
#include "statistics/sequencefield.h"
#include "statistics/trafficfigures.h"

#include <memory>

namespace SocketDesk {

/// Counts and measures what one peer sends and gets, or all of them together. Plain arithmetic.
class PeerTraffic
{
public:
    /// \param isMessage it is a message by itself; otherwise addMessage() is called for what it holds
    void addChunk(const Record &chunk, bool isMessage);

    /// \param arrived when its last byte came or went; \param shown when it showed that it was the last
    void addMessage(RecordKind direction, Timestamp arrived, Timestamp shown);

    /// When the last chunk came or went, where there was one.
    [[nodiscard]] std::optional<Timestamp> lastChunk(RecordKind direction) const;

    /// Looks at the number of a received datagram.
    void checkSequence(const SequenceField &field, QByteArrayView datagram);

    // The time that averages are over: from each begin() to the next end(), or until now.
    void begin(Timestamp time);
    void end(Timestamp time);
    [[nodiscard]] bool hasBegun() const { return m_begin.has_value(); }

    [[nodiscard]] PeerFigures figures(PeerId peer, Timestamp now) const;

private:
    /// One direction.
    struct Flow
    {
        TrafficAmount total;
        quint64 records = 0;
        Timestamp lastChunk; ///< means nothing while there are no records
        RateWindow window;

        void add(Timestamp time, const TrafficAmount &amount);
        [[nodiscard]] FlowFigures figures(Timestamp now, double seconds) const;
    };

    [[nodiscard]] Flow &flow(RecordKind direction) { return direction == RecordKind::Sent ? m_sent : m_received; }
    [[nodiscard]] const Flow &flow(RecordKind direction) const
    {
        return direction == RecordKind::Sent ? m_sent : m_received;
    }

    Flow m_received;
    Flow m_sent;
    Intervals m_intervals;
    std::unique_ptr<SequenceCheck> m_sequence;
    std::optional<Timestamp> m_begin; ///< of the time that is under way or was last
    bool m_hasEnded = false;
    std::chrono::nanoseconds m_time{0}; ///< that is over
};

} // namespace SocketDesk
