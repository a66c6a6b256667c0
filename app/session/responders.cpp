// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/responders.h"

#include "respond/makeresponders.h"
#include "respond/unanswered.h"

#include <QTimer>

#include <algorithm>
#include <utility>

namespace SocketDesk {

Responders::Responders(const ResponderSetup &setup, bool isStream, const QList<PeerId> &present, const Journal &journal,
                       Endpoint &endpoint, std::function<void()> wake, std::function<void(const Error &)> report,
                       std::function<void(PeerId, const Error &)> tellLoop,
                       std::function<void(PeerId, const Error &)> notServed)
    : m_endpoint(endpoint)
    , m_reader(journal.reader())
    , m_report(report)
    , m_tellLoop(std::move(tellLoop))
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
    if (m_guard.knows(peer, now) || !m_talk.isTalking(peer, now))
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
    if (m_guard.convict(peer, std::chrono::steady_clock::now())) {
        m_held.drop(peer);
        m_tellLoop(peer, Unanswered::loop(m_reader.peer(peer).address));
    } else if (m_guard.isSuspected(peer)) {
        waitForProof(peer); // a part of what it sends back came late
    } else {
        m_held.release(peer);
    }
}

void Responders::received(PeerId peer, RecordId record, QByteArrayView bytes)
{
    const auto now = std::chrono::steady_clock::now();
    m_talk.heard(peer, now);
    const AnswerGuard::Verdict verdict = m_guard.received(peer, bytes, now);
    if (verdict == AnswerGuard::Verdict::Suspected)
        waitForProof(peer);
    else if (verdict == AnswerGuard::Verdict::Cleared)
        m_held.release(peer);
    else if (verdict == AnswerGuard::Verdict::Endless)
        tellEndless(peer);
    for (const auto &feed : m_feeds)
        feed->received(peer, record, bytes);
}

void Responders::tellEndless(PeerId peer)
{
    if (!std::exchange(m_hasToldEndless, true))
        m_report(Unanswered::endless(m_reader.peer(peer).address));
}

void Responders::peerFinished(PeerId peer)
{
    m_guard.acquit(peer);
    m_held.release(peer);
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
