// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "journal/journalreader.h"
#include "journal/peertable.h"
#include "journal/segment.h"

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

    /// The segments before \p first, one of those that are there, belong to the journal no more. Readers that have seen
    /// them keep them until they look again. Only the writer calls it.
    void releaseBefore(const Segment &first);

    /// What a reader sees: all segments, and a count of which each record is in one of them.
    struct View
    {
        std::shared_ptr<const SegmentList> segments;
        quint64 version = 0;
        quint64 count = 0;
    };
    [[nodiscard]] View view() const;

    /// \return what keeps the records from \p from on from being released while it lives; see JournalHold
    [[nodiscard]] std::shared_ptr<std::atomic<quint64>> hold(RecordId from);
    [[nodiscard]] RecordId heldFrom(); ///< the first record that is held; noRecord where none is

    /// Changes with every change of the segments, so that a reader need not ask for the list in vain.
    [[nodiscard]] quint64 segmentsVersion() const { return m_segmentsVersion.load(std::memory_order_acquire); }

    [[nodiscard]] bool hasPeerRoom() const { return !m_peers.isFull(); } ///< only for the writer
    void addPeerRoom();                                                  ///< for a few hundred peers, in memory
    void addPeerRoom(MappedMemory memory);
    PeerId addPeer(const PeerEntry &entry); ///< there must be room
    /// Only for the writer, which alone uses it; nothing where there is no peer with that id.
    [[nodiscard]] StreamTail *tail(PeerId peer, RecordKind kind) { return m_peers.tail(peer, kind); }
    [[nodiscard]] PeerEntry peer(PeerId id) const; ///< an empty one where there is none with that id
    [[nodiscard]] quint32 peerCount() const;

    /// The bytes of a peer in one direction are over; only the first call for them counts.
    void endStream(PeerId peer, RecordKind kind, const StreamEnd &end);
    [[nodiscard]] std::optional<StreamEnd> streamEnd(PeerId peer, RecordKind kind) const;

private:
    std::atomic<quint64> m_count = 0;
    std::atomic<quint64> m_segmentsVersion = 0;
    mutable std::mutex m_segmentsMutex;
    std::shared_ptr<const SegmentList> m_segments = std::make_shared<SegmentList>();
    std::vector<std::weak_ptr<std::atomic<quint64>>> m_holds;
    mutable std::mutex m_peersMutex;
    PeerTable m_peers;
};

} // namespace SocketDesk
