// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QTimer>

#include <chrono>

namespace SocketDesk {

/// Lets something be done at once after silence, and otherwise at most once in an interval; nothing while it is off.
///
/// What was asked for while off is made up for when it goes on again.
class Throttle final : public QObject
{
    Q_OBJECT

public:
    explicit Throttle(std::chrono::milliseconds interval, QObject *parent = nullptr);

    void request();      ///< now, or when the interval is over
    void requestLater(); ///< when an interval is over
    void setOn(bool on);
    [[nodiscard]] bool isWanted() const { return m_isWanted; } ///< and not yet done

Q_SIGNALS:
    void due();

private:
    void run();
    void onTimeout();

    QTimer m_timer;
    bool m_isOn = true;
    bool m_isWanted = false;
};

} // namespace SocketDesk
