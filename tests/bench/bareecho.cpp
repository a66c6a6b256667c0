// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The least that an echo can be: receive, send, again. What `socketdesk-cli --echo` is compared with:
//     bareecho tcp|udp|udp-stamped
// The last one asks the kernel for what a log needs to know of a datagram: when it came and to which address.

#include "tests/bench/barepeer.h"

#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <span>
#include <string_view>

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

[[noreturn]] void echoStampedDatagrams(int descriptor)
{
    const int on = 1;
    checked(setsockopt(descriptor, SOL_SOCKET, SO_TIMESTAMPNS, &on, sizeof on), "SO_TIMESTAMPNS");
    checked(setsockopt(descriptor, IPPROTO_IP, IP_PKTINFO, &on, sizeof on), "IP_PKTINFO");
    sockaddr_in from{};
    alignas(cmsghdr) std::array<char, 256> control;
    iovec vector{buffer.data(), buffer.size()};
    for (;;) {
        mmsghdr message{};
        message.msg_hdr = {&from, sizeof from, &vector, 1, control.data(), control.size(), 0};
        checked(::recvmmsg(descriptor, &message, 1, 0, nullptr), "recvmmsg");
        checked(::sendto(descriptor, buffer.data(), message.msg_len, 0, reinterpret_cast<const sockaddr *>(&from),
                         message.msg_hdr.msg_namelen),
                "sendto");
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
    const std::string_view kind = argc == 2 ? arguments[1] : "";
    const bool isStamped = kind == "udp-stamped";
    const Transport transport = transportFromName(isStamped ? "udp" : std::string(kind));
    const int server = openServer(transport);
    std::fprintf(stderr, "listening on 127.0.0.1:%d\n", portOf(server));
    if (isStamped)
        echoStampedDatagrams(server);
    if (transport == Transport::Udp)
        echoDatagrams(server);
    echoStreams(server);
}
