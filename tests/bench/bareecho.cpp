// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The least that an echo can be: receive, send, again. What `socketdesk-cli --echo` is compared with.

#include "tests/bench/barepeer.h"

#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <span>

using namespace BarePeer;

namespace {

std::array<char, 65536> buffer;

[[noreturn]] void echoDatagrams(int descriptor)
{
    for (;;) {
        sockaddr_in from{};
        socklen_t length = sizeof(from);
        auto *address = reinterpret_cast<sockaddr *>(&from);
        const long size =
            checked(::recvfrom(descriptor, buffer.data(), buffer.size(), 0, address, &length), "recvfrom");
        checked(::sendto(descriptor, buffer.data(), static_cast<size_t>(size), 0, address, length), "sendto");
    }
}

/// One connection after the other, which is all that the benchmark asks.
[[noreturn]] void echoStreams(int listener)
{
    for (;;) {
        const int peer = static_cast<int>(checked(::accept(listener, nullptr, nullptr), "accept"));
        while (const long size = checked(::recv(peer, buffer.data(), buffer.size(), 0), "recv"))
            checked(::send(peer, buffer.data(), static_cast<size_t>(size), MSG_NOSIGNAL), "send");
        ::close(peer);
    }
}

} // namespace

int main(int argc, char *argv[])
{
    const std::span arguments(argv, static_cast<size_t>(argc));
    const Transport transport = transportFromName(argc == 2 ? arguments[1] : "");
    const int server = openServer(transport);
    std::fprintf(stderr, "listening on 127.0.0.1:%d\n", portOf(server));
    if (transport == Transport::Udp)
        echoDatagrams(server);
    echoStreams(server);
}
