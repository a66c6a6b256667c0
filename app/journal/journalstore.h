// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "journal/journalreader.h"
#include "journal/segment.h"

#include <array>
#include <atomic>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

namespace SocketDesk {

using SegmentList = std::vector<std::shared_ptr<const Segment>>;

/// What the writer of a journal and its readers share: the count that publishes records, the segments and the peers.
///
/// Any thread. A reader that sees a count also sees the segments of all records below it.
class JournalStore
{
public:
    [[nodiscard]] quint64 count() const { return m_count.load(std::memory_order_acquire); }

    /// Makes all records below \p count visible. Only the writer calls it.
    void publish(quint64 count) { m_count.store(count, std::memory_order_release); }

    void addSegment(std::shared_ptr<const Segment> segment);
    [[nodiscard]] std::shared_ptr<const SegmentList> segments() const;

    /// Changes with every change of segments(), so that a reader need not ask for the list in vain.
    [[nodiscard]] quint64 segmentsVersion() const { return m_segmentsVersion.load(std::memory_order_acquire); }

    PeerId addPeer(const PeerEntry &entry);
    [[nodiscard]] PeerEntry peer(PeerId id) const; ///< an empty one where there is none with that id
    [[nodiscard]] quint32 peerCount() const;

    /// The bytes of a peer in one direction are over; only the first call for them counts.
    void endStream(PeerId peer, RecordKind kind, const StreamEnd &end);
    [[nodiscard]] std::optional<StreamEnd> streamEnd(PeerId peer, RecordKind kind) const;

private:
    struct PeerRow
    {
        PeerEntry entry;
        std::array<std::optional<StreamEnd>, 2> ends; ///< of what was received and of what was sent
    };

    [[nodiscard]] bool isKnown(PeerId id) const; ///< with m_peersMutex held

    std::atomic<quint64> m_count = 0;
    std::atomic<quint64> m_segmentsVersion = 0;
    mutable std::mutex m_segmentsMutex;
    std::shared_ptr<const SegmentList> m_segments = std::make_shared<SegmentList>();
    mutable std::mutex m_peersMutex;
    std::vector<PeerRow> m_peers;
};

} // namespace SocketDesk
