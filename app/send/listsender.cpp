// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "send/listsender.h"

#include "send/transienterror.h"

#include <algorithm>
#include <array>

using namespace std::chrono_literals;

namespace SocketDesk {

namespace {

constexpr int mostInATurn = 64; // after which others have their turn
constexpr auto retryInterval = 10ms;
constexpr auto stallInterval = 1s; // in which somebody may be given up, of which nobody tells

} // namespace

ListSender::ListSender(Outbox &outbox, const PayloadRenderer &renderer, QObject *parent)
    : QObject(parent)
    , m_outbox(outbox)
    , m_renderer(renderer)
    , m_timer(this)
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &ListSender::sendDue);
}

void ListSender::start(const ListPlan &plan)
{
    Q_ASSERT(!plan.steps.isEmpty());
    stop(ListEnd::Stopped);
    m_plan = plan;
    m_progress = {.running = true, .steps = int(plan.steps.size()), .rounds = plan.rounds};
    m_deadline = Clock::now();
    m_waitsForRoom = false;
    sendDue();
}

void ListSender::stop(ListEnd why)
{
    if (m_progress.running)
        end(why);
}

void ListSender::end(ListEnd why)
{
    m_timer.stop();
    m_parts.clear();
    m_waitsForRoom = false;
    m_progress.running = false;
    m_progress.end = why;
    Q_EMIT progressed();
    Q_EMIT finished(why == ListEnd::Complete);
}

void ListSender::resume()
{
    if (m_waitsForRoom)
        m_timer.start(0ms); // not at once: the outbox may be in the middle of a send of ours
}

void ListSender::sendDue()
{
    for (int i = 0; i < mostInATurn; ++i) {
        if (!sendStep())
            return;
        const auto wait = m_deadline - Clock::now();
        if (wait <= 0ns)
            continue;
        m_timer.start(std::chrono::ceil<std::chrono::milliseconds>(wait));
        return;
    }
    m_timer.start(0ms);
}

/// What finds no room waits, as it was worked out, for the next call.
bool ListSender::sendStep()
{
    if (m_parts.empty()) {
        const PayloadTemplate &payload = m_plan.steps.at(m_progress.step).payload;
        Result<std::deque<SendPart>> parts = m_renderer.render(payload, m_plan.target, m_progress.round);
        if (!parts) {
            onFailure(parts.error());
            return false;
        }
        m_parts = std::move(*parts);
    }
    while (!m_parts.empty()) {
        if (!sendPart())
            return false;
    }
    m_waitsForRoom = false;
    advance();
    return m_progress.running;
}

bool ListSender::sendPart()
{
    if (mustPace()) {
        waitForRoom();
        return false;
    }
    const SendPart part = m_parts.front();
    const Result<int> sent = m_outbox.send(part.target, part.bytes);
    if (!m_progress.running) // stopped by what the sending led to
        return false;
    if (sent) {
        m_parts.pop_front();
        return true;
    }
    if (mustWait(sent.error()))
        waitForRoom();
    else
        onFailure(sent.error());
    return false;
}

/// Once it has begun, that there is nobody any more is no mistake: it is its end.
void ListSender::onFailure(const Error &error)
{
    constexpr std::array endings{ErrorCode::NotOpen, ErrorCode::NoPeers, ErrorCode::UnknownPeer,
                                 ErrorCode::AlreadyFinished};
    if (m_progress.sent > 0 && std::ranges::find(endings, error.code) != endings.end())
        return end(ListEnd::Closed);
    end(ListEnd::Failed);
    Q_EMIT failed(error);
}

/// What is late does not make the next ones early: the time begins anew.
void ListSender::advance()
{
    m_deadline += m_plan.steps.at(m_progress.step).delay;
    const auto now = Clock::now();
    if (m_deadline < now)
        m_deadline = now;
    ++m_progress.sent;
    if (++m_progress.step == m_progress.steps) {
        m_progress.step = 0;
        ++m_progress.round;
    }
    if (m_progress.rounds > 0 && m_progress.round == m_progress.rounds)
        end(ListEnd::Complete);
    else
        Q_EMIT progressed();
}

void ListSender::waitForRoom()
{
    m_waitsForRoom = true;
    const bool nothingIsQueued = m_outbox.queuedBytes(m_parts.front().target) == 0; // then nothing will call resume()
    m_timer.start(nothingIsQueued ? std::chrono::milliseconds(retryInterval) : stallInterval);
}

/// What goes to all leaves nobody out that still takes something.
bool ListSender::mustPace() const
{
    const SendPart &part = m_parts.front();
    return part.target.kind == SendTarget::Kind::All && m_outbox.room(part.target) < part.bytes.size() &&
           m_outbox.queuedBytes(part.target) > 0;
}

/// What is larger than the whole queue would wait for ever.
bool ListSender::mustWait(const Error &error) const
{
    if (!isTransient(error))
        return false;
    const SendPart &part = m_parts.front();
    const bool neverFits = m_outbox.queuedBytes(part.target) == 0 && m_outbox.room(part.target) < part.bytes.size();
    return error.code == ErrorCode::NoBufferSpace || !neverFits;
}

} // namespace SocketDesk
