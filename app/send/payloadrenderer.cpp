// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "send/payloadrenderer.h"

#include <algorithm>

namespace SocketDesk {

Result<std::deque<SendPart>> PayloadRenderer::render(const PayloadTemplate &payload, const SendTarget &target,
                                                     quint64 sentBefore) const
{
    if (payload.isConstant())
        return std::deque{SendPart{target, payload.bytes()}};
    SendMoment moment;
    moment.sentBefore = sentBefore;
    moment.peer = target.address;
    const QList<SendPeer> peers = payload.namesPeer() ? peersOf(target) : QList<SendPeer>();
    if (peers.isEmpty()) // one for all, or nobody is there, which the outbox will say
        return payload.render(moment).map([&](const QByteArray &bytes) { return std::deque{SendPart{target, bytes}}; });
    std::deque<SendPart> parts;
    for (const SendPeer &peer : peers) {
        moment.peer = peer.address;
        const Result<QByteArray> bytes = payload.render(moment);
        if (!bytes)
            return failure(bytes.error());
        parts.push_back({SendTarget::peer(peer.id), *bytes});
    }
    return parts;
}

QList<SendPeer> PayloadRenderer::peersOf(const SendTarget &target) const
{
    if (target.kind == SendTarget::Kind::Address || !m_allPeers)
        return {};
    const QList<SendPeer> all = m_allPeers();
    if (target.kind == SendTarget::Kind::All)
        return all;
    QList<SendPeer> peers;
    for (const PeerId id : target.peers) { // also those that have gone: the outbox will say so
        const auto found = std::ranges::find(all, id, &SendPeer::id);
        peers.append(found == all.end() ? SendPeer{id, {}} : *found);
    }
    return peers;
}

} // namespace SocketDesk
