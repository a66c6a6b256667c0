// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/responders.h"

#include "respond/makeresponders.h"
#include "respond/unanswered.h"

#include <QTimer>

#include <algorithm>
#include <utility>

namespace SocketDesk {

using namespace Qt::StringLiterals;

Responders::Responders(const ResponderSetup &setup, bool isStream, const QList<PeerId> &present, const Journal &journal,
                       Endpoint &endpoint, std::function<void()> wake, std::function<void(const Error &)> report,
                       std::function<void(PeerId, const QString &, quint64)> note,
                       std::function<void(PeerId, const Error &)> notServed)
    : m_endpoint(endpoint)
    , m_reader(journal.reader())
    , m_report(report)
    , m_note(std::move(note))
    , m_loops(setup.config.loops)
    , m_isChat(setup.config.on.groupChat)
    , m_guard(setup.config.udpRepliesPerSecond)
    , m_outbox(endpoint, journal.reader(), m_guard, m_held, isStream, GuardedOutbox::Limit::UdpRate, report)
    , m_echoOutbox(endpoint, journal.reader(), m_guard, m_held, isStream, GuardedOutbox::Limit::None, report)
{
    auto responders =
        makeResponders(setup, {isStream, journal.reader(), std::move(wake), std::move(report), std::move(notServed)});
    m_reader.letGo();
    for (std::unique_ptr<Responder> &responder : responders) {
        const bool isLimited = responder->isLimited();
        m_feeds.push_back(
            std::make_unique<ResponderFeed>(std::move(responder), journal.reader(), isLimited ? m_outbox : m_echoOutbox,
                                            [this](PeerId peer, bool paused) { pauseReading(peer, paused); }));
        for (const PeerId peer : present)
            m_feeds.back()->peerPresent(peer);
    }
}

Responders::~Responders()
{
    m_feeds.clear(); // while there is something to tell that reading goes on
}

void Responders::pauseReading(PeerId peer, bool paused)
{
    int &pauses = m_pauses[peer];
    const bool wasPaused = pauses > 0;
    pauses += paused ? 1 : -1;
    const bool isPaused = pauses > 0;
    if (!isPaused)
        m_pauses.remove(peer);
    if (isPaused != wasPaused)
        m_endpoint.setPeerReadingPaused(peer, isPaused);
}

/// Something sent by hand while a peer asks and asks begins nothing, and must not make a loop of it.
void Responders::began(PeerId peer, QByteArrayView bytes)
{
    const auto now = std::chrono::steady_clock::now();
    if (m_guard.isSuspected(peer) || m_guard.knows(peer, now) || !m_talk.isTalking(peer, now))
        m_guard.began(peer, bytes, now);
}

void Responders::peerJoined(PeerId peer)
{
    m_outbox.setBegins(true);
    for (const auto &feed : m_feeds)
        feed->peerJoined(peer);
    m_outbox.setBegins(false);
}

void Responders::waitForProof(PeerId peer)
{
    QTimer::singleShot(m_guard.patience(peer), Qt::PreciseTimer, &m_context, [this, peer] { judgeSilence(peer); });
}

void Responders::judgeSilence(PeerId peer)
{
    const auto beginner = m_guard.convict(peer, std::chrono::steady_clock::now());
    if (beginner == AnswerGuard::Beginner::Peer && m_loops == LoopPolicy::Answer) {
        release(peer, m_guard.acquit(peer)); // which was chosen a moment ago
    } else if (beginner) {
        const QString address = m_reader.peer(peer).address;
        m_stopped.append(peer);
        m_note(peer, u"answers-stopped"_s, 0);
        m_report(*beginner == AnswerGuard::Beginner::We ? Unanswered::loop(address) : Unanswered::held(address));
    } else if (!m_guard.isSuspected(peer)) {
        m_held.release(peer);
    } else if (!m_stopped.contains(peer)) {
        waitForProof(peer); // a part of what it sends back came late
    }
}

/// \param begins what goes out now begins an exchange, as in a loop that we began
void Responders::release(PeerId peer, bool begins)
{
    const bool wasStopped = m_stopped.removeOne(peer);
    if (wasStopped)
        m_note(peer, u"answers-go-on"_s, 0);
    for (GuardedOutbox *outbox : {&m_outbox, &m_echoOutbox})
        outbox->setBegins(begins);
    m_held.release(peer);
    for (GuardedOutbox *outbox : {&m_outbox, &m_echoOutbox})
        outbox->setBegins(false);
}

void Responders::goOn(const QList<PeerId> &peers)
{
    QList<PeerId> going = peers;
    going.removeIf([this](PeerId peer) { return !m_stopped.contains(peer); });
    if (m_isChat && !going.isEmpty()) {
        going.clear();
        const QList<PeerSnapshot> members = m_endpoint.peers();
        for (const PeerSnapshot &member : members)
            going.append(member.id);
    }
    for (const PeerId peer : std::as_const(going)) // first of all: what is released to one may make another speak
        m_guard.trust(peer);
    for (const PeerId peer : std::as_const(going))
        release(peer, false);
}

void Responders::setLoops(LoopPolicy loops)
{
    const bool goesOn = std::exchange(m_loops, loops) != loops && loops == LoopPolicy::Answer;
    const QList<PeerId> held = goesOn ? m_stopped : QList<PeerId>();
    for (const PeerId peer : held)
        release(peer, m_guard.acquit(peer));
}

void Responders::trust(const QSet<PeerId> &peers)
{
    for (const PeerId peer : peers)
        m_guard.trust(peer);
}

void Responders::discardHeld()
{
    const QList<PeerId> held = m_held.peers();
    for (const PeerId peer : held) {
        if (const qsizetype bytes = m_held.bytes(peer); bytes > 0)
            m_note(peer, u"answers-discarded"_s, quint64(bytes));
    }
}

void Responders::received(PeerId peer, RecordId record, QByteArrayView bytes)
{
    const auto now = std::chrono::steady_clock::now();
    m_talk.heard(peer, now);
    const AnswerGuard::Verdict verdict = m_guard.received(peer, bytes, now);
    if (verdict == AnswerGuard::Verdict::Suspected)
        waitForProof(peer);
    else if (verdict == AnswerGuard::Verdict::Cleared || verdict == AnswerGuard::Verdict::Restarted)
        release(peer, verdict == AnswerGuard::Verdict::Restarted);
    else if (verdict == AnswerGuard::Verdict::Endless)
        onEndless(peer, now);
    for (const auto &feed : m_feeds)
        feed->received(peer, record, bytes);
}

void Responders::onEndless(PeerId peer, AnswerGuard::Time now)
{
    if (m_loops == LoopPolicy::Stop) {
        m_guard.suspect(peer, now);
        waitForProof(peer);
    } else if (!std::exchange(m_hasToldEndless, true)) {
        m_report(Unanswered::endless(m_reader.peer(peer).address));
    }
}

void Responders::peerFinished(PeerId peer)
{
    (void)m_guard.acquit(peer);
    release(peer, false);
    for (const auto &feed : m_feeds)
        feed->peerFinished(peer);
}

void Responders::peerGone(PeerId peer)
{
    for (const auto &feed : m_feeds)
        feed->peerGone(peer);
    m_pauses.remove(peer);
    m_guard.forget(peer);
    m_held.drop(peer);
    m_stopped.removeOne(peer);
    m_talk.forget(peer);
    m_outbox.forget(peer);
    m_echoOutbox.forget(peer);
}

bool Responders::keepBack() const
{
    return std::ranges::any_of(m_feeds, [](const auto &feed) { return feed->keepsBack(); });
}

void Responders::describe(ResponderActivity *activity) const
{
    for (const auto &feed : m_feeds)
        feed->describe(activity);
}

void Responders::resume()
{
    for (const auto &feed : m_feeds)
        feed->resume();
}

} // namespace SocketDesk
