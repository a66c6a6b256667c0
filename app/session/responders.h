// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "endpoint/endpoint.h"
#include "respond/responderconfig.h"
#include "session/responderfeed.h"

#include <QHash>

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
    /// \param report takes what a person should know
    Responders(const ResponderSetup &setup, bool isStream, const QList<PeerId> &present, const Journal &journal,
               Endpoint &endpoint, Outbox &outbox, std::function<void()> wake,
               std::function<void(const Error &)> report);
    Q_DISABLE_COPY_MOVE(Responders)
    ~Responders();

    void peerJoined(PeerId peer);
    void received(PeerId peer, RecordId record, QByteArrayView bytes);
    void peerFinished(PeerId peer);
    void peerGone(PeerId peer);

    [[nodiscard]] bool keepBack() const; ///< something waits for room
    void resume();                       ///< there may be some; not to be called out of a send

private:
    void pauseReading(PeerId peer, bool paused);

    Endpoint &m_endpoint;
    QHash<PeerId, int> m_pauses; ///< by how many
    std::vector<std::unique_ptr<ResponderFeed>> m_feeds;
};

} // namespace SocketDesk
