// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/responders.h"

#include "respond/makeresponders.h"

#include <algorithm>

namespace SocketDesk {

Responders::Responders(const ResponderSetup &setup, bool isStream, const QList<PeerId> &present, const Journal &journal,
                       Endpoint &endpoint, Outbox &outbox, std::function<void()> wake,
                       std::function<void(const Error &)> report)
    : m_endpoint(endpoint)
{
    auto responders = makeResponders(setup, {isStream, journal.reader(), std::move(wake), std::move(report)});
    for (std::unique_ptr<Responder> &responder : responders) {
        m_feeds.push_back(
            std::make_unique<ResponderFeed>(std::move(responder), journal.reader(), outbox,
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

void Responders::peerJoined(PeerId peer)
{
    for (const auto &feed : m_feeds)
        feed->peerJoined(peer);
}

void Responders::received(PeerId peer, RecordId record, QByteArrayView bytes)
{
    for (const auto &feed : m_feeds)
        feed->received(peer, record, bytes);
}

void Responders::peerFinished(PeerId peer)
{
    for (const auto &feed : m_feeds)
        feed->peerFinished(peer);
}

void Responders::peerGone(PeerId peer)
{
    for (const auto &feed : m_feeds)
        feed->peerGone(peer);
    m_pauses.remove(peer);
}

bool Responders::keepBack() const
{
    return std::ranges::any_of(m_feeds, [](const auto &feed) { return feed->keepsBack(); });
}

void Responders::resume()
{
    for (const auto &feed : m_feeds)
        feed->resume();
}

} // namespace SocketDesk
