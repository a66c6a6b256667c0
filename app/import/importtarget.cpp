// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "import/importtarget.h"

#include <algorithm>

namespace SocketDesk {

namespace {

constexpr qsizetype mostPresent = 65'536;

} // namespace

Result<PeerId> ImportTarget::join(const PeerEntry &entry)
{
    const PeerId peer = m_peers < mostPeers ? m_journal.addPeer(entry) : noPeer;
    if (peer == noPeer)
        return failure(m_journal.full());
    m_peers = std::max(m_peers, toNumber(peer));
    if (m_present.size() >= mostPresent)
        m_present.clear(); // whoever is heard of again is then taken for another
    m_present.insert(entry.address, {peer, entry.isStream});
    return peer;
}

Result<PeerId> ImportTarget::peerAt(const QString &address, std::optional<bool> isStream)
{
    if (address.isEmpty())
        return noPeer;
    const auto found = m_present.constFind(address);
    if (found != m_present.cend() && isStream.value_or(found->isStream) == found->isStream)
        return found->peer;
    return join({address, {}, isStream.value_or(true)});
}

void ImportTarget::leave(const QString &address)
{
    if (const auto found = m_present.constFind(address); found != m_present.cend() && found->isStream)
        m_present.erase(found);
}

Result<void> ImportTarget::addChunk(RecordKind kind, PeerId peer, Timestamp time, QByteArrayView bytes, quint8 flags)
{
    do {
        const QByteArrayView part = bytes.first(std::min(bytes.size(), Journal::maximumChunk));
        if (const Result<RecordId> added = m_journal.append(kind, peer, time, part, flags); !added)
            return failure(added.error());
        bytes = bytes.sliced(part.size());
    } while (!bytes.isEmpty());
    return {};
}

Result<void> ImportTarget::addEvent(EventKind event, PeerId peer, Timestamp time, const EventDetail &detail)
{
    if (m_journal.appendEvent(event, peer, time, detail) == noRecord)
        return failure(m_journal.full());
    return {};
}

} // namespace SocketDesk
