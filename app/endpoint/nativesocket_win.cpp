// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Of NativeSocket what POSIX and Windows do in different ways, here as Windows does it. It was never run:
// packaging/README.md says so.

#include "endpoint/nativesocket.h"

#include "endpoint/socketsystem.h"

#include <algorithm>
#include <array>

namespace SocketDesk {

namespace {

struct Translation
{
    int winsock;
    int posix;
};

constexpr std::array translations{
    Translation{WSAEWOULDBLOCK, EAGAIN},
    Translation{WSAEINPROGRESS, EINPROGRESS},
    Translation{WSAEALREADY, EALREADY},
    Translation{WSAEINTR, EINTR},
    Translation{WSAECONNREFUSED, ECONNREFUSED},
    Translation{WSAECONNRESET, ECONNRESET},
    Translation{WSAECONNABORTED, ECONNABORTED},
    Translation{WSAENETRESET, ETIMEDOUT}, // of a connection: its probes went unanswered
    Translation{WSAESHUTDOWN, EPIPE},
    Translation{WSAETIMEDOUT, ETIMEDOUT},
    Translation{WSAEADDRINUSE, EADDRINUSE},
    Translation{WSAEADDRNOTAVAIL, EADDRNOTAVAIL},
    Translation{WSAEACCES, EACCES},
    Translation{WSAENETDOWN, ENETDOWN},
    Translation{WSAENETUNREACH, ENETUNREACH},
    Translation{WSAEHOSTDOWN, EHOSTUNREACH},
    Translation{WSAEHOSTUNREACH, EHOSTUNREACH},
    Translation{WSAEMSGSIZE, EMSGSIZE},
    Translation{WSAEAFNOSUPPORT, EAFNOSUPPORT},
    Translation{WSAEPROTONOSUPPORT, EAFNOSUPPORT},
    Translation{WSAEMFILE, EMFILE},
    Translation{WSAENOBUFS, ENOBUFS},
    Translation{WSAENOTCONN, ENOTCONN},
    Translation{WSAEISCONN, EISCONN},
    Translation{WSAENOTSOCK, EBADF},
    Translation{WSAEBADF, EBADF},
    Translation{WSAEINVAL, EINVAL},
    Translation{WSAEFAULT, EFAULT},
    Translation{WSAENOPROTOOPT, ENOPROTOOPT},
    Translation{WSAEOPNOTSUPP, EOPNOTSUPP},
};

/// For as long as the program runs; Qt starts and ends its own use of them.
void startWindowsSockets()
{
    [[maybe_unused]] static const int result = [] {
        WSADATA data;
        return WSAStartup(MAKEWORD(2, 2), &data);
    }();
}

/// A handle of the system has 32 significant bits, so that what the rest of the program calls a descriptor holds it.
int descriptorOf(SOCKET socket)
{
    return int(socket);
}

} // namespace

int errnoFromSocket(int systemError)
{
    const auto *const found = std::ranges::find(translations, systemError, &Translation::winsock);
    return found == translations.end() ? systemError : found->posix;
}

int lastSocketError()
{
    return errnoFromSocket(WSAGetLastError());
}

int makeDescriptor(int family, int type)
{
    startWindowsSockets();
    const SOCKET socket = WSASocketW(family, type, 0, nullptr, 0, WSA_FLAG_OVERLAPPED | WSA_FLAG_NO_HANDLE_INHERIT);
    u_long on = 1;
    if (socket != INVALID_SOCKET)
        ioctlsocket(socket, FIONBIO, &on);
    return descriptorOf(socket);
}

int acceptDescriptor(int listener, sockaddr *address, socklen_t *length)
{
    const SOCKET socket = ::accept(SOCKET(listener), address, length);
    if (socket == INVALID_SOCKET)
        return -1;
    // It has what the listener has, the messages to the event loop too; and it is to be non-blocking in any case.
    WSAAsyncSelect(socket, nullptr, 0, 0);
    u_long on = 1;
    ioctlsocket(socket, FIONBIO, &on);
    SetHandleInformation(reinterpret_cast<HANDLE>(socket), HANDLE_FLAG_INHERIT, 0);
    return descriptorOf(socket);
}

void closeDescriptor(int descriptor)
{
    closesocket(SOCKET(descriptor));
}

/// What the option of this name asks for elsewhere, to bind in spite of TIME_WAIT, needs no asking. Here it would let
/// others take the port away; so it is kept from them, and from ourselves where somebody has it.
int NativeSocket::setReuseAddress()
{
    return setSocketOption(m_descriptor, SOL_SOCKET, SO_EXCLUSIVEADDRUSE, 1);
}

int NativeSocket::setShared(Transport)
{
    setSocketOption(m_descriptor, SOL_SOCKET, SO_EXCLUSIVEADDRUSE, 0); // the two exclude each other
    return setSocketOption(m_descriptor, SOL_SOCKET, SO_REUSEADDR, 1);
}

int NativeSocket::setChoosePortOnConnect()
{
    return 0;
}

/// The number of probes is fixed at ten.
int NativeSocket::setKeepAlive(std::chrono::seconds probeAfter)
{
    constexpr ULONG probes = 10;
    const auto milliseconds = ULONG(std::chrono::milliseconds(probeAfter).count());
    tcp_keepalive setting{1, milliseconds, std::max<ULONG>(1000, milliseconds / probes)};
    DWORD size = 0;
    return socketErrorOf(WSAIoctl(SOCKET(m_descriptor), SIO_KEEPALIVE_VALS, &setting, sizeof setting, nullptr, 0, &size,
                                  nullptr, nullptr));
}

/// A process may have as many handles as there is memory for.
void raiseDescriptorLimit() {}

} // namespace SocketDesk
