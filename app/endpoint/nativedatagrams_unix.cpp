// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How POSIX gives datagrams, and what Linux tells of them.

#include "endpoint/nativedatagrams.h"

#include "endpoint/socketsystem.h"

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

void prepareDatagrams(int descriptor, Address::Family family)
{
    setSocketOption(descriptor, SOL_SOCKET, SO_BROADCAST, 1);
#ifdef SO_TIMESTAMPNS
    setSocketOption(descriptor, SOL_SOCKET, SO_TIMESTAMPNS, 1);
#endif
    if (family == Address::Family::IPv4) {
        setSocketOption(descriptor, IPPROTO_IP, IP_PKTINFO, 1);
#ifdef Q_OS_LINUX
        setSocketOption(descriptor, IPPROTO_IP, IP_RECVERR, 1);
        setSocketOption(descriptor, IPPROTO_IP, IP_MULTICAST_ALL, 0);
#endif
    } else {
        setSocketOption(descriptor, IPPROTO_IPV6, IPV6_RECVPKTINFO, 1);
#ifdef Q_OS_LINUX
        setSocketOption(descriptor, IPPROTO_IPV6, IPV6_RECVERR, 1);
        setSocketOption(descriptor, IPPROTO_IPV6, IPV6_MULTICAST_ALL, 0);
#endif
    }
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

} // namespace SocketDesk
