// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/base/throttle.h"

namespace SocketDesk {

Throttle::Throttle(std::chrono::milliseconds interval, QObject *parent)
    : QObject(parent)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(interval);
    connect(&m_timer, &QTimer::timeout, this, &Throttle::onTimeout);
}

void Throttle::request()
{
    m_isWanted = true;
    if (m_isOn && !m_timer.isActive())
        run();
}

void Throttle::requestLater()
{
    m_isWanted = true;
    if (m_isOn && !m_timer.isActive())
        m_timer.start();
}

void Throttle::setOn(bool on)
{
    m_isOn = on;
    onTimeout();
}

void Throttle::run()
{
    m_isWanted = false;
    m_timer.start();
    Q_EMIT due();
}

void Throttle::onTimeout()
{
    if (m_isOn && m_isWanted && !m_timer.isActive())
        run();
}

} // namespace SocketDesk
