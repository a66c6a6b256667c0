// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "endpoint/endpoint.h"
#include "endpoint/poller.h"
#include "endpoint/reporter.h"
#include "endpoint/udppeers.h"
#include "endpoint/udpsockets.h"

#include <QElapsedTimer>
#include <QSet>
#include <QTimer>
#include <QVarLengthArray>

#include <deque>

namespace SocketDesk {

/// Sends datagrams from one port and receives them there; every address seen or sent to is a peer.
///
/// Datagrams that the kernel had no room for, and those that the journal had none for, are counted and journaled once a
/// second. ICMP refusals are events. Of more than 65,536 peers the one silent for longest is forgotten.
class UdpEndpoint final : public Endpoint, private PollHandler
{
    Q_OBJECT

public:
    UdpEndpoint(const EndpointConfig &config, Journal &journal, EndpointSink &sink);
    ~UdpEndpoint() override;

    void open() override;
    void close(PeersOnClose peers = PeersOnClose::Close) override;
    [[nodiscard]] EndpointState state() const override;
    [[nodiscard]] QString localAddress() const override;
    [[nodiscard]] QList<PeerSnapshot> peers() const override;
    [[nodiscard]] int receiveBufferBytes() const override;
    void disconnectPeer(PeerId peer) override;
    void resetPeer(PeerId peer) override { disconnectPeer(peer); }
    void setReadingPaused(bool paused) override;
    void setPeerReadingPaused(PeerId peer, bool paused) override;

    Result<int> send(const SendTarget &target, QByteArrayView bytes) override;
    [[nodiscard]] qsizetype room(const SendTarget &target) const override;
    void finishSending(const SendTarget &) override {}
    [[nodiscard]] qsizetype queuedBytes(const SendTarget &target) const override;

private:
    using Addresses = QVarLengthArray<Address, 4>;

    /// A datagram that the kernel had no room for.
    struct Waiting
    {
        Address to;
        QByteArray bytes; ///< shared by all to whom it goes
    };

    void connectChannels();
    void noteBroadcasts();
    void noteOpened();
    void forget(PeerId peer);
    [[nodiscard]] UdpPeer *join(const Address &address, Timestamp time);

    void onReadable(UdpChannel *channel);
    int readTurn(UdpChannel *channel);
    int readBatch(UdpChannel *channel, int limit);
    void readAll();
    void take(const Datagram &datagram);
    [[nodiscard]] bool isReading(const UdpSockets *sockets) const;
    void reportIcmp(const UdpChannel &channel);
    void onJournalFull(const Error &error);

    [[nodiscard]] Result<Addresses> select(const SendTarget &target) const;
    [[nodiscard]] Result<void> check(const Addresses &addresses, qsizetype size) const;
    [[nodiscard]] Result<bool> transmit(const Address &to, QByteArrayView bytes);
    [[nodiscard]] bool isGroup(Address address) const;
    void enqueue(const Address &to, const QByteArray &bytes);
    [[nodiscard]] bool flushOne();
    void flush();
    void onReady(int descriptor, Readiness readiness) override;
    void updateInterest();
    void readOn(bool wasReading);

    void onTick();
    void noteDrops();

    const EndpointConfig m_config;
    Reporter m_reporter;
    Poller m_poller;
    std::unique_ptr<UdpSockets> m_sockets; ///< while open
    DatagramBatch m_batch;
    mutable UdpPeers m_peers;
    std::deque<Waiting> m_waiting;
    qsizetype m_waitingBytes = 0;
    QSet<Address> m_broadcasts; ///< directed broadcast addresses of this machine's networks, with port 0
    QTimer m_tick;
    QElapsedTimer m_lastUnreachable;
    quint64 m_unjournaled = 0; ///< datagrams for which the journal had no room, not yet reported
    bool m_readingPaused = false;
    QSet<PeerId> m_pausedPeers; ///< as long as there is one, all wait: they share the socket
    bool m_isJournalFull = false;
    bool m_owesWritable = false;
    bool m_isWatchingRoom = false; ///< in the kernel, for what waits
};

} // namespace SocketDesk
