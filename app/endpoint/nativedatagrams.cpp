// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "endpoint/nativedatagrams.h"

#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/uio.h>

#ifdef Q_OS_LINUX
#include <linux/errqueue.h>
#include <linux/sock_diag.h>
#endif

#include <array>
#include <cerrno>
#include <cstring>
#include <ctime>

namespace SocketDesk {

namespace {

constexpr std::size_t controlBytes = 256;
constexpr int errorsSkipped = 64; // pending ICMP errors that one receive() passes over before it gives up

int setOption(int descriptor, int level, int option, int value)
{
    return setsockopt(descriptor, level, option, &value, sizeof value) < 0 ? errno : 0;
}

template<typename Value>
Value controlValue(const cmsghdr *header)
{
    Value value;
    std::memcpy(&value, CMSG_DATA(header), sizeof value);
    return value;
}

/// True where the header of an IPv4 datagram names another destination than one address of ours.
bool isGroup(const in_pktinfo &info)
{
    return info.ipi_addr.s_addr != info.ipi_spec_dst.s_addr;
}

bool isGroup(const in6_pktinfo &info)
{
    return info.ipi6_addr.s6_addr[0] == 0xff;
}

void readControl(msghdr &message, Datagram &datagram)
{
    for (cmsghdr *header = CMSG_FIRSTHDR(&message); header; header = CMSG_NXTHDR(&message, header)) {
        if (header->cmsg_level == IPPROTO_IP && header->cmsg_type == IP_PKTINFO)
            datagram.isToGroup = isGroup(controlValue<in_pktinfo>(header));
        else if (header->cmsg_level == IPPROTO_IPV6 && header->cmsg_type == IPV6_PKTINFO)
            datagram.isToGroup = isGroup(controlValue<in6_pktinfo>(header));
#ifdef SCM_TIMESTAMPNS
        else if (header->cmsg_level == SOL_SOCKET && header->cmsg_type == SCM_TIMESTAMPNS) {
            const auto time = controlValue<timespec>(header);
            datagram.time = Timestamp(std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec));
        }
#endif
    }
}

} // namespace

/// The memory that the kernel fills.
struct DatagramBatch::Slots
{
#ifndef Q_OS_LINUX
    struct mmsghdr // as Linux calls it NOLINT(readability-identifier-naming)
    {
        msghdr msg_hdr;
        unsigned msg_len;
    };
#endif

    Slots()
        : bytes(std::make_unique_for_overwrite<char[]>(std::size_t(slots) * slotBytes))
    {
        for (std::size_t i = 0; i < slots; ++i) {
            vectors[i] = {bytes.get() + i * slotBytes, std::size_t(slotBytes)};
            msghdr &message = messages[i].msg_hdr;
            message.msg_name = &addresses[i];
            message.msg_iov = &vectors[i];
            message.msg_iovlen = 1;
            message.msg_control = controls[i].data();
        }
        prepare(slots);
    }

    /// The kernel writes over these in each slot that it fills.
    void prepare(int count)
    {
        for (std::size_t i = 0; i < std::size_t(count); ++i) {
            messages[i].msg_hdr.msg_namelen = sizeof addresses[i];
            messages[i].msg_hdr.msg_controllen = controlBytes;
        }
    }

    /// \return the number of datagrams, or -1 with errno
    int receive(int descriptor, [[maybe_unused]] int limit)
    {
        prepare(std::max(used, 1)); // not all of them, most of which are seldom used and cold
#ifdef Q_OS_LINUX
        used = recvmmsg(descriptor, messages.data(), unsigned(limit), MSG_DONTWAIT, nullptr);
#else
        const ssize_t size = recvmsg(descriptor, &messages[0].msg_hdr, MSG_DONTWAIT);
        messages[0].msg_len = size < 0 ? 0 : unsigned(size);
        used = size < 0 ? -1 : 1;
#endif
        return used;
    }

    Datagram datagram(std::size_t i)
    {
        msghdr &message = messages[i].msg_hdr;
        Datagram result;
        result.bytes = {bytes.get() + i * slotBytes, qsizetype(messages[i].msg_len)};
        result.from = Address::fromNative(reinterpret_cast<const sockaddr *>(&addresses[i]));
        result.isTruncated = message.msg_flags & MSG_TRUNC;
        readControl(message, result);
        return result;
    }

    int used = 0;
    std::unique_ptr<char[]> bytes; // uninitialised: only the pages that datagrams touch cost memory
    std::array<mmsghdr, slots> messages{};
    std::array<iovec, slots> vectors{};
    std::array<sockaddr_storage, slots> addresses{};
    alignas(cmsghdr) std::array<std::array<char, controlBytes>, slots> controls{};
};

DatagramBatch::DatagramBatch() = default;
DatagramBatch::~DatagramBatch() = default;

std::span<const Datagram> DatagramBatch::receive(int descriptor, int limit)
{
    if (!m_slots)
        m_slots = std::make_unique<Slots>();
    limit = std::min(limit, slots);
    int count = m_slots->receive(descriptor, limit);
    // A pending ICMP error comes instead of the data; the data is behind it.
    for (int i = 0; count < 0 && errno != EAGAIN && errno != EBADF && i < errorsSkipped; ++i)
        count = m_slots->receive(descriptor, limit);
    m_datagrams.clear();
    for (int i = 0; i < count; ++i) {
        m_datagrams.push_back(m_slots->datagram(std::size_t(i)));
        if (m_datagrams.back().time == Timestamp())
            m_datagrams.back().time = wallClockNow();
    }
    return m_datagrams;
}

