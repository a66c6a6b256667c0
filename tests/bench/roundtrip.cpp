// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Sends small messages to an echo one at a time and prints the p50 and p99 of their round trips in nanoseconds:
//     roundtrip tcp|udp PORT COUNT BYTES

#include "tests/bench/barepeer.h"

#include <sys/socket.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <span>
#include <string>
#include <vector>

using namespace BarePeer;

namespace {

using Clock = std::chrono::steady_clock;

void exchange(int descriptor, std::vector<char> &message)
{
    checked(::send(descriptor, message.data(), message.size(), MSG_NOSIGNAL), "send");
    for (size_t got = 0; got < message.size();) {
        const long size = checked(::recv(descriptor, message.data() + got, message.size() - got, 0), "recv");
        if (size == 0) {
            std::fprintf(stderr, "the echo closed the connection\n");
            std::exit(1);
        }
        got += static_cast<size_t>(size);
    }
}

std::vector<long> measure(int descriptor, size_t count, size_t bytes)
{
    std::vector<char> message(bytes, 'x');
    for (int warmUp = 0; warmUp < 200; ++warmUp)
        exchange(descriptor, message);
    std::vector<long> times(count);
    for (long &time : times) {
        const auto begin = Clock::now();
        exchange(descriptor, message);
        time = std::chrono::nanoseconds(Clock::now() - begin).count();
    }
    std::ranges::sort(times);
    return times;
}

} // namespace

int main(int argc, char *argv[])
{
    const std::vector<std::string> arguments(argv, argv + argc);
    if (argc != 5) {
        std::fprintf(stderr, "usage: roundtrip tcp|udp PORT COUNT BYTES\n");
        return 2;
    }
    const int client = openClient(transportFromName(arguments[1]), std::stoi(arguments[2]));
    const auto times = measure(client, std::stoul(arguments[3]), std::stoul(arguments[4]));
    std::printf("%ld %ld\n", times[times.size() / 2], times[times.size() * 99 / 100]);
}
