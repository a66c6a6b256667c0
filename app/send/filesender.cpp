// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "send/filesender.h"

#include "base/fileerror.h"
#include "base/readablefile.h"
#include "send/transienterror.h"

#include <QFileInfo>

#include <algorithm>
#include <chrono>
#include <utility>

using namespace std::chrono_literals;
using std::chrono::milliseconds;
using std::chrono::steady_clock;

namespace SocketDesk {

namespace {

constexpr qint64 turnBytes = 1 << 20;
constexpr auto turnTime = 4ms; // that small blocks and many peers may take: a pause, a cancel, what arrives has to wait
constexpr qint64 writesPerSecond = 20; // that a limited stream is cut into, so that it flows rather than jerks
constexpr auto retryDelay = 10ms;      // where nothing is queued, so that no call of resume() is to be expected
constexpr auto watchInterval = 250ms;
constexpr auto stallDelay = 1s; // where somebody may be given up, of which nobody tells

/// As it is said to somebody else: the name in this system's folders is nobody's business.
QString nameOf(const QString &path)
{
    return QFileInfo(path).fileName();
}

} // namespace

FileSender::FileSender(Outbox &outbox, QObject *parent)
    : QObject(parent)
    , m_outbox(outbox)
    , m_turn(this)
    , m_watch(this)
{
    m_watch.setInterval(watchInterval);
    connect(&m_watch, &QTimer::timeout, this, &FileSender::onWatch);
    m_turn.setSingleShot(true);
    m_turn.setTimerType(Qt::PreciseTimer);
    connect(&m_turn, &QTimer::timeout, this, &FileSender::sendTurn);
}

void FileSender::start(const FilePlan &plan)
{
    cancel();
    m_plan = plan;
    m_target = plan.target;
    const QList<PeerId> takers = m_outbox.takers(m_target, 0);
    if (m_target.kind == SendTarget::Kind::All || takers.size() > 1)
        m_target = SendTarget::allOf(takers); // when one of several goes, the others get it whole
    m_isPaused = false;
    m_sent = 0;
    m_taken = 0;
    m_size = 0;
    if (const Result<void> opened = open(); !opened) {
        fail(opened.error());
        return;
    }
    m_rate.restart();
    m_pace.start(plan.bytesPerSecond, steady_clock::now());
    m_turn.start(0ms);
}

Result<void> FileSender::open()
{
    m_file.setFileName(m_plan.path);
    if (const Result<void> opened = openForReading(m_file); !opened)
        return opened;
    m_size = m_file.size();
    Result<QByteArray> header = makeFileHeader(m_plan.framing, {nameOf(m_plan.path), m_size});
    if (!header)
        return failure(header.error());
    m_header = *header;
    return {};
}

void FileSender::cancel()
{
    m_turn.stop();
    m_unsent.clear();
    m_header.clear();
    m_isPaused = false;
    const bool wasWatched = m_watch.isActive();
    m_watch.stop();
    if (!m_file.isOpen() && !wasWatched)
        return;
    m_file.close();
    Q_EMIT progressed();
}

void FileSender::setPaused(bool paused)
{
    if (!isActive() || std::exchange(m_isPaused, paused) == paused)
        return;
    m_turn.stop();
    m_watch.stop();
    if (paused) {
        m_watch.start();
    } else {
        m_rate.restart(); // the time in between is nobody's rate
        m_pace.start(m_plan.bytesPerSecond, steady_clock::now());
        m_turn.start(0ms);
    }
    Q_EMIT progressed();
}

void FileSender::resume()
{
    if (isActive() && !m_isPaused)
        m_turn.start(0ms); // not at once: the outbox may be in the middle of a send of ours
}

void FileSender::sendTurn()
{
    const qint64 end = m_sent + turnBytes;
    const steady_clock::time_point latest = steady_clock::now() + turnTime;
    Step step = Step::Sent;
    while (step == Step::Sent && m_sent < end && !m_isPaused && steady_clock::now() < latest)
        step = sendBlock();
    if (step == Step::Over)
        return;
    tellProgress();
    if (isActive() && !m_isPaused)
        scheduleNext(step);
}

/// The rate is that of the wire: the queue fills as fast as memory goes.
void FileSender::tellProgress()
{
    m_taken = std::max(m_taken, m_sent - waiting());
    m_rate.add(steady_clock::now(), m_taken);
    Q_EMIT progressed();
}

void FileSender::onWatch()
{
    if (waiting() == 0)
        m_watch.stop();
    tellProgress();
}

void FileSender::scheduleNext(Step step)
{
    switch (step) {
    case Step::Sent:
        return m_turn.start(0ms);
    case Step::TooSoon:
        return m_turn.start(std::chrono::ceil<milliseconds>(std::max(m_pace.delay(steady_clock::now()), 0ns)));
    case Step::NoRoom:
        return m_turn.start(m_outbox.queuedBytes(m_target) == 0 ? milliseconds(retryDelay) : milliseconds(stallDelay));
    case Step::Over:
        return;
    }
}

FileSender::Step FileSender::sendBlock()
{
    if (m_pace.delay(steady_clock::now()) > 0ns)
        return Step::TooSoon;
    if (!m_header.isEmpty())
        return sendBytes(m_header);
    if (!m_unsent.isEmpty())
        return sendBytes(std::exchange(m_unsent, {}));
    if (m_sent >= m_size) {
        finish(true);
        return Step::Over;
    }
    const qsizetype wanted = nextBlockBytes();
    if (wanted == 0)
        return Step::NoRoom;
    forgetFileError();
    const QByteArray block = m_file.read(wanted);
    if (block.isEmpty()) {
        const bool isOver = m_file.error() == QFileDevice::NoError;
        fail({isOver ? ErrorCode::FileChanged : ErrorCode::FileNotReadable, {path()}, isOver ? 0 : lastFileError()});
        return Step::Over;
    }
    return sendBytes(block);
}

/// Who asks for no size gets what suits the rate.
qsizetype FileSender::wholeBlock() const
{
    qint64 block = m_plan.blockBytes > 0 ? m_plan.blockBytes : FilePlan::streamBlock;
    if (m_plan.blockBytes == 0 && m_plan.bytesPerSecond > 0)
        block = std::clamp<qint64>(m_plan.bytesPerSecond / writesPerSecond, 1, block);
    return qsizetype(std::min(block, m_size - m_sent));
}

/// Whole blocks, as long as there is hope for the room of one: a datagram has the size that was asked for.
qsizetype FileSender::nextBlockBytes() const
{
    const qsizetype whole = wholeBlock();
    const qsizetype room = m_outbox.room(m_target);
    if (room >= whole)
        return whole;
    if (m_outbox.queuedBytes(m_target) > 0)
        return 0;
    return room > 0 ? room : whole; // no room although nothing is queued: the sending will say why
}

/// Whoever lacks a part would take what comes behind the gap for the file, so it gets nothing more of it.
Result<int> FileSender::sendToAudience(const QByteArray &block)
{
    if (m_target.kind != SendTarget::Kind::All || m_target.peers.isEmpty())
        return m_outbox.send(m_target, block);
    const QList<PeerId> takers = m_outbox.takers(m_target, block.size());
    if (takers.isEmpty() || takers.size() == m_target.peers.size())
        return m_outbox.send(m_target, block);
    if (m_outbox.queuedBytes(m_target) > 0 && m_outbox.room(m_target) < block.size())
        return failure({ErrorCode::QueueFull, {}}); // of somebody who is only slow
    const QList<PeerId> audience = std::exchange(m_target.peers, takers);
    for (const PeerId peer : audience)
        if (!takers.contains(peer))
            m_outbox.leaveOut(peer, m_size - m_sent, audience.size());
    return m_outbox.send(m_target, block);
}

qint64 FileSender::waiting() const
{
    if (!isActive() && !m_watch.isActive())
        return 0;
    SendTarget each = m_target; // also those who have taken nothing for long
    if (!each.peers.isEmpty())
        each.kind = SendTarget::Kind::Peers;
    const qsizetype peers = each.kind == SendTarget::Kind::Address ? each.address.count(u',') + 1 : each.peers.size();
    return std::min<qint64>(m_outbox.queuedBytes(each) / std::max<qsizetype>(peers, 1), m_sent);
}

FileSender::Step FileSender::sendBytes(const QByteArray &block)
{
    const bool isHeader = !m_header.isEmpty();
    const Result<int> accepted = sendToAudience(block);
    if (!isActive()) // cancelled by what the sending led to
        return Step::Over;
    if (accepted) {
        m_pace.add(block.size(), steady_clock::now());
        m_sent += isHeader ? 0 : block.size();
        m_header.clear();
        return Step::Sent;
    }
    if (isTransient(accepted.error())) {
        if (!isHeader)
            m_unsent = block;
        return Step::NoRoom;
    }
    fail(accepted.error());
    return Step::Over;
}

void FileSender::finish(bool complete)
{
    m_turn.stop();
    m_watch.stop();
    if (complete)
        m_watch.start();
    m_file.close();
    m_header.clear();
    m_unsent.clear();
    m_isPaused = false;
    Q_EMIT progressed();
    Q_EMIT finished(complete);
}

void FileSender::fail(const Error &error)
{
    finish(false);
    Q_EMIT failed(error);
}

} // namespace SocketDesk
