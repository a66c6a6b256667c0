// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/error.h"
#include "base/ids.h"

#include <QByteArrayView>
#include <QList>
#include <QMetaType>

namespace SocketDesk {

/// To whom something goes: everybody, some known peers, or (UDP) an address that need not have been seen before.
struct SendTarget
{
    enum class Kind : quint8 { All, Peers, Address };

    Kind kind = Kind::All;
    QList<PeerId> peers; ///< Kind::All with peers: all of these that are still there
    QString address;     ///< numeric "host:port" for Kind::Address, or several with commas between them

    [[nodiscard]] static SendTarget all() { return {}; }
    [[nodiscard]] static SendTarget allOf(const QList<PeerId> &peers) { return {Kind::All, peers, {}}; }
    [[nodiscard]] static SendTarget peer(PeerId id) { return {Kind::Peers, {id}, {}}; }
    [[nodiscard]] static SendTarget to(const QString &hostAndPort) { return {Kind::Address, {}, hostAndPort}; }
    friend bool operator==(const SendTarget &, const SendTarget &) = default;
};

/// The one door out of a session. Senders and responders know nothing of sockets, only of this.
///
/// Lives in the engine thread. Sending never blocks: bytes go to the kernel at once as far as it takes them, the rest
/// waits in the write queue of the peer, which has a cap.
class Outbox
{
public:
    Outbox() = default;
    Q_DISABLE_COPY_MOVE(Outbox)
    virtual ~Outbox() = default;

    /// Accepts all of \p bytes for every peer that \p target names, or nothing for any of them. What goes to all goes to
    /// those that have room; who is left out is recorded and told (PeersSkipped), and QueueFull only where none has room.
    /// \return how many peers it goes to; NotOpen, NoPeers, UnknownPeer, AlreadyFinished, QueueFull, MessageTooLong, …
    virtual Result<int> send(const SendTarget &target, QByteArrayView bytes) = 0;

    /// Bytes that may be added for \p target without QueueFull and without leaving anybody out: the smallest room among
    /// its peers. Of all, those that have taken nothing for some seconds do not count, as long as there are others: so
    /// who paces itself waits for slow peers and not for dead ones.
    [[nodiscard]] virtual qsizetype room(const SendTarget &target) const = 0;

    /// The connections that send() to all would reach with so many bytes. None by UDP, where nobody misses a part.
    [[nodiscard]] virtual QList<PeerId> takers(const SendTarget &target, qsizetype bytes) const
    {
        Q_UNUSED(target)
        Q_UNUSED(bytes)
        return {};
    }

    /// Records, and tells as PeersSkipped, that \p bytes were meant for \p peer as well, one of \p among, which had no
    /// room. Nothing for UDP.
    virtual void leaveOut(PeerId peer, qint64 bytes, qsizetype among)
    {
        Q_UNUSED(peer)
        Q_UNUSED(bytes)
        Q_UNUSED(among)
    }

    /// Sends FIN to the peers of \p target once their queues are empty. Nothing for UDP.
    virtual void finishSending(const SendTarget &target) = 0;

    /// Ends the connection with \p peer in order, within a limit: so for what is queued whoever needs it waits first, until
    /// queuedBytes() is 0. For UDP: forgets the peer.
    virtual void disconnectPeer(PeerId peer) = 0;

    /// Breaks the connection with \p peer off, so that it cannot take what it got for the whole. For UDP: forgets the peer.
    virtual void resetPeer(PeerId peer) = 0;

    /// Bytes accepted but not yet taken by the kernel, over the peers that room() counts.
    [[nodiscard]] virtual qsizetype queuedBytes(const SendTarget &target) const = 0;
};

} // namespace SocketDesk

Q_DECLARE_METATYPE(SocketDesk::SendTarget)
