// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "respond/responder.h"

namespace SocketDesk {

/// Answers with the same bytes to the peer they came from, and finishes when the peer has finished.
///
/// Bytes of a peer to which nothing can be sent any more are dealt with by dropping them.
class EchoResponder final : public Responder
{
public:
    /// What one answer may be made of: any part of a stream, but only the whole of a datagram.
    enum class Unit : quint8 { AnyPart, Whole };

    explicit EchoResponder(Unit unit)
        : m_unit(unit)
    {}

    bool received(PeerId peer, QByteArrayView bytes, Outbox &outbox, qsizetype *taken) override;
    void peerFinished(PeerId peer, Outbox &outbox) override;
    [[nodiscard]] bool isLimited() const override { return false; } ///< it says no more than what was asked

private:
    [[nodiscard]] QByteArrayView whatFits(const SendTarget &target, QByteArrayView bytes, const Outbox &outbox) const;

    Unit m_unit;
    PeerId m_lastPeer = noPeer;
    SendTarget m_target; ///< that peer; kept, for to make one for each answer costs more than to look
};

} // namespace SocketDesk
