// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How bytes go out of a TcpConnection, and wait where the kernel has no room.

#include "endpoint/tcpconnection.h"

#include <algorithm>
#include <cerrno>
#include <utility>

namespace SocketDesk {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype turnBytes = 256 * 1024; // after which others have their turn
constexpr std::chrono::seconds stallLimit{5};

/// A quarter of the queue's cap: below it writable() is told.
qsizetype lowWater(const WriteQueue &queue)
{
    return queue.cap() / 4;
}

} // namespace

void TcpConnection::send(QByteArrayView bytes)
{
    Q_ASSERT(takesData() && bytes.size() <= room());
    const Reporter::Pause pause(m_surroundings.reporter);
    if (m_queue.isEmpty())
        m_lastProgress = std::chrono::steady_clock::now();
    const qsizetype written = m_queue.isEmpty() && !m_isHeld ? writeAll(bytes) : 0;
    m_queue.add(bytes.sliced(written));
    if (m_queue.size() > lowWater(m_queue))
        m_owesWritable = true;
    if (!m_queue.isEmpty() || m_writeError)
        updateInterest();
    onWritten(written);
}

/// Journals what the kernel takes, exactly. The journal's room comes first: nothing is sent that it cannot keep.
qsizetype TcpConnection::write(QByteArrayView bytes)
{
    Journal &journal = m_surroundings.reporter.journal();
    bytes = bytes.first(std::min(bytes.size(), Journal::maximumChunk));
    const Result<std::span<char>> room = journal.reserve(bytes.size());
    if (!room) {
        hold(room.error());
        return 0;
    }
    const Timestamp now = wallClockNow();
    const IoResult written = m_socket.write(bytes);
    if (!written.isDone()) {
        if (!written.wouldBlock() && !m_writeError) // the first says why; those behind it, that it is over
            m_writeError = written.error;
        return 0;
    }
    journal.commit(RecordKind::Sent, m_id, now, bytes.first(written.size));
    m_traffic.sentBytes += quint64(written.size);
    ++m_traffic.sentChunks;
    return written.size;
}

/// Writes until the kernel takes no more, or a turn's worth is written. \return how much
qsizetype TcpConnection::writeAll(QByteArrayView bytes)
{
    qsizetype total = 0;
    while (total < std::min(bytes.size(), turnBytes)) {
        const qsizetype written = write(bytes.sliced(total));
        total += written;
        if (written < std::min(bytes.size() - (total - written), Journal::maximumChunk))
            break;
    }
    return total;
}

void TcpConnection::flush()
{
    const Reporter::Pause pause(m_surroundings.reporter);
    qsizetype total = 0;
    while (!m_queue.isEmpty() && total < turnBytes) {
        const QByteArrayView front = m_queue.front();
        const qsizetype size = front.size();
        const qsizetype written = writeAll(front);
        m_queue.remove(written);
        total += written;
        if (written < size)
            break;
    }
    onWritten(total);
    if (m_socket.isOpen() && m_queue.isEmpty() && m_finishWanted && !m_weFinished && !m_writeError)
        sendFin();
    tellWritable();
}

void TcpConnection::onWritten(qsizetype bytes)
{
    if (bytes == 0)
        return;
    m_lastProgress = std::chrono::steady_clock::now();
    m_surroundings.reporter.tellSent(m_id, bytes);
    m_surroundings.reporter.tellGrew();
    if (m_peerFinished && !m_isClosing)
        limitHalfOpen();
}

void TcpConnection::tellWritable()
{
    if (!takesData() || !m_owesWritable || m_queue.size() > lowWater(m_queue))
        return;
    m_owesWritable = false;
    m_surroundings.reporter.tellWritable(m_id);
}

bool TcpConnection::isStalled() const
{
    return !m_queue.isEmpty() && std::chrono::steady_clock::now() - m_lastProgress >= stallLimit;
}

bool TcpConnection::noteSkipped()
{
    const quint64 bytes = std::exchange(m_skippedBytes, 0);
    if (bytes > 0)
        m_surroundings.reporter.note(EventKind::Dropped, m_id, {.text = u"queue-full"_s, .error = {}, .count = bytes});
    return bytes > 0;
}

void TcpConnection::finishSending()
{
    if (!takesData())
        return;
    const Reporter::Pause pause(m_surroundings.reporter);
    m_finishWanted = true;
    if (m_queue.isEmpty())
        sendFin();
}

void TcpConnection::sendFin()
{
    if (m_peerFinished)
        return endInOrder();
    if (m_socket.shutdownWriting() != 0) {
        m_writeError = ECONNRESET; // it has been reset and the poller has not said so yet
        return updateInterest();
    }
    m_weFinished = true;
    m_surroundings.reporter.note(EventKind::WeFinished, m_id);
    m_surroundings.reporter.tellPeerState(m_id, PeerState::WeFinished);
}

} // namespace SocketDesk
