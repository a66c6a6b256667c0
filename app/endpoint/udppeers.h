// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "endpoint/address.h"
#include "endpoint/endpoint.h"

#include <list>
#include <unordered_map>
#include <vector>

namespace SocketDesk {

/// One remote address of a UDP endpoint, seen or targeted.
struct UdpPeer
{
    PeerId id = noPeer;
    Address address;
    Timestamp since{};
    TrafficCounters traffic;
    QString text;         ///< of the address, because making it for thousands takes its time
    bool isGroup = false; ///< a broadcast or multicast address
};

/// The peers of a UDP endpoint by address and by id. Plain memory.
///
/// Holds at most `limit`, since anybody can make up source addresses: who must find room forgets oldest(), the one
/// that has been silent for longest.
class UdpPeers
{
public:
    static constexpr std::size_t limit = 65536;

    [[nodiscard]] std::size_t size() const { return m_byId.size(); }
    [[nodiscard]] UdpPeer *find(const Address &address);
    [[nodiscard]] UdpPeer *find(PeerId id);
    [[nodiscard]] const UdpPeer &oldest() const { return m_peers.back(); } ///< of at least one

    UdpPeer &add(UdpPeer peer);
    void remove(PeerId id);
    void clear();

    /// Something was received from it or sent to it.
    void touch(const UdpPeer &peer);

    [[nodiscard]] std::vector<UdpPeer *> all(); ///< in order of first joining

private:
    struct AddressHash
    {
        std::size_t operator()(const Address &address) const noexcept { return qHash(address, 0); }
    };
    using List = std::list<UdpPeer>; ///< the latest in use first

    List m_peers;
    std::unordered_map<Address, List::iterator, AddressHash> m_byAddress;
    std::unordered_map<PeerId, List::iterator> m_byId;
};

} // namespace SocketDesk
