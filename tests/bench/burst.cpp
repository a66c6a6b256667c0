// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Opens many connections to an echo at once and prints in nanoseconds: the time until each has had a byte echoed, then
// the p50 and p99 of round trips on connections picked at random, and on one connection alone:
//     burst PORT CONNECTIONS ROUND-TRIPS

#include "tests/bench/barepeer.h"

#include <sys/resource.h>
#include <sys/socket.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <random>
#include <string>
#include <vector>

using namespace BarePeer;

namespace {

using Clock = std::chrono::steady_clock;

long long nanosecondsSince(Clock::time_point begin)
{
    return std::chrono::nanoseconds(Clock::now() - begin).count();
}

void allowDescriptors()
{
    rlimit limit{};
    checked(getrlimit(RLIMIT_NOFILE, &limit), "getrlimit");
    limit.rlim_cur = limit.rlim_max;
    checked(setrlimit(RLIMIT_NOFILE, &limit), "setrlimit");
}

void sendByte(int descriptor)
{
    checked(::send(descriptor, "x", 1, MSG_NOSIGNAL), "send");
}

void receiveByte(int descriptor)
{
    char byte = 0;
    if (checked(::recv(descriptor, &byte, 1, 0), "recv") == 0) {
        std::fprintf(stderr, "the echo closed a connection\n");
        std::exit(1);
    }
}

template<typename Pick>
void printRoundTrips(size_t count, Pick pick)
{
    std::vector<long long> times(count);
    for (long long &time : times) {
        const int descriptor = pick();
        const auto begin = Clock::now();
        sendByte(descriptor);
        receiveByte(descriptor);
        time = nanosecondsSince(begin);
    }
    std::ranges::sort(times);
    std::printf("%lld %lld\n", times.at(count / 2), times.at(count * 99 / 100));
}

} // namespace

int main(int argc, char *argv[])
{
    const std::vector<std::string> arguments(argv, argv + argc);
    if (argc != 4) {
        std::fprintf(stderr, "usage: burst PORT CONNECTIONS ROUND-TRIPS\n");
        return 2;
    }
    allowDescriptors();
    const int port = std::stoi(arguments[1]);
    const size_t count = std::stoul(arguments[2]);
    const size_t roundTrips = std::stoul(arguments[3]);

    std::vector<int> connections;
    const auto begin = Clock::now();
    for (size_t i = 0; i < count; ++i) {
        connections.push_back(openClient(Transport::Tcp, port));
        sendByte(connections.back());
    }
    for (const int connection : connections)
        receiveByte(connection);
    std::printf("%lld\n", nanosecondsSince(begin));

    std::mt19937 random(1); // NOLINT(cert-msc32-c,cert-msc51-cpp): the same picks in each run
    std::uniform_int_distribution<size_t> anyOf(0, count - 1);
    printRoundTrips(roundTrips, [&] { return connections.at(anyOf(random)); });
    printRoundTrips(roundTrips, [&] { return connections.back(); });
}
