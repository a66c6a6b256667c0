// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "endpoint/udpendpoint.h"

#include "endpoint/bindfailure.h"
#include "endpoint/localaddresses.h"

#include <QCoreApplication>
#include <QThread>

#include <algorithm>
#include <utility>

namespace SocketDesk {

using namespace Qt::StringLiterals;

namespace {

constexpr int turnDatagrams = 256; // after which others have their turn
constexpr int icmpReportsInTurn = 1024;
constexpr int sendAttempts = 3;
constexpr std::size_t mostWaiting = 1024;
constexpr std::chrono::milliseconds tickInterval{1000};
constexpr qint64 unreachableBannerMs = 1000;

/// What one datagram can carry: 65,535 bytes less the headers, which IPv6 does not count among them.
qsizetype largestPayload(Address::Family family)
{
    return family == Address::Family::IPv6 ? 65527 : 65507;
}

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
    for (const auto &channel : m_sockets->channels())
        connect(channel.get(), &UdpChannel::readable, this, &UdpEndpoint::onReadable);
    const QList<LocalAddress> own = localAddresses();
    for (const LocalAddress &address : own)
        m_broadcasts.insert(address.broadcast);
    m_tick.start();
    noteOpened();
}

void UdpEndpoint::noteOpened()
{
    const auto note = [this](const QString &text) {
        m_reporter.note(EventKind::Note, noPeer, {.text = text, .error = {}});
    };
    m_reporter.note(EventKind::Opened, noPeer, {.text = localAddress(), .error = {}});
    const int bytes = receiveBufferBytes();
    const QString size = QString::number(bytes / 1024);
    note(bytes >= m_config.receiveBufferBytes * qint64(2) || !kernelDrops(m_sockets->channels().front()->descriptor())
             ? QCoreApplication::translate("UdpEndpoint", "The receive buffer has %1 KiB.").arg(size)
             : QCoreApplication::translate("UdpEndpoint",
                                           "The receive buffer has %1 KiB; net.core.rmem_max allows no more.")
                   .arg(size));
    if (m_config.sharePort)
        note(QCoreApplication::translate("UdpEndpoint",
                                         "The port is shared: what is sent to this address alone goes to "
                                         "the program that opened it last."));
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
        m_reporter.drop(m_waiting.size(), false);
    m_waiting.clear();
    m_waitingBytes = 0;
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
    for (const UdpPeer *peer : m_peers.all())
        snapshots.append({peer->id, peer->address.toString(), PeerState::Open, peer->since, peer->traffic, 0, false});
    return snapshots;
}

UdpPeer &UdpEndpoint::join(const Address &address)
{
    if (UdpPeer *known = m_peers.find(address)) {
        m_peers.touch(*known);
        return *known;
    }
    if (m_peers.size() >= UdpPeers::limit)
        forget(m_peers.oldest().id);
    const PeerId id = m_reporter.join({address.toString(), localAddress(), false});
    return m_peers.add({id, address, wallClockNow(), {}});
}

void UdpEndpoint::forget(PeerId peer)
{
    m_peers.remove(peer);
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
    return m_sockets && m_sockets.get() == sockets && !m_readingPaused;
}

void UdpEndpoint::setReadingPaused(bool paused)
{
    Q_ASSERT(thread() == QThread::currentThread());
    if (std::exchange(m_readingPaused, paused) && !paused)
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
    reportIcmp(*channel);
    if (isReading(m_sockets.get()))
        readTurn(channel);
}

void UdpEndpoint::readTurn(UdpChannel *channel)
{
    const UdpSockets *const sockets = m_sockets.get();
    for (int budget = turnDatagrams; budget > 0 && isReading(sockets);) {
        // The datagrams lie in the batch until the next receive(), which must come after the sink has heard of them.
        const Reporter::Pause pause(m_reporter);
        const int wanted = std::min(budget, DatagramBatch::slots);
        const std::span<const Datagram> datagrams = m_batch.receive(channel->descriptor(), wanted);
        for (const Datagram &datagram : datagrams)
            take(datagram);
        m_reporter.tellGrew();
        budget = int(datagrams.size()) < wanted ? 0 : budget - wanted;
    }
    if (!isReading(sockets))
        return;
    if (const std::optional<Datagram> last = channel->readLast()) {
        const Reporter::Pause pause(m_reporter);
        take(*last);
        m_reporter.tellGrew();
    }
}

void UdpEndpoint::take(const Datagram &datagram)
{
    Journal &journal = m_reporter.journal();
    if (const Result<std::span<char>> room = journal.reserve(datagram.bytes.size()); !room)
        return onJournalFull(room.error());
    UdpPeer &peer = join(datagram.from);
    const auto flags =
        quint8((datagram.isTruncated ? TruncatedDatagram : 0) | (datagram.isToGroup ? BroadcastDatagram : 0));
    const Result<RecordId> record = journal.append(RecordKind::Received, peer.id, datagram.time, datagram.bytes, flags);
    if (!record)
        return onJournalFull(record.error());
    m_isJournalFull = false;
    peer.traffic.receivedBytes += quint64(datagram.bytes.size());
    ++peer.traffic.receivedChunks;
    m_reporter.tellReceived(peer.id, *record, datagram.bytes);
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

// -- Sending

Result<UdpEndpoint::Addresses> UdpEndpoint::select(const SendTarget &target) const
{
    Addresses addresses;
    if (target.kind == SendTarget::Kind::Address) {
        const Result<Address> address = Address::fromText(target.address);
        if (!address)
            return failure(address.error());
        addresses.push_back(*address);
    } else if (target.kind == SendTarget::Kind::All) {
        for (const UdpPeer *peer : m_peers.all())
            addresses.push_back(peer->address);
    } else {
        for (const PeerId id : target.peers) {
            const UdpPeer *const peer = m_peers.find(id);
            if (!peer)
                return failure({ErrorCode::UnknownPeer, {m_reporter.journal().reader().peer(id).address}});
            addresses.push_back(peer->address);
        }
    }
    if (addresses.empty())
        return failure({ErrorCode::NoPeers, {}});
    return addresses;
}

Result<void> UdpEndpoint::check(const Addresses &addresses, qsizetype size) const
{
    for (const Address &address : addresses) {
        if (address.port() == 0)
            return failure({ErrorCode::InvalidPort, {u"0"_s}});
        if (!m_sockets->sender(address.family()))
            return failure({ErrorCode::AddressFamilyMismatch, {address.toString()}});
        const qsizetype largest = largestPayload(address.family());
        if (size > largest)
            return failure(
                {ErrorCode::MessageTooLong, {address.toString(), QString::number(size), QString::number(largest)}});
    }
    const qsizetype room = m_config.writeQueueBytes - m_waitingBytes;
    const bool isWaiting = !m_waiting.empty();
    if (isWaiting && (m_waiting.size() + addresses.size() > mostWaiting || size * qsizetype(addresses.size()) > room))
        return failure(
            {ErrorCode::QueueFull, {addresses.front().toString(), QString::number(m_config.writeQueueBytes)}});
    return {};
}

Result<int> UdpEndpoint::send(const SendTarget &target, QByteArrayView bytes)
{
    Q_ASSERT(thread() == QThread::currentThread());
    if (!m_sockets)
        return failure({ErrorCode::NotOpen, {}});
    const Result<Addresses> addresses = select(target);
    if (!addresses)
        return failure(addresses.error());
    if (const Result<void> checked = check(*addresses, bytes.size()); !checked) {
        m_owesWritable |= checked.error().code == ErrorCode::QueueFull;
        return failure(checked.error());
    }
    if (const Result<std::span<char>> room = m_reporter.journal().reserve(bytes.size()); !room)
        return failure(room.error());

    const Reporter::Pause pause(m_reporter);
    int reached = 0;
    std::optional<Error> firstError;
    for (const Address &address : *addresses) {
        const Result<bool> sent = m_waiting.empty() ? transmit(address, bytes) : Result<bool>(false);
        if (!sent && !firstError)
            firstError = sent.error();
        if (sent && !*sent)
            enqueue(address, bytes);
        reached += sent.has_value();
    }
    updateInterest();
    if (reached == 0)
        return failure(*firstError);
    if (firstError)
        m_reporter.tellFailed(*firstError); // the others have it
    return reached;
}

/// Hands one datagram to the kernel and journals it. \return false where the kernel, or the journal, has no room now
Result<bool> UdpEndpoint::transmit(const Address &to, QByteArrayView bytes)
{
    const UdpChannel &channel = *m_sockets->sender(to.family());
    UdpPeer &peer = join(to);
    const Result<std::span<char>> room = m_reporter.journal().reserve(bytes.size());
    if (!room)
        return false;
    const Timestamp now = wallClockNow();
    IoResult sent;
    // An ICMP error about an earlier datagram comes out of the next call, whatever that is for.
    for (int i = 0; i < sendAttempts && !sent.isDone() && !sent.wouldBlock(); ++i)
        sent = sendDatagram(channel.descriptor(), to, bytes);
    if (!sent.isDone() && sent.wouldBlock())
        return false;
    if (!sent.isDone()) {
        const Error error = reachFailure(channel.local(), to, to.toString(), sent.error);
        m_reporter.note(EventKind::Failed, peer.id, {.text = {}, .error = error, .hasError = true});
        return failure(error);
    }
    std::copy(bytes.begin(), bytes.end(), room->begin());
    const bool isToGroup = to.isMulticast() || to.isLimitedBroadcast() || m_broadcasts.contains(to.host());
    m_reporter.journal().commit(RecordKind::Sent, peer.id, now, bytes.size(), isToGroup ? BroadcastDatagram : 0);
    peer.traffic.sentBytes += quint64(bytes.size());
    ++peer.traffic.sentChunks;
    m_reporter.tellSent(peer.id, bytes.size());
    m_reporter.tellGrew();
    return true;
}

void UdpEndpoint::enqueue(const Address &to, QByteArrayView bytes)
{
    m_waiting.push_back({to, bytes.toByteArray()});
    m_waitingBytes += bytes.size();
}

bool UdpEndpoint::flushOne()
{
    const Waiting &first = m_waiting.front();
    const Result<bool> sent = transmit(first.to, first.bytes);
    if (sent && !*sent)
        return false;
    if (!sent)
        m_reporter.tellFailed(sent.error());
    m_waitingBytes -= first.bytes.size();
    m_waiting.pop_front();
    return true;
}

void UdpEndpoint::flush()
{
    const Reporter::Pause pause(m_reporter);
    for (int i = 0; i < turnDatagrams && !m_waiting.empty(); ++i) {
        if (!flushOne())
            break;
    }
    if (m_owesWritable && m_waiting.size() <= mostWaiting / 4 && m_waitingBytes <= m_config.writeQueueBytes / 4) {
        m_owesWritable = false;
        m_reporter.tellWritable(noPeer);
    }
    updateInterest();
}

void UdpEndpoint::onReady(int, Readiness)
{
    flush();
}

/// Watches for room in the kernel while something waits for it.
void UdpEndpoint::updateInterest()
{
    for (const Address::Family family : {Address::Family::IPv4, Address::Family::IPv6}) {
        UdpChannel *const channel = m_sockets->sender(family);
        if (channel && m_waiting.empty())
            m_poller.forget(channel->descriptor());
        else if (channel)
            m_poller.watch(channel->descriptor(), this, {.writing = true});
    }
}

qsizetype UdpEndpoint::room(const SendTarget &) const
{
    if (!m_sockets || m_waiting.size() >= mostWaiting)
        return 0;
    return std::max<qsizetype>(m_config.writeQueueBytes - m_waitingBytes, 0);
}

qsizetype UdpEndpoint::queuedBytes(const SendTarget &) const
{
    return m_waitingBytes;
}

// -- Once a second

void UdpEndpoint::onTick()
{
    const Reporter::Pause pause(m_reporter);
    noteDrops();
    m_sockets->joinNewInterfaces();
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
