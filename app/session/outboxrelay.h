// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "endpoint/endpoint.h"

#include <optional>

namespace SocketDesk {

/// The outbox of whatever endpoint a session has at the moment, so that senders and responders outlive endpoints.
class OutboxRelay final : public Outbox
{
public:
    /// \param endpoint may be null: then everything is refused with NotOpen
    void setEndpoint(Endpoint *endpoint) { m_endpoint = endpoint; }

    Result<int> send(const SendTarget &target, QByteArrayView bytes) override
    {
        if (!m_endpoint)
            return failure({ErrorCode::NotOpen, {}});
        m_isSending = true;
        m_sending = bytes;
        Result<int> sent = m_endpoint->send(target, bytes);
        m_isSending = false;
        return sent;
    }

    /// What a send() is about that is going on, if any.
    [[nodiscard]] std::optional<QByteArrayView> sending() const
    {
        return m_isSending ? std::optional(m_sending) : std::nullopt;
    }

    [[nodiscard]] qsizetype room(const SendTarget &target) const override
    {
        return m_endpoint ? m_endpoint->room(target) : 0;
    }

    [[nodiscard]] QList<PeerId> takers(const SendTarget &target, qsizetype bytes) const override
    {
        return m_endpoint ? m_endpoint->takers(target, bytes) : QList<PeerId>();
    }

    void leaveOut(PeerId peer, qint64 bytes, qsizetype among) override
    {
        if (m_endpoint)
            m_endpoint->leaveOut(peer, bytes, among);
    }

    void finishSending(const SendTarget &target) override
    {
        if (m_endpoint)
            m_endpoint->finishSending(target);
    }

    void disconnectPeer(PeerId peer) override
    {
        if (m_endpoint)
            m_endpoint->disconnectPeer(peer);
    }

    void resetPeer(PeerId peer) override
    {
        if (m_endpoint)
            m_endpoint->resetPeer(peer);
    }

    [[nodiscard]] qsizetype queuedBytes(const SendTarget &target) const override
    {
        return m_endpoint ? m_endpoint->queuedBytes(target) : 0;
    }

private:
    Endpoint *m_endpoint = nullptr;
    QByteArrayView m_sending;
    bool m_isSending = false;
};

} // namespace SocketDesk
