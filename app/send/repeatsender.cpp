// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "send/repeatsender.h"

#include "send/transienterror.h"

namespace SocketDesk {

namespace {

constexpr int turnMessages = 64; // after which others have their turn

} // namespace

RepeatSender::RepeatSender(Outbox &outbox, const PayloadRenderer &renderer, QObject *parent)
    : QObject(parent)
    , m_outbox(outbox)
    , m_renderer(renderer)
    , m_timer(this)
{
    connect(&m_timer, &DeadlineTimer::due, this, &RepeatSender::onDue);
}

void RepeatSender::start(const RepeatPlan &plan)
{
    Q_ASSERT(!plan.payloads.empty());
    m_plan = plan;
    m_parts.clear();
    m_owed = 0;
    m_done = 0;
    m_skipped = 0;
    m_meter = {};
    m_end = RepeatEnd::Never;
    m_timer.start(plan.interval);
    onDue(1);
}

void RepeatSender::stop(RepeatEnd why)
{
    if (!m_timer.isActive())
        return;
    m_timer.stop();
    m_end = why;
    Q_EMIT progressed();
}

void RepeatSender::onDue(quint64 deadlines)
{
    if (m_plan.late == LatePolicy::Skip) {
        m_skipped += deadlines - 1;
        if (sendOne() == Step::NoRoom) {
            ++m_skipped;
            m_parts.clear();
            Q_EMIT progressed();
        }
        return;
    }
    m_owed += deadlines;
    makeUp();
}

void RepeatSender::makeUp()
{
    for (int i = 0; i < turnMessages && m_owed > 0; ++i) {
        if (sendOne() != Step::Sent)
            return;
        --m_owed;
    }
}

void RepeatSender::resume()
{
    if (isWaitingForRoom())
        makeUp();
}

RepeatSender::Step RepeatSender::sendOne()
{
    const Result<void> sent = sendParts();
    if (!m_timer.isActive()) // stopped by what the sending led to
        return Step::Over;
    if (!sent && isTransient(sent.error()))
        return Step::NoRoom;
    if (!sent) {
        finish(RepeatEnd::Failed);
        Q_EMIT failed(sent.error());
        return Step::Over;
    }
    ++m_done;
    m_meter.note(std::chrono::steady_clock::now());
    Q_EMIT progressed();
    if (m_plan.count == 0 || m_done < m_plan.count)
        return Step::Sent;
    finish(RepeatEnd::Done);
    return Step::Over;
}

/// What finds no room waits, as it was worked out, for the next call.
Result<void> RepeatSender::sendParts()
{
    const PayloadTemplate &payload = m_plan.payloads[m_done % m_plan.payloads.size()];
    if (payload.isConstant()) // by far the most frequent, and the fastest
        return m_outbox.send(m_plan.target, payload.bytes()).map([](int) {});
    if (m_parts.empty()) {
        Result<std::deque<SendPart>> parts = m_renderer.render(payload, m_plan.target, m_done);
        if (!parts)
            return failure(parts.error());
        m_parts = std::move(*parts);
    }
    while (!m_parts.empty()) {
        const SendPart part = m_parts.front();
        const Result<int> sent = m_outbox.send(part.target, part.bytes);
        if (!sent || !m_timer.isActive())
            return sent.map([](int) {});
        m_parts.pop_front();
    }
    return {};
}

void RepeatSender::finish(RepeatEnd why)
{
    m_timer.stop();
    m_end = why;
    Q_EMIT progressed();
    Q_EMIT finished();
}

} // namespace SocketDesk
