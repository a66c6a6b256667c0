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

void SendQueue::add(quint64 ticket, const QByteArray &payload, const SendTarget &target)
{
    m_waiting.push_back({ticket, payload, target});
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
    const std::deque<Item> waiting = std::exchange(m_waiting, {});
    for (const Item &item : waiting) {
        Q_EMIT refused(reason);
        Q_EMIT done(item.ticket);
    }
}

void SendQueue::sendTurn()
{
    while (!m_waiting.empty()) {
        const Item item = m_waiting.front();
        if (mustPace(item)) {
            m_turn.start(stallDelay);
            return;
        }
        const Result<int> sent = m_outbox.send(item.target, item.payload);
        if (m_waiting.empty()) // refused by what the sending led to
            return;
        if (!sent && mustWait(item, sent.error())) {
            if (m_outbox.queuedBytes(item.target) == 0) // then nothing will call resume()
                m_turn.start(10ms);
            return;
        }
        m_waiting.pop_front();
        if (!sent)
            Q_EMIT refused(sent.error());
        Q_EMIT done(item.ticket);
    }
}

/// What goes to all in turn leaves nobody out that still takes something.
bool SendQueue::mustPace(const Item &item) const
{
    return item.target.kind == SendTarget::Kind::All && m_outbox.room(item.target) < item.payload.size() &&
           m_outbox.queuedBytes(item.target) > 0;
}

/// What is larger than the whole queue would wait for ever.
bool SendQueue::mustWait(const Item &item, const Error &error) const
{
    if (!isTransient(error))
        return false;
    const bool neverFits = m_outbox.queuedBytes(item.target) == 0 && m_outbox.room(item.target) < item.payload.size();
    return error.code == ErrorCode::NoBufferSpace || !neverFits;
}

} // namespace SocketDesk
