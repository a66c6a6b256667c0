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
    /// \param report takes what a person should know, \param note what the log should say of a peer, with a number
    /// \param notServed why one does not get a file
    Responders(const ResponderSetup &setup, bool isStream, const QList<PeerId> &present, const Journal &journal,
               Endpoint &endpoint, std::function<void()> wake, std::function<void(const Error &)> report,
               std::function<void(PeerId, const QString &, quint64)> note,
               std::function<void(PeerId, const Error &)> notServed);
    Q_DISABLE_COPY_MOVE(Responders)
    ~Responders();

    void began(PeerId peer, QByteArrayView bytes); ///< something was sent to it that was no answer
    void peerJoined(PeerId peer);
    void received(PeerId peer, RecordId record, QByteArrayView bytes);
    void peerFinished(PeerId peer);
    void peerGone(PeerId peer);

    /// Those that get nothing until a person, or they themselves, change that; in the order in which they were stopped.
    [[nodiscard]] const QList<PeerId> &stopped() const { return m_stopped; }
    /// Lets what is held for \p peers go, and trusts them; in a chat, where what one says goes round through all, all of it.
    void goOn(const QList<PeerId> &peers);
    void setLoops(LoopPolicy loops); ///< whoever was stopped by the other gets what is held

    /// Whom a person trusts is trusted by what takes the place of this, too.
    [[nodiscard]] const QSet<PeerId> &trusted() const { return m_guard.trusted(); }
    void trust(const QSet<PeerId> &peers);
    void discardHeld(); ///< what is held goes nowhere, and the log says so

    [[nodiscard]] bool keepBack() const; ///< something waits for room
    void resume();                       ///< there may be some; not to be called out of a send

    void describe(ResponderActivity *activity) const;

private:
    void pauseReading(PeerId peer, bool paused);

    void waitForProof(PeerId peer);
    void judgeSilence(PeerId peer);
    void onEndless(PeerId peer, AnswerGuard::Time now);
    void release(PeerId peer, bool begins);

    Endpoint &m_endpoint;
    JournalReader m_reader;
    std::function<void(const Error &)> m_report;
    std::function<void(PeerId, const QString &, quint64)> m_note;
    LoopPolicy m_loops;
    const bool m_isChat;
    bool m_hasToldEndless = false; ///< a test with a thousand connections is told of once
    AnswerGuard m_guard;
    RecentTalk m_talk;
    HeldAnswers m_held;
    QList<PeerId> m_stopped;
    GuardedOutbox m_outbox;
    GuardedOutbox m_echoOutbox;  ///< whoever asks it, gets as many answers
    QHash<PeerId, int> m_pauses; ///< by how many
    std::vector<std::unique_ptr<ResponderFeed>> m_feeds;
    QObject m_context; ///< of what comes later; the first to go
};

} // namespace SocketDesk
