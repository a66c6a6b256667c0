// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cli_endingwatch.h"
#include "cli_exitcode.h"
#include "cli_feed.h"
#include "cli_measurement.h"
#include "cli_options.h"
#include "cli_output.h"
#include "endpoint/targetlookup.h"
#include "session/sessionhandle.h"

#include <QObject>
#include <QTimer>

#include <memory>

namespace SocketDesk {

/// Runs one session from the command line to the exit code.
///
/// Lives in the main thread, which it never blocks: it hears what the session, the feed and the output say, and decides
/// when it is over. Then it closes the session, lets everything received be printed, and writes the statistics.
class CliRunner final : public QObject
{
    Q_OBJECT

public:
    explicit CliRunner(const CliOptions &options, QObject *parent = nullptr);
    ~CliRunner() override;

    void start();

    /// Ends as soon as what was received is printed.
    void interrupt();

Q_SIGNALS:
    void finished(int exitCode);

private:
    enum class Phase : quint8 { Starting, Opening, Running, Closing, Flushing, Over };

    void connectSession();
    void connectFeed();
    void connectOutput();
    void connectTimers();

    void onTargetsFound(const QList<Address> &addresses);
    void chooseUdpLocalHost(const QList<Address> &targets);
    void open();
    void onStatus(const SessionStatus &status);
    void onOpening(const SessionStatus &status);
    void onRunning(const SessionStatus &status);
    void updateReach(const SessionStatus &status);
    void onPeersListed(const QList<PeerSnapshot> &peers);
    void hurryIfAllIsSent(const QList<PeerSnapshot> &peers);
    void onTimeout();

    void onItemsSent();
    void onFeedOver();
    void onLineRefused(const QString &sentence, const Error &error);

    void onGrew();
    void onAdvanced();
    void pullWhenDue();
    void onLimitReached();
    void onOutputFailed(const Error &error);
    void endIfAllIsDone();

    void end(CliExit exit);
    void endBy(CliExit exit, const Error &error);
    void flush();
    void onStopped();
    void tellOfUnsent(const SendProgress &sending);
    void onFlushed();
    void finishWhenMeasured();
    void onStuckCheck();
    [[nodiscard]] CliExit exitCode() const;
    void writeStatistics();
    void complain(const QString &sentence) const;

    CliOptions m_options;
    EndingWatch m_endings;
    std::unique_ptr<SessionHandle> m_session;
    std::unique_ptr<CliFeed> m_feed; ///< uses m_session
    JournalReader m_reader;
    CliOutput m_output;
    std::unique_ptr<CliMeasurement> m_measurement; ///< where statistics are wanted

    TargetLookup m_lookup;
    Phase m_phase = Phase::Starting;
    QTimer m_timeout;
    QTimer m_closeGuard;
    QTimer m_stuckCheck;
    quint64 m_progressAtCheck = 0;
    QTimer m_printPause;
    bool m_isPrinting = false;
    quint64 m_toldRecords = 0; ///< that all who read have been told of
    bool m_limitReached = false;
    bool m_interrupted = false;
    bool m_endedByPeer = false;
    CliExit m_exit = CliExit::Done;
    CliExit m_lineExit = CliExit::Done; ///< of lines of input that were not sent
    quint64 m_peersSeen = 0;
    QString m_localAddress;
    Timestamp m_begin{};
    SessionCounters m_counters; ///< at the end
    CliRepeatFigures m_repeat;  ///< at the end
};

} // namespace SocketDesk
