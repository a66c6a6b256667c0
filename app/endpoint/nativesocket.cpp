// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "endpoint/nativesocket.h"

#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

namespace SocketDesk {

namespace {

#ifdef MSG_NOSIGNAL
constexpr int sendFlags = MSG_NOSIGNAL;
#else
constexpr int sendFlags = 0; // SO_NOSIGPIPE on the socket instead
#endif

constexpr rlim_t descriptorsAtOnce = 8192;

int errnoOf(int result)
{
    return result < 0 ? errno : 0;
}

int setOption(int descriptor, int level, int option, int value)
{
    return errnoOf(setsockopt(descriptor, level, option, &value, sizeof value));
}

int nativeFamily(Address::Family family)
{
    return family == Address::Family::IPv6 ? AF_INET6 : AF_INET;
}

#ifndef SOCK_NONBLOCK
void prepareDescriptor(int descriptor)
{
    fcntl(descriptor, F_SETFD, FD_CLOEXEC);
    fcntl(descriptor, F_SETFL, O_NONBLOCK);
    setOption(descriptor, SOL_SOCKET, SO_NOSIGPIPE, 1);
}
#endif

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

/// Each time the kernel's table of descriptors doubles, a process with threads waits for all processors: 10 to 20 ms, in
/// which a burst of connections overflows its queue. With one thread it costs nothing, and the table never shrinks.
void growDescriptorTable(int count)
{
    const int last = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, count - 1);
    if (last >= 0)
        ::close(last);
}

Address addressFrom(int (*name)(int, sockaddr *, socklen_t *), int descriptor)
{
    sockaddr_storage storage{};
    socklen_t length = sizeof storage;
    if (name(descriptor, reinterpret_cast<sockaddr *>(&storage), &length) < 0)
        return {};
    return Address::fromNative(reinterpret_cast<const sockaddr *>(&storage));
}

} // namespace

bool IoResult::wouldBlock() const
{
    return error == EAGAIN || error == EINTR;
}

NativeSocket &NativeSocket::operator=(NativeSocket &&other) noexcept
{
    if (this != &other) {
        close();
        m_descriptor = other.release();
    }
    return *this;
}

Result<NativeSocket> NativeSocket::make(Transport transport, Address::Family family)
{
    const int type = transport == Transport::Tcp ? SOCK_STREAM : SOCK_DGRAM;
    const int descriptor = makeDescriptor(nativeFamily(family), type);
    if (descriptor < 0)
        return failure(systemFailure(errno));
    return NativeSocket(descriptor);
}

AcceptedSocket NativeSocket::accept(int listener)
{
    sockaddr_storage storage{};
    socklen_t length = sizeof storage;
    auto *const address = reinterpret_cast<sockaddr *>(&storage);
#ifdef SOCK_NONBLOCK
    const int descriptor = accept4(listener, address, &length, SOCK_NONBLOCK | SOCK_CLOEXEC);
#else
    const int descriptor = ::accept(listener, address, &length);
    if (descriptor >= 0)
        prepareDescriptor(descriptor);
#endif
    if (descriptor < 0)
        return {{}, {}, errno};
    return {NativeSocket(descriptor), Address::fromNative(address), 0};
}

void NativeSocket::close()
{
    if (m_descriptor >= 0)
        ::close(std::exchange(m_descriptor, -1)); // not repeated on EINTR: Linux has closed it all the same
}

int NativeSocket::bind(const Address &address)
{
    sockaddr_storage storage;
    const auto length = socklen_t(address.toNative(&storage));
    return errnoOf(::bind(m_descriptor, reinterpret_cast<const sockaddr *>(&storage), length));
}

int NativeSocket::listen(int backlog)
{
    return errnoOf(::listen(m_descriptor, backlog));
}

int NativeSocket::connect(const Address &address)
{
    sockaddr_storage storage;
    const auto length = socklen_t(address.toNative(&storage));
    const int error = errnoOf(::connect(m_descriptor, reinterpret_cast<const sockaddr *>(&storage), length));
    return error == EINTR ? EINPROGRESS : error; // POSIX: an interrupted connect goes on
}

int NativeSocket::takeError()
{
    int error = 0;
    socklen_t length = sizeof error;
    return getsockopt(m_descriptor, SOL_SOCKET, SO_ERROR, &error, &length) < 0 ? errno : error;
}

Address NativeSocket::localAddress() const
{
    return addressFrom(getsockname, m_descriptor);
}

Address NativeSocket::peerAddress() const
{
    return addressFrom(getpeername, m_descriptor);
}

IoResult NativeSocket::read(std::span<char> room)
{
    const ssize_t size = recv(m_descriptor, room.data(), room.size(), 0);
    return {size, size < 0 ? errno : 0};
}

IoResult NativeSocket::write(QByteArrayView bytes)
{
    const ssize_t size = send(m_descriptor, bytes.data(), size_t(bytes.size()), sendFlags);
    return {size, size < 0 ? errno : 0};
}

int NativeSocket::shutdownWriting()
{
    return errnoOf(shutdown(m_descriptor, SHUT_WR));
}

void NativeSocket::setResetOnClose()
{
    const linger atOnce{1, 0};
    setsockopt(m_descriptor, SOL_SOCKET, SO_LINGER, &atOnce, sizeof atOnce);
}

int NativeSocket::setReuseAddress()
{
    return setOption(m_descriptor, SOL_SOCKET, SO_REUSEADDR, 1);
}

int NativeSocket::setShared([[maybe_unused]] Transport transport)
{
#ifdef Q_OS_LINUX
    // SO_REUSEPORT would deal the datagrams out among the sockets by the sender's address; so the last one gets all.
    if (transport == Transport::Udp)
        return setOption(m_descriptor, SOL_SOCKET, SO_REUSEADDR, 1);
#endif
    return setOption(m_descriptor, SOL_SOCKET, SO_REUSEPORT, 1);
}

int NativeSocket::setV6Only(bool only)
{
    return setOption(m_descriptor, IPPROTO_IPV6, IPV6_V6ONLY, only);
}

int NativeSocket::setNoDelay(bool on)
{
    return setOption(m_descriptor, IPPROTO_TCP, TCP_NODELAY, on);
}

int NativeSocket::setChoosePortOnConnect()
{
#ifdef IP_BIND_ADDRESS_NO_PORT
    return setOption(m_descriptor, IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT, 1);
#else
    return 0;
#endif
}

int NativeSocket::setKeepAlive([[maybe_unused]] std::chrono::seconds probeAfter)
{
#ifdef TCP_KEEPIDLE
    constexpr int probes = 6;
    setOption(m_descriptor, IPPROTO_TCP, TCP_KEEPIDLE, int(probeAfter.count()));
    setOption(m_descriptor, IPPROTO_TCP, TCP_KEEPINTVL, std::max(1, int(probeAfter.count()) / probes));
    setOption(m_descriptor, IPPROTO_TCP, TCP_KEEPCNT, probes);
#endif
    return setOption(m_descriptor, SOL_SOCKET, SO_KEEPALIVE, 1);
}

int NativeSocket::setUrgentInline()
{
    return setOption(m_descriptor, SOL_SOCKET, SO_OOBINLINE, 1);
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
