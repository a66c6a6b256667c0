// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "endpoint/tcpconnection.h"

#include <algorithm>
#include <cerrno>
#include <utility>

namespace SocketDesk {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype floodBytes = 16 * 1024; ///< at a time: more than anybody asks who waits for an answer
constexpr qsizetype leastRoom = 64 * 1024;  ///< for a read, which takes more where the segment has it
constexpr qsizetype turnBytes = 256 * 1024; ///< after which others have their turn
constexpr std::chrono::milliseconds closeLimit{2000};

EventKind eventOf(int error)
{
    switch (error) {
    case ECONNRESET:
    case EPIPE: // RST for what we sent after the peer's FIN
        return EventKind::PeerReset;
    case ETIMEDOUT:
        return EventKind::TimedOut;
    default:
        return EventKind::Failed;
    }
}

Error endOf(int error, const QString &address)
{
    Error result = systemFailure(error, {address});
    if (eventOf(error) == EventKind::PeerReset)
        result.code = ErrorCode::Reset;
    return result;
}

} // namespace

TcpConnection::TcpConnection(NativeSocket socket, PeerId id, QString address, const Surroundings &surroundings)
    : m_surroundings(surroundings)
    , m_socket(std::move(socket))
    , m_id(id)
    , m_address(std::move(address))
    , m_since(wallClockNow())
    , m_queue(surroundings.config.writeQueueBytes)
{}

TcpConnection::~TcpConnection()
{
    m_surroundings.poller.forget(m_socket.descriptor());
}

void TcpConnection::start(bool readingPaused)
{
    m_readingPaused = readingPaused;
    setConduct({m_surroundings.config.readRate, false});
}

PeerSnapshot TcpConnection::snapshot() const
{
    return {m_id, m_address, state(), m_since, m_traffic, m_queue.size(), m_isHeld, m_conduct};
}

PeerState TcpConnection::state() const
{
    if (!m_socket.isOpen())
        return PeerState::Gone;
    if (m_peerFinished)
        return PeerState::PeerFinished;
    return m_weFinished ? PeerState::WeFinished : PeerState::Open;
}

/// What waits in the kernel when we close is taken, whoever has paused reading: nobody sends it again.
bool TcpConnection::wantsReading() const
{
    const bool waitsOnPurpose = m_conduct.readRate == 0 || (m_paceTimer && m_paceTimer->isActive());
    const bool isPaused = m_readingPaused || m_peerReadingPaused || waitsOnPurpose;
    return m_socket.isOpen() && !m_peerFinished && !m_isHeld && (m_isClosing || !isPaused);
}

void TcpConnection::updateInterest()
{
    if (!m_socket.isOpen() || (m_isParked && !wantsReading()))
        return;
    m_isParked = false;
    const bool wantsWriting = !m_isHeld && (!m_queue.isEmpty() || m_writeError);
    const int error = m_surroundings.poller.watch(m_socket.descriptor(), this, {wantsReading(), wantsWriting});
    if (error)
        leave(EventKind::Failed, systemFailure(error, {m_address}));
}

// -- Receiving

void TcpConnection::onReady(int, Readiness readiness)
{
    if ((readiness.hangup || m_writeError) && !m_peerFinished && !wantsReading())
        return park();
    if (readiness.readable || readiness.hangup || m_writeError)
        readTurn(readiness.hangup);
    if (m_socket.isOpen() && m_peerFinished && (readiness.hangup || m_writeError)) {
        const int error = m_socket.takeError();
        if (!isAnswerToProbe())
            return onBroken(error ? error : ECONNRESET);
        m_reason = endOf(ECONNRESET, m_address);
        m_reason->arguments << u"finished"_s;
        return endInOrder();
    }
    if (m_socket.isOpen() && readiness.writable)
        flush();
    updateInterest();
}

/// Who has closed in both directions is forgotten by its system after a while, which then answers our keep-alive with RST.
/// As long as we have sent nothing since its FIN, that is no failure; but why the connection ends is said.
bool TcpConnection::isAnswerToProbe() const
{
    const auto since = std::chrono::steady_clock::now() - m_peerFinishedAt;
    return !m_writeError && m_queue.isEmpty() && m_traffic.sentBytes == m_sentAtPeersEnd &&
           since >= m_surroundings.config.probeAfter * 3 / 4; // the kernel's clock is another
}

bool TcpConnection::lookAgain()
{
    const quint64 before = m_traffic.receivedChunks;
    if (!m_peerFinished && wantsReading()) {
        readTurn(false);
        updateInterest();
    }
    return m_traffic.receivedChunks > before;
}

