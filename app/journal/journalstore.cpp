// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "journal/journalstore.h"

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

std::shared_ptr<const SegmentList> JournalStore::segments() const
{
    const std::lock_guard lock(m_segmentsMutex);
    return m_segments;
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
