// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/outbox.h"

#include <QByteArrayView>

namespace SocketDesk {

struct ResponderActivity;

/// Answers by itself. Lives in the engine thread; called in the same turn in which bytes were journaled.
///
/// What answers later owns a timer for it and goes with it. Everything it sends goes through the outbox it is given, which
/// outlives it and has a cap: memory stays bounded because what was received and not answered is not taken.
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

    /// It was there already when this began to answer.
    virtual void peerPresent(PeerId peer) { Q_UNUSED(peer) }

    /// \return false if the answer does not fit in the queue now: the session pauses reading and offers the bytes that
    /// were not taken again when the queue has room. \p taken gets how many bytes were dealt with.
    virtual bool received(PeerId peer, QByteArrayView bytes, Outbox &outbox, qsizetype *taken) = 0;

    virtual void peerFinished(PeerId peer, Outbox &outbox)
    {
        Q_UNUSED(peer)
        Q_UNUSED(outbox)
    }
    virtual void peerGone(PeerId peer) { Q_UNUSED(peer) }

    /// True while something waits for the queue to be emptier: then writable() is called whenever some of it has gone.
    /// Asked for each write.
    [[nodiscard]] virtual bool waitsForRoom() const { return false; }

    /// Some of what was queued has gone, or a peer has. Not called out of a send. Also called before what received() did
    /// not take is offered again.
    virtual void writable(Outbox &outbox) { Q_UNUSED(outbox) }

    /// Sources of datagrams get no more answers a second than the user allows.
    [[nodiscard]] virtual bool isLimited() const { return true; }

    /// Adds what it has done to \p activity.
    virtual void describe(ResponderActivity *activity) const { Q_UNUSED(activity) }
};

} // namespace SocketDesk
