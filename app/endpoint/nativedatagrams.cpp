// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "endpoint/nativedatagrams.h"

#include "endpoint/socketsystem.h"

namespace SocketDesk {

IoResult sendDatagram(int descriptor, const Address &to, QByteArrayView bytes)
{
    sockaddr_storage storage;
    const auto length = socklen_t(to.toNative(&storage));
    const qsizetype size = sendto(descriptor, bytes.data(), IoLength(bytes.size()), MSG_DONTWAIT,
                                  reinterpret_cast<const sockaddr *>(&storage), length);
    return {size, size < 0 ? lastSocketError() : 0};
}

int setReceiveBuffer(int descriptor, int bytes)
{
    setSocketOption(descriptor, SOL_SOCKET, SO_RCVBUF, bytes);
    int effective = 0;
    socklen_t length = sizeof effective;
    getsockopt(descriptor, SOL_SOCKET, SO_RCVBUF, reinterpret_cast<char *>(&effective), &length);
    return effective;
}

int setMulticast(int descriptor, Address::Family family, const MulticastOptions &options)
{
    if (family == Address::Family::IPv6) {
        const int error = setSocketOption(descriptor, IPPROTO_IPV6, IPV6_MULTICAST_IF, int(options.interfaceIndex));
        setSocketOption(descriptor, IPPROTO_IPV6, IPV6_MULTICAST_HOPS, options.ttl);
        setSocketOption(descriptor, IPPROTO_IPV6, IPV6_MULTICAST_LOOP, options.loop);
        return error;
    }
    const auto chosen = multicastInterface(options.interfaceIndex);
    const int error = setSocketOption(descriptor, IPPROTO_IP, IP_MULTICAST_IF, chosen);
    setSocketOption(descriptor, IPPROTO_IP, IP_MULTICAST_TTL, options.ttl);
    setSocketOption(descriptor, IPPROTO_IP, IP_MULTICAST_LOOP, options.loop);
    return error;
}

/// By RFC 3678, which has one call for both families.
int joinGroup(int descriptor, const Address &group, quint32 interfaceIndex)
{
    group_req request{};
    request.gr_interface = interfaceIndex;
    group.toNative(&request.gr_group);
    const int level = group.family() == Address::Family::IPv6 ? int(IPPROTO_IPV6) : int(IPPROTO_IP);
    return setSocketOption(descriptor, level, MCAST_JOIN_GROUP, request);
}

} // namespace SocketDesk
