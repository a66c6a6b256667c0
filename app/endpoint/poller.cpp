// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "endpoint/poller.h"

#include "base/giveway.h"

#include <QSocketNotifier>
#include <QThread>

// SOCKETDESK_POLL_BY_NOTIFIERS tries on Linux what runs elsewhere.
#if defined(Q_OS_LINUX) && !defined(SOCKETDESK_POLL_BY_NOTIFIERS)
#define SOCKETDESK_POLL_BY_EPOLL
#include <sys/epoll.h>
#include <unistd.h>
#endif

#include <array>
#include <cerrno>
#include <chrono>
#include <unordered_map>

namespace SocketDesk {

struct Poller::Entry
{
    PollHandler *handler = nullptr;
    PollInterest interest;
    quint32 generation = 0; ///< tells an event for a descriptor from one for its namesake before
};

#ifdef SOCKETDESK_POLL_BY_EPOLL

/// The epoll set behind its one notifier.
class Poller::Set
{
public:
    explicit Set(Poller *poller)
        : m_descriptor(epoll_create1(EPOLL_CLOEXEC))
    {
        if (m_descriptor < 0)
            return;
        m_notifier = std::make_unique<QSocketNotifier>(m_descriptor, QSocketNotifier::Read);
        QObject::connect(m_notifier.get(), &QSocketNotifier::activated, poller,
                         [this, poller] { dispatchAll(poller); });
    }

    ~Set()
    {
        m_notifier.reset();
        if (m_descriptor >= 0)
            close(m_descriptor);
    }

    int add(int descriptor, const Entry &entry) { return control(EPOLL_CTL_ADD, descriptor, entry); }
    int change(int descriptor, const Entry &entry) { return control(EPOLL_CTL_MOD, descriptor, entry); }
    void remove(int descriptor) { epoll_ctl(m_descriptor, EPOLL_CTL_DEL, descriptor, nullptr); }

private:
    int control(int operation, int descriptor, const Entry &entry)
    {
        epoll_event event{};
        event.events = (entry.interest.reading ? EPOLLIN : 0U) | (entry.interest.writing ? EPOLLOUT : 0U);
        event.data.u64 = quint64(entry.generation) << 32 | quint32(descriptor);
        return epoll_ctl(m_descriptor, operation, descriptor, &event) < 0 ? errno : 0;
    }

    void dispatchAll(Poller *poller)
    {
        std::array<epoll_event, 64> events; // then the event loop looks after the others of this thread
        const int count = epoll_wait(m_descriptor, events.data(), int(events.size()), 0);
        for (int i = 0; i < count; ++i) {
            const quint32 bits = events[std::size_t(i)].events;
            const quint64 data = events[std::size_t(i)].data.u64;
            poller->dispatch(int(data & 0xffffffff), quint32(data >> 32),
                             {(bits & EPOLLIN) != 0, (bits & EPOLLOUT) != 0, (bits & (EPOLLHUP | EPOLLERR)) != 0});
        }
        if (count == 1)
            lookAgain(poller, events.front().data.u64);
    }

    /// Gives the processor away and looks whether that has brought something, as long as it does. Never spins: that
    /// would drive the asker to another processor, and waking that up takes longer than anything saved here.
    void lookAgain(Poller *poller, quint64 data)
    {
        const auto end = std::chrono::steady_clock::now() + turnLimit;
        const auto bringsMore = [poller, data] {
            PollHandler *const handler = poller->handler(int(data & 0xffffffff), quint32(data >> 32));
            if (handler && !handler->isFlooded())
                giveWay();
            return handler && handler->lookAgain();
        };
        while (bringsMore() && std::chrono::steady_clock::now() < end) {
        }
    }

    static constexpr std::chrono::milliseconds turnLimit{1}; // then timers and commands have their turn

    const int m_descriptor;
    std::unique_ptr<QSocketNotifier> m_notifier;
};

#else

/// A pair of notifiers for each descriptor. They do not tell a hang-up apart: reading or writing finds it.
class Poller::Set
{
public:
    explicit Set(Poller *poller)
        : m_poller(poller)
    {}

    int add(int descriptor, const Entry &entry)
    {
        Pair pair{make(descriptor, QSocketNotifier::Read, entry, {.readable = true}),
                  make(descriptor, QSocketNotifier::Write, entry, {.writable = true})};
        m_pairs[descriptor] = std::move(pair);
        return change(descriptor, entry);
    }

    int change(int descriptor, const Entry &entry)
    {
        Pair &pair = m_pairs[descriptor];
        pair.read->setEnabled(entry.interest.reading);
        pair.write->setEnabled(entry.interest.writing);
        return 0;
    }

    void remove(int descriptor)
    {
        const auto found = m_pairs.find(descriptor);
        if (found == m_pairs.end())
            return;
        // A notifier may be the one that is calling us.
        found->second.read->setEnabled(false);
        found->second.write->setEnabled(false);
        found->second.read.release()->deleteLater();
        found->second.write.release()->deleteLater();
        m_pairs.erase(found);
    }

private:
    struct Pair
    {
        std::unique_ptr<QSocketNotifier> read;
        std::unique_ptr<QSocketNotifier> write;
    };

    std::unique_ptr<QSocketNotifier> make(int descriptor, QSocketNotifier::Type type, const Entry &entry,
                                          Readiness what)
    {
        auto notifier = std::make_unique<QSocketNotifier>(descriptor, type);
        QObject::connect(notifier.get(), &QSocketNotifier::activated, m_poller,
                         [this, descriptor, generation = entry.generation, what] {
                             m_poller->dispatch(descriptor, generation, what);
                         });
        return notifier;
    }

    Poller *const m_poller;
    std::unordered_map<int, Pair> m_pairs;
};

#endif

Poller::Poller()
    : m_set(std::make_unique<Set>(this))
{}

Poller::~Poller() = default;

int Poller::watch(int descriptor, PollHandler *handler, PollInterest interest)
{
    Q_ASSERT(thread() == QThread::currentThread());
    Q_ASSERT(descriptor >= 0 && handler);
    if (std::size_t(descriptor) >= m_entries.size())
        m_entries.resize(std::size_t(descriptor) + 1);
    Entry &entry = m_entries[std::size_t(descriptor)];
    if (entry.handler == handler) {
        if (entry.interest == interest)
            return 0;
        entry.interest = interest;
        return m_set->change(descriptor, entry);
    }
    Q_ASSERT(!entry.handler);
    entry = {handler, interest, entry.generation + 1};
    const int error = m_set->add(descriptor, entry);
    if (error)
        entry.handler = nullptr;
    return error;
}

void Poller::forget(int descriptor)
{
    Q_ASSERT(thread() == QThread::currentThread());
    if (descriptor < 0 || std::size_t(descriptor) >= m_entries.size() || !m_entries[std::size_t(descriptor)].handler)
        return;
    m_entries[std::size_t(descriptor)].handler = nullptr;
    m_set->remove(descriptor);
}

void Poller::dispatch(int descriptor, quint32 generation, Readiness readiness)
{
    if (PollHandler *const found = handler(descriptor, generation))
        found->onReady(descriptor, readiness);
}

/// Null where it has been forgotten, or its descriptor has gone to another since.
PollHandler *Poller::handler(int descriptor, quint32 generation) const
{
    const Entry &entry = m_entries[std::size_t(descriptor)];
    return entry.generation == generation ? entry.handler : nullptr;
}

} // namespace SocketDesk
