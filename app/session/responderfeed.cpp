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
{
    m_reader.letGo();
}

ResponderFeed::~ResponderFeed()
{
    const QList<PeerId> paused = m_backlogs.keys();
    for (const PeerId peer : paused)
        m_pauseReading(peer, false);
}

void ResponderFeed::peerPresent(PeerId peer)
{
    m_responder->peerPresent(peer);
}

void ResponderFeed::peerJoined(PeerId peer)
{
    m_responder->peerJoined(peer, m_outbox);
}

void ResponderFeed::received(PeerId peer, RecordId record, QByteArrayView bytes)
{
    if (const auto backlog = m_backlogs.find(peer); backlog != m_backlogs.end()) {
        backlog->chunks.push_back(kept(record, bytes));
        return;
    }
    qsizetype taken = 0;
    if (m_responder->received(peer, bytes, m_outbox, &taken))
        return;
    Chunk rest = kept(record, bytes);
    rest.bytes = rest.bytes.sliced(taken);
    m_backlogs.insert(peer, {{rest}, false});
    m_pauseReading(peer, true);
}

ResponderFeed::Chunk ResponderFeed::kept(RecordId record, QByteArrayView bytes)
{
    JournalReader reader = m_reader;
    reader.refresh();
    if (reader.contains(record))
        return {reader.record(record).bytes, reader.keep(record)};
    const auto copy = std::make_shared<const QByteArray>(bytes.toByteArray()); // so soon has it been released
    return {*copy, copy};
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
    m_responder->writable(m_outbox);
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
    while (!backlog.chunks.empty()) {
        Chunk &chunk = backlog.chunks.front();
        qsizetype taken = 0;
        const bool all = m_responder->received(peer, chunk.bytes, m_outbox, &taken);
        chunk.bytes = chunk.bytes.sliced(taken);
        if (!all)
            return false;
        backlog.chunks.pop_front();
    }
    if (backlog.peerFinished)
        m_responder->peerFinished(peer, m_outbox);
    return true;
}

} // namespace SocketDesk
