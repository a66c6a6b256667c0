// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "send/deadlinetimer.h"
#include "send/sender.h"

namespace SocketDesk {

/// Sends messages again and again, at absolute deadlines.
///
/// Lives in the engine thread. A deadline at which the queue is full, or which the thread missed, is skipped and counted,
/// or made up for as soon as there is room; every other failure ends the repeat.
class RepeatSender final : public QObject
{
    Q_OBJECT

public:
    RepeatSender(Outbox &outbox, const PayloadRenderer &renderer, QObject *parent = nullptr);

    /// The first goes out at once.
    void start(const RepeatPlan &plan);
    void stop(RepeatEnd why);

    /// The outbox may have room again.
    void resume();

    [[nodiscard]] bool isActive() const { return m_timer.isActive(); }
    [[nodiscard]] bool isWaitingForRoom() const { return isActive() && m_owed > 0; }
    [[nodiscard]] quint64 done() const { return m_done; }
    [[nodiscard]] quint64 skipped() const { return m_skipped; }
    [[nodiscard]] RepeatFigures figures() const { return m_meter.figures(); }
    [[nodiscard]] RepeatEnd end() const { return m_end; }

Q_SIGNALS:
    void progressed();
    void failed(const SocketDesk::Error &error);
    void finished(); ///< the count is reached, or it failed; not after stop()

private:
    enum class Step : quint8 { Sent, NoRoom, Over };

    void onDue(quint64 deadlines);
    void makeUp();
    Step sendOne();
    [[nodiscard]] Result<void> sendParts();
    void finish(RepeatEnd why);

    Outbox &m_outbox;
    const PayloadRenderer &m_renderer;
    DeadlineTimer m_timer;
    RepeatPlan m_plan;
    std::deque<SendPart> m_parts; ///< of the message that is going out
    quint64 m_owed = 0;           ///< deadlines that are to be made up for
    quint64 m_done = 0;
    quint64 m_skipped = 0;
    RepeatMeter m_meter;
    RepeatEnd m_end = RepeatEnd::Never;
};

} // namespace SocketDesk
