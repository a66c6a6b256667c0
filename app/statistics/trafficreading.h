// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "framing/messagecutter.h"
#include "statistics/peertraffic.h"

#include <limits>
#include <memory>
#include <optional>
#include <vector>

namespace SocketDesk {

/// What is measured of a journal, and how.
struct TrafficConfig
{
    FramingConfig framing;                 ///< what a message is
    std::optional<SequenceField> sequence; ///< nothing: datagrams are not looked into
    RecordId from{0};                      ///< records before it do not count
    std::optional<Timestamp> since;        ///< when counting began, where that was later than the traffic
    std::size_t mostPeers = std::numeric_limits<std::size_t>::max(); ///< those beyond are only in the sums
};

/// Reads a journal, record by record in order, for its rates, times and losses.
///
/// Plain arithmetic, for one thread at a time. All times are those of the records, so the past can be read as well as
/// the present, and what comes out depends on the journal alone.
class TrafficReading
{
public:
    explicit TrafficReading(const TrafficConfig &config);

    [[nodiscard]] RecordId next() const { return m_next; } ///< the record that read() wants next

    void read(const JournalReader &reader, const Record &record);
    void passOver(RecordId first); ///< those before \p first are there no more
    void elapse(Timestamp now);    ///< no record comes before \p now
    void finish(Timestamp now);    ///< nothing more is read: what is under way stays unfinished

    [[nodiscard]] TrafficFigures figures(Timestamp now) const;
    [[nodiscard]] TrafficFigures figuresAtEnd() const; ///< as of the last record, where nothing goes on behind it

private:
    void readChunk(const JournalReader &reader, const Record &chunk);
    void readEvent(const Record &event);
    void readDrop(const EventDetail &detail);
    void cut(const JournalReader &reader, const Record &record);
    void addMessage(const JournalMessage &message, const Record *at, Timestamp now);
    void addToHistory(RecordKind direction, Timestamp time, const TrafficAmount &amount);
    [[nodiscard]] PeerTraffic *peer(PeerId id); ///< null for one that is left out

    TrafficConfig m_config;
    bool m_isFramed;
    MessageCutter m_cutter;
    PeerKinds m_kinds;
    RecordId m_next;
    quint64 m_missed = 0;
    Timestamp m_last; ///< of the last record

    PeerTraffic m_all;
    std::vector<std::unique_ptr<PeerTraffic>> m_peers; ///< by id; null where there was nothing
    std::size_t m_peerCount = 0;
    std::vector<bool> m_leftOut; ///< by id
    LossFigures m_losses;
    MessageTotals m_messages;
    TrafficHistory m_history;
};

} // namespace SocketDesk
