// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "respond/groupchat.h"

#include <algorithm>
#include <utility>

using namespace std::chrono_literals;

namespace SocketDesk {

namespace {

constexpr auto stallLimit = 3s;
constexpr auto stallCheck = 500ms;

} // namespace

GroupChat::GroupChat(ResponderSurroundings surroundings)
    : m_surroundings(std::move(surroundings))
{
    m_stallTimer.setSingleShot(true);
    m_stallTimer.setInterval(stallCheck);
    QObject::connect(&m_stallTimer, &QTimer::timeout, &m_stallTimer, [this] { m_surroundings.wake(); });
}

void GroupChat::peerPresent(PeerId peer)
{
    if (m_surroundings.isStream)
        m_members.insert(peer, {});
}

void GroupChat::peerJoined(PeerId peer, Outbox &)
{
    peerPresent(peer);
}

bool GroupChat::received(PeerId peer, QByteArrayView bytes, Outbox &outbox, qsizetype *taken)
{
    if (!m_surroundings.isStream && !m_members.contains(peer))
        m_members.insert(peer, {});
    const qsizetype room = roomOfOthers(peer, bytes.size(), outbox);
    *taken = m_surroundings.isStream ? std::min(room, bytes.size()) : bytes.size();
    if (m_surroundings.isStream ? room <= 0 : room < bytes.size()) {
        *taken = 0;
        m_stallTimer.start();
        return false;
    }
    sendToOthers(peer, bytes.first(*taken), outbox);
    return *taken == bytes.size();
}

/// \return what all others take that take anything; \p wanted where there is nobody to wait for
qsizetype GroupChat::roomOfOthers(PeerId sender, qsizetype wanted, const Outbox &outbox)
{
    qsizetype least = wanted;
    for (auto it = m_members.begin(); it != m_members.end(); ++it) {
        const SendTarget target = SendTarget::peer(it.key());
        const qsizetype room = outbox.room(target);
        // Without room although nothing is queued, the peer cannot be sent to at all: let the sending say so.
        const bool isBeyondReach = room <= 0 && outbox.queuedBytes(target) == 0;
        const bool hasRoom = room >= std::min<qsizetype>(wanted, 1);
        if (it.key() != sender && !isBeyondReach && !isStalled(*it, hasRoom))
            least = std::min(least, room);
    }
    return least;
}

bool GroupChat::isStalled(Member &member, bool hasRoom) const
{
    if (hasRoom) {
        member = {};
        return false;
    }
    if (member.fullSince == Clock::time_point{})
        member.fullSince = Clock::now();
    return Clock::now() - member.fullSince >= stallLimit;
}

void GroupChat::sendToOthers(PeerId sender, QByteArrayView bytes, Outbox &outbox)
{
    const QList<PeerId> all = m_members.keys(); // a copy, for sending may end a peer
    for (const PeerId peer : all) {
        const auto member = m_members.find(peer);
        if (peer == sender || member == m_members.end())
            continue;
        const Result<int> sent = outbox.send(SendTarget::peer(peer), bytes);
        const bool isFull = !sent && sent.error().code == ErrorCode::QueueFull;
        if (isFull)
            outbox.leaveOut(peer, bytes.size(), m_members.size() - 1);
        const auto left = isFull && !m_surroundings.isStream ? m_members.find(peer) : m_members.end();
        if (left != m_members.end() && !std::exchange(left->isLeftOut, true))
            report(peer); // connections are told of by the endpoint
    }
}

void GroupChat::report(PeerId peer) const
{
    m_surroundings.report(
        {ErrorCode::PeersSkipped,
         {m_surroundings.reader.peer(peer).address, QString::number(1), QString::number(m_members.size() - 1)}});
}

void GroupChat::peerFinished(PeerId peer, Outbox &outbox)
{
    outbox.finishSending(SendTarget::peer(peer));
}

void GroupChat::peerGone(PeerId peer)
{
    m_members.remove(peer);
}

} // namespace SocketDesk
