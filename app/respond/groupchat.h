// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "respond/makeresponders.h"

#include <QHash>
#include <QTimer>

#include <chrono>

namespace SocketDesk {

/// Sends what one peer sends to all others, and finishes with a peer that has finished.
///
/// Of datagram sources, those belong to it that have sent something. A slow peer slows those who talk to it; one that has
/// taken nothing for some seconds is left out, which is reported and counted, and belongs to it again as soon as it has room.
class GroupChat final : public Responder
{
public:
    explicit GroupChat(ResponderSurroundings surroundings);

    void peerPresent(PeerId peer) override;
    void peerJoined(PeerId peer, Outbox &outbox) override;
    bool received(PeerId peer, QByteArrayView bytes, Outbox &outbox, qsizetype *taken) override;
    void peerFinished(PeerId peer, Outbox &outbox) override;
    void peerGone(PeerId peer) override;

private:
    using Clock = std::chrono::steady_clock;

    struct Member
    {
        Clock::time_point fullSince{}; ///< none where it has room
        bool isLeftOut = false;
    };

    [[nodiscard]] bool isStalled(Member &member, bool hasRoom) const;
    [[nodiscard]] qsizetype roomOfOthers(PeerId sender, qsizetype wanted, const Outbox &outbox);
    void sendToOthers(PeerId sender, QByteArrayView bytes, Outbox &outbox);
    void report(PeerId peer) const;

    ResponderSurroundings m_surroundings;
    QHash<PeerId, Member> m_members;
    QTimer m_stallTimer; ///< who takes nothing tells nobody
};

} // namespace SocketDesk
