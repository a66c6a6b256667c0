// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How Windows gives datagrams: one at a time, without the time of its arrival. It was never run: packaging/README.md says
// so.

#include "endpoint/nativedatagrams.h"

#include "endpoint/socketsystem.h"

#ifndef SIO_UDP_NETRESET
#define SIO_UDP_NETRESET _WSAIOW(IOC_VENDOR, 15)
#endif

namespace SocketDesk {

namespace {

constexpr int errorsSkipped = 64;

/// WSARecvMsg, which only the socket's provider knows.
LPFN_WSARECVMSG receiveFunction(int descriptor)
{
    GUID name = WSAID_WSARECVMSG;
    LPFN_WSARECVMSG function = nullptr;
    DWORD size = 0;
    WSAIoctl(SOCKET(descriptor), SIO_GET_EXTENSION_FUNCTION_POINTER, &name, sizeof name, &function, sizeof function,
             &size, nullptr, nullptr);
    return function;
}

/// One datagram, into \p room. \return nothing where lastSocketError() says why
std::optional<Datagram> receiveOne(int descriptor, std::span<char> room, ULONG flags)
{
    static const LPFN_WSARECVMSG receive = receiveFunction(descriptor); // the same for all that Windows brings along
    if (!receive) {
        WSASetLastError(WSAEOPNOTSUPP);
        return {};
    }
    sockaddr_storage from{};
    WSABUF buffer{ULONG(room.size()), room.data()};
    WSAMSG message{};
    message.name = reinterpret_cast<sockaddr *>(&from);
    message.namelen = sizeof from;
    message.lpBuffers = &buffer;
    message.dwBufferCount = 1;
    message.dwFlags = flags;
    DWORD size = 0;
    const int result = receive(SOCKET(descriptor), &message, &size, nullptr, nullptr);
    const bool isTruncated = result != 0 && WSAGetLastError() == WSAEMSGSIZE;
    if (result != 0 && !isTruncated)
        return {};
    Datagram datagram;
    datagram.bytes = QByteArrayView(room.data(), std::min(qsizetype(size), qsizetype(room.size())));
    datagram.from = Address::fromNative(reinterpret_cast<const sockaddr *>(&from));
    datagram.isTruncated = isTruncated;
    datagram.isToGroup = (message.dwFlags & (MSG_BCAST | MSG_MCAST)) != 0;
    return datagram;
}

void switchOff(int descriptor, DWORD report)
{
    BOOL off = FALSE;
    DWORD size = 0;
    WSAIoctl(SOCKET(descriptor), report, &off, sizeof off, nullptr, 0, &size, nullptr, nullptr);
}

} // namespace

struct DatagramBatch::Slots
{
    std::unique_ptr<char[]> bytes = std::make_unique_for_overwrite<char[]>(std::size_t(slotBytes));
};

DatagramBatch::DatagramBatch() = default;
DatagramBatch::~DatagramBatch() = default;

std::span<const Datagram> DatagramBatch::receive(int descriptor, int limit)
{
    if (!m_slots)
        m_slots = std::make_unique<Slots>();
    m_datagrams.clear();
    for (int i = 0; limit > 0 && m_datagrams.empty() && i < errorsSkipped; ++i) {
        if (const auto datagram = receiveOne(descriptor, {m_slots->bytes.get(), std::size_t(slotBytes)}, 0)) {
            m_datagrams.push_back(*datagram);
            m_datagrams.back().time = wallClockNow();
        } else if (const int error = lastSocketError(); error == EAGAIN || error == EBADF || error == EOPNOTSUPP) {
            break;
        }
    }
    return m_datagrams;
}

std::optional<Datagram> peekDatagram(int descriptor)
{
    char first = 0;
    std::optional<Datagram> datagram = receiveOne(descriptor, {&first, 1}, MSG_PEEK);
    if (datagram)
        datagram->bytes = {};
    return datagram;
}

/// Windows says that something was unreachable, and not what: so it is asked to say nothing.
std::optional<IcmpReport> takeIcmpReport(int)
{
    return {};
}

void prepareDatagrams(int descriptor, Address::Family)
{
    setSocketOption(descriptor, SOL_SOCKET, SO_BROADCAST, 1);
    switchOff(descriptor, SIO_UDP_CONNRESET);
    switchOff(descriptor, SIO_UDP_NETRESET);
}

std::optional<quint32> kernelDrops(int)
{
    return {};
}

} // namespace SocketDesk
