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

PeerId JournalStore::addPeer(const PeerEntry &entry)
{
    const std::lock_guard lock(m_peersMutex);
    m_peers.push_back(entry);
    return PeerId(m_peers.size());
}

PeerEntry JournalStore::peer(PeerId id) const
{
    const std::lock_guard lock(m_peersMutex);
    const std::size_t number = toNumber(id);
    return number >= 1 && number <= m_peers.size() ? m_peers[number - 1] : PeerEntry();
}

quint32 JournalStore::peerCount() const
{
    const std::lock_guard lock(m_peersMutex);
    return quint32(m_peers.size());
}

} // namespace SocketDesk
