// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "endpoint/nativesocket.h"
#include "endpoint/poller.h"
#include "endpoint/readpace.h"
#include "endpoint/reporter.h"
#include "endpoint/writequeue.h"

#include <QTimer>

#include <chrono>
#include <memory>
#include <optional>

namespace SocketDesk {

/// One TCP stream on a native descriptor, accepted or dialled, from its first byte to its end.
///
/// The two directions end apart: after the peer's FIN we may still send, after ours we still receive. The last event
/// in the journal is one of WeClosed, PeerReset, WeReset, TimedOut, Failed. Engine thread, owned by its endpoint,
/// which keeps it until the event loop turns after release(), because a connection may end within its own calls.
class TcpConnection final : public PollHandler
{
public:
    /// What a connection asks of its endpoint.
    class Owner
    {
    public:
        Owner() = default;
        Q_DISABLE_COPY_MOVE(Owner)

        /// The connection is over: it leaves the table before anybody hears of it.
        virtual void release(PeerId peer) = 0;

        /// The sink has been told that the connection is over; \p error where it did not end well.
        virtual void onConnectionEnded(const std::optional<Error> &error) = 0;

        /// The journal takes no more: call resume() again in a while.
        virtual void onJournalFull(const Error &error) = 0;

    protected:
        ~Owner() = default;
    };

    /// The endpoint's things, all of which outlive the connection.
    struct Surroundings
    {
        const EndpointConfig &config;
        Poller &poller;
        Reporter &reporter;
        Owner &owner;
    };

    TcpConnection(NativeSocket socket, PeerId id, QString address, const Surroundings &surroundings);
    ~TcpConnection();

    /// Begins to read; before, the peer must have joined.
    void start(bool readingPaused);

    [[nodiscard]] PeerId id() const { return m_id; }
    [[nodiscard]] const QString &address() const { return m_address; }
    [[nodiscard]] PeerSnapshot snapshot() const;
    [[nodiscard]] bool takesData() const { return m_socket.isOpen() && !m_finishWanted; }
    [[nodiscard]] bool isClosing() const { return m_isClosing; }
    [[nodiscard]] qsizetype room() const { return m_queue.room(); }
    [[nodiscard]] qsizetype queuedBytes() const { return m_queue.size(); }

    /// Gives \p bytes to the kernel as far as it takes them and queues the rest; they must fit into room().
    void send(QByteArrayView bytes);

    /// A payload has found too little room: tell writable() when there is more.
    void oweWritable() { m_owesWritable = true; }

    /// A payload of so many bytes has gone to others and not here.
    void skip(qint64 bytes) { m_skippedBytes += quint64(bytes); }
    bool noteSkipped(); ///< journals what was skipped since the last call. \return true if anything was

    /// Bytes are queued, and for some seconds the kernel has taken none.
    [[nodiscard]] bool isStalled() const;

    void finishSending();
    void close(); ///< orderly: what is queued, FIN, read to the peer's FIN; with a limit
    void reset();
    void noteAbandoned(); ///< journals its end, for which nobody waits any longer

    /// Closes where the peer has finished and nothing waits to be sent, because others are short of descriptors.
    /// \return whether it does
    bool yield();

    void setReadingPaused(bool paused);     ///< with all others
    void setPeerReadingPaused(bool paused); ///< alone
    void setConduct(const PeerConduct &conduct);
    void setSendsAtOnce(bool on) { m_socket.setNoDelay(on); } ///< from now on

    /// Goes on after onJournalFull().
    void resume();

    void onReady(int descriptor, Readiness readiness) override;
    bool lookAgain() override;
    [[nodiscard]] bool isFlooded() const override { return m_isFlooded; }

private:
    [[nodiscard]] bool wantsReading() const;
    [[nodiscard]] PeerState state() const;
    void updateInterest();
    void park();
    void readTurn(bool hangup);
    void take(std::span<char> bytes);
    [[nodiscard]] bool isAnswerToProbe() const;
    void onPeerFinished();
    void onBroken(int error);
    void hold(const Error &error);
    [[nodiscard]] qsizetype mostToRead(qsizetype room);
    void flush();
    [[nodiscard]] qsizetype write(QByteArrayView bytes);
    [[nodiscard]] qsizetype writeAll(QByteArrayView bytes);
    void onWritten(qsizetype bytes);
    void tellWritable();
    void sendFin();
    [[nodiscard]] int pendingError();
    void endInOrder();
    void noteUnsent(); ///< journals what is queued, which nobody will send any more
    void limitHalfOpen();
    void startLimit(std::chrono::milliseconds limit);
    void onLimit();
    void leave(EventKind event, const std::optional<Error> &error = {});

    const Surroundings m_surroundings;
    NativeSocket m_socket;
    const PeerId m_id;
    const QString m_address;
    const Timestamp m_since;
    WriteQueue m_queue;
    TrafficCounters m_traffic;
    std::unique_ptr<QTimer> m_limit;                      ///< of closing, or of staying half open
    std::optional<Error> m_reason;                        ///< why we close, where nobody asked for it
    std::chrono::steady_clock::time_point m_lastProgress; ///< of the queue
    PeerConduct m_conduct;
    std::optional<ReadPace> m_pace;      ///< where reading is slow on purpose
    std::unique_ptr<QTimer> m_paceTimer; ///< until some may be read again
    quint64 m_skippedBytes = 0;          ///< not yet journaled
    int m_writeError = 0;                ///< found by a write; told when all that came before it has been read
    bool m_readingPaused = false;
    bool m_peerReadingPaused = false;
    bool m_isHeld = false;    ///< the journal is full
    bool m_isFlooded = false; ///< at the last look
    bool m_isParked = false;  ///< not polled, because a hang-up cannot be turned off
    bool m_peerFinished = false;
    std::chrono::steady_clock::time_point m_peerFinishedAt;
    quint64 m_sentAtPeersEnd = 0;
    bool m_weFinished = false;
    bool m_finishWanted = false; ///< FIN follows when the queue is empty
    bool m_isClosing = false;
    bool m_owesWritable = false;
};

} // namespace SocketDesk
