// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "endpoint/endpoint.h"
#include "endpoint/poller.h"
#include "endpoint/reporter.h"
#include "endpoint/tcpconnection.h"

#include <QElapsedTimer>
#include <QTimer>

#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

namespace SocketDesk {

/// What the two TCP roles share: the table of connections and the door out to them.
class TcpEndpoint : public Endpoint, protected TcpConnection::Owner
{
    Q_OBJECT

public:
    ~TcpEndpoint() override;

    [[nodiscard]] EndpointState state() const final { return m_state; }
    [[nodiscard]] QString localAddress() const final { return m_localAddress; }
    [[nodiscard]] QList<PeerSnapshot> peers() const final;
    void disconnectPeer(PeerId peer) final;
    void resetPeer(PeerId peer) final;
    [[nodiscard]] QList<PeerId> takers(const SendTarget &target, qsizetype bytes) const final;
    void leaveOut(PeerId peer, qint64 bytes, qsizetype among) final;
    void setReadingPaused(bool paused) final;
    void setPeerReadingPaused(PeerId peer, bool paused) final;
    void setConduct(PeerId peer, const PeerConduct &conduct) final;
    void setSendsAtOnce(const SendTarget &target, bool on) final;

    Result<int> send(const SendTarget &target, QByteArrayView bytes) final;
    [[nodiscard]] qsizetype room(const SendTarget &target) const final;
    void finishSending(const SendTarget &target) final;
    [[nodiscard]] qsizetype queuedBytes(const SendTarget &target) const final;

protected:
    TcpEndpoint(const EndpointConfig &config, Journal &journal, EndpointSink &sink);

    [[nodiscard]] const EndpointConfig &config() const { return m_config; }
    [[nodiscard]] Reporter &reporter() { return m_reporter; }
    [[nodiscard]] Poller &poller() { return m_poller; }
    [[nodiscard]] bool hasConnections() const { return !m_connections.empty(); }
    [[nodiscard]] int connectionCount() const; ///< without those that we are closing

    void setState(EndpointState state);
    void setLocalAddress(const QString &address) { m_localAddress = address; }

    /// Journals Closed, becomes Closed.
    void becomeClosed();

    /// Takes a connected socket in: the peer joins, reading begins.
    /// \return its id
    PeerId addConnection(NativeSocket socket, const Address &peer, const QString &localAddress);

    void closeConnections();
    void yieldDescriptors(int most); ///< of those who have finished, the oldest first

private:
    using Connections = std::vector<TcpConnection *>;

    void release(PeerId peer) final;
    void onJournalFull(const Error &error) final;
    void tellJournalFull(const Error &error);
    void onJournalRetry();
    void retryWhenRead(const Error &error);
    void reportSkipped();

    [[nodiscard]] TcpConnection *find(PeerId peer) const;
    [[nodiscard]] Connections all() const; ///< in order of joining
    [[nodiscard]] Connections present(const SendTarget &target, std::optional<Error> *missing = nullptr) const;
    [[nodiscard]] Result<Connections> selectForSending(const SendTarget &target) const;
    [[nodiscard]] static Connections awaited(const SendTarget &target, Connections connections);
    [[nodiscard]] Error unknownPeer(PeerId peer) const;

    const EndpointConfig m_config;
    Reporter m_reporter;
    Poller m_poller;
    QString m_localAddress;
    EndpointState m_state = EndpointState::Closed;
    bool m_readingPaused = false;
    bool m_isJournalFull = false; ///< and that was told
    QTimer m_journalRetry;
    QElapsedTimer m_heldSince;     ///< that the journal waits for those who have yet to read its oldest records
    QTimer m_skipReport;           ///< while it runs, those that are left out are only counted
    qsizetype m_lastSelection = 0; ///< to how many it was to go when somebody was left out
    std::unordered_map<PeerId, std::unique_ptr<TcpConnection>> m_connections;
    std::vector<std::unique_ptr<TcpConnection>> m_released; ///< until the event loop turns
};

} // namespace SocketDesk
