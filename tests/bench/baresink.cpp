// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The least that receiving can be:
//     baresink tcp FILE     recv, and append to FILE; any number of connections in one epoll set
//     baresink udp          recvmmsg with a receive buffer of 4 MiB
// Prints its port. For each line on standard input it prints as JSON what has come, once nothing more is waiting; it ends
// with standard input.

#include "tests/bench/barepeer.h"

#include <fcntl.h>
#include <linux/sock_diag.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <span>
#include <string>
#include <vector>

using namespace BarePeer;

namespace {

constexpr int batch = 64;
constexpr int datagramRoom = 2048;
constexpr int receiveBufferBytes = 4 * 1024 * 1024;

struct Received
{
    unsigned long long writes = 0;
    unsigned long long bytes = 0;
};

void watch(int set, int descriptor)
{
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.fd = descriptor;
    checked(::epoll_ctl(set, EPOLL_CTL_ADD, descriptor, &event), "epoll_ctl");
}

/// \return false when the peer has finished
bool takeStream(int peer, int file, Received &received)
{
    static std::array<char, 256 * 1024> buffer;
    const long size = checked(::recv(peer, buffer.data(), buffer.size(), 0), "recv");
    if (size == 0)
        return false;
    checked(::write(file, buffer.data(), static_cast<size_t>(size)), "write");
    received.bytes += static_cast<size_t>(size);
    ++received.writes;
    return true;
}

void takeDatagrams(int descriptor, Received &received)
{
    static std::array<std::array<char, datagramRoom>, batch> buffers;
    static std::array<iovec, batch> vectors;
    static std::array<mmsghdr, batch> messages;
    for (size_t i = 0; i < batch; ++i) {
        vectors.at(i) = {buffers.at(i).data(), datagramRoom};
        messages.at(i) = {};
        messages.at(i).msg_hdr.msg_iov = &vectors.at(i);
        messages.at(i).msg_hdr.msg_iovlen = 1;
    }
    const int count = ::recvmmsg(descriptor, messages.data(), batch, MSG_DONTWAIT, nullptr);
    for (int i = 0; i < count; ++i)
        received.bytes += messages.at(static_cast<size_t>(i)).msg_len;
    received.writes += static_cast<unsigned>(count > 0 ? count : 0);
}

unsigned drops(int descriptor)
{
    std::array<unsigned, SK_MEMINFO_VARS> memory{};
    socklen_t length = sizeof memory;
    checked(::getsockopt(descriptor, SOL_SOCKET, SO_MEMINFO, memory.data(), &length), "SO_MEMINFO");
    return memory.at(SK_MEMINFO_DROPS);
}

class Sink
{
public:
    Sink(Transport transport, const std::string &path)
        : m_transport(transport)
        , m_server(openServer(transport))
        , m_set(static_cast<int>(checked(::epoll_create1(0), "epoll_create1")))
    {
        if (transport == Transport::Tcp)
            m_file = static_cast<int>(
                checked(::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_APPEND, 0600), path.c_str()));
        else
            checked(setsockopt(m_server, SOL_SOCKET, SO_RCVBUF, &receiveBufferBytes, sizeof receiveBufferBytes),
                    "SO_RCVBUF");
        watch(m_set, m_server);
        watch(m_set, STDIN_FILENO);
    }

    [[nodiscard]] int port() const { return portOf(m_server); }

    void run()
    {
        bool isAsked = false;
        for (;;) {
            std::array<epoll_event, 64> events{};
            const long count =
                checked(::epoll_wait(m_set, events.data(), events.size(), isAsked ? 0 : -1), "epoll_wait");
            if (isAsked && count == 0) {
                print();
                isAsked = false;
            }
            for (const epoll_event &event : std::span(events).first(static_cast<size_t>(count))) {
                if (event.data.fd != STDIN_FILENO)
                    serve(event.data.fd);
                else if (readLine())
                    isAsked = true;
                else
                    return;
            }
        }
    }

private:
    void serve(int descriptor)
    {
        if (m_transport == Transport::Udp)
            return takeDatagrams(descriptor, m_received);
        if (descriptor == m_server)
            return watch(m_set, static_cast<int>(checked(::accept(m_server, nullptr, nullptr), "accept")));
        if (!takeStream(descriptor, m_file, m_received))
            ::close(descriptor);
    }

    static bool readLine()
    {
        std::array<char, 64> line{};
        return ::read(STDIN_FILENO, line.data(), line.size()) > 0;
    }

    void print()
    {
        const unsigned dropped = m_transport == Transport::Udp ? drops(m_server) : 0;
        std::printf("{\"writes\": %llu, \"bytes\": %llu, \"dropped\": %u}\n", m_received.writes, m_received.bytes,
                    dropped);
        std::fflush(stdout);
    }

    Transport m_transport;
    int m_server;
    int m_set;
    int m_file = -1;
    Received m_received;
};

} // namespace

int main(int argc, char *argv[])
{
    const std::vector<std::string> arguments(argv, argv + argc);
    if (argc < 2 || (arguments[1] == "tcp" && argc != 3)) {
        std::fprintf(stderr, "usage: baresink tcp FILE | udp\n");
        return 2;
    }
    Sink sink(transportFromName(arguments[1]), argc > 2 ? arguments[2] : std::string());
    std::printf("%d\n", sink.port());
    std::fflush(stdout);
    sink.run();
}
