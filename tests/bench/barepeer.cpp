// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/barepeer.h"

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace BarePeer {

namespace {

int openSocket(Transport transport)
{
    const int type = transport == Transport::Tcp ? SOCK_STREAM : SOCK_DGRAM;
    return static_cast<int>(checked(::socket(AF_INET, type | SOCK_CLOEXEC, 0), "socket"));
}

const sockaddr *generic(const sockaddr_in *address)
{
    return reinterpret_cast<const sockaddr *>(address);
}

} // namespace

Transport transportFromName(const std::string &name)
{
    if (name != "tcp" && name != "udp") {
        std::fprintf(stderr, "neither tcp nor udp: %s\n", name.c_str());
        std::exit(2);
    }
    return name == "tcp" ? Transport::Tcp : Transport::Udp;
}

sockaddr_in loopback(int port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<in_port_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

int openServer(Transport transport)
{
    const int descriptor = openSocket(transport);
    const sockaddr_in address = loopback(0);
    checked(::bind(descriptor, generic(&address), sizeof(address)), "bind");
    if (transport == Transport::Tcp)
        checked(::listen(descriptor, SOMAXCONN), "listen");
    return descriptor;
}

int portOf(int descriptor)
{
    sockaddr_in address{};
    socklen_t length = sizeof(address);
    checked(::getsockname(descriptor, reinterpret_cast<sockaddr *>(&address), &length), "getsockname");
    return ntohs(address.sin_port);
}

int openClient(Transport transport, int port)
{
    const int descriptor = openSocket(transport);
    const sockaddr_in address = loopback(port);
    checked(::connect(descriptor, generic(&address), sizeof(address)), "connect");
    if (transport == Transport::Tcp) {
        const int on = 1;
        checked(::setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on)), "TCP_NODELAY");
    }
    return descriptor;
}

long checked(long result, const char *what)
{
    if (result < 0) {
        std::fprintf(stderr, "%s: %s\n", what, std::strerror(errno));
        std::exit(1);
    }
    return result;
}

} // namespace BarePeer
