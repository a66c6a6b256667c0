// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "send/filesender.h"

#include "send/transienterror.h"

#include <QFileInfo>

#include <algorithm>
#include <chrono>

using namespace std::chrono_literals;

namespace SocketDesk {

namespace {

constexpr qint64 turnBytes = 1 << 20;
constexpr auto retryDelay = 10ms; // where nothing is queued, so that no call of resume() is to be expected

} // namespace

FileSender::FileSender(Outbox &outbox, QObject *parent)
    : QObject(parent)
    , m_outbox(outbox)
    , m_turn(this)
{
    m_turn.setSingleShot(true);
    connect(&m_turn, &QTimer::timeout, this, &FileSender::sendTurn);
}

void FileSender::start(const QString &path, const SendTarget &target, qsizetype blockBytes)
{
    Q_ASSERT(blockBytes > 0);
    cancel();
    const QFileInfo info(path);
    m_file.setFileName(path);
    m_target = target;
    m_blockBytes = blockBytes;
    m_size = info.size();
    m_sent = 0;
    if (!info.exists())
        fail({ErrorCode::FileNotFound, {path}});
    else if (!info.isFile() || !m_file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        fail({ErrorCode::FileNotReadable, {path}});
    else
        m_turn.start(0ms);
}

void FileSender::cancel()
{
    m_turn.stop();
    m_unsent.clear();
    if (!m_file.isOpen())
        return;
    m_file.close();
    Q_EMIT progressed();
}

void FileSender::resume()
{
    if (isActive())
        m_turn.start(0ms); // not at once: the outbox may be in the middle of a send of ours
}

void FileSender::sendTurn()
{
    const qint64 end = m_sent + turnBytes;
    Step step = Step::Sent;
    while (step == Step::Sent && m_sent < end)
        step = sendBlock();
    if (step == Step::Over)
        return;
    Q_EMIT progressed();
    if (step == Step::Sent)
        m_turn.start(0ms);
    else if (m_outbox.queuedBytes(m_target) == 0)
        m_turn.start(retryDelay);
}

FileSender::Step FileSender::sendBlock()
{
    if (!m_unsent.isEmpty())
        return sendBytes(std::exchange(m_unsent, {}));
    if (m_file.bytesAvailable() <= 0) {
        finish(true);
        return Step::Over;
    }
    const qsizetype wanted = nextBlockBytes();
    if (wanted == 0)
        return Step::NoRoom;
    const QByteArray block = m_file.read(wanted);
    if (block.isEmpty()) {
        fail({ErrorCode::FileNotReadable, {path()}});
        return Step::Over;
    }
    return sendBytes(block);
}

/// Whole blocks, as long as there is hope for the room of one: a datagram has the size that was asked for.
qsizetype FileSender::nextBlockBytes() const
{
    const qsizetype whole = qsizetype(std::min<qint64>(m_file.bytesAvailable(), m_blockBytes));
    const qsizetype room = m_outbox.room(m_target);
    if (room >= whole)
        return whole;
    if (m_outbox.queuedBytes(m_target) > 0)
        return 0;
    return room > 0 ? room : whole; // no room although nothing is queued: the sending will say why
}

FileSender::Step FileSender::sendBytes(const QByteArray &block)
{
    const Result<int> accepted = m_outbox.send(m_target, block);
    if (!isActive()) // cancelled by what the sending led to
        return Step::Over;
    if (accepted) {
        m_sent += block.size();
        return Step::Sent;
    }
    if (isTransient(accepted.error())) {
        m_unsent = block;
        return Step::NoRoom;
    }
    fail(accepted.error());
    return Step::Over;
}

void FileSender::finish(bool complete)
{
    m_turn.stop();
    m_file.close();
    Q_EMIT progressed();
    Q_EMIT finished(complete);
}

void FileSender::fail(const Error &error)
{
    finish(false);
    Q_EMIT failed(error);
}

} // namespace SocketDesk
