// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "endpoint/nativesocket.h"

#include "endpoint/socketsystem.h"

namespace SocketDesk {

namespace {

#ifdef MSG_NOSIGNAL
constexpr int sendFlags = MSG_NOSIGNAL;
#else
constexpr int sendFlags = 0; // SO_NOSIGPIPE on the socket instead, or a system that has no such signal
#endif

int nativeFamily(Address::Family family)
{
    return family == Address::Family::IPv6 ? AF_INET6 : AF_INET;
}

IoResult ioResult(qsizetype size)
{
    return {size, size < 0 ? lastSocketError() : 0};
}

template<typename Name>
Address addressFrom(Name name, int descriptor)
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
        return failure(systemFailure(lastSocketError()));
    return NativeSocket(descriptor);
}

AcceptedSocket NativeSocket::accept(int listener)
{
    sockaddr_storage storage{};
    socklen_t length = sizeof storage;
    auto *const address = reinterpret_cast<sockaddr *>(&storage);
    const int descriptor = acceptDescriptor(listener, address, &length);
    if (descriptor < 0)
        return {{}, {}, lastSocketError()};
    return {NativeSocket(descriptor), Address::fromNative(address), 0};
}

void NativeSocket::close()
{
    if (m_descriptor >= 0)
        closeDescriptor(std::exchange(m_descriptor, -1));
}

int NativeSocket::bind(const Address &address)
{
    sockaddr_storage storage;
    const auto length = socklen_t(address.toNative(&storage));
    const int error = socketErrorOf(::bind(m_descriptor, reinterpret_cast<const sockaddr *>(&storage), length));
    return error == boundExclusively ? EADDRINUSE : error;
}

int NativeSocket::listen(int backlog)
{
    return socketErrorOf(::listen(m_descriptor, backlog));
}

int NativeSocket::connect(const Address &address)
{
    sockaddr_storage storage;
    const auto length = socklen_t(address.toNative(&storage));
    const int error = socketErrorOf(::connect(m_descriptor, reinterpret_cast<const sockaddr *>(&storage), length));
    const bool goesOn = error == connectUnderWay || error == EINTR; // POSIX: an interrupted connect goes on
    return goesOn ? EINPROGRESS : error;
}

int NativeSocket::takeError()
{
    int error = 0;
    socklen_t length = sizeof error;
    const int result = getsockopt(m_descriptor, SOL_SOCKET, SO_ERROR, reinterpret_cast<char *>(&error), &length);
    return result < 0 ? lastSocketError() : errnoFromSocket(error);
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
    return ioResult(recv(m_descriptor, room.data(), IoLength(room.size()), 0));
}

IoResult NativeSocket::write(QByteArrayView bytes)
{
    return ioResult(send(m_descriptor, bytes.data(), IoLength(bytes.size()), sendFlags));
}

int NativeSocket::shutdownWriting()
{
    return socketErrorOf(shutdown(m_descriptor, SHUT_WR));
}

void NativeSocket::setResetOnClose()
{
    const linger atOnce{1, 0};
    setSocketOption(m_descriptor, SOL_SOCKET, SO_LINGER, atOnce);
}

int NativeSocket::setV6Only(bool only)
{
    return setSocketOption(m_descriptor, IPPROTO_IPV6, IPV6_V6ONLY, only);
}

int NativeSocket::setNoDelay(bool on)
{
    return setSocketOption(m_descriptor, IPPROTO_TCP, TCP_NODELAY, on);
}

int NativeSocket::setUrgentInline()
{
    return setSocketOption(m_descriptor, SOL_SOCKET, SO_OOBINLINE, 1);
}

} // namespace SocketDesk
