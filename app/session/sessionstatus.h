// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "endpoint/endpoint.h"
#include "respond/responderconfig.h"
#include "send/sender.h"

namespace SocketDesk {

/// The state of a session in one small value.
struct SessionStatus
{
    quint32 openings = 0; ///< how often open() has been obeyed, in vain or not
    EndpointState state = EndpointState::Closed;
    EndpointConfig config;                  ///< with which it was opened last
    QString localAddress;                   ///< effective; empty while closed
    QString remoteAddress;                  ///< of a connected client
    PeerState connection = PeerState::Gone; ///< of a client's connection
    int receiveBufferBytes = 0;             ///< effective, UDP only
    int peerCount = 0;
    int unfinishedPeers = 0;     ///< of them, those that may still send
    quint64 peersJoined = 0;     ///< since it was opened, those that have gone included
    ResponderSwitches answering; ///< by itself
    QList<PeerId> stoppedPeers;  ///< whose answers wait, as for what looks like a loop; in the order of time
    bool readingPaused = false;  ///< the journal is full
    SendProgress sending;

    friend bool operator==(const SessionStatus &, const SessionStatus &) = default;
};

} // namespace SocketDesk

Q_DECLARE_METATYPE(SocketDesk::SessionStatus)