/// The peer has gone while reading is paused: what came before waits in the kernel until we read on, and the end with
/// it. What waits to be sent goes nowhere any more, and whoever paused reading because of it must hear that.
void TcpConnection::park()
{
    const Reporter::Pause pause(m_surroundings.reporter);
    m_surroundings.poller.forget(m_socket.descriptor());
    m_isParked = true;
    noteUnsent();
    tellWritable();
}

void TcpConnection::readTurn(bool hangup)
{
    qsizetype taken = 0;
    while (taken < turnBytes && wantsReading()) {
        const Result<std::span<char>> room = m_surroundings.reporter.journal().reserve(leastRoom);
        if (!room) {
            hold(room.error());
            break;
        }
        const qsizetype most = mostToRead(qsizetype(room->size()));
        if (most == 0)
            break;
        const IoResult read = m_socket.read(room->first(std::size_t(most)));
        if (read.size > 0)
            take(room->first(std::size_t(read.size)));
        else if (read.size == 0)
            onPeerFinished();
        else if (!read.wouldBlock() || m_writeError)
            onBroken(read.wouldBlock() ? m_writeError : read.error);
        taken += std::max<qsizetype>(read.size, 0);
        // A short read has emptied the socket; if it has not, the poller calls again.
        if (read.size <= 0 || (read.size < most && !hangup))
            break;
    }
    m_isFlooded = taken >= floodBytes;
    m_surroundings.reporter.tellGrew();
}

void TcpConnection::take(std::span<char> bytes)
{
    const auto size = qsizetype(bytes.size());
    Journal &journal = m_surroundings.reporter.journal();
    const RecordId record = journal.commit(RecordKind::Received, m_id, wallClockNow(), size);
    m_traffic.receivedBytes += quint64(size);
    ++m_traffic.receivedChunks;
    if (m_pace)
        m_pace->take(size);
    m_surroundings.reporter.tellReceived(m_id, record, journal.lastChunk());
}

void TcpConnection::onPeerFinished()
{
    if (m_writeError) // a write has used up the error, so that its end looks like an orderly one
        return onBroken(m_writeError);
    m_peerFinished = true;
    m_peerFinishedAt = std::chrono::steady_clock::now();
    m_sentAtPeersEnd = m_traffic.sentBytes;
    m_surroundings.reporter.note(EventKind::PeerFinished, m_id);
    m_surroundings.reporter.tellPeerState(m_id, PeerState::PeerFinished);
    if (!m_socket.isOpen())
        return;
    if (m_weFinished)
        endInOrder();
    else
        limitHalfOpen();
}

void TcpConnection::onBroken(int error)
{
    Error end = endOf(error, m_address);
    if (end.code == ErrorCode::Reset && m_peerFinished && m_traffic.sentBytes > m_sentAtPeersEnd)
        end.arguments << u"finished"_s; // it is our bytes that it answers
    leave(eventOf(error), end);
}

void TcpConnection::hold(const Error &error)
{
    m_isHeld = true;
    m_surroundings.owner.onJournalFull(error);
}

void TcpConnection::resume()
{
    if (!std::exchange(m_isHeld, false))
        return;
    flush();
    updateInterest();
}

void TcpConnection::setReadingPaused(bool paused)
{
    m_readingPaused = paused;
    updateInterest();
}

void TcpConnection::setPeerReadingPaused(bool paused)
{
    m_peerReadingPaused = paused;
    updateInterest();
}

// -- On purpose

void TcpConnection::setConduct(const PeerConduct &conduct)
{
    const bool stayedHalfOpen = m_conduct.keepsHalfOpen && m_peerFinished && !m_weFinished && !m_isClosing;
    m_conduct = conduct;
    m_pace.reset();
    if (m_paceTimer)
        m_paceTimer->stop();
    if (conduct.readRate > 0 && !m_isClosing)
        m_pace.emplace(conduct.readRate, std::chrono::steady_clock::now());
    if (conduct.keepsHalfOpen && m_limit && !m_isClosing)
        m_limit->stop();
    updateInterest();
    if (stayedHalfOpen)
        limitHalfOpen();
}

