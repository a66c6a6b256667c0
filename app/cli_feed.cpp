// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli_feed.h"

#include "session/sessionhandle.h"

using namespace std::chrono_literals;

namespace SocketDesk {

namespace {

constexpr qsizetype mostBytesUnderWay = 1 << 20;
constexpr qsizetype aboutOneMessage = 1024; // which placeholders make as long as they like

} // namespace

CliFeed::CliFeed(const CliOptions &options, SessionHandle &session, QObject *parent)
    : QObject(parent)
    , m_options(options)
    , m_session(session)
    , m_roundTimer(this)
    , m_listPause(this)
    , m_itemsSent(options.items.empty())
    , m_input(options.composing, options.encoding,
              options.endpoint.role == Role::Udp ? InputLines::Unit::Datagram : InputLines::Unit::StreamPart, this)
{
    connect(&session, &SessionHandle::sendRefused, this, &CliFeed::onSendRefused);
    connect(&session, &SessionHandle::sentInTurn, this, &CliFeed::onSentInTurn);
    connect(&session, &SessionHandle::fileFinished, this, &CliFeed::onFileFinished);
    connect(&session, &SessionHandle::listFinished, this, &CliFeed::onListFinished);
    connect(&m_roundTimer, &DeadlineTimer::due, this, &CliFeed::onDeadline);
    m_listPause.setSingleShot(true);
    m_listPause.setTimerType(Qt::PreciseTimer);
    connect(&m_listPause, &QTimer::timeout, this, &CliFeed::startRound);
    connect(&m_input, &CliInput::payloadReady, this, &CliFeed::onPayload);
    connect(&m_input, &CliInput::ended, this, &CliFeed::onInputChanged);
    connect(&m_input, &CliInput::lineRefused, this, [this](quint64 line, const Error &error) {
        Q_EMIT refused(tr("Line %1 of standard input was not sent: %2").arg(line).arg(describe(error).oneLine()),
                       error);
    });
}

void CliFeed::setReachable(bool reachable)
{
    m_reachable = reachable;
    if (m_stopped || !reachable) {
        m_input.setReading(false);
        return;
    }
    const bool itemIsDue =
        m_itemTicket == 0 && !m_fileUnderWay && !m_listUnderWay && !m_waitingForDeadline && !m_listPause.isActive();
    if (m_itemsSent)
        onInputChanged();
    else if (itemIsDue && m_round == 0 && m_item == 0)
        startRound();
    else if (itemIsDue)
        sendItem();
}

void CliFeed::stop()
{
    m_stopped = true;
    m_roundTimer.stop();
    m_listPause.stop();
    m_input.setReading(false);
}

// Items

void CliFeed::startRound()
{
    if (m_options.rounds != 1 && m_options.interval.count() > 0 && !m_roundTimer.isActive())
        m_roundTimer.start(m_options.interval);
    ++m_figures.rounds;
    m_meter.note(std::chrono::steady_clock::now());
    sendItem();
}

void CliFeed::sendItem()
{
    if (m_stopped || !m_reachable)
        return;
    const CliItem &item = m_options.items.at(m_item);
    m_fileUnderWay = !item.filePath.isEmpty();
    m_listUnderWay = !item.steps.isEmpty();
    if (m_fileUnderWay)
        m_session.sendFile({item.filePath, m_target, m_options.files.framing, m_options.files.blockBytes,
                            m_options.files.bytesPerSecond});
    else if (m_listUnderWay)
        m_session.startList({item.steps, m_target, 1, m_options.sendsAtOnce});
    else
        m_itemTicket = m_session.sendInTurn(item.payload, m_target, m_round);
}

void CliFeed::onFileFinished(bool complete)
{
    if (!std::exchange(m_fileUnderWay, false) || m_stopped)
        return;
    if (complete)
        onItemDone();
    else
        Q_EMIT itemFailed();
}

void CliFeed::onListFinished(bool complete)
{
    if (!std::exchange(m_listUnderWay, false) || m_stopped)
        return;
    if (complete)
        onItemDone();
    else
        Q_EMIT itemFailed();
}

void CliFeed::onItemDone()
{
    m_sentAnything = true;
    if (++m_item < m_options.items.size())
        sendItem();
    else
        onRoundDone();
}

void CliFeed::onRoundDone()
{
    m_item = 0;
    ++m_round;
    if (m_round == m_options.rounds)
        finishItems();
    else if (m_roundTimer.isActive() && m_deadlinesPassed == 0)
        m_waitingForDeadline = true;
    else if (listPause() > 0ms)
        m_listPause.start(listPause());
    else {
        m_deadlinesPassed -= m_deadlinesPassed > 0;
        startRound();
    }
}

/// As in a loop of the window: the last step's delay is that before the first one.
std::chrono::milliseconds CliFeed::listPause() const
{
    const CliItem &last = m_options.items.back();
    return m_options.interval == 0ms && !last.steps.isEmpty() ? last.steps.constLast().delay : 0ms;
}

void CliFeed::onDeadline(quint64 deadlines)
{
    m_deadlinesPassed += deadlines;
    const quint64 kept = m_options.late == LatePolicy::CatchUp ? m_deadlinesPassed : 1;
    m_figures.skipped += m_deadlinesPassed - kept;
    m_deadlinesPassed = kept;
    if (std::exchange(m_waitingForDeadline, false)) {
        --m_deadlinesPassed;
        startRound();
    }
}

CliRepeatFigures CliFeed::repeatFigures() const
{
    CliRepeatFigures figures = m_figures;
    figures.pace = m_meter.figures();
    return figures;
}

void CliFeed::finishItems()
{
    m_roundTimer.stop();
    m_itemsSent = true;
    Q_EMIT itemsSent();
    onInputChanged();
}

// What the session answers

void CliFeed::onSendRefused(const Error &error)
{
    m_refusal = error;
}

void CliFeed::onSentInTurn(quint64 ticket)
{
    const std::optional<Error> refusal = std::exchange(m_refusal, std::nullopt);
    if (m_stopped)
        return;
    if (ticket != m_itemTicket) {
        m_bytesUnderWay -= m_underWay.front();
        m_underWay.pop_front();
        m_sentAnything = m_sentAnything || !refusal;
        if (refusal)
            Q_EMIT refused(describe(*refusal).oneLine(), *refusal);
        onInputChanged();
        return;
    }
    m_itemTicket = 0;
    const bool lostPeer = refusal && m_options.endpoint.role == Role::TcpServer;
    if (!refusal)
        onItemDone();
    else if (!lostPeer) // a server sends it to the next one: setReachable() will tell
        Q_EMIT refused(describe(*refusal).oneLine(), *refusal), Q_EMIT itemFailed();
}

// Standard input

void CliFeed::onPayload(const PayloadTemplate &payload)
{
    m_session.sendInTurn(payload, m_target, m_linesSent++);
    const qsizetype size = payload.isConstant() ? payload.bytes().size() : aboutOneMessage;
    m_underWay.push_back(size);
    m_bytesUnderWay += size;
    if (m_bytesUnderWay >= mostBytesUnderWay)
        m_input.setReading(false);
}

void CliFeed::onInputChanged()
{
    if (m_stopped || m_over || !m_itemsSent)
        return;
    m_input.setReading(m_reachable && m_bytesUnderWay < mostBytesUnderWay);
    if (m_input.hasEnded() && m_underWay.empty()) {
        m_over = true;
        Q_EMIT over();
    }
}

} // namespace SocketDesk
