// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "journal/journalstore.h"

#include <algorithm>
#include <utility>

namespace SocketDesk {

void JournalStore::addSegment(std::shared_ptr<const Segment> segment)
{
    const std::lock_guard lock(m_segmentsMutex);
    auto segments = std::make_shared<SegmentList>(*m_segments); // readers keep the old list, unchanged
    segments->push_back(std::move(segment));
    m_segments = std::move(segments);
    m_segmentsVersion.fetch_add(1, std::memory_order_release);
}

void JournalStore::releaseBefore(const Segment &first)
{
    std::shared_ptr<const SegmentList> before; // freed outside the lock
    const std::lock_guard lock(m_segmentsMutex);
    const auto kept =
        std::ranges::find_if(*m_segments, [&first](const auto &segment) { return segment.get() == &first; });
    before = std::exchange(m_segments, std::make_shared<const SegmentList>(kept, m_segments->end()));
    m_segmentsVersion.fetch_add(1, std::memory_order_release);
}

/// While the lock is held no segment comes or goes, so that each count of that time fits the list.
JournalStore::View JournalStore::view() const
{
    const std::lock_guard lock(m_segmentsMutex);
    return {m_segments, segmentsVersion(), count()};
}

std::shared_ptr<std::atomic<quint64>> JournalStore::hold(RecordId from)
{
    auto held = std::make_shared<std::atomic<quint64>>(toNumber(from));
    const std::lock_guard lock(m_segmentsMutex);
    m_holds.push_back(held);
    return held;
}

RecordId JournalStore::heldFrom()
{
    RecordId first = noRecord;
    const std::lock_guard lock(m_segmentsMutex);
    std::erase_if(m_holds, [&first](const auto &hold) {
        const auto held = hold.lock();
        if (held)
            first = std::min(first, RecordId(held->load(std::memory_order_acquire)));
        return !held;
    });
    return first;
}

void JournalStore::addPeerRoom()
{
    const std::lock_guard lock(m_peersMutex);
    m_peers.addRoom();
}

void JournalStore::addPeerRoom(MappedMemory memory)
{
    const std::lock_guard lock(m_peersMutex);
    m_peers.addRoom(std::move(memory));
}

PeerId JournalStore::addPeer(const PeerEntry &entry)
{
    const std::lock_guard lock(m_peersMutex);
    return m_peers.add(entry);
}

PeerEntry JournalStore::peer(PeerId id) const
{
    const std::lock_guard lock(m_peersMutex);
    return m_peers.entry(id);
}

quint32 JournalStore::peerCount() const
{
    const std::lock_guard lock(m_peersMutex);
    return m_peers.size();
}

void JournalStore::endStream(PeerId peer, RecordKind kind, const StreamEnd &end)
{
    const std::lock_guard lock(m_peersMutex);
    m_peers.endStream(peer, kind, end);
}

std::optional<StreamEnd> JournalStore::streamEnd(PeerId peer, RecordKind kind) const
{
    const std::lock_guard lock(m_peersMutex);
    return m_peers.streamEnd(peer, kind);
}

} // namespace SocketDesk