/// 0: later, when the timer says so.
qsizetype TcpConnection::mostToRead(qsizetype room)
{
    if (!m_pace)
        return room;
    const qsizetype allowance = m_pace->allowance(std::chrono::steady_clock::now());
    if (allowance > 0)
        return std::min(allowance, room);
    if (!m_paceTimer) {
        m_paceTimer = std::make_unique<QTimer>();
        m_paceTimer->setSingleShot(true);
        QObject::connect(m_paceTimer.get(), &QTimer::timeout, m_paceTimer.get(), [this] { updateInterest(); });
    }
    m_paceTimer->start(m_pace->wait());
    return 0;
}

// -- Ending

/// An error of the connection that nobody has come across yet, because nobody reads or writes.
int TcpConnection::pendingError()
{
    return m_writeError ? m_writeError : m_socket.takeError();
}

void TcpConnection::endInOrder()
{
    if (const int error = pendingError())
        return onBroken(error);
    leave(EventKind::WeClosed);
}

void TcpConnection::limitHalfOpen()
{
    const EndpointConfig &config = m_surroundings.config;
    if (m_conduct.keepsHalfOpen)
        return;
    if (config.reconnect && m_queue.isEmpty())
        close();
    else if (!config.reconnect && config.halfOpenLimit.count() > 0)
        startLimit(config.halfOpenLimit);
}

void TcpConnection::startLimit(std::chrono::milliseconds limit)
{
    if (!m_limit) {
        m_limit = std::make_unique<QTimer>();
        m_limit->setSingleShot(true);
        QObject::connect(m_limit.get(), &QTimer::timeout, m_limit.get(), [this] { onLimit(); });
    }
    m_limit->start(limit);
}

void TcpConnection::onLimit()
{
    if (!m_isClosing && !m_queue.isEmpty())
        return startLimit(m_surroundings.config.halfOpenLimit);
    if (!m_isClosing) {
        const QString limit = QString::number(m_surroundings.config.halfOpenLimit.count());
        m_reason = Error{ErrorCode::HalfOpenLimit, {m_address, limit}};
        return close();
    }
    if (m_queue.isEmpty())
        return endInOrder();
    reset(); // the peer must not take a part for the whole
}

void TcpConnection::close()
{
    if (!m_socket.isOpen() || m_isClosing)
        return;
    const Reporter::Pause pause(m_surroundings.reporter);
    m_isClosing = true;
    m_finishWanted = true;
    setConduct({unlimitedRate, m_conduct.keepsHalfOpen}); // what comes until the peer's FIN is read in any case
    startLimit(closeLimit);
    if (m_queue.isEmpty() && !m_weFinished)
        sendFin();
}

bool TcpConnection::yield()
{
    if (!m_socket.isOpen() || m_isClosing || !m_peerFinished || !m_queue.isEmpty() || m_conduct.keepsHalfOpen)
        return false;
    m_reason = Error{ErrorCode::TooManyOpenFiles, {}, EMFILE, -1};
    close();
    return true;
}

void TcpConnection::reset()
{
    if (!m_socket.isOpen())
        return;
    if (const int error = pendingError())
        return onBroken(error); // the peer was first
    m_socket.setResetOnClose();
    leave(EventKind::WeReset);
}

void TcpConnection::leave(EventKind event, const std::optional<Error> &error)
{
    Reporter &reporter = m_surroundings.reporter;
    const Reporter::Pause pause(reporter);
    m_surroundings.poller.forget(m_socket.descriptor());
    m_socket.close();
    if (m_limit)
        m_limit->stop();
    if (m_paceTimer)
        m_paceTimer->stop();
    noteUnsent();
    noteSkipped();
    const std::optional<Error> &why = error ? error : m_reason;
    reporter.note(event, m_id, {.text = {}, .error = why.value_or(Error()), .hasError = why.has_value()});
    m_surroundings.owner.release(m_id);
    reporter.tellPeerState(m_id, PeerState::Gone);
    m_surroundings.owner.onConnectionEnded(error);
}

void TcpConnection::noteAbandoned()
{
    if (!m_socket.isOpen())
        return;
    noteUnsent();
    noteSkipped();
    if (const int error = pendingError())
        m_surroundings.reporter.note(eventOf(error), m_id,
                                     {.text = {}, .error = endOf(error, m_address), .hasError = true});
    else
        m_surroundings.reporter.note(EventKind::WeClosed, m_id);
}

void TcpConnection::noteUnsent()
{
    if (m_queue.isEmpty())
        return;
    m_surroundings.reporter.note(EventKind::Dropped, m_id,
                                 {.text = u"unsent-bytes"_s, .error = {}, .count = quint64(m_queue.size())});
    m_queue.clear();
}

} // namespace SocketDesk
