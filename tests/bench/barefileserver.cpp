// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The least that a file server can be: who connects and says something gets the file, read and sent from one epoll loop.
// What `socketdesk-cli --serve-folder` is compared with:
//     barefileserver FILE

#include "tests/bench/barepeer.h"

#include <fcntl.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <map>
#include <span>
#include <vector>

using namespace BarePeer;

namespace {

constexpr size_t blockBytes = 256 * 1024;

struct Client
{
    int file = -1;
    std::vector<char> block;
    size_t begin = 0; ///< of what is left of the block
};

class Server
{
public:
    explicit Server(const char *path)
        : m_path(path)
        , m_set(static_cast<int>(checked(::epoll_create1(0), "epoll_create1")))
    {}

    [[noreturn]] void serve(int listener)
    {
        checked(::listen(listener, 1024), "listen");
        watch(listener, EPOLLIN, EPOLL_CTL_ADD);
        for (;;) {
            std::array<epoll_event, 256> events{};
            const long count = checked(::epoll_wait(m_set, events.data(), events.size(), -1), "epoll_wait");
            for (const epoll_event &event : std::span(events).first(static_cast<size_t>(count)))
                handle(listener, event.data.fd);
        }
    }

private:
    void watch(int descriptor, uint32_t what, int operation) const
    {
        epoll_event event{};
        event.events = what;
        event.data.fd = descriptor;
        checked(::epoll_ctl(m_set, operation, descriptor, &event), "epoll_ctl");
    }

    void handle(int listener, int descriptor)
    {
        if (descriptor == listener) {
            const auto peer = static_cast<int>(checked(::accept4(listener, nullptr, nullptr, SOCK_NONBLOCK), "accept"));
            m_clients[peer] = {};
            watch(peer, EPOLLIN, EPOLL_CTL_ADD);
            return;
        }
        Client &client = m_clients[descriptor];
        if (client.file < 0) {
            std::array<char, 4096> name{};
            checked(::recv(descriptor, name.data(), name.size(), 0), "recv");
            client.file = static_cast<int>(checked(::open(m_path, O_RDONLY), "open"));
            watch(descriptor, EPOLLOUT, EPOLL_CTL_MOD);
        }
        if (!sendBlock(descriptor, client)) {
            ::close(client.file);
            ::close(descriptor);
            m_clients.erase(descriptor);
        }
    }

    /// \return false at the end of the file
    static bool sendBlock(int descriptor, Client &client)
    {
        if (client.begin == client.block.size()) {
            client.block.resize(blockBytes);
            const long size = checked(::read(client.file, client.block.data(), blockBytes), "read");
            client.block.resize(static_cast<size_t>(size));
            client.begin = 0;
            if (size == 0)
                return false;
        }
        const long sent =
            ::send(descriptor, client.block.data() + client.begin, client.block.size() - client.begin, MSG_NOSIGNAL);
        if (sent < 0 && errno != EAGAIN)
            checked(sent, "send");
        client.begin += sent > 0 ? static_cast<size_t>(sent) : 0;
        return true;
    }

    const char *m_path;
    int m_set;
    std::map<int, Client> m_clients;
};

} // namespace

int main(int argc, char *argv[])
{
    if (argc != 2) {
        std::fprintf(stderr, "usage: barefileserver FILE\n");
        return 2;
    }
    const int listener = openServer(Transport::Tcp);
    std::fprintf(stderr, "listening on 127.0.0.1:%d\n", portOf(listener));
    Server(argv[1]).serve(listener);
}
