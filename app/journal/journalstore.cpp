// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "journal/journalstore.h"

#include <utility>

namespace SocketDesk {

namespace {

std::size_t endIndex(RecordKind kind)
{
    Q_ASSERT(kind != RecordKind::Event);
    return kind == RecordKind::Received ? 0 : 1;
}

} // namespace

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
    m_peers.push_back({entry, {}});
    return PeerId(m_peers.size());
}

PeerEntry JournalStore::peer(PeerId id) const
{
    const std::lock_guard lock(m_peersMutex);
    return isKnown(id) ? m_peers[toNumber(id) - 1].entry : PeerEntry();
}

quint32 JournalStore::peerCount() const
{
    const std::lock_guard lock(m_peersMutex);
    return quint32(m_peers.size());
}

void JournalStore::endStream(PeerId peer, RecordKind kind, const StreamEnd &end)
{
    const std::lock_guard lock(m_peersMutex);
    if (!isKnown(peer))
        return;
    std::optional<StreamEnd> &known = m_peers[toNumber(peer) - 1].ends[endIndex(kind)];
    if (!known)
        known = end;
}

std::optional<StreamEnd> JournalStore::streamEnd(PeerId peer, RecordKind kind) const
{
    const std::lock_guard lock(m_peersMutex);
    return isKnown(peer) ? m_peers[toNumber(peer) - 1].ends[endIndex(kind)] : std::nullopt;
}

bool JournalStore::isKnown(PeerId id) const
{
    return id != noPeer && toNumber(id) <= m_peers.size();
}

} // namespace SocketDesk
