// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QElapsedTimer>
#include <QJsonObject>
#include <QTimer>

#include <algorithm>
#include <vector>

/// A timer of the GUI thread, and by how much it was late each time.
class LatenessProbe
{
public:
    LatenessProbe()
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { tick(); });
    }

    void start()
    {
        m_clock.start();
        m_timer.start(period);
    }

    [[nodiscard]] QJsonObject stop()
    {
        m_timer.stop();
        std::ranges::sort(m_lateness);
        const auto ticks = m_lateness.size();
        return {{QStringLiteral("ticks"), static_cast<qint64>(ticks)},
                {QStringLiteral("p99"), ticks == 0 ? 0.0 : m_lateness.at(ticks * 99 / 100)},
                {QStringLiteral("worst"), ticks == 0 ? 0.0 : m_lateness.back()}};
    }

private:
    static constexpr int period = 16; ///< milliseconds

    void tick()
    {
        const double gap = static_cast<double>(m_clock.nsecsElapsed()) / 1e6;
        m_clock.start();
        m_lateness.push_back(std::max(0.0, gap - period));
    }

    QTimer m_timer;
    QElapsedTimer m_clock;
    std::vector<double> m_lateness;
};
