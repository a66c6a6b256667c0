// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/guardedoutbox.h"

#include "endpoint/localaddresses.h"
#include "respond/unanswered.h"

#include <algorithm>

namespace SocketDesk {

using namespace Qt::StringLiterals;

namespace {

/// \p local may be any address of this machine.
bool isSameSocket(const Address &peer, const Address &local)
{
    if (peer.port() != local.port())
        return false;
    if (!local.isAny())
        return peer == local;
    const QList<LocalAddress> own = localAddresses();
    return std::ranges::any_of(own, [&peer](const LocalAddress &address) { return address.host == peer.host(); });
}

bool isMany(const Address &address)
{
    return address.isMulticast() || address.isLimitedBroadcast();
}

} // namespace

GuardedOutbox::GuardedOutbox(Endpoint &endpoint, JournalReader reader, AnswerGuard &guard, HeldAnswers &held,
                             bool isStream, Limit limit, std::function<void(const Error &)> report)
    : m_endpoint(endpoint)
    , m_reader(std::move(reader))
    , m_guard(guard)
    , m_held(held)
    , m_isStream(isStream)
    , m_limit(limit)
    , m_report(std::move(report))
{
    m_reader.letGo();
}

Result<int> GuardedOutbox::send(const SendTarget &target, QByteArrayView bytes)
{
    Q_ASSERT(target.peers.size() == 1);
    const PeerId peer = target.peers.constFirst();
    if (const Result<void> allowed = mayAnswer(peer); !allowed) {
        reportOnce(peer, allowed.error());
        return failure(allowed.error());
    }
    return m_guard.isSuspected(peer) ? hold(target, bytes) : sendNow(target, bytes);
}

Result<int> GuardedOutbox::sendNow(const SendTarget &target, QByteArrayView bytes)
{
    const PeerId peer = target.peers.constFirst();
    Result<int> sent = m_endpoint.send(target, bytes);
    if (sent && m_begins)
        m_guard.began(peer, bytes, std::chrono::steady_clock::now());
    else if (sent)
        m_guard.answered(peer, bytes);
    return sent;
}

/// A connection that would hold too much is not read from, as where its queue is full. Datagrams of all others wait
/// behind one that is not taken, so those are left out.
Result<int> GuardedOutbox::hold(const SendTarget &target, QByteArrayView bytes)
{
    const PeerId peer = target.peers.constFirst();
    if (m_held.weight(peer) + bytes.size() > HeldAnswers::mostWeight && m_held.holds(peer)) {
        const QString address = m_reader.peer(peer).address;
        const Error isFull{ErrorCode::QueueFull, {address, QString::number(HeldAnswers::mostWeight)}};
        if (m_isStream)
            return failure(isFull);
        reportOnce(peer, isFull);
        return failure(Unanswered::held(address));
    }
    m_held.hold(peer, bytes.size(), [this, target, peer, kept = bytes.toByteArray()] {
        const Result<int> sent = sendNow(target, kept);
        if (!sent && sent.error().code == ErrorCode::QueueFull)
            m_endpoint.leaveOut(peer, kept.size(), m_endpoint.peers().size() - 1);
    });
    return 1;
}

void GuardedOutbox::reportOnce(PeerId peer, const Error &error)
{
    if (m_reported.contains(peer))
        return;
    m_reported.insert(peer);
    m_report(error);
}

void GuardedOutbox::finishSending(const SendTarget &target)
{
    const PeerId peer = target.peers.value(0, noPeer);
    if (m_held.holds(peer))
        m_held.hold(peer, 0, [this, target] { m_endpoint.finishSending(target); });
    else
        m_endpoint.finishSending(target);
}

void GuardedOutbox::disconnectPeer(PeerId peer)
{
    if (m_held.holds(peer))
        m_held.hold(peer, 0, [this, peer] { m_endpoint.disconnectPeer(peer); });
    else
        m_endpoint.disconnectPeer(peer);
}

void GuardedOutbox::resetPeer(PeerId peer)
{
    if (m_held.holds(peer))
        m_held.hold(peer, 0, [this, peer] { m_endpoint.resetPeer(peer); });
    else
        m_endpoint.resetPeer(peer);
}

Result<void> GuardedOutbox::mayAnswer(PeerId peer)
{
    if (m_isStream)
        return {};
    if (isNobody(peer))
        return failure(Unanswered::nobody(m_reader.peer(peer).address));
    if (m_limit == Limit::UdpRate && !m_guard.allows(peer, std::chrono::steady_clock::now()))
        return failure(Unanswered::limited(m_reader.peer(peer).address, m_guard.answersPerSecond()));
    return {};
}

bool GuardedOutbox::isNobody(PeerId peer)
{
    const auto known = m_nobodies.constFind(peer);
    if (known != m_nobodies.constEnd())
        return *known;
    const PeerEntry entry = m_reader.peer(peer);
    const Result<Address> address = Address::fromText(entry.address);
    const Result<Address> local = Address::fromText(entry.localAddress);
    const bool isIt = address && (isMany(*address) || (local && isSameSocket(*address, *local)));
    m_nobodies.insert(peer, isIt);
    return isIt;
}

void GuardedOutbox::forget(PeerId peer)
{
    m_nobodies.remove(peer);
    m_reported.remove(peer);
}

} // namespace SocketDesk
