// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/outbox.h"
#include "send/payloadrenderer.h"
#include "send/payloadtemplate.h"

#include <QObject>
#include <QTimer>

#include <chrono>

namespace SocketDesk {

/// One payload of a list and how long it is until the next.
struct ListStep
{
    PayloadTemplate payload; ///< of which placeholders count the rounds
    std::chrono::milliseconds delay{0};

    friend bool operator==(const ListStep &, const ListStep &) = default;
};

/// Payloads to be sent one after the other, each as one write: a quick list, or the pieces of a message.
struct ListPlan
{
    QList<ListStep> steps;
    SendTarget target;
    quint64 rounds = 1;       ///< 0: until stopped
    bool sendsAtOnce = false; ///< TCP: what is small waits for nothing (Nagle off), so that a write is a segment
};

/// Why a list is not sent any more.
enum class ListEnd : quint8 { NeverStarted, Complete, Stopped, Closed, Failed };

/// Where a list stands; a small value for the window.
struct ListProgress
{
    bool running = false;
    ListEnd end = ListEnd::NeverStarted; ///< of the last one, once it is not running
    int step = 0;                        ///< the next to be sent, from 0
    int steps = 0;
    quint64 round = 0; ///< that are complete
    quint64 rounds = 0;
    quint64 sent = 0; ///< steps, in all rounds

    friend bool operator==(const ListProgress &, const ListProgress &) = default;
};

/// Sends a list of payloads at absolute deadlines, once or in rounds.
///
/// Lives in the engine thread. Where the queue is full it waits for room, and goes on from then: nothing of a list is
/// left out, and nothing comes in a burst because something was late. Every other failure ends it.
class ListSender final : public QObject
{
    Q_OBJECT

public:
    ListSender(Outbox &outbox, const PayloadRenderer &renderer, QObject *parent = nullptr);

    /// The first goes out at once; in place of a list that runs. \p plan has at least one step.
    void start(const ListPlan &plan);
    void stop(ListEnd why);

    /// The outbox may have room again.
    void resume();

    [[nodiscard]] bool isActive() const { return m_progress.running; }
    [[nodiscard]] bool isWaitingForRoom() const { return m_waitsForRoom; }
    [[nodiscard]] const ListProgress &progress() const { return m_progress; }

Q_SIGNALS:
    void progressed();
    void failed(const SocketDesk::Error &error);
    void finished(bool complete); ///< for every start, once

private:
    using Clock = std::chrono::steady_clock;

    void sendDue();
    [[nodiscard]] bool sendStep(); ///< \return false where it must not go on now
    [[nodiscard]] bool sendPart();
    void onFailure(const Error &error);
    void advance();
    void waitForRoom();
    [[nodiscard]] bool mustPace() const;
    [[nodiscard]] bool mustWait(const Error &error) const;
    void end(ListEnd why);

    Outbox &m_outbox;
    const PayloadRenderer &m_renderer;
    QTimer m_timer;
    ListPlan m_plan;
    ListProgress m_progress;
    std::deque<SendPart> m_parts; ///< of the step that is due, as it was worked out
    Clock::time_point m_deadline; ///< of the next step
    bool m_waitsForRoom = false;
};

} // namespace SocketDesk
