// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "endpoint/udpendpoint.h"

#include "base/giveway.h"
#include "endpoint/bindfailure.h"
#include "endpoint/localaddresses.h"

#include <QThread>

#include <algorithm>
#include <chrono>
#include <utility>

namespace SocketDesk {

using namespace Qt::StringLiterals;

namespace {

constexpr int turnDatagrams = 256;                // after which others have their turn
constexpr std::chrono::milliseconds turnLimit{1}; // the same, where few come at a time
constexpr int datagramsPerLook = 4;               // at the clock
constexpr int icmpReportsInTurn = 1024;
constexpr std::chrono::milliseconds tickInterval{1000};
constexpr qint64 unreachableBannerMs = 1000;

Error unreachable(const Address &destination, int error)
{
    Error result = systemFailure(error, {destination.toString()});
    if (result.code == ErrorCode::Refused) // that is what it is called for a connection
        result.code = ErrorCode::PortUnreachable;
    return result;
}

} // namespace

UdpEndpoint::UdpEndpoint(const EndpointConfig &config, Journal &journal, EndpointSink &sink)
    : m_config(config)
    , m_reporter(journal, sink)
{
    m_tick.setInterval(tickInterval);
    connect(&m_tick, &QTimer::timeout, this, &UdpEndpoint::onTick);
}

UdpEndpoint::~UdpEndpoint()
{
    Q_ASSERT(!m_reporter.isTelling());
}

EndpointState UdpEndpoint::state() const
{
    return m_sockets ? EndpointState::Open : EndpointState::Closed;
}

QString UdpEndpoint::localAddress() const
{
    return m_sockets ? m_sockets->localAddress() : QString();
}

int UdpEndpoint::receiveBufferBytes() const
{
    return m_sockets ? m_sockets->channels().front()->receiveBufferBytes() : 0;
}

void UdpEndpoint::open()
{
    Q_ASSERT(thread() == QThread::currentThread());
    if (m_sockets)
        return;
    const Reporter::Pause pause(m_reporter);
    Result<std::unique_ptr<UdpSockets>> sockets = UdpSockets::open(m_config);
    if (!sockets) {
        m_reporter.fail(sockets.error());
        m_reporter.tellState(EndpointState::Closed);
        return;
    }
    m_sockets = std::move(*sockets);
    connectChannels();
    noteBroadcasts();
    m_tick.start();
    noteOpened();
}

void UdpEndpoint::connectChannels()
{
    for (const auto &channel : m_sockets->channels())
        connect(channel.get(), &UdpChannel::readable, this, &UdpEndpoint::onReadable, Qt::UniqueConnection);
}

void UdpEndpoint::noteBroadcasts()
{
    m_broadcasts.clear();
    const QList<LocalAddress> own = localAddresses();
    for (const LocalAddress &address : own) {
        if (const Result<Address> broadcast = Address::fromHost(address.broadcast, 0))
            m_broadcasts.insert(*broadcast);
    }
}

void UdpEndpoint::noteOpened()
{
    m_reporter.note(EventKind::Opened, noPeer, {.text = localAddress(), .error = {}});
    const int bytes = receiveBufferBytes();
    const bool isLimited = bytes < m_config.receiveBufferBytes * qint64(2) &&
                           kernelDrops(m_sockets->channels().front()->descriptor()).has_value();
    m_reporter.note(isLimited ? NoteCode::ReceiveBufferLimited : NoteCode::ReceiveBuffer, quint64(bytes));
    if (m_config.sharePort)
        m_reporter.note(NoteCode::PortShared);
    m_reporter.tellState(EndpointState::Open);
}

void UdpEndpoint::close(PeersOnClose)
{
    Q_ASSERT(thread() == QThread::currentThread());
    if (!m_sockets)
        return;
    const Reporter::Pause pause(m_reporter);
    noteDrops();
    if (!m_waiting.empty())
        m_reporter.note(EventKind::Dropped, noPeer,
                        {.text = u"unsent-datagrams"_s, .error = {}, .count = quint64(m_waiting.size())});
    m_waiting.clear();
    m_waitingBytes = 0;
    m_pausedPeers.clear();
    m_isJournalFull = false; // and will be told again
    updateInterest();
    m_tick.stop();
    m_sockets->close();
    m_sockets.release()->deleteLater(); // one of them may be the one that is calling us
    for (const UdpPeer *peer : m_peers.all())
        m_reporter.tellPeerState(peer->id, PeerState::Gone);
    m_peers.clear();
    m_reporter.note(EventKind::Closed);
    m_reporter.tellState(EndpointState::Closed);
}

// -- Peers

QList<PeerSnapshot> UdpEndpoint::peers() const
{
    QList<PeerSnapshot> snapshots;
    snapshots.reserve(qsizetype(m_peers.size()));
    for (const UdpPeer *peer : m_peers.all())
        snapshots.append({peer->id, peer->text, PeerState::Open, peer->since, peer->traffic, 0, false, {}});
    return snapshots;
}

/// \return the peer with that address, known or new, of which something came or goes at \p time; nothing where the journal
/// has no room for a new one
UdpPeer *UdpEndpoint::join(const Address &address, Timestamp time)
{
    if (UdpPeer *known = m_peers.find(address)) {
        m_peers.touch(*known);
        return known;
    }
    const QString text = address.toString();
    const PeerId id = m_reporter.join({text, localAddress(), false}, time);
    if (id == noPeer)
        return nullptr;
    if (m_peers.size() >= UdpPeers::limit)
        forget(m_peers.oldest().id);
    return &m_peers.add({id, address, time, {}, text, isGroup(address)});
}

bool UdpEndpoint::isGroup(Address address) const
{
    address.setPort(0);
    return address.isMulticast() || address.isLimitedBroadcast() || m_broadcasts.contains(address);
}

void UdpEndpoint::forget(PeerId peer)
{
    m_peers.remove(peer);
    setPeerReadingPaused(peer, false);
    m_reporter.tellPeerState(peer, PeerState::Gone);
}

void UdpEndpoint::disconnectPeer(PeerId peer)
{
    if (m_peers.find(peer))
        forget(peer);
}

// -- Receiving

bool UdpEndpoint::isReading(const UdpSockets *sockets) const
{
    return m_sockets && m_sockets.get() == sockets && !m_readingPaused && m_pausedPeers.isEmpty();
}

void UdpEndpoint::setReadingPaused(bool paused)
{
    Q_ASSERT(thread() == QThread::currentThread());
    const bool wasReading = isReading(m_sockets.get());
    m_readingPaused = paused;
    readOn(wasReading);
}

void UdpEndpoint::setPeerReadingPaused(PeerId peer, bool paused)
{
    Q_ASSERT(thread() == QThread::currentThread());
    const bool wasReading = isReading(m_sockets.get());
    if (!paused)
        m_pausedPeers.remove(peer);
    else if (m_peers.find(peer))
        m_pausedPeers.insert(peer);
    readOn(wasReading);
}

void UdpEndpoint::readOn(bool wasReading)
{
    if (!wasReading && isReading(m_sockets.get()))
        QMetaObject::invokeMethod(this, &UdpEndpoint::readAll, Qt::QueuedConnection); // we may be within a batch
}

void UdpEndpoint::readAll()
{
    const UdpSockets *const sockets = m_sockets.get();
    for (std::size_t i = 0; isReading(sockets) && i < m_sockets->channels().size(); ++i)
        onReadable(m_sockets->channels()[i].get());
}

void UdpEndpoint::onReadable(UdpChannel *channel)
{
    if (!m_sockets)
        return;
    // Reports are asked for when nothing else has woken us: as long as there are any, the socket stays ready.
    if (!isReading(m_sockets.get()) || readTurn(channel) == 0)
        reportIcmp(*channel);
}

/// \return how many datagrams have been read
int UdpEndpoint::readTurn(UdpChannel *channel)
{
    const UdpSockets *const sockets = m_sockets.get();
    const auto end = std::chrono::steady_clock::now() + turnLimit;
    int count = 0;
    while (count < turnDatagrams && isReading(sockets)) {
        const int read = readBatch(channel, std::min(turnDatagrams - count, DatagramBatch::slots));
        count += read;
        // Whoever waited for an answer asks the next question once it has the processor: that is found here, without a
        // sleep and a call in between.
        if (read == DatagramBatch::slots)
            continue;
        if (read == 0 || (count % datagramsPerLook == 0 && std::chrono::steady_clock::now() >= end))
            break;
        giveWay();
    }
    if (!isReading(sockets))
        return count;
    if (const std::optional<Datagram> last = channel->readLast()) {
        const Reporter::Pause pause(m_reporter);
        take(*last);
        m_reporter.tellGrew();
        ++count;
    }
    return count;
}

int UdpEndpoint::readBatch(UdpChannel *channel, int limit)
{
    // The datagrams lie in the batch until the next receive(), which must come after the sink has heard of them.
    const Reporter::Pause pause(m_reporter);
    const std::span<const Datagram> datagrams = m_batch.receive(channel->descriptor(), limit);
    for (const Datagram &datagram : datagrams)
        take(datagram);
    if (!datagrams.empty())
        m_reporter.tellGrew();
    return int(datagrams.size());
}

void UdpEndpoint::take(const Datagram &datagram)
{
    Journal &journal = m_reporter.journal();
    if (const Result<std::span<char>> room = journal.reserve(datagram.bytes.size()); !room)
        return onJournalFull(room.error());
    UdpPeer *const peer = join(datagram.from, datagram.time);
    if (!peer)
        return onJournalFull(journal.full());
    const auto flags =
        quint8((datagram.isTruncated ? TruncatedDatagram : 0) | (datagram.isToGroup ? BroadcastDatagram : 0));
    const Result<RecordId> record =
        journal.append(RecordKind::Received, peer->id, datagram.time, datagram.bytes, flags);
    if (!record)
        return onJournalFull(record.error());
    m_isJournalFull = false;
    peer->traffic.receivedBytes += quint64(datagram.bytes.size());
    ++peer->traffic.receivedChunks;
    m_reporter.tellReceived(peer->id, *record, datagram.bytes);
}

void UdpEndpoint::onJournalFull(const Error &error)
{
    ++m_unjournaled;
    if (!std::exchange(m_isJournalFull, true))
        m_reporter.fail(error);
}

void UdpEndpoint::reportIcmp(const UdpChannel &channel)
{
    const Reporter::Pause pause(m_reporter);
    for (int i = 0; i < icmpReportsInTurn; ++i) {
        const std::optional<IcmpReport> report = takeIcmpReport(channel.descriptor());
        if (!report)
            return;
        if (report->error == 0)
            continue;
        const UdpPeer *const peer = m_peers.find(report->destination);
        const Error error = unreachable(report->destination, report->error);
        m_reporter.note(EventKind::Unreachable, peer ? peer->id : noPeer,
                        {.text = report->destination.toString(), .error = error, .hasError = true});
        if (m_lastUnreachable.isValid() && !m_lastUnreachable.hasExpired(unreachableBannerMs))
            continue;
        m_lastUnreachable.start();
        m_reporter.tellFailed(error);
    }
}

// -- Once a second

void UdpEndpoint::onTick()
{
    const Reporter::Pause pause(m_reporter);
    noteDrops();
    m_sockets->joinNewInterfaces();
    connectChannels(); // a group may have got one of its own
    for (const auto &channel : m_sockets->channels())
        reportIcmp(*channel);
    if (!m_waiting.empty())
        flush();
}

void UdpEndpoint::noteDrops()
{
    quint64 dropped = 0;
    for (const auto &channel : m_sockets->channels())
        dropped += channel->takeDrops();
    if (dropped > 0)
        m_reporter.drop(dropped, true);
    if (const quint64 lost = std::exchange(m_unjournaled, 0))
        m_reporter.drop(lost, false);
}

} // namespace SocketDesk
