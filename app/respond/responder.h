// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/outbox.h"

#include <QByteArrayView>

namespace SocketDesk {

/// Answers by itself. Lives in the engine thread; called in the same turn in which bytes were journaled.
class Responder
{
public:
    Responder() = default;
    Q_DISABLE_COPY_MOVE(Responder)
    virtual ~Responder() = default;

    virtual void peerJoined(PeerId peer, Outbox &outbox)
    {
        Q_UNUSED(peer)
        Q_UNUSED(outbox)
    }

    /// \return false if the answer does not fit in the queue now: the session pauses reading and offers the bytes that
    /// were not taken again when the queue has room. \p taken gets how many bytes were dealt with.
    virtual bool received(PeerId peer, QByteArrayView bytes, Outbox &outbox, qsizetype *taken) = 0;

    virtual void peerFinished(PeerId peer, Outbox &outbox)
    {
        Q_UNUSED(peer)
        Q_UNUSED(outbox)
    }
    virtual void peerGone(PeerId peer) { Q_UNUSED(peer) }
};

} // namespace SocketDesk
