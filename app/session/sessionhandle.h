// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "endpoint/endpoint.h"
#include "journal/journal.h"
#include "send/sender.h"

#include <QObject>

#include <memory>

class QThread;

namespace SocketDesk {

class Session;

/// Totals of a session since it was made or since Reset counters.
struct SessionCounters
{
    TrafficCounters traffic;
    quint64 droppedByKernel = 0;
    quint64 droppedByUs = 0;       ///< datagrams that did not fit in the journal
    quint64 truncatedDatagrams = 0;
    bool kernelDropsKnown = true;  ///< false where the system has no such counter

    friend bool operator==(const SessionCounters &, const SessionCounters &) = default;
};

/// The state of a session in one small value.
struct SessionStatus
{
    EndpointState state = EndpointState::Closed;
    EndpointConfig config;         ///< with which it was opened last
    QString localAddress;          ///< effective; empty while closed
    QString remoteAddress;         ///< of a connected client
    PeerState connection = PeerState::Gone; ///< of a client's connection
    int receiveBufferBytes = 0;    ///< effective, UDP only
    int peerCount = 0;
    bool echo = false;
    bool readingPaused = false;    ///< the journal is full
    SendProgress sending;

    friend bool operator==(const SessionStatus &, const SessionStatus &) = default;
};

/// The near end of a session, which runs in its own engine thread.
///
/// Lives in the thread that made it (GUI, or main of the terminal program). Every command is queued and returns at
/// once; what comes of it comes back by signal. The destructor closes the endpoint, stops the thread and joins it,
/// in bounded time. Signals carry small values, never payload: bytes are read from the journal.
class SessionHandle final : public QObject
{
    Q_OBJECT

public:
    explicit SessionHandle(const JournalConfig &journal = {}, QObject *parent = nullptr);
    ~SessionHandle() override;

    [[nodiscard]] JournalReader reader() const;
    [[nodiscard]] const SessionStatus &status() const { return m_status; }

    /// Read from the engine without waiting for it.
    [[nodiscard]] SessionCounters counters() const;

    void open(const EndpointConfig &config);
    void close(PeersOnClose peers = PeersOnClose::Close); ///< also cancels connecting
    void send(const QByteArray &payload, const SendTarget &target);
    void startRepeat(const RepeatPlan &plan);
    void stopRepeat();
    void sendFile(const QString &path, const SendTarget &target, qsizetype blockBytes = 64 * 1024);
    void cancelFile();
    void finishSending(const SendTarget &target);
    void disconnectPeer(PeerId peer);
    void resetPeer(PeerId peer);
    void setEcho(bool on);
    void resetCounters();

    /// Tells the session that grew() was acted on: the next growth will be told again. Called by the reader of the
    /// journal when it pulls, so that a flood costs one queued call a pull.
    void pulled();

    /// Asks for the peers table; it comes with peersListed().
    void requestPeers();

Q_SIGNALS:
    void grew();                                                   ///< the journal has more records; at most once until pulled()
    void statusChanged(const SocketDesk::SessionStatus &status);
    void peersListed(const QList<SocketDesk::PeerSnapshot> &peers);
    void failed(const SocketDesk::Error &error);                   ///< for the banner
    void sendRefused(const SocketDesk::Error &error);              ///< a send() that went nowhere

private:
    SessionStatus m_status;
    QThread *m_thread = nullptr;
    Session *m_session = nullptr; ///< lives in m_thread
    struct Shared;
    std::shared_ptr<Shared> m_shared; ///< counters and the told-already flag
};

} // namespace SocketDesk

Q_DECLARE_METATYPE(SocketDesk::SessionStatus)
