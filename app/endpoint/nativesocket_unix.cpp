// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Of NativeSocket what POSIX and Windows do in different ways, here as POSIX does it.

#include "endpoint/nativesocket.h"

#include "endpoint/socketsystem.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>

namespace SocketDesk {

namespace {

constexpr rlim_t descriptorsAtOnce = 8192;

#ifndef SOCK_NONBLOCK
void prepareDescriptor(int descriptor)
{
    fcntl(descriptor, F_SETFD, FD_CLOEXEC);
    fcntl(descriptor, F_SETFL, O_NONBLOCK);
    setSocketOption(descriptor, SOL_SOCKET, SO_NOSIGPIPE, 1);
}
#endif

/// Each time the kernel's table of descriptors doubles, a process with threads waits for all processors: 10 to 20 ms, in
/// which a burst of connections overflows its queue. With one thread it costs nothing, and the table never shrinks.
void growDescriptorTable(int count)
{
    const int last = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, count - 1);
    if (last >= 0)
        ::close(last);
}

} // namespace

int makeDescriptor(int family, int type)
{
#ifdef SOCK_NONBLOCK
    return socket(family, type | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
#else
    const int descriptor = socket(family, type, 0);
    if (descriptor >= 0)
        prepareDescriptor(descriptor);
    return descriptor;
#endif
}

int acceptDescriptor(int listener, sockaddr *address, socklen_t *length)
{
#ifdef SOCK_NONBLOCK
    return accept4(listener, address, length, SOCK_NONBLOCK | SOCK_CLOEXEC);
#else
    const int descriptor = ::accept(listener, address, length);
    if (descriptor >= 0)
        prepareDescriptor(descriptor);
    return descriptor;
#endif
}

void closeDescriptor(int descriptor)
{
    ::close(descriptor); // not repeated on EINTR: Linux has closed it all the same
}

int NativeSocket::setReuseAddress()
{
    return setSocketOption(m_descriptor, SOL_SOCKET, SO_REUSEADDR, 1);
}

int NativeSocket::setShared([[maybe_unused]] Transport transport)
{
#ifdef Q_OS_LINUX
    // SO_REUSEPORT would deal the datagrams out among the sockets by the sender's address; so the last one gets all.
    if (transport == Transport::Udp)
        return setSocketOption(m_descriptor, SOL_SOCKET, SO_REUSEADDR, 1);
#endif
    return setSocketOption(m_descriptor, SOL_SOCKET, SO_REUSEPORT, 1);
}

int NativeSocket::setChoosePortOnConnect()
{
#ifdef IP_BIND_ADDRESS_NO_PORT
    return setSocketOption(m_descriptor, IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT, 1);
#else
    return 0;
#endif
}

int NativeSocket::setKeepAlive([[maybe_unused]] std::chrono::seconds probeAfter)
{
#ifdef TCP_KEEPIDLE
    constexpr int probes = 6;
    setSocketOption(m_descriptor, IPPROTO_TCP, TCP_KEEPIDLE, int(probeAfter.count()));
    setSocketOption(m_descriptor, IPPROTO_TCP, TCP_KEEPINTVL, std::max(1, int(probeAfter.count()) / probes));
    setSocketOption(m_descriptor, IPPROTO_TCP, TCP_KEEPCNT, probes);
#endif
    return setSocketOption(m_descriptor, SOL_SOCKET, SO_KEEPALIVE, 1);
}

void raiseDescriptorLimit()
{
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) < 0)
        return;
    if (limit.rlim_cur != limit.rlim_max) {
        limit.rlim_cur = limit.rlim_max;
        setrlimit(RLIMIT_NOFILE, &limit);
    }
    growDescriptorTable(int(std::min<rlim_t>(limit.rlim_cur, descriptorsAtOnce)));
}

} // namespace SocketDesk
