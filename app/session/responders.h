// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "endpoint/endpoint.h"
#include "respond/answerguard.h"
#include "respond/recenttalk.h"
#include "respond/responderconfig.h"
#include "session/guardedoutbox.h"
#include "session/responderfeed.h"

#include <QHash>
#include <QObject>

#include <functional>
#include <memory>
#include <vector>

namespace SocketDesk {

/// Everything that answers by itself in one session, behind one endpoint.
///
/// Lives in the engine thread, owned by the session, and goes before the endpoint does. A peer is read from again when
/// none of the responders keeps something of it back.
class Responders
{
public:
    /// \param isStream peers of \p endpoint are connections; \param present those that it has
    /// \param wake is called when resume() has something to do although nothing was sent
    /// \param report takes what a person should know, \param tellLoop also that a peer gets no more answers,
    /// \param notServed why one does not get a file
    Responders(const ResponderSetup &setup, bool isStream, const QList<PeerId> &present, const Journal &journal,
               Endpoint &endpoint, std::function<void()> wake, std::function<void(const Error &)> report,
               std::function<void(PeerId, const Error &)> tellLoop,
               std::function<void(PeerId, const Error &)> notServed);
    Q_DISABLE_COPY_MOVE(Responders)
    ~Responders();

    void began(PeerId peer, QByteArrayView bytes); ///< something was sent to it that was no answer
    void peerJoined(PeerId peer);
    void received(PeerId peer, RecordId record, QByteArrayView bytes);
    void peerFinished(PeerId peer);
    void peerGone(PeerId peer);

    [[nodiscard]] bool keepBack() const; ///< something waits for room
    void resume();                       ///< there may be some; not to be called out of a send

    void describe(ResponderActivity *activity) const;

private:
    void pauseReading(PeerId peer, bool paused);

    void waitForProof(PeerId peer);
    void judgeSilence(PeerId peer);
    void tellEndless(PeerId peer);

    Endpoint &m_endpoint;
    JournalReader m_reader;
    std::function<void(const Error &)> m_report;
    std::function<void(PeerId, const Error &)> m_tellLoop;
    bool m_hasToldEndless = false; ///< a test with a thousand connections is told of once
    AnswerGuard m_guard;
    RecentTalk m_talk;
    HeldAnswers m_held;
    GuardedOutbox m_outbox;
    GuardedOutbox m_echoOutbox;  ///< whoever asks it, gets as many answers
    QHash<PeerId, int> m_pauses; ///< by how many
    std::vector<std::unique_ptr<ResponderFeed>> m_feeds;
    QObject m_context; ///< of what comes later; the first to go
};

} // namespace SocketDesk
