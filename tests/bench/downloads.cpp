// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Asks a file server for the same file on many connections at once and prints the bytes that came and the nanoseconds
// that it took:
//     downloads PORT NAME CONNECTIONS

#include "tests/bench/barepeer.h"

#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <cstdio>
#include <span>
#include <string>
#include <vector>

using namespace BarePeer;

int main(int argc, char *argv[])
{
    const std::vector<std::string> arguments(argv, argv + argc);
    if (argc != 4) {
        std::fprintf(stderr, "usage: downloads PORT NAME CONNECTIONS\n");
        return 2;
    }
    const std::string request = arguments[2] + '\n';
    const int connections = std::stoi(arguments[3]);
    const auto set = static_cast<int>(checked(::epoll_create1(0), "epoll_create1"));
    const auto begin = std::chrono::steady_clock::now();
    for (int i = 0; i < connections; ++i) {
        epoll_event event{};
        event.events = EPOLLIN;
        event.data.fd = openClient(Transport::Tcp, std::stoi(arguments[1]));
        checked(::send(event.data.fd, request.data(), request.size(), MSG_NOSIGNAL), "send");
        checked(::epoll_ctl(set, EPOLL_CTL_ADD, event.data.fd, &event), "epoll_ctl");
    }
    std::vector<char> block(256 * 1024);
    unsigned long long bytes = 0;
    for (int open = connections; open > 0;) {
        std::array<epoll_event, 64> events{};
        const long count = checked(::epoll_wait(set, events.data(), events.size(), -1), "epoll_wait");
        for (const epoll_event &event : std::span(events).first(static_cast<size_t>(count))) {
            const long size = checked(::recv(event.data.fd, block.data(), block.size(), 0), "recv");
            bytes += static_cast<unsigned long long>(size);
            if (size == 0) {
                ::close(event.data.fd);
                --open;
            }
        }
    }
    const auto took = std::chrono::steady_clock::now() - begin;
    std::printf("%llu %lld\n", bytes,
                static_cast<long long>(std::chrono::duration_cast<std::chrono::nanoseconds>(took).count()));
}
