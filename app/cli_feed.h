// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/outbox.h"
#include "cli_input.h"
#include "cli_options.h"
#include "send/deadlinetimer.h"
#include "send/repeatmeter.h"

#include <QObject>
#include <QTimer>

#include <deque>

namespace SocketDesk {

class SessionHandle;

/// How the rounds of the items went.
struct CliRepeatFigures
{
    quint64 rounds = 0;  ///< begun
    quint64 skipped = 0; ///< deadlines
    RepeatFigures pace;
};

/// Gives a session what the command line and standard input ask to send, in order, and never more than it takes.
///
/// Lives in the main thread. Rounds of the items start at absolute deadlines; a deadline that passes while a round still
/// goes out starts the next one late, once, or as often as it takes to catch up. Nothing is fed while nobody can be reached.
class CliFeed final : public QObject
{
    Q_OBJECT

public:
    CliFeed(const CliOptions &options, SessionHandle &session, QObject *parent = nullptr);

    void setTarget(const SendTarget &target) { m_target = target; }

    /// True: somebody is there to send to. May be called again with the same to say that it is somebody else.
    void setReachable(bool reachable);

    void stop();

    [[nodiscard]] bool itemsAreSent() const { return m_itemsSent; }
    [[nodiscard]] bool isOver() const { return m_over; } ///< items and standard input
    [[nodiscard]] bool hasSentAnything() const { return m_sentAnything; }
    [[nodiscard]] SendTarget target() const { return m_target; }
    [[nodiscard]] CliRepeatFigures repeatFigures() const;

Q_SIGNALS:
    void itemsSent();
    void over();
    void itemFailed(); ///< an item cannot be sent: the error was told
    void refused(const QString &sentence, const SocketDesk::Error &error); ///< a line of input was not sent

private:
    void sendItem();
    void onItemDone();
    void onRoundDone();
    void onDeadline(quint64 deadlines);
    void startRound();
    [[nodiscard]] std::chrono::milliseconds listPause() const;
    void finishItems();
    void onSendRefused(const Error &error);
    void onSentInTurn(quint64 ticket);
    void onFileFinished(bool complete);
    void onListFinished(bool complete);
    void onPayload(const PayloadTemplate &payload);
    void onInputChanged();

    CliOptions m_options;
    SessionHandle &m_session;
    SendTarget m_target;
    bool m_reachable = false;
    bool m_stopped = false;

    DeadlineTimer m_roundTimer;
    QTimer m_listPause; ///< the delay of the last step of a list, where rounds have no interval
    quint64 m_round = 0;
    size_t m_item = 0;
    quint64 m_itemTicket = 0; ///< 0: no item is under way
    bool m_fileUnderWay = false;
    bool m_listUnderWay = false;
    bool m_waitingForDeadline = false;
    quint64 m_deadlinesPassed = 0; ///< while a round still went out, and to be made up for
    CliRepeatFigures m_figures;
    RepeatMeter m_meter;
    std::optional<Error> m_refusal; ///< of what is answered next by sentInTurn()
    bool m_itemsSent = false;

    CliInput m_input;
    std::deque<qsizetype> m_underWay; ///< sizes of the lines given to the session and not yet answered
    qsizetype m_bytesUnderWay = 0;
    quint64 m_linesSent = 0;
    bool m_over = false;
    bool m_sentAnything = false;
};

} // namespace SocketDesk
