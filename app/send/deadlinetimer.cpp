// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "send/deadlinetimer.h"

#include <QSocketNotifier>

#ifdef Q_OS_LINUX
#include <sys/timerfd.h>
#include <unistd.h>
#endif

using namespace std::chrono;

namespace SocketDesk {

#ifdef Q_OS_LINUX

namespace {

/// \param interval between expirations and before the first; 0 disarms
void armKernelTimer(int descriptor, milliseconds interval)
{
    const auto wholeSeconds = floor<seconds>(interval);
    const timespec period{time_t(wholeSeconds.count()), long(nanoseconds(interval - wholeSeconds).count())};
    const itimerspec setting{period, period};
    ::timerfd_settime(descriptor, 0, &setting, nullptr);
}

} // namespace

DeadlineTimer::~DeadlineTimer()
{
    delete m_notifier; // before its descriptor becomes somebody else's
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

bool DeadlineTimer::startKernelTimer()
{
    if (m_source == Source::QtTimer)
        return false;
    if (m_descriptor < 0) {
        m_descriptor = ::timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK | TFD_CLOEXEC);
        if (m_descriptor < 0)
            return false;
        m_notifier = new QSocketNotifier(m_descriptor, QSocketNotifier::Read, this);
        connect(m_notifier, &QSocketNotifier::activated, this, &DeadlineTimer::onKernelTimer);
    }
    armKernelTimer(m_descriptor, m_interval);
    m_notifier->setEnabled(true);
    return true;
}

void DeadlineTimer::onKernelTimer()
{
    quint64 passed = 0;
    if (::read(m_descriptor, &passed, sizeof passed) == ssize_t(sizeof passed))
        Q_EMIT due(passed);
}

void DeadlineTimer::stop()
{
    m_active = false;
    m_qtTimer.stop();
    if (m_descriptor < 0)
        return;
    armKernelTimer(m_descriptor, 0ms);
    m_notifier->setEnabled(false);
}

#else

DeadlineTimer::~DeadlineTimer() = default;

bool DeadlineTimer::startKernelTimer()
{
    return false;
}

void DeadlineTimer::onKernelTimer() {}

void DeadlineTimer::stop()
{
    m_active = false;
    m_qtTimer.stop();
}

#endif

DeadlineTimer::DeadlineTimer(QObject *parent, Source source)
    : QObject(parent)
    , m_source(source)
    , m_qtTimer(this)
{
    m_qtTimer.setTimerType(Qt::PreciseTimer);
    m_qtTimer.setSingleShot(true);
    connect(&m_qtTimer, &QTimer::timeout, this, &DeadlineTimer::onQtTimer);
}

void DeadlineTimer::start(milliseconds interval)
{
    Q_ASSERT(interval >= 1ms);
    stop();
    m_interval = interval;
    m_active = true;
    if (!startKernelTimer())
        startQtTimer();
}

void DeadlineTimer::startQtTimer()
{
    const auto now = steady_clock::now();
    m_nextDeadline = now + m_interval;
    aimQtTimer(now);
}

void DeadlineTimer::aimQtTimer(steady_clock::time_point now)
{
    m_qtTimer.start(std::max(0ms, ceil<milliseconds>(m_nextDeadline - now)));
}

void DeadlineTimer::onQtTimer()
{
    const auto now = steady_clock::now();
    const quint64 passed = now < m_nextDeadline ? 0 : quint64((now - m_nextDeadline) / m_interval) + 1;
    m_nextDeadline += m_interval * qint64(passed);
    aimQtTimer(now);
    if (passed > 0)
        Q_EMIT due(passed);
}

} // namespace SocketDesk
