// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QTimer>

#include <chrono>

class QSocketNotifier;

namespace SocketDesk {

/// Tells of absolute deadlines that lie a fixed interval apart, from 1 ms on.
///
/// Lives in one thread, which must be that of the first start(). Deadlines do not drift: the n-th is n intervals after
/// start(). On Linux the kernel keeps them (timerfd), because QTimer rounds every wait up to whole milliseconds and so
/// loses 8 % at 1 ms; elsewhere, or where the system gives no descriptor, a precise QTimer is aimed at each deadline.
class DeadlineTimer final : public QObject
{
    Q_OBJECT

public:
    enum class Source : quint8 { Best, QtTimer };

    explicit DeadlineTimer(QObject *parent = nullptr, Source source = Source::Best);
    ~DeadlineTimer() override;

    /// \param interval 1 ms or more; the first deadline is one interval from now
    void start(std::chrono::milliseconds interval);
    void stop();
    [[nodiscard]] bool isActive() const { return m_active; }

Q_SIGNALS:
    /// \param deadlines how many passed since the last call: 1 when on time, more when the thread was busy
    void due(quint64 deadlines);

private:
    bool startKernelTimer();
    void onKernelTimer();
    void startQtTimer();
    void aimQtTimer(std::chrono::steady_clock::time_point now);
    void onQtTimer();

    Source m_source;
    bool m_active = false;
    std::chrono::milliseconds m_interval{0};

    int m_descriptor = -1; ///< of the kernel's timer, -1 where there is none
    QSocketNotifier *m_notifier = nullptr;

    QTimer m_qtTimer;
    std::chrono::steady_clock::time_point m_nextDeadline;
};

} // namespace SocketDesk
