// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Sends as fast as the kernel takes it and prints how many writes it took and their bytes:
//     flood tcp|udp PORT SECONDS BYTES

#include "tests/bench/barepeer.h"

#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <string>
#include <vector>

using namespace BarePeer;

namespace {

struct Sent
{
    unsigned long long writes = 0;
    unsigned long long bytes = 0;
};

Sent flood(int descriptor, std::chrono::seconds duration, size_t bytes)
{
    const std::vector<char> block(bytes, 'x');
    const auto end = std::chrono::steady_clock::now() + duration;
    Sent sent;
    while (std::chrono::steady_clock::now() < end) {
        sent.bytes += static_cast<size_t>(checked(::send(descriptor, block.data(), bytes, MSG_NOSIGNAL), "send"));
        ++sent.writes;
    }
    return sent;
}

} // namespace

int main(int argc, char *argv[])
{
    const std::vector<std::string> arguments(argv, argv + argc);
    if (argc != 5) {
        std::fprintf(stderr, "usage: flood tcp|udp PORT SECONDS BYTES\n");
        return 2;
    }
    const int client = openClient(transportFromName(arguments[1]), std::stoi(arguments[2]));
    const Sent sent = flood(client, std::chrono::seconds(std::stoi(arguments[3])), std::stoul(arguments[4]));
    ::close(client);
    std::printf("%llu %llu\n", sent.writes, sent.bytes);
}
