// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "journal/journal.h"
#include "respond/responderactivity.h"
#include "session/sessioncounters.h"
#include "session/sessionstatus.h"

#include <QObject>

#include <memory>

class QThread;

namespace SocketDesk {

class Session;
struct LogReading;
struct SessionShared;

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

    /// That of a session that is over, of which \p journal is left: nothing runs, and commands are ignored.
    [[nodiscard]] static SessionHandle *ofSavedLog(const JournalReader &journal, QObject *parent = nullptr);

    /// Begins what the destructor does and returns at once; stopped() tells when nothing is left to wait for. Whatever
    /// is asked for afterwards is ignored.
    void shutDown();

    [[nodiscard]] JournalReader reader() const;
    [[nodiscard]] const SessionStatus &status() const { return m_status; }

    /// Read from the engine without waiting for it.
    [[nodiscard]] SessionCounters counters() const;

    /// Where something else is open still, it is closed first. A server that kept its peers listens again beside them.
    void open(const EndpointConfig &config);
    void close(PeersOnClose peers = PeersOnClose::Close); ///< also cancels connecting

    /// Sends now, or says sendRefused().
    void send(const PayloadTemplate &payload, const SendTarget &target);
    void send(const QByteArray &payload, const SendTarget &target) { send(PayloadTemplate(payload), target); }

    /// Sends as soon as the queue has room, after everything else that was sent in turn. For bulk: keep a bounded amount
    /// under way, by the sentInTurn() that answers each.
    /// \param sentBefore where the counters of its placeholders stand
    /// \return the number that sentInTurn() will name
    quint64 sendInTurn(const PayloadTemplate &payload, const SendTarget &target, quint64 sentBefore = 0);
    quint64 sendInTurn(const QByteArray &payload, const SendTarget &target)
    {
        return sendInTurn(PayloadTemplate(payload), target);
    }

    void startRepeat(const RepeatPlan &plan);
    void stopRepeat();
    void startList(const ListPlan &plan);
    void stopList();
    void sendFile(const FilePlan &plan);
    void pauseFile(bool paused); ///< the one that is being sent
    void cancelFile();
    void finishSending(const SendTarget &target); ///< behind what is queued; what waits for its turn is refused then
    void disconnectPeer(PeerId peer);
    void resetPeer(PeerId peer);
    void setConduct(PeerId peer, const PeerConduct &conduct);
    void setResponders(const ResponderSetup &setup); ///< what answers by itself from now on
    /// Sends what is held for those that are in SessionStatus::stoppedPeers, and answers them from now on; none: all.
    void goOnAnswering(const QList<PeerId> &peers = {});

    /// On: as soon as a peer has finished (FIN), we finish sending to it too, behind what is queued, so that the
    /// connection ends. Off, as at first: it stays half open until somebody closes it or EndpointConfig::halfOpenLimit.
    void setFinishWithPeers(bool on);

    void setJournalLimit(const JournalLimit &limit); ///< from now on
    void setLogReading(const LogReading &reading);   ///< which a crash leaves beside the log

    void resetCounters();

    /// Tells the session that grew() is being acted on: the next growth will be told again. Called by the reader of the
    /// journal when it pulls, *before* it refreshes (or a growth in between would not be told), so that a flood costs one
    /// queued call a pull.
    void pulled();

    /// Asks for the peers table; it comes with peersListed().
    void requestPeers();

    /// Asks what the responders have done; it comes with activityTold().
    void requestActivity();

Q_SIGNALS:
    void grew(); ///< the journal has more records; at most once until pulled()
    void statusChanged(const SocketDesk::SessionStatus &status);
    void peersListed(const QList<SocketDesk::PeerSnapshot> &peers);
    void activityTold(const SocketDesk::ResponderActivity &activity);
    void failed(const SocketDesk::Error &error);      ///< for the banner
    void sendRefused(const SocketDesk::Error &error); ///< a send() or sendInTurn() that went nowhere
    void sentInTurn(quint64 ticket);                  ///< that sendInTurn() was accepted, or refused
    void listFinished(bool complete);                 ///< a startList(): complete, or stopped, closed, failed
    void fileFinished(bool complete);                 ///< a sendFile() is accepted to its end, or failed
    void stopped();                                   ///< after shutDown(): closed, and the thread has ended

private:
    enum class Over : quint8 { Yes };
    SessionHandle(Over, const JournalReader &journal, QObject *parent);

    template<typename Command>
    void post(Command command);
    void onStatusChanged(const SocketDesk::SessionStatus &status);

    SessionStatus m_status;
    std::shared_ptr<SessionShared> m_shared; ///< counters and the told-already flag
    JournalReader m_reader;
    QThread *m_thread = nullptr;
    Session *m_session = nullptr; ///< lives in m_thread; both are missing where the session is over
    quint64 m_lastTicket = 0;
    bool m_isShuttingDown = false; ///< m_session may be gone
};

} // namespace SocketDesk
