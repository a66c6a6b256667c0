// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/rawpeer.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <net/if.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

namespace {

socklen_t nativeAddress(const char *address, quint16 port, sockaddr_storage &storage)
{
    storage = {};
    auto *v4 = reinterpret_cast<sockaddr_in *>(&storage);
    if (inet_pton(AF_INET, address, &v4->sin_addr) == 1) {
        v4->sin_family = AF_INET;
        v4->sin_port = htons(port);
        return sizeof *v4;
    }
    auto *v6 = reinterpret_cast<sockaddr_in6 *>(&storage);
    v6->sin6_family = AF_INET6;
    v6->sin6_port = htons(port);
    inet_pton(AF_INET6, address, &v6->sin6_addr);
    return sizeof *v6;
}

int makeSocket(const char *address, int type)
{
    return socket(std::strchr(address, ':') ? AF_INET6 : AF_INET, type | SOCK_CLOEXEC, 0);
}

int bindTo(int descriptor, const char *address, quint16 port)
{
    sockaddr_storage storage;
    const socklen_t length = nativeAddress(address, port, storage);
    return bind(descriptor, reinterpret_cast<const sockaddr *>(&storage), length);
}

int startConnecting(int descriptor, const char *address, quint16 port)
{
    sockaddr_storage storage;
    const socklen_t length = nativeAddress(address, port, storage);
    return connect(descriptor, reinterpret_cast<const sockaddr *>(&storage), length);
}

void setNonBlocking(int descriptor)
{
    fcntl(descriptor, F_SETFL, O_NONBLOCK);
}

} // namespace

RawSocket &RawSocket::operator=(RawSocket &&other) noexcept
{
    close();
    m_descriptor = std::exchange(other.m_descriptor, -1);
    return *this;
}

quint16 RawSocket::port() const
{
    sockaddr_storage storage{};
    socklen_t length = sizeof storage;
    getsockname(m_descriptor, reinterpret_cast<sockaddr *>(&storage), &length);
    return storage.ss_family == AF_INET6 ? ntohs(reinterpret_cast<const sockaddr_in6 *>(&storage)->sin6_port)
                                         : ntohs(reinterpret_cast<const sockaddr_in *>(&storage)->sin_port);
}

void RawSocket::close()
{
    if (m_descriptor >= 0)
        ::close(std::exchange(m_descriptor, -1));
}

RawStream RawStream::connectTo(quint16 port, const char *address)
{
    RawStream stream(makeSocket(address, SOCK_STREAM));
    if (startConnecting(stream.m_descriptor, address, port) < 0)
        return {};
    setNonBlocking(stream.m_descriptor);
    return stream;
}

RawStream RawStream::beginConnecting(quint16 port)
{
    RawStream stream(makeSocket("127.0.0.1", SOCK_STREAM));
    setNonBlocking(stream.m_descriptor);
    startConnecting(stream.m_descriptor, "127.0.0.1", port);
    return stream;
}

qsizetype RawStream::write(const QByteArray &bytes)
{
    return send(m_descriptor, bytes.constData(), size_t(bytes.size()), MSG_NOSIGNAL);
}

void RawStream::poll()
{
    std::array<char, 65536> buffer;
    while (isOpen() && !m_hasFin && !m_hasReset) {
        const ssize_t size = recv(m_descriptor, buffer.data(), buffer.size(), 0);
        if (size > 0)
            m_received.append(buffer.data(), size);
        else if (size == 0)
            m_hasFin = true;
        else if (errno == EAGAIN)
            return;
        else
            m_hasReset = errno == ECONNRESET;
        if (size < 0)
            return;
    }
}

const QByteArray &RawStream::received()
{
    poll();
    return m_received;
}

bool RawStream::hasSeenFin()
{
    poll();
    return m_hasFin;
}

bool RawStream::hasSeenReset()
{
    poll();
    if (!m_hasReset && isOpen()) { // after a FIN only the socket's error tells
        int error = 0;
        socklen_t length = sizeof error;
        getsockopt(m_descriptor, SOL_SOCKET, SO_ERROR, &error, &length);
        m_hasReset = error == ECONNRESET || error == EPIPE;
    }
    return m_hasReset;
}

void RawStream::finish()
{
    shutdown(m_descriptor, SHUT_WR);
}

void RawStream::reset()
{
    const linger atOnce{1, 0};
    setsockopt(m_descriptor, SOL_SOCKET, SO_LINGER, &atOnce, sizeof atOnce);
    close();
}

RawListener::RawListener(int backlog, const char *address, quint16 port)
    : RawSocket(makeSocket(address, SOCK_STREAM))
{
    const int yes = 1;
    setsockopt(m_descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    if (bindTo(m_descriptor, address, port) < 0 || listen(m_descriptor, backlog) < 0)
        close();
    else
        setNonBlocking(m_descriptor);
}

std::optional<RawStream> RawListener::accept()
{
    const int descriptor = accept4(m_descriptor, nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC);
    return descriptor < 0 ? std::nullopt : std::optional(RawStream(descriptor));
}

RawDatagrams::RawDatagrams(quint16 port, const char *address)
    : RawSocket(makeSocket(address, SOCK_DGRAM))
{
    if (bindTo(m_descriptor, address, port) < 0)
        close();
    else
        setNonBlocking(m_descriptor);
}

bool RawDatagrams::sendTo(quint16 port, const QByteArray &bytes, const char *address)
{
    sockaddr_storage storage;
    const socklen_t length = nativeAddress(address, port, storage);
    return sendto(m_descriptor, bytes.constData(), size_t(bytes.size()), 0,
                  reinterpret_cast<const sockaddr *>(&storage), length) == bytes.size();
}

const QList<QByteArray> &RawDatagrams::received()
{
    std::array<char, 65536> buffer;
    ssize_t size = 0;
    while ((size = recv(m_descriptor, buffer.data(), buffer.size(), 0)) >= 0)
        m_received.append(QByteArray(buffer.data(), size));
    return m_received;
}

void RawDatagrams::joinOnLoopback(const char *group)
{
    ip_mreqn request{};
    inet_pton(AF_INET, group, &request.imr_multiaddr);
    request.imr_ifindex = int(if_nametoindex("lo"));
    setsockopt(m_descriptor, IPPROTO_IP, IP_ADD_MEMBERSHIP, &request, sizeof request);
    setsockopt(m_descriptor, IPPROTO_IP, IP_MULTICAST_IF, &request, sizeof request);
}
