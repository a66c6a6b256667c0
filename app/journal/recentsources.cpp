// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "journal/recentsources.h"

#include <utility>

namespace SocketDesk {

PeerId RecentSources::find(const PeerEntry &entry)
{
    const QString key = keyOf(entry);
    if (const PeerId peer = m_younger.value(key, noPeer); peer != noPeer)
        return peer;
    const PeerId peer = m_older.value(key, noPeer);
    if (peer != noPeer)
        remember(entry, peer);
    return peer;
}

void RecentSources::remember(const PeerEntry &entry, PeerId peer)
{
    if (m_younger.size() >= generationSize)
        m_older = std::exchange(m_younger, {});
    m_younger.insert(keyOf(entry), peer);
}

/// One source that two own addresses hear is two peers.
QString RecentSources::keyOf(const PeerEntry &entry)
{
    return entry.address % u' ' % entry.localAddress;
}

} // namespace SocketDesk
