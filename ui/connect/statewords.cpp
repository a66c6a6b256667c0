// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/connect/statewords.h"

#include "endpoint/address.h"

namespace SocketDesk {

using namespace Qt::StringLiterals;

namespace {

QString portOf(const QString &address)
{
    return address.section(u':', -1);
}

/// The listener has been closed, its peers are kept.
bool isServing(const SessionStatus &status)
{
    return status.config.role == Role::TcpServer && status.peerCount > 0;
}

} // namespace

QString StateWords::role(Role role)
{
    switch (role) {
    case Role::TcpServer:
        return tr("TCP Server");
    case Role::TcpClient:
        return tr("TCP Client");
    case Role::Udp:
        return tr("UDP");
    }
    Q_UNREACHABLE();
}

QString StateWords::endpoint(Role role, const QString &address)
{
    return StateWords::role(role) + u' ' + address;
}

QString StateWords::open(const SessionStatus &status, Role role)
{
    if (role == Role::TcpServer)
        return tr("Listening on %1").arg(status.localAddress);
    if (role == Role::Udp)
        return tr("Bound to %1").arg(status.localAddress);
    if (status.connection == PeerState::PeerFinished)
        return tr("Half open: %1 finished").arg(status.remoteAddress);
    if (status.connection == PeerState::WeFinished)
        return tr("Half open: we finished (%1)").arg(status.remoteAddress);
    return tr("Connected to %1").arg(status.remoteAddress);
}

QString StateWords::session(const SessionStatus &status, Role role)
{
    switch (status.state) {
    case EndpointState::Closed:
        if (isServing(status))
            return tr("Closed, still serving peers");
        return role == Role::TcpClient ? tr("Not connected") : tr("Closed");
    case EndpointState::Resolving:
        return tr("Looking up %1").arg(status.config.remoteHost);
    case EndpointState::Connecting:
        return tr("Connecting to %1:%2").arg(status.config.remoteHost, QString::number(status.config.remotePort));
    case EndpointState::Waiting:
        return tr("Waiting to connect again");
    case EndpointState::Closing:
        return tr("Closing");
    case EndpointState::Open:
        return open(status, role);
    }
    Q_UNREACHABLE();
}

QString StateWords::peer(PeerState state)
{
    switch (state) {
    case PeerState::Open:
        return tr("Open");
    case PeerState::PeerFinished:
        return tr("Peer finished");
    case PeerState::WeFinished:
        return tr("We finished");
    case PeerState::Gone:
        return tr("Gone");
    }
    Q_UNREACHABLE();
}

QString StateWords::peer(const PeerSnapshot &peer)
{
    QString words = StateWords::peer(peer.state);
    if (peer.conduct.readRate == 0)
        words = tr("%1, not read").arg(words);
    else if (peer.conduct.readRate > 0)
        words = tr("%1, read at %2 B/s").arg(words, QString::number(peer.conduct.readRate));
    if (peer.conduct.keepsHalfOpen)
        words = tr("%1, kept half open").arg(words);
    return words;
}

QString StateWords::datagrams(const PeerSnapshot &peer)
{
    if (peer.traffic.receivedChunks == 0)
        return tr("No reply yet");
    return peer.traffic.sentChunks == 0 ? tr("Heard only") : tr("Both ways");
}

QString StateWords::tabTitle(const SessionStatus &status, const EndpointConfig &config)
{
    if (config.role == Role::TcpClient)
        return endpoint(config.role, HostAndPort{config.remoteHost, config.remotePort}.toString());
    QString port = QString::number(config.localPort);
    if (!status.localAddress.isEmpty())
        port = portOf(status.localAddress);
    QString title = role(config.role) + u" :" + port;
    if (config.role == Role::TcpServer && status.peerCount > 0)
        title += u" · %1"_s.arg(status.peerCount);
    return title;
}

LampState StateWords::lamp(const SessionStatus &status, bool hasFailed)
{
    if (status.state == EndpointState::Closed)
        return isServing(status) ? LampState::Half : hasFailed ? LampState::Failed : LampState::Off;
    if (status.state != EndpointState::Open)
        return LampState::Busy;
    const bool isHalf = status.connection == PeerState::PeerFinished || status.connection == PeerState::WeFinished;
    return status.config.role == Role::TcpClient && isHalf ? LampState::Half : LampState::On;
}

bool isActive(EndpointState state)
{
    return state != EndpointState::Closed;
}

bool isOnTheWay(EndpointState state)
{
    return state == EndpointState::Resolving || state == EndpointState::Connecting || state == EndpointState::Waiting;
}

} // namespace SocketDesk
