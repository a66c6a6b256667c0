// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Sends datagrams at a chosen rate, in a burst each millisecond, and prints how many it sent and in how many nanoseconds:
//     pace PORT DATAGRAMS-PER-SECOND MILLISECONDS BYTES

#include "tests/bench/barepeer.h"

#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <string>
#include <thread>
#include <vector>

using namespace BarePeer;

namespace {

constexpr size_t batch = 64;

class Sender
{
public:
    Sender(int port, size_t bytes)
        : m_descriptor(openClient(Transport::Udp, port))
        , m_block(bytes, 'x')
        , m_vector{m_block.data(), bytes}
    {
        for (mmsghdr &message : m_messages) {
            message.msg_hdr.msg_iov = &m_vector;
            message.msg_hdr.msg_iovlen = 1;
        }
    }

    void send(long count)
    {
        while (count > 0) {
            const auto part = static_cast<unsigned>(std::min<long>(count, batch));
            count -= checked(::sendmmsg(m_descriptor, m_messages.data(), part, 0), "sendmmsg");
        }
    }

private:
    int m_descriptor;
    std::vector<char> m_block;
    iovec m_vector;
    std::array<mmsghdr, batch> m_messages{};
};

} // namespace

int main(int argc, char *argv[])
{
    const std::vector<std::string> arguments(argv, argv + argc);
    if (argc != 5) {
        std::fprintf(stderr, "usage: pace PORT DATAGRAMS-PER-SECOND MILLISECONDS BYTES\n");
        return 2;
    }
    using Clock = std::chrono::steady_clock;
    const long rate = std::stol(arguments[2]);
    const long bursts = std::stol(arguments[3]);
    Sender sender(std::stoi(arguments[1]), std::stoul(arguments[4]));
    const auto begin = Clock::now();
    long sent = 0;
    for (long burst = 1; burst <= bursts; ++burst) {
        const long due = rate * burst / 1000;
        sender.send(due - sent);
        sent = due;
        std::this_thread::sleep_until(begin + std::chrono::milliseconds(burst));
    }
    std::printf("%ld %lld\n", sent, static_cast<long long>(std::chrono::nanoseconds(Clock::now() - begin).count()));
}
