// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "send/repeatsender.h"

#include "send/transienterror.h"

namespace SocketDesk {

RepeatSender::RepeatSender(Outbox &outbox, QObject *parent)
    : QObject(parent)
    , m_outbox(outbox)
    , m_timer(this)
{
    connect(&m_timer, &DeadlineTimer::due, this, &RepeatSender::onDue);
}

void RepeatSender::start(const RepeatPlan &plan)
{
    m_plan = plan;
    m_done = 0;
    m_skipped = 0;
    m_timer.start(plan.interval);
    sendOnce();
}

void RepeatSender::stop()
{
    if (!m_timer.isActive())
        return;
    m_timer.stop();
    Q_EMIT progressed();
}

void RepeatSender::onDue(quint64 deadlines)
{
    m_skipped += deadlines - 1;
    sendOnce();
}

void RepeatSender::sendOnce()
{
    const Result<int> sent = m_outbox.send(m_plan.target, m_plan.payload);
    if (!m_timer.isActive()) // stopped by what the sending led to
        return;
    if (!sent && !isTransient(sent.error())) {
        finish();
        Q_EMIT failed(sent.error());
        return;
    }
    ++(sent ? m_done : m_skipped);
    Q_EMIT progressed();
    if (m_plan.count > 0 && m_done == m_plan.count)
        finish();
}

void RepeatSender::finish()
{
    m_timer.stop();
    Q_EMIT progressed();
    Q_EMIT finished();
}

} // namespace SocketDesk
