// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/outbox.h"
#include "endpoint/endpointconfig.h"
#include "journal/journal.h"

#include <QObject>

#include <memory>

namespace SocketDesk {

enum class EndpointState : quint8 {
    Closed,
    Resolving,  ///< TCP client: looking up the name
    Connecting, ///< TCP client
    Open,       ///< listening, connected or bound
    Waiting,    ///< TCP client: until the next attempt of reconnect
    Closing     ///< finishing what is queued, with a limit
};

enum class PeerState : quint8 {
    Open,
    PeerFinished, ///< FIN came; we may still send
    WeFinished,   ///< we sent FIN; we still receive
    Gone
};

/// What to do with the connected peers when a listener closes.
enum class PeersOnClose : quint8 { Close, Keep };

/// Traffic of one peer. 64 bits; counts what the kernel gave or took.
struct TrafficCounters
{
    quint64 receivedBytes = 0;
    quint64 receivedChunks = 0;
    quint64 sentBytes = 0;
    quint64 sentChunks = 0;

    friend bool operator==(const TrafficCounters &, const TrafficCounters &) = default;
};

/// How a TCP connection is treated on purpose, to see what the program at the other end makes of it.
struct PeerConduct
{
    qint64 readRate = unlimitedRate; ///< bytes a second; 0: nothing is read, and TCP holds the peer back
    bool keepsHalfOpen = false;      ///< after the peer's FIN we stay, whatever the limits say

    friend bool operator==(const PeerConduct &, const PeerConduct &) = default;
};

/// A line of the peers table.
struct PeerSnapshot
{
    PeerId id = noPeer;
    QString address;
    PeerState state = PeerState::Open;
    Timestamp since{};
    TrafficCounters traffic;
    qint64 queuedBytes = 0;     ///< accepted, not yet taken by the kernel
    bool readingPaused = false; ///< the journal is full: TCP back-pressure holds the peer
    PeerConduct conduct;

    friend bool operator==(const PeerSnapshot &, const PeerSnapshot &) = default;
};

/// Hears what an endpoint does. Called in the engine thread, never re-entered: what a sink causes by calling back (send,
/// close, resetPeer …) it is told after it has returned. It must not destroy the endpoint.
///
/// Everything has been journaled by the endpoint before it is told here. The last event of a TCP peer is one of
/// WeClosed, PeerReset, WeReset, TimedOut, Failed; bytes that were queued and never sent are an event Dropped by "us".
class EndpointSink
{
public:
    EndpointSink() = default;
    Q_DISABLE_COPY_MOVE(EndpointSink)
    virtual ~EndpointSink() = default;

    virtual void stateChanged(EndpointState state) = 0;
    virtual void peerJoined(PeerId peer) = 0;
    virtual void peerStateChanged(PeerId peer, PeerState state) = 0; ///< Gone is the last
    /// \p bytes lie in the journal as the record \p record and stay valid during the call
    virtual void received(PeerId peer, RecordId record, QByteArrayView bytes) = 0;
    virtual void sent(PeerId peer, qsizetype bytes) = 0;
    /// Its queue fell below the low-water mark, a quarter of the cap, after it was above or something was refused.
    /// noPeer for UDP, where all peers share one queue.
    virtual void writable(PeerId peer) = 0;
    /// Worth the banner: opening, connecting, the connection of a client, the journal. Not what befalls a peer of a
    /// server, which is its event and its PeerState.
    virtual void failed(const Error &error) = 0;
    virtual void dropped(quint64 count, bool byKernel) = 0; ///< datagrams lost, newly counted
    virtual void journalGrew() = 0;                         ///< records were appended; once or more a turn
};

/// An open socket role: the interface of UdpEndpoint, TcpClient and TcpServer.
///
/// Lives in the engine thread of its session, owned by it. Made closed; open() and close() may follow each other any
/// number of times. Every call returns at once; what comes of it is told to the sink and journaled. The destructor
/// closes at once and tells nobody.
class Endpoint : public QObject, public Outbox
{
    Q_OBJECT

public:
    ~Endpoint() override;

    /// Opens, binds, listens or starts to connect. Failures come as failed() and the state Closed. While Closing it is
    /// put off until Closed.
    virtual void open() = 0;

    /// Orderly: queued bytes are sent, FIN, read to the peer's FIN, all with a limit of 2 s; then Closed. A peer that has
    /// not taken all by then is reset. Cancels resolving, connecting and waiting at once. PeersOnClose::Keep: a listener
    /// ends, its peers stay served; the state stays Open until the last has gone, or close() is called again.
    virtual void close(PeersOnClose peers = PeersOnClose::Close) = 0;

    [[nodiscard]] virtual EndpointState state() const = 0;
    /// False while a server only serves those who are connected, after close(PeersOnClose::Keep).
    [[nodiscard]] virtual bool isListening() const { return true; }
    [[nodiscard]] virtual QString localAddress() const = 0;            ///< effective "host:port"; empty while closed
    [[nodiscard]] virtual QList<PeerSnapshot> peers() const = 0;       ///< those that are not Gone, by increasing id
    [[nodiscard]] virtual int receiveBufferBytes() const { return 0; } ///< effective, UDP only

    // send(), room(), queuedBytes(), finishSending(), disconnectPeer(), orderly as close(), and resetPeer(), RST at once, come
    // from Outbox.

    /// From now on; for UDP nothing.
    virtual void setConduct(PeerId peer, const PeerConduct &conduct)
    {
        Q_UNUSED(peer)
        Q_UNUSED(conduct)
    }

    /// On: what is written to those of \p target goes out at once, however small (Nagle off). Off: as is configured.
    /// Nothing for UDP, where it always does.
    virtual void setSendsAtOnce(const SendTarget &target, bool on)
    {
        Q_UNUSED(target)
        Q_UNUSED(on)
    }

    /// Stop or go on reading (all peers): back-pressure for TCP, for UDP the kernel's buffer.
    virtual void setReadingPaused(bool paused) = 0;

    /// The same for one peer, because what answers it has no room for its answers; others must not wait for it. Reading
    /// goes on when neither pause holds. UDP peers share one socket: there it pauses all as long as one is paused.
    virtual void setPeerReadingPaused(PeerId peer, bool paused)
    {
        Q_UNUSED(peer)
        setReadingPaused(paused);
    }

protected:
    Endpoint() = default;
};

/// Makes the endpoint of \p config. \p journal and \p sink must outlive it.
[[nodiscard]] std::unique_ptr<Endpoint> makeEndpoint(const EndpointConfig &config, Journal &journal,
                                                     EndpointSink &sink);

} // namespace SocketDesk

Q_DECLARE_METATYPE(SocketDesk::EndpointState)
Q_DECLARE_METATYPE(SocketDesk::PeersOnClose)
Q_DECLARE_METATYPE(SocketDesk::PeerSnapshot)
