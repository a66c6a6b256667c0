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
    const std::vector<Named> all = payload.namesPeer() ? namedBy(target) : std::vector<Named>();
    if (all.empty()) // one for all, or nobody is there, which the outbox will say
        return payload.render(moment).map([&](const QByteArray &bytes) { return std::deque{SendPart{target, bytes}}; });
    std::deque<SendPart> parts;
    for (const Named &one : all) {
        moment.peer = one.address;
        const Result<QByteArray> bytes = payload.render(moment);
        if (!bytes)
            return failure(bytes.error());
        parts.push_back({one.target, *bytes});
    }
    return parts;
}

std::vector<PayloadRenderer::Named> PayloadRenderer::namedBy(const SendTarget &target) const
{
    std::vector<Named> named;
    if (target.kind == SendTarget::Kind::Address) {
        const QStringList addresses = target.address.split(u',');
        for (const QString &address : addresses)
            named.push_back({SendTarget::to(address), address});
        return named;
    }
    const QList<SendPeer> here = m_allPeers ? m_allPeers() : QList<SendPeer>();
    if (target.kind == SendTarget::Kind::All) {
        for (const SendPeer &peer : here)
            named.push_back({SendTarget::peer(peer.id), peer.address});
    }
    for (const PeerId id : target.peers) { // also those that have gone: the outbox will say so
        const auto found = std::ranges::find(here, id, &SendPeer::id);
        named.push_back({SendTarget::peer(id), found == here.end() ? QString() : found->address});
    }
    return named;
}

} // namespace SocketDesk
