// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How datagrams go out of a UdpEndpoint, and wait where the kernel has no room.

#include "endpoint/udpendpoint.h"

#include "endpoint/bindfailure.h"

#include <QStringTokenizer>
#include <QThread>

#include <algorithm>
#include <optional>
#include <utility>

namespace SocketDesk {

using namespace Qt::StringLiterals;

namespace {

constexpr int turnDatagrams = 256; // after which others have their turn
constexpr int sendAttempts = 3;
constexpr std::size_t mostWaiting = 1024;

/// What one datagram can carry: 65,535 bytes less the headers, which IPv6 does not count among them.
qsizetype largestPayload(Address::Family family)
{
    return family == Address::Family::IPv6 ? 65527 : 65507;
}

} // namespace

Result<UdpEndpoint::Addresses> UdpEndpoint::select(const SendTarget &target) const
{
    Addresses addresses;
    if (target.kind == SendTarget::Kind::Address) {
        for (const QStringView text : QStringTokenizer(target.address, u',')) {
            const Result<Address> address = Address::fromText(text);
            if (!address)
                return failure(address.error());
            addresses.push_back(*address);
        }
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
    // With nothing waiting any number may be sent to: all that then have to wait share one copy.
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
    QByteArray shared; // one copy for all who have to wait
    for (const Address &address : *addresses) {
        const Result<bool> sent = m_waiting.empty() ? transmit(address, bytes) : Result<bool>(false);
        if (!sent && !firstError)
            firstError = sent.error();
        if (sent && !*sent) {
            if (shared.size() != bytes.size())
                shared = bytes.toByteArray();
            enqueue(address, shared);
        }
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
    const Timestamp now = wallClockNow();
    UdpPeer *const peer = join(to, now);
    if (!peer)
        return failure(m_reporter.journal().full());
    const Result<std::span<char>> room = m_reporter.journal().reserve(bytes.size());
    if (!room)
        return false;
    IoResult sent;
    // An ICMP error about an earlier datagram comes out of the next call, whatever that is for.
    for (int i = 0; i < sendAttempts && !sent.isDone() && !sent.wouldBlock(); ++i)
        sent = sendDatagram(channel.descriptor(), to, bytes);
    if (!sent.isDone() && sent.wouldBlock())
        return false;
    if (!sent.isDone()) {
        const Error error = reachFailure(channel.local(), to, to.toString(), sent.error);
        m_reporter.note(EventKind::Failed, peer->id, {.text = {}, .error = error, .hasError = true});
        return failure(error);
    }
    m_reporter.journal().commit(RecordKind::Sent, peer->id, now, bytes, peer->isGroup ? BroadcastDatagram : 0);
    peer->traffic.sentBytes += quint64(bytes.size());
    ++peer->traffic.sentChunks;
    m_reporter.tellSent(peer->id, bytes.size());
    m_reporter.tellGrew();
    return true;
}

void UdpEndpoint::enqueue(const Address &to, const QByteArray &bytes)
{
    m_waiting.push_back({to, bytes});
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

/// Watches for room in the kernel while something waits for it. Without room in the journal that would never end: then
/// the next tick tries again.
void UdpEndpoint::updateInterest()
{
    if (m_waiting.empty() && !m_isWatchingRoom)
        return;
    const bool isWaitingForKernel =
        !m_waiting.empty() && m_reporter.journal().reserve(m_waiting.front().bytes.size()).has_value();
    m_isWatchingRoom = isWaitingForKernel;
    // That of the other family has room, and would say so again and again.
    const Address::Family awaited = isWaitingForKernel ? m_waiting.front().to.family() : Address::Family::None;
    for (const Address::Family family : {Address::Family::IPv4, Address::Family::IPv6}) {
        UdpChannel *const channel = m_sockets->sender(family);
        if (channel && family != awaited)
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

} // namespace SocketDesk
