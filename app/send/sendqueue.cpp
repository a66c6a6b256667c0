// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "send/sendqueue.h"

#include "send/transienterror.h"

#include <chrono>
#include <utility>

using namespace std::chrono_literals;

namespace SocketDesk {

namespace {

constexpr auto stallDelay = 1s; // in which somebody may be given up, of which nobody tells

} // namespace

SendQueue::SendQueue(Outbox &outbox, QObject *parent)
    : QObject(parent)
    , m_outbox(outbox)
    , m_turn(this)
{
    m_turn.setSingleShot(true);
    connect(&m_turn, &QTimer::timeout, this, &SendQueue::sendTurn);
}

void SendQueue::add(quint64 ticket, const PayloadTemplate &payload, const SendTarget &target, quint64 sentBefore)
{
    m_waiting.push_back({ticket, payload, target, sentBefore});
    if (!m_turn.isActive())
        m_turn.start(0ms);
}

void SendQueue::resume()
{
    if (!m_waiting.empty())
        m_turn.start(0ms); // not at once: the outbox may be in the middle of a send of ours
}

void SendQueue::refuseAll(const Error &reason)
{
    m_turn.stop();
    m_parts.clear();
    const std::deque<Item> waiting = std::exchange(m_waiting, {});
    for (const Item &item : waiting) {
        Q_EMIT refused(reason);
        Q_EMIT done(item.ticket);
    }
}

void SendQueue::sendTurn()
{
    while (!m_waiting.empty()) {
        if (const Result<void> rendered = renderFirst(); !rendered) {
            finishPart(rendered.error());
            continue;
        }
        const SendPart part = m_parts.front();
        if (mustPace(part)) {
            m_turn.start(stallDelay);
            return;
        }
        const Result<int> sent = m_outbox.send(part.target, part.bytes);
        if (m_waiting.empty()) // refused by what the sending led to
            return;
        if (!sent && mustWait(part, sent.error())) {
            if (m_outbox.queuedBytes(part.target) == 0) // then nothing will call resume()
                m_turn.start(10ms);
            return;
        }
        finishPart(sent ? std::nullopt : std::optional(sent.error()));
    }
}

/// Works out what the first is, unless a part of it is waiting already.
Result<void> SendQueue::renderFirst()
{
    if (!m_parts.empty())
        return {};
    const Item &item = m_waiting.front();
    return m_renderer.render(item.payload, item.target, item.sentBefore).map([this](std::deque<SendPart> &&parts) {
        m_parts = std::move(parts);
    });
}

void SendQueue::finishPart(const std::optional<Error> &refusal)
{
    if (!m_parts.empty())
        m_parts.pop_front();
    const bool isWhole = m_parts.empty();
    const quint64 ticket = m_waiting.front().ticket;
    if (isWhole)
        m_waiting.pop_front();
    if (refusal)
        Q_EMIT refused(*refusal);
    if (isWhole)
        Q_EMIT done(ticket);
}

/// What goes to all in turn leaves nobody out that still takes something.
bool SendQueue::mustPace(const SendPart &part) const
{
    return part.target.kind == SendTarget::Kind::All && m_outbox.room(part.target) < part.bytes.size() &&
           m_outbox.queuedBytes(part.target) > 0;
}

/// What is larger than the whole queue would wait for ever.
bool SendQueue::mustWait(const SendPart &part, const Error &error) const
{
    if (!isTransient(error))
        return false;
    const bool neverFits = m_outbox.queuedBytes(part.target) == 0 && m_outbox.room(part.target) < part.bytes.size();
    return error.code == ErrorCode::NoBufferSpace || !neverFits;
}

} // namespace SocketDesk
