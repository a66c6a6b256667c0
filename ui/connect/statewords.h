// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "session/sessionhandle.h"
#include "ui/connect/statelamp.h"

#include <QCoreApplication>

namespace SocketDesk {

/// The words for roles and states, the same in panel, tab, table and status bar.
class StateWords final
{
    Q_DECLARE_TR_FUNCTIONS(StateWords)

public:
    [[nodiscard]] static QString role(Role role);

    /// "TCP Server 127.0.0.1:8080".
    [[nodiscard]] static QString endpoint(Role role, const QString &address);

    /// "Listening on 127.0.0.1:8080", "Connected to …", "Connecting …", "Closed".
    [[nodiscard]] static QString session(const SessionStatus &status, Role role);

    [[nodiscard]] static QString peer(PeerState state);

    /// The same with how it is treated on purpose: "Open, not read".
    [[nodiscard]] static QString peer(const PeerSnapshot &peer);

    /// Of a source or target of datagrams, which has no connection.
    [[nodiscard]] static QString datagrams(const PeerSnapshot &peer);

    /// "TCP Server :8080 · 3", "TCP Client example.org:80": role, address, and how many peers a server has.
    [[nodiscard]] static QString tabTitle(const SessionStatus &status, const EndpointConfig &config);

    [[nodiscard]] static LampState lamp(const SessionStatus &status, bool hasFailed);

private:
    [[nodiscard]] static QString open(const SessionStatus &status, Role role);
};

/// True while something is open or on the way, so that the fields are locked.
[[nodiscard]] bool isActive(EndpointState state);

/// True while there is something to cancel rather than to close.
[[nodiscard]] bool isOnTheWay(EndpointState state);

} // namespace SocketDesk
