// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

// The sockets of this system and the names in which they differ. For the .cpp files that call them, and for no header:
// what Windows includes here has macros for many a common word.

#ifdef Q_OS_WIN
#ifndef WIN32_LEAN_AND_MEAN
#define WIN32_LEAN_AND_MEAN
#endif
#ifndef NOMINMAX
#define NOMINMAX
#endif
#include <winsock2.h>
#include <ws2tcpip.h>

#include <mstcpip.h>
#include <mswsock.h>

#include <iphlpapi.h>

// Every socket of ours is non-blocking there, so that each call is.
#define MSG_DONTWAIT 0
#define SHUT_WR SD_SEND
#else
#include <arpa/inet.h>
#include <net/if.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#endif

#include <cerrno>
#include <cstddef>
#include <type_traits>

namespace SocketDesk {

#ifdef Q_OS_WIN

[[nodiscard]] int lastSocketError();                ///< of the call that has just failed, as an errno
[[nodiscard]] int errnoFromSocket(int systemError); ///< of an error of Windows Sockets

using IoLength = int;
constexpr int connectUnderWay = EAGAIN;  ///< what connect() says when it goes on
constexpr int boundExclusively = EACCES; ///< what bind() says of an address that somebody has for himself alone

/// An address of the net 0 stands for an index.
[[nodiscard]] inline int multicastInterface(quint32 index)
{
    return int(htonl(index));
}

#else

[[nodiscard]] inline int lastSocketError()
{
    return errno;
}

[[nodiscard]] inline int errnoFromSocket(int systemError)
{
    return systemError;
}

using IoLength = std::size_t;
constexpr int connectUnderWay = EINPROGRESS;
constexpr int boundExclusively = EADDRINUSE;

[[nodiscard]] inline ip_mreqn multicastInterface(quint32 index)
{
    ip_mreqn result{};
    result.imr_ifindex = int(index);
    return result;
}

#endif

[[nodiscard]] inline int socketErrorOf(int result)
{
    return result < 0 ? lastSocketError() : 0;
}

/// Both \return 0 or the errno.
inline int setSocketOption(int descriptor, int level, int option, int value)
{
    const auto *const bytes = reinterpret_cast<const char *>(&value); // as Windows wants it
    return socketErrorOf(setsockopt(descriptor, level, option, bytes, sizeof value));
}

template<typename Value>
requires std::is_class_v<Value>
int setSocketOption(int descriptor, int level, int option, const Value &value)
{
    const auto *const bytes = reinterpret_cast<const char *>(&value);
    return socketErrorOf(setsockopt(descriptor, level, option, bytes, sizeof value));
}

/// Both non-blocking and not inherited by child processes; -1 where lastSocketError() says why not.
[[nodiscard]] int makeDescriptor(int family, int type);
[[nodiscard]] int acceptDescriptor(int listener, sockaddr *address, socklen_t *length);

void closeDescriptor(int descriptor);

} // namespace SocketDesk
