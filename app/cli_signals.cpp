// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli_signals.h"

#include "cli_exitcode.h"

#include <QSocketNotifier>

#include <array>
#include <csignal>
#include <fcntl.h>
#include <unistd.h>

namespace SocketDesk {

namespace {

constexpr std::array watchedSignals{SIGINT, SIGTERM, SIGHUP};

// A signal handler may touch little more than these.
int wakeUpEnds[2] = {-1, -1};
volatile std::sig_atomic_t interruptions = 0;

void onSignal(int)
{
    interruptions = interruptions + 1;
    if (interruptions > 1)
        ::_exit(int(CliExit::Interrupted));
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
    m_notifier = new QSocketNotifier(wakeUpEnds[0], QSocketNotifier::Read, this);
    connect(m_notifier, &QSocketNotifier::activated, this, &InterruptWatcher::onReadable);
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

void InterruptWatcher::onReadable()
{
    char wakeUp = 0;
    if (::read(wakeUpEnds[0], &wakeUp, 1) == 1)
        Q_EMIT interrupted();
}

} // namespace SocketDesk
