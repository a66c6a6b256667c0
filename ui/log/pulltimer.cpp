// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/log/pulltimer.h"

#include <QTimerEvent>

namespace SocketDesk {

void PullTimer::request()
{
    if (m_timer.isActive())
        return;
    const qint64 rest = m_sinceLast.isValid() ? interval.count() - m_sinceLast.elapsed() : 0;
    if (rest <= 0)
        fire();
    else
        m_timer.start(int(rest), Qt::PreciseTimer, this);
}

void PullTimer::timerEvent(QTimerEvent *event)
{
    if (event->timerId() == m_timer.timerId())
        fire();
}

void PullTimer::fire()
{
    m_timer.stop();
    m_sinceLast.start();
    Q_EMIT due();
}

} // namespace SocketDesk
