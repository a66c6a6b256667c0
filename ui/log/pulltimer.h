// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QBasicTimer>
#include <QElapsedTimer>
#include <QObject>

#include <chrono>

namespace SocketDesk {

/// Turns any number of requests into at most one signal in an interval: the first after silence at once, the others
/// together when the interval is over. Lives in the GUI thread.
class PullTimer final : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds interval{33};

    using QObject::QObject;

    void request();

Q_SIGNALS:
    void due();

protected:
    void timerEvent(QTimerEvent *event) override;

private:
    void fire();

    QElapsedTimer m_sinceLast;
    QBasicTimer m_timer;
};

} // namespace SocketDesk
