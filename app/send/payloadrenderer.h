// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/outbox.h"
#include "send/payloadtemplate.h"

#include <deque>
#include <functional>

namespace SocketDesk {

/// A peer and its address, as {peer} writes it.
struct SendPeer
{
    PeerId id = noPeer;
    QString address;
};

/// What goes to whom in one send.
struct SendPart
{
    SendTarget target;
    QByteArray bytes;
};

/// Makes of a message what goes out at one send: one part for all, or one for each peer where it names the peer.
///
/// Lives in the engine thread.
class PayloadRenderer
{
public:
    using PeersOf = std::function<QList<SendPeer>()>;

    /// \param allPeers those to whom SendTarget::all() goes
    void setPeers(PeersOf allPeers) { m_allPeers = std::move(allPeers); }

    [[nodiscard]] Result<std::deque<SendPart>> render(const PayloadTemplate &payload, const SendTarget &target,
                                                      quint64 sentBefore = 0) const;

private:
    [[nodiscard]] QList<SendPeer> peersOf(const SendTarget &target) const;

    PeersOf m_allPeers;
};

} // namespace SocketDesk
