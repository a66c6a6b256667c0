// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "respond/echoresponder.h"

#include <algorithm>
#include <utility>

namespace SocketDesk {

bool EchoResponder::received(PeerId peer, QByteArrayView bytes, Outbox &outbox, qsizetype *taken)
{
    if (std::exchange(m_lastPeer, peer) != peer)
        m_target = SendTarget::peer(peer);
    const QByteArrayView part = whatFits(m_target, bytes, outbox);
    *taken = 0;
    if (part.isEmpty() && !bytes.isEmpty())
        return false;
    const Result<int> sent = outbox.send(m_target, part);
    if (!sent && sent.error().code == ErrorCode::QueueFull)
        return false;
    *taken = sent ? part.size() : bytes.size();
    return *taken == bytes.size();
}

QByteArrayView EchoResponder::whatFits(const SendTarget &target, QByteArrayView bytes, const Outbox &outbox) const
{
    if (m_unit == Unit::Whole)
        return bytes;
    const qsizetype room = outbox.room(target);
    // Without room although nothing is queued, the peer cannot be sent to at all: let the sending say so.
    if (room <= 0 && outbox.queuedBytes(target) == 0)
        return bytes;
    return bytes.first(std::clamp<qsizetype>(room, 0, bytes.size()));
}

void EchoResponder::peerFinished(PeerId peer, Outbox &outbox)
{
    outbox.finishSending(SendTarget::peer(peer));
}

} // namespace SocketDesk
