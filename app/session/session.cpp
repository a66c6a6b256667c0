// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/session.h"

#include "send/payload.h"
#include "session/responders.h"
#include "session/sessionshared.h"

#include <QThread>

#include <algorithm>
#include <chrono>

using namespace std::chrono_literals;

namespace SocketDesk {

namespace {

constexpr auto statusInterval = 33ms;
constexpr auto shutDownGrace = 300ms;

} // namespace

Session::Session(std::unique_ptr<Journal> journal, std::shared_ptr<SessionShared> shared)
    : m_journal(std::move(journal))
    , m_shared(std::move(shared))
    , m_sender(m_outbox, this)
    , m_sendQueue(m_outbox, this)
    , m_openTimer(this)
    , m_resumeTimer(this)
    , m_statusTimer(this)
    , m_shutDownTimer(this)
{
    for (QTimer *timer : {&m_openTimer, &m_resumeTimer, &m_statusTimer, &m_shutDownTimer})
        timer->setSingleShot(true);
    m_openTimer.setInterval(0);
    m_resumeTimer.setInterval(0);
    m_statusTimer.setInterval(statusInterval);
    connect(&m_openTimer, &QTimer::timeout, this, &Session::openNext);
    connect(&m_resumeTimer, &QTimer::timeout, this, &Session::resumeWaiting);
    connect(&m_statusTimer, &QTimer::timeout, this, &Session::publishStatus);
    connect(&m_shutDownTimer, &QTimer::timeout, this, &Session::shutDownDone);
    connectSenders();
}

QList<SendPeer> Session::allPeers() const
{
    const JournalReader reader = m_journal->reader();
    QList<SendPeer> peers;
    for (auto peer = m_peers.keyBegin(); peer != m_peers.keyEnd(); ++peer)
        peers.append({*peer, reader.peer(*peer).address});
    return peers;
}

void Session::connectSenders()
{
    m_sender.setPeers([this] { return allPeers(); });
    m_sendQueue.setPeers([this] { return allPeers(); });
    connect(&m_sender, &Sender::progressed, this, [this] {
        if (!m_statusTimer.isActive())
            m_statusTimer.start();
    });
    connect(&m_sender, &Sender::failed, this, &Session::errorOccurred);
    connect(&m_sender, &Sender::repeatFinished, this, &Session::publishStatus);
    connect(&m_sender, &Sender::fileFinished, this, &Session::publishStatus);
    connect(&m_sender, &Sender::fileFinished, this, &Session::fileFinished);
    connect(&m_sender, &Sender::listFinished, this, &Session::onListFinished);
    connect(&m_sender, &Sender::listFinished, this, &Session::listFinished);
    connect(&m_sendQueue, &SendQueue::refused, this, &Session::sendRefused);
    connect(&m_sendQueue, &SendQueue::done, this, &Session::sentInTurn);
}

Session::~Session()
{
    Q_ASSERT(QThread::currentThread() == thread());
    m_sender.disconnect(this);
    m_sender.stop();
    m_responders.reset();
    m_outbox.setEndpoint(nullptr);
    m_endpoint.reset();
}

// Commands

void Session::open(const EndpointConfig &config)
{
    Q_ASSERT(QThread::currentThread() == thread());
    if (m_shuttingDown)
        return;
    if (isClosed() || config == m_config) { // a server that kept its peers listens again beside them
        openNow(config);
        return;
    }
    m_next = config;
    m_endpoint->close(PeersOnClose::Close);
}

void Session::openNow(const EndpointConfig &config)
{
    m_next.reset(); // what was asked for before is overtaken
    m_openTimer.stop();
    m_journalFull = false;
    if (!m_endpoint || config != m_config) {
        m_responders.reset();
        m_outbox.setEndpoint(nullptr);
        m_endpoint.reset();
        m_peers.clear();
        m_config = config;
        m_endpoint = makeEndpoint(config, *m_journal, *this);
        m_outbox.setEndpoint(m_endpoint.get());
        makeResponders();
    }
    if (isClosed())
        m_peersJoined = 0;
    ++m_openings;
    m_endpoint->open();
    publishStatus();
}

void Session::openNext()
{
    if (m_next && isClosed())
        openNow(*std::exchange(m_next, std::nullopt));
}

void Session::close(PeersOnClose peers)
{
    Q_ASSERT(QThread::currentThread() == thread());
    m_next.reset();
    if (m_endpoint)
        m_endpoint->close(peers);
    publishStatus(); // a server that keeps its peers does not change its state
}

void Session::send(const PayloadTemplate &payload, const SendTarget &target)
{
    Q_ASSERT(QThread::currentThread() == thread());
    if (const Result<void> sent = m_sender.send(payload, target); !sent)
        Q_EMIT sendRefused(sent.error());
}

void Session::sendInTurn(quint64 ticket, const PayloadTemplate &payload, const SendTarget &target, quint64 sentBefore)
{
    Q_ASSERT(QThread::currentThread() == thread());
    m_sendQueue.add(ticket, payload, target, sentBefore);
}

void Session::startRepeat(const RepeatPlan &plan)
{
    Q_ASSERT(QThread::currentThread() == thread());
    m_sender.startRepeat(plan);
    publishStatus();
}

void Session::stopRepeat()
{
    Q_ASSERT(QThread::currentThread() == thread());
    m_sender.stopRepeat();
    publishStatus();
}

void Session::sendFile(FilePlan plan)
{
    Q_ASSERT(QThread::currentThread() == thread());
    const bool isUdp = m_config.role == Role::Udp;
    const qsizetype limit = isUdp ? largestDatagram : Journal::maximumChunk;
    if (plan.blockBytes <= 0 && isUdp)
        plan.blockBytes = FilePlan::datagramBlock;
    plan.blockBytes = std::clamp<qsizetype>(plan.blockBytes, 0, limit);
    m_sender.startFile(plan);
    publishStatus();
}

void Session::pauseFile(bool paused)
{
    Q_ASSERT(QThread::currentThread() == thread());
    m_sender.pauseFile(paused);
    publishStatus();
}

void Session::cancelFile()
{
    Q_ASSERT(QThread::currentThread() == thread());
    m_sender.cancelFile();
    publishStatus();
}

void Session::finishSending(const SendTarget &target)
{
    Q_ASSERT(QThread::currentThread() == thread());
    m_outbox.finishSending(target);
}

void Session::disconnectPeer(PeerId peer)
{
    Q_ASSERT(QThread::currentThread() == thread());
    if (m_endpoint)
        m_endpoint->disconnectPeer(peer);
}

void Session::resetPeer(PeerId peer)
{
    Q_ASSERT(QThread::currentThread() == thread());
    if (m_endpoint)
        m_endpoint->resetPeer(peer);
}

void Session::setFinishWithPeers(bool on)
{
    Q_ASSERT(QThread::currentThread() == thread());
    m_finishWithPeers = on;
    const QList<PeerId> finished = on ? m_peers.keys(PeerState::PeerFinished) : QList<PeerId>();
    for (const PeerId peer : finished)
        m_outbox.finishSending(SendTarget::peer(peer));
}

void Session::setJournalLimit(const JournalLimit &limit)
{
    Q_ASSERT(QThread::currentThread() == thread());
    m_journal->setLimit(limit);
}

void Session::setLogReading(const LogReading &reading)
{
    Q_ASSERT(QThread::currentThread() == thread());
    m_description.reading = reading;
    m_journal->describe(m_description.toLine());
}

void Session::resetCounters()
{
    Q_ASSERT(QThread::currentThread() == thread());
    m_shared->counters.reset();
}

void Session::listPeers()
{
    Q_ASSERT(QThread::currentThread() == thread());
    Q_EMIT peersListed(m_endpoint ? m_endpoint->peers() : QList<PeerSnapshot>());
}

void Session::shutDown()
{
    Q_ASSERT(QThread::currentThread() == thread());
    m_shuttingDown = true;
    m_next.reset();
    m_sender.stop();
    m_shared->lastSending = m_sender.progress();
    m_sendQueue.refuseAll({ErrorCode::NotOpen, {}});
    const bool nothingToWaitFor = isClosed() && m_peers.isEmpty();
    m_shutDownTimer.start(nothingToWaitFor ? 0ms : shutDownGrace);
    if (!nothingToWaitFor)
        m_endpoint->close(PeersOnClose::Close);
}

// What the endpoint says

void Session::stateChanged(EndpointState state)
{
    m_toldState = state;
    if (state == EndpointState::Closing)
        m_sender.stop(); // rather than run into a connection that takes nothing more
    if (state == EndpointState::Closed)
        onClosed();
    publishStatus();
}

void Session::onClosed()
{
    m_sender.stop();
    m_sendQueue.refuseAll({ErrorCode::NotOpen, {}});
    if (m_shuttingDown)
        m_shutDownTimer.start(0ms);
    else if (m_next)
        m_openTimer.start();
}

void Session::peerJoined(PeerId peer)
{
    m_peers.insert(peer, PeerState::Open);
    m_lastJoined = peer;
    ++m_peersJoined;
    if (m_responders)
        m_responders->peerJoined(peer);
    publishStatusSoon();
}

void Session::peerStateChanged(PeerId peer, PeerState state)
{
    if (state == PeerState::Gone)
        removePeer(peer);
    else
        m_peers.insert(peer, state);
    if (state == PeerState::PeerFinished && m_responders)
        m_responders->peerFinished(peer);
    if (state == PeerState::PeerFinished && m_finishWithPeers)
        m_outbox.finishSending(SendTarget::peer(peer));
    publishStatusSoon();
}

void Session::removePeer(PeerId peer)
{
    m_peers.remove(peer);
    if (m_responders)
        m_responders->peerGone(peer);
    scheduleResume(); // it may have been the one that held up what goes to all
}

void Session::received(PeerId peer, RecordId record, QByteArrayView bytes)
{
    m_shared->counters.addReceived(bytes.size());
    if (m_config.role == Role::Udp && bytes.size() > largestDatagram)
        countIfTruncated(record);
    if (std::exchange(m_journalFull, false))
        publishStatusSoon();
    if (m_responders)
        m_responders->received(peer, record, bytes);
}

/// A datagram fits unless it is of a size that no sender can have meant; so looking is rare.
void Session::countIfTruncated(RecordId record)
{
    JournalReader reader = m_journal->reader();
    reader.refresh();
    if (reader.record(record).flags & TruncatedDatagram)
        m_shared->counters.addTruncated();
}

void Session::sent(PeerId peer, qsizetype bytes)
{
    if (const auto begun = m_responders ? m_outbox.sending() : std::nullopt)
        m_responders->began(peer, *begun);
    m_shared->counters.addSent(bytes);
    scheduleResume();
}

void Session::writable(PeerId)
{
    scheduleResume();
}

void Session::scheduleResume()
{
    const bool somethingWaits = m_sender.isSendingFile() || m_sender.isListWaiting() || m_sender.isRepeatWaiting() ||
                                !m_sendQueue.isEmpty() || (m_responders && m_responders->keepBack());
    if (somethingWaits && !m_resumeTimer.isActive())
        m_resumeTimer.start();
}

void Session::resumeWaiting()
{
    if (m_responders)
        m_responders->resume();
    m_sendQueue.resume();
    m_sender.onWritable();
}

void Session::failed(const Error &error)
{
    if (error.code == ErrorCode::JournalLimit || error.code == ErrorCode::DiskFull)
        m_journalFull = true;
    Q_EMIT errorOccurred(error);
    publishStatus();
}

void Session::dropped(quint64 count, bool byKernel)
{
    m_shared->counters.addDropped(count, byKernel);
}

void Session::journalGrew()
{
    if (const quint64 lost = m_journal->lostEvents(); lost != m_lostEvents)
        m_shared->counters.addLostEvents(lost - std::exchange(m_lostEvents, lost));
    if (!m_shared->growthTold.exchange(true, std::memory_order_acq_rel))
        Q_EMIT grew();
}

// Status

bool Session::isClosed() const
{
    return !m_endpoint || m_endpoint->state() == EndpointState::Closed;
}

SessionStatus Session::makeStatus() const
{
    SessionStatus status;
    status.openings = m_openings;
    status.config = m_config;
    status.peerCount = int(m_peers.size());
    status.unfinishedPeers =
        int(m_peers.size() - std::count(m_peers.cbegin(), m_peers.cend(), PeerState::PeerFinished));
    status.peersJoined = m_peersJoined;
    status.answering = m_responderSetup.config.on;
    if (m_responders && !m_responders->stopped().isEmpty()) // Qt compares an emptied list by a null pointer
        status.stoppedPeers = m_responders->stopped();
    status.readingPaused = m_journalFull;
    status.sending = m_sender.progress();
    if (!m_endpoint)
        return status;
    // A server that keeps its peers but listens no more is not open to anybody else.
    status.state =
        m_toldState == EndpointState::Open && !m_endpoint->isListening() ? EndpointState::Closed : m_toldState;
    if (status.state != EndpointState::Closed)
        status.localAddress = m_endpoint->localAddress();
    status.receiveBufferBytes = m_endpoint->receiveBufferBytes();
    if (m_config.role == Role::TcpClient && m_peers.contains(m_lastJoined)) {
        status.remoteAddress = m_journal->reader().peer(m_lastJoined).address;
        status.connection = m_peers.value(m_lastJoined);
    }
    return status;
}

void Session::publishStatus()
{
    m_statusTimer.stop();
    const SessionStatus status = makeStatus();
    if (status == m_published)
        return;
    m_published = status;
    describeLog();
    Q_EMIT statusChanged(status);
}

/// One that is closed goes on being what it was.
void Session::describeLog()
{
    const QString address = m_config.role == Role::TcpClient
                                ? HostAndPort{m_config.remoteHost, m_config.remotePort}.toString()
                                : m_published.localAddress;
    if (address.isEmpty() || (address == m_description.address && m_config.role == m_description.role))
        return;
    m_description.role = m_config.role;
    m_description.address = address;
    m_journal->describe(m_description.toLine());
}

/// A server's peers may come by the thousand; a client's only one is news at once.
void Session::publishStatusSoon()
{
    if (m_config.role == Role::TcpClient)
        publishStatus();
    else if (!m_statusTimer.isActive())
        m_statusTimer.start();
}

} // namespace SocketDesk
