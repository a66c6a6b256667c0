// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "send/deadlinetimer.h"
#include "send/sender.h"

namespace SocketDesk {

/// Sends one payload again and again, at absolute deadlines.
///
/// Lives in the engine thread. A deadline at which the queue is full, or which the thread missed, is skipped and counted;
/// every other failure ends the repeat.
class RepeatSender final : public QObject
{
    Q_OBJECT

public:
    explicit RepeatSender(Outbox &outbox, QObject *parent = nullptr);

    /// The first goes out at once.
    void start(const RepeatPlan &plan);
    void stop();

    [[nodiscard]] bool isActive() const { return m_timer.isActive(); }
    [[nodiscard]] quint64 done() const { return m_done; }
    [[nodiscard]] quint64 skipped() const { return m_skipped; }

Q_SIGNALS:
    void progressed();
    void failed(const SocketDesk::Error &error);
    void finished(); ///< the count is reached, or it failed; not after stop()

private:
    void onDue(quint64 deadlines);
    void sendOnce();
    void finish();

    Outbox &m_outbox;
    DeadlineTimer m_timer;
    RepeatPlan m_plan;
    quint64 m_done = 0;
    quint64 m_skipped = 0;
};

} // namespace SocketDesk
