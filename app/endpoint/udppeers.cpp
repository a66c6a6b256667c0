// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "endpoint/udppeers.h"

#include <algorithm>
#include <utility>

namespace SocketDesk {

UdpPeer *UdpPeers::find(const Address &address)
{
    if (!m_peers.empty() && m_peers.front().address == address) // most often it is the same one again
        return &m_peers.front();
    const auto found = m_byAddress.find(address);
    return found == m_byAddress.end() ? nullptr : &*found->second;
}

UdpPeer *UdpPeers::find(PeerId id)
{
    const auto found = m_byId.find(id);
    return found == m_byId.end() ? nullptr : &*found->second;
}

UdpPeer &UdpPeers::add(UdpPeer peer)
{
    Q_ASSERT(size() < limit && !find(peer.address));
    m_peers.push_front(std::move(peer));
    m_byAddress.emplace(m_peers.front().address, m_peers.begin());
    m_byId.emplace(m_peers.front().id, m_peers.begin());
    return m_peers.front();
}

void UdpPeers::remove(PeerId id)
{
    const auto found = m_byId.find(id);
    Q_ASSERT(found != m_byId.end());
    const List::iterator place = found->second;
    m_byAddress.erase(place->address);
    m_byId.erase(found);
    m_peers.erase(place);
}

void UdpPeers::clear()
{
    m_byAddress.clear();
    m_byId.clear();
    m_peers.clear();
}

void UdpPeers::touch(const UdpPeer &peer)
{
    if (&peer != &m_peers.front())
        m_peers.splice(m_peers.begin(), m_peers, m_byId.at(peer.id));
}

std::vector<UdpPeer *> UdpPeers::all()
{
    std::vector<UdpPeer *> peers;
    peers.reserve(m_peers.size());
    for (UdpPeer &peer : m_peers)
        peers.push_back(&peer);
    std::sort(peers.begin(), peers.end(), [](const UdpPeer *a, const UdpPeer *b) { return a->id < b->id; });
    return peers;
}

} // namespace SocketDesk
