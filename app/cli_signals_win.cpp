// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What Windows has for the signals of POSIX. It was never run: packaging/README.md says so.

#include "cli_signals.h"

#include "cli_exitcode.h"

#include <QWinEventNotifier>

#include <qt_windows.h>

#include <atomic>

namespace SocketDesk {

namespace {

constexpr ULONGLONG oneBreathMs = 250; // as elsewhere: only what comes later is somebody's impatience

HANDLE wakeUp = nullptr;
std::atomic<ULONGLONG> firstInterruption{0}; ///< when, in ms

/// Runs in a thread of its own, which the system makes for it.
BOOL WINAPI onControl(DWORD event)
{
    const bool endsInAnyCase = event != CTRL_C_EVENT && event != CTRL_BREAK_EVENT;
    const ULONGLONG now = GetTickCount64();
    ULONGLONG first = 0;
    if (firstInterruption.compare_exchange_strong(first, now))
        SetEvent(wakeUp);
    else if (!endsInAnyCase && now - first >= oneBreathMs)
        ExitProcess(UINT(CliExit::Interrupted));
    if (endsInAnyCase)
        Sleep(INFINITE); // the program ends when this returns, or after five seconds: until then it may end by itself
    return TRUE;
}

} // namespace

InterruptWatcher::InterruptWatcher(QObject *parent)
    : QObject(parent)
{
    wakeUp = CreateEventW(nullptr, FALSE, FALSE, nullptr);
    if (!wakeUp)
        return; // then they end the program as they do by themselves
    auto *const notifier = new QWinEventNotifier(wakeUp, this);
    connect(notifier, &QWinEventNotifier::activated, this, &InterruptWatcher::onWokenUp);
    m_notifier = notifier;
    SetConsoleCtrlHandler(&onControl, TRUE);
}

/// The event stays: a thread of the system may be about to set it.
InterruptWatcher::~InterruptWatcher()
{
    if (m_notifier)
        SetConsoleCtrlHandler(&onControl, FALSE);
}

void InterruptWatcher::onWokenUp()
{
    Q_EMIT interrupted();
}

/// There they are errors.
void ignoreFailedWrites() {}

} // namespace SocketDesk
