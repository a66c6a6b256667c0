// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/responderfeed.h"

namespace SocketDesk {

ResponderFeed::ResponderFeed(std::unique_ptr<Responder> responder, JournalReader reader, Outbox &outbox,
                             PauseReading pauseReading)
    : m_responder(std::move(responder))
    , m_reader(std::move(reader))
    , m_outbox(outbox)
    , m_pauseReading(std::move(pauseReading))
{}

ResponderFeed::~ResponderFeed()
{
    const QList<PeerId> paused = m_backlogs.keys();
    for (const PeerId peer : paused)
        m_pauseReading(peer, false);
}

void ResponderFeed::peerJoined(PeerId peer)
{
    m_responder->peerJoined(peer, m_outbox);
}

void ResponderFeed::received(PeerId peer, RecordId record, QByteArrayView bytes)
{
    if (const auto backlog = m_backlogs.find(peer); backlog != m_backlogs.end()) {
        backlog->records.push_back(record);
        return;
    }
    qsizetype taken = 0;
    if (m_responder->received(peer, bytes, m_outbox, &taken))
        return;
    m_backlogs.insert(peer, {{record}, taken, false});
    m_pauseReading(peer, true);
}

void ResponderFeed::peerFinished(PeerId peer)
{
    if (const auto backlog = m_backlogs.find(peer); backlog != m_backlogs.end())
        backlog->peerFinished = true;
    else
        m_responder->peerFinished(peer, m_outbox);
}

void ResponderFeed::peerGone(PeerId peer)
{
    m_backlogs.remove(peer);
    m_responder->peerGone(peer);
}

void ResponderFeed::resume()
{
    m_reader.refresh();
    const QList<PeerId> waiting = m_backlogs.keys();
    for (const PeerId peer : waiting) {
        // Sending may end a peer, and that removes its backlog: so each is looked up anew, and worked on as a copy.
        if (!m_backlogs.contains(peer))
            continue;
        Backlog backlog = m_backlogs.value(peer);
        const bool done = work(peer, backlog);
        if (!m_backlogs.contains(peer))
            continue;
        if (!done) {
            m_backlogs[peer] = std::move(backlog);
            continue;
        }
        m_backlogs.remove(peer);
        m_pauseReading(peer, false);
    }
}

/// \return true when nothing of \p backlog is left
bool ResponderFeed::work(PeerId peer, Backlog &backlog)
{
    while (!backlog.records.empty()) {
        const QByteArrayView rest = m_reader.record(backlog.records.front()).bytes.sliced(backlog.taken);
        qsizetype taken = 0;
        const bool all = m_responder->received(peer, rest, m_outbox, &taken);
        backlog.taken += taken;
        if (!all)
            return false;
        backlog.records.pop_front();
        backlog.taken = 0;
    }
    if (backlog.peerFinished)
        m_responder->peerFinished(peer, m_outbox);
    return true;
}

} // namespace SocketDesk
