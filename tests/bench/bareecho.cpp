// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The least that an echo can be: receive, send, again. What `socketdesk-cli --echo` is compared with:
//     bareecho tcp|tcp-many|udp|udp-stamped
// tcp serves one connection after the other, tcp-many any number in one epoll set. udp-stamped asks the kernel for what a
// log needs to know of a datagram: when it came and to which address.

#include "tests/bench/barepeer.h"

#include <sys/epoll.h>
#include <sys/resource.h>
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

[[noreturn]] void echoManyStreams(int listener)
{
    rlimit limit{};
    checked(getrlimit(RLIMIT_NOFILE, &limit), "getrlimit");
    limit.rlim_cur = limit.rlim_max;
    checked(setrlimit(RLIMIT_NOFILE, &limit), "setrlimit");
    const auto set = static_cast<int>(checked(::epoll_create1(0), "epoll_create1"));
    const auto watch = [set](int descriptor) {
        epoll_event event{};
        event.events = EPOLLIN;
        event.data.fd = descriptor;
        checked(::epoll_ctl(set, EPOLL_CTL_ADD, descriptor, &event), "epoll_ctl");
    };
    watch(listener);
    for (;;) {
        std::array<epoll_event, 256> events{};
        const long count = checked(::epoll_wait(set, events.data(), events.size(), -1), "epoll_wait");
        for (const epoll_event &event : std::span(events).first(static_cast<size_t>(count))) {
            const int descriptor = event.data.fd;
            if (descriptor == listener) {
                watch(static_cast<int>(checked(::accept(listener, nullptr, nullptr), "accept")));
                continue;
            }
            const long size = checked(::recv(descriptor, buffer.data(), buffer.size(), 0), "recv");
            if (size == 0)
                ::close(descriptor);
            else
                checked(::send(descriptor, buffer.data(), static_cast<size_t>(size), MSG_NOSIGNAL), "send");
        }
    }
}

} // namespace

int main(int argc, char *argv[])
{
    const std::span arguments(argv, static_cast<size_t>(argc));
    const std::string_view kind = argc == 2 ? arguments[1] : "";
    const bool isMany = kind == "tcp-many";
    const bool isStamped = kind == "udp-stamped";
    const Transport transport = transportFromName(std::string(isMany || isStamped ? kind.substr(0, 3) : kind));
    const int server = openServer(transport);
    std::fprintf(stderr, "listening on 127.0.0.1:%d\n", portOf(server));
    if (isMany)
        echoManyStreams(server);
    if (isStamped)
        echoStampedDatagrams(server);
    if (transport == Transport::Udp)
        echoDatagrams(server);
    echoStreams(server);
}