std::optional<Datagram> peekDatagram(int descriptor)
{
    alignas(cmsghdr) std::array<char, controlBytes> control;
    msghdr message{};
    message.msg_control = control.data();
    message.msg_controllen = control.size();
    if (recvmsg(descriptor, &message, MSG_PEEK | MSG_DONTWAIT) < 0)
        return {};
    Datagram datagram;
    readControl(message, datagram);
    return datagram;
}

std::optional<IcmpReport> takeIcmpReport([[maybe_unused]] int descriptor)
{
#ifdef Q_OS_LINUX
    sockaddr_storage destination{};
    alignas(cmsghdr) std::array<char, controlBytes> control;
    msghdr message{};
    message.msg_name = &destination;
    message.msg_namelen = sizeof destination;
    message.msg_control = control.data();
    message.msg_controllen = control.size();
    if (recvmsg(descriptor, &message, MSG_ERRQUEUE | MSG_DONTWAIT) < 0)
        return {};
    IcmpReport report{Address::fromNative(reinterpret_cast<const sockaddr *>(&destination)), 0};
    for (cmsghdr *header = CMSG_FIRSTHDR(&message); header; header = CMSG_NXTHDR(&message, header)) {
        const bool isV4 = header->cmsg_level == IPPROTO_IP && header->cmsg_type == IP_RECVERR;
        const bool isV6 = header->cmsg_level == IPPROTO_IPV6 && header->cmsg_type == IPV6_RECVERR;
        if (!isV4 && !isV6)
            continue;
        const auto error = controlValue<sock_extended_err>(header);
        // What this machine itself objected to was the result of the send already.
        report.error = error.ee_origin == SO_EE_ORIGIN_LOCAL ? 0 : int(error.ee_errno);
    }
    return report;
#else
    return {};
#endif
}

IoResult sendDatagram(int descriptor, const Address &to, QByteArrayView bytes)
{
    sockaddr_storage storage;
    const auto length = socklen_t(to.toNative(&storage));
    const ssize_t size = sendto(descriptor, bytes.data(), size_t(bytes.size()), MSG_DONTWAIT,
                                reinterpret_cast<const sockaddr *>(&storage), length);
    return {size, size < 0 ? errno : 0};
}

void prepareDatagrams(int descriptor, Address::Family family)
{
    setOption(descriptor, SOL_SOCKET, SO_BROADCAST, 1);
#ifdef SO_TIMESTAMPNS
    setOption(descriptor, SOL_SOCKET, SO_TIMESTAMPNS, 1);
#endif
    if (family == Address::Family::IPv4) {
        setOption(descriptor, IPPROTO_IP, IP_PKTINFO, 1);
#ifdef Q_OS_LINUX
        setOption(descriptor, IPPROTO_IP, IP_RECVERR, 1);
        setOption(descriptor, IPPROTO_IP, IP_MULTICAST_ALL, 0);
#endif
    } else {
        setOption(descriptor, IPPROTO_IPV6, IPV6_RECVPKTINFO, 1);
#ifdef Q_OS_LINUX
        setOption(descriptor, IPPROTO_IPV6, IPV6_RECVERR, 1);
        setOption(descriptor, IPPROTO_IPV6, IPV6_MULTICAST_ALL, 0);
#endif
    }
}

int setReceiveBuffer(int descriptor, int bytes)
{
    setOption(descriptor, SOL_SOCKET, SO_RCVBUF, bytes);
    int effective = 0;
    socklen_t length = sizeof effective;
    getsockopt(descriptor, SOL_SOCKET, SO_RCVBUF, &effective, &length);
    return effective;
}

std::optional<quint32> kernelDrops([[maybe_unused]] int descriptor)
{
#ifdef Q_OS_LINUX
    std::array<quint32, SK_MEMINFO_VARS> memory{};
    socklen_t length = sizeof memory;
    if (getsockopt(descriptor, SOL_SOCKET, SO_MEMINFO, memory.data(), &length) == 0)
        return memory[SK_MEMINFO_DROPS];
#endif
    return {};
}

int setMulticast(int descriptor, Address::Family family, const MulticastOptions &options)
{
    if (family == Address::Family::IPv6) {
        const int error = setOption(descriptor, IPPROTO_IPV6, IPV6_MULTICAST_IF, int(options.interfaceIndex));
        setOption(descriptor, IPPROTO_IPV6, IPV6_MULTICAST_HOPS, options.ttl);
        setOption(descriptor, IPPROTO_IPV6, IPV6_MULTICAST_LOOP, options.loop);
        return error;
    }
    ip_mreqn interface {};
    interface.imr_ifindex = int(options.interfaceIndex);
    const int result = setsockopt(descriptor, IPPROTO_IP, IP_MULTICAST_IF, &interface, sizeof interface);
    const int error = result < 0 ? errno : 0;
    setOption(descriptor, IPPROTO_IP, IP_MULTICAST_TTL, options.ttl);
    setOption(descriptor, IPPROTO_IP, IP_MULTICAST_LOOP, options.loop);
    return error;
}

int joinGroup(int descriptor, const Address &group, quint32 interfaceIndex)
{
    if (group.family() == Address::Family::IPv6) {
        ipv6_mreq request{};
        std::memcpy(&request.ipv6mr_multiaddr, group.bytes().data(), group.bytes().size());
        request.ipv6mr_interface = interfaceIndex;
        return setsockopt(descriptor, IPPROTO_IPV6, IPV6_JOIN_GROUP, &request, sizeof request) < 0 ? errno : 0;
    }
    ip_mreqn request{};
    std::memcpy(&request.imr_multiaddr, group.bytes().data(), 4);
    request.imr_ifindex = int(interfaceIndex);
    return setsockopt(descriptor, IPPROTO_IP, IP_ADD_MEMBERSHIP, &request, sizeof request) < 0 ? errno : 0;
}

} // namespace SocketDesk
