// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "journal/journal.h"
#include "respond/responder.h"

#include <QHash>

#include <deque>
#include <functional>
#include <memory>

namespace SocketDesk {

/// Hands one responder what arrives, and keeps back what it has no room to answer yet.
///
/// Lives in the engine thread. What is kept back lies where it is in the journal, also when that releases it. While
/// something of a peer is kept back, that peer's reading is to be paused, so what is kept stays small.
class ResponderFeed
{
public:
    using PauseReading = std::function<void(PeerId peer, bool paused)>;

    /// \p outbox must outlive the feed
    ResponderFeed(std::unique_ptr<Responder> responder, JournalReader reader, Outbox &outbox,
                  PauseReading pauseReading);
    Q_DISABLE_COPY_MOVE(ResponderFeed)
    ~ResponderFeed(); ///< lets paused peers go on

    void peerPresent(PeerId peer);
    void peerJoined(PeerId peer);
    void received(PeerId peer, RecordId record, QByteArrayView bytes);
    void peerFinished(PeerId peer); ///< told to the responder behind everything kept back
    void peerGone(PeerId peer);

    /// Something is kept back, or the responder waits for room.
    [[nodiscard]] bool keepsBack() const { return !m_backlogs.isEmpty() || m_responder->waitsForRoom(); }

    void describe(ResponderActivity *activity) const { m_responder->describe(activity); }

    /// Tells the responder that there may be room, and offers again what was kept back. Not to be called out of a send.
    void resume();

private:
    /// What is left of a record, and what keeps its bytes.
    struct Chunk
    {
        QByteArrayView bytes;
        std::shared_ptr<const void> keeper;
    };
    struct Backlog
    {
        std::deque<Chunk> chunks;
        bool peerFinished = false;
    };

    [[nodiscard]] Chunk kept(RecordId record, QByteArrayView bytes);
    [[nodiscard]] bool work(PeerId peer, Backlog &backlog);

    std::unique_ptr<Responder> m_responder;
    JournalReader m_reader; ///< to be copied: it looks at nothing, or it would keep that
    Outbox &m_outbox;
    PauseReading m_pauseReading;
    QHash<PeerId, Backlog> m_backlogs;
};

} // namespace SocketDesk
