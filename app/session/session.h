// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "endpoint/endpoint.h"
#include "journal/journal.h"
#include "respond/responderactivity.h"
#include "send/sender.h"
#include "send/sendqueue.h"
#include "session/logdescription.h"
#include "session/outboxrelay.h"
#include "session/sessionstatus.h"

#include <QHash>
#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>

namespace SocketDesk {

class Responders;
struct SessionShared;

/// The engine side of a session: owns the journal, the endpoint, and everything that sends or answers by itself.
///
/// Lives in the engine thread, where every member must be called; made elsewhere and moved there. SessionHandle is its
/// near end. Signals carry small values only. Stops in the order: timers, sockets, journal.
class Session final : public QObject, private EndpointSink
{
    Q_OBJECT

public:
    Session(std::unique_ptr<Journal> journal, std::shared_ptr<SessionShared> shared);
    ~Session() override;

    /// Where something else is open still, it is closed first.
    void open(const EndpointConfig &config);
    void close(PeersOnClose peers);
    void send(const PayloadTemplate &payload, const SendTarget &target);
    void sendInTurn(quint64 ticket, const PayloadTemplate &payload, const SendTarget &target, quint64 sentBefore);
    void startRepeat(const RepeatPlan &plan);
    void stopRepeat();
    void startList(const ListPlan &plan);
    void stopList();
    void sendFile(FilePlan plan);
    void pauseFile(bool paused);
    void cancelFile();
    void finishSending(const SendTarget &target);
    void disconnectPeer(PeerId peer);
    void resetPeer(PeerId peer);
    void setConduct(PeerId peer, const PeerConduct &conduct);
    void setResponders(const ResponderSetup &setup); ///< from now on; what was under way there is dropped
    void goOnAnswering(const QList<PeerId> &peers);  ///< that are stopped; none: all of them
    void setFinishWithPeers(bool on);
    void setJournalLimit(const JournalLimit &limit);
    void setLogReading(const LogReading &reading);
    void resetCounters();
    void listPeers();
    void tellActivity();

    /// Closes what is open, orderly but waiting no longer than a moment, then says shutDownDone().
    void shutDown();

Q_SIGNALS:
    void grew();
    void statusChanged(const SocketDesk::SessionStatus &status);
    void peersListed(const QList<SocketDesk::PeerSnapshot> &peers);
    void activityTold(const SocketDesk::ResponderActivity &activity);
    void errorOccurred(const SocketDesk::Error &error);
    void sendRefused(const SocketDesk::Error &error);
    void sentInTurn(quint64 ticket);
    void fileFinished(bool complete);
    void listFinished(bool complete);
    void shutDownDone();

private:
    // EndpointSink
    void stateChanged(EndpointState state) override;
    void peerJoined(PeerId peer) override;
    void peerStateChanged(PeerId peer, PeerState state) override;
    void received(PeerId peer, RecordId record, QByteArrayView bytes) override;
    void sent(PeerId peer, qsizetype bytes) override;
    void writable(PeerId peer) override;
    void failed(const Error &error) override;
    void dropped(quint64 count, bool byKernel) override;
    void journalGrew() override;

    void connectSenders();
    [[nodiscard]] QList<SendPeer> allPeers() const;
    void openNow(const EndpointConfig &config);
    void openNext();
    void onClosed();
    void makeResponders();
    void removePeer(PeerId peer);
    void countIfTruncated(RecordId record);
    void scheduleResume();
    void resumeWaiting();
    void onListFinished();

    [[nodiscard]] bool isClosed() const;
    [[nodiscard]] SessionStatus makeStatus() const;
    void publishStatus();
    void publishStatusSoon();
    void describeLog();

    std::unique_ptr<Journal> m_journal;
    std::shared_ptr<SessionShared> m_shared;
    std::unique_ptr<Endpoint> m_endpoint;
    OutboxRelay m_outbox;
    Sender m_sender;
    SendQueue m_sendQueue;
    std::unique_ptr<Responders> m_responders; ///< of m_endpoint, where any is switched on

    EndpointConfig m_config;                           ///< of m_endpoint
    EndpointState m_toldState = EndpointState::Closed; ///< an error is told before what it leads to
    std::optional<EndpointConfig> m_next;              ///< to be opened as soon as m_endpoint is closed
    QHash<PeerId, PeerState> m_peers;
    quint32 m_openings = 0;
    quint64 m_peersJoined = 0;
    PeerId m_lastJoined = noPeer;
    quint64 m_lostEvents = 0; ///< of the journal, counted so far
    ResponderSetup m_responderSetup;
    std::optional<SendTarget> m_sentAtOnce; ///< to whom a list goes without Nagle, until it ends
    bool m_finishWithPeers = false;
    bool m_journalFull = false;
    bool m_shuttingDown = false;
    SessionStatus m_published;
    LogDescription m_description; ///< of the journal

    QTimer m_openTimer;   ///< opens m_next outside the calls of the endpoint that is closing
    QTimer m_resumeTimer; ///< lets go on, outside the calls of the outbox, what waited for room
    QTimer m_statusTimer; ///< bounds the rate at which progress is published
    QTimer m_shutDownTimer;
};

} // namespace SocketDesk
