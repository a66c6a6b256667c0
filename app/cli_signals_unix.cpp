// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli_signals.h"

#include "cli_exitcode.h"

#include <QSocketNotifier>

#include <array>
#include <atomic>
#include <csignal>
#include <cstdint>
#include <ctime>
#include <fcntl.h>
#include <unistd.h>

namespace SocketDesk {

namespace {

constexpr std::array watchedSignals{SIGINT, SIGTERM, SIGHUP};

// Whoever ends a program often says so twice in one breath: timeout(1) to the process and to its group, a terminal that
// goes by the kernel and by the shell. Only what comes later is somebody's impatience.
constexpr std::int64_t oneBreathMs = 250;

// A signal handler may touch little more than these.
int wakeUpEnds[2] = {-1, -1};
std::atomic<std::int64_t> firstInterruption{0}; ///< when, in ms; two threads may hear of one each at the same time
static_assert(std::atomic<std::int64_t>::is_always_lock_free);

std::int64_t steadyNow()
{
    timespec now;
    ::clock_gettime(CLOCK_MONOTONIC, &now);
    return std::int64_t(now.tv_sec) * 1000 + now.tv_nsec / 1'000'000;
}

void onSignal(int)
{
    const std::int64_t now = steadyNow();
    std::int64_t first = 0;
    if (!firstInterruption.compare_exchange_strong(first, now)) {
        if (now - first >= oneBreathMs)
            ::_exit(int(CliExit::Interrupted));
        return;
    }
    const char wakeUp = 1;
    [[maybe_unused]] const ssize_t written = ::write(wakeUpEnds[1], &wakeUp, 1);
}

/// \return false where the system gives no descriptors
bool makeWakeUpEnds()
{
    if (::pipe(wakeUpEnds) != 0)
        return false;
    for (const int end : wakeUpEnds) {
        ::fcntl(end, F_SETFD, FD_CLOEXEC);
        ::fcntl(end, F_SETFL, O_NONBLOCK);
    }
    return true;
}

void setHandler(int signalNumber, void (*handler)(int))
{
    struct sigaction action = {};
    ::sigaction(signalNumber, nullptr, &action);
    if (action.sa_handler == SIG_IGN)
        return;
    action = {};
    action.sa_handler = handler;
    ::sigaction(signalNumber, &action, nullptr);
}

} // namespace

InterruptWatcher::InterruptWatcher(QObject *parent)
    : QObject(parent)
{
    if (!makeWakeUpEnds())
        return; // then the signals end the program as they do by themselves
    auto *const notifier = new QSocketNotifier(wakeUpEnds[0], QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, &InterruptWatcher::onWokenUp);
    m_notifier = notifier;
    for (const int signalNumber : watchedSignals)
        setHandler(signalNumber, &onSignal);
}

InterruptWatcher::~InterruptWatcher()
{
    if (!m_notifier)
        return;
    for (const int signalNumber : watchedSignals)
        setHandler(signalNumber, SIG_DFL);
    delete m_notifier;
    for (int &end : wakeUpEnds)
        ::close(std::exchange(end, -1));
}

void InterruptWatcher::onWokenUp()
{
    char wakeUp = 0;
    if (::read(wakeUpEnds[0], &wakeUp, 1) == 1)
        Q_EMIT interrupted();
}

void ignoreFailedWrites()
{
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);
}

} // namespace SocketDesk
