// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/error.h"

#include <QJsonObject>
#include <QList>
#include <QMetaType>
#include <QString>

#include <chrono>

namespace SocketDesk {

enum class Role : quint8 { TcpServer, TcpClient, Udp };

/// "tcp-server", "tcp-client", "udp": as in options and files.
[[nodiscard]] QLatin1String stableName(Role role);
[[nodiscard]] Result<Role> roleFromName(QStringView name);

/// A multicast group and the interface on which it is joined; an empty interface means each that can.
struct MulticastMembership
{
    QString group;         ///< numeric address
    QString interfaceName; ///< "lo", "eth0", or empty

    friend bool operator==(const MulticastMembership &, const MulticastMembership &) = default;
};

/// Everything a user can set about an endpoint: a plain value with JSON both ways.
struct EndpointConfig
{
    Role role = Role::TcpServer;
    /// Numeric, or "localhost". "::" takes IPv4 too. Empty: the system chooses for a client, all addresses of both
    /// families for UDP, 127.0.0.1 for a server.
    QString localHost = QStringLiteral("127.0.0.1");
    quint16 localPort = 8080;                         ///< 0: the system chooses
    QString remoteHost = QStringLiteral("127.0.0.1"); ///< numeric or a name; TCP client only
    quint16 remotePort = 8080;
    bool sharePort = false; ///< SO_REUSEPORT/SO_REUSEADDR: others may bind the same port

    // TCP client
    std::chrono::milliseconds connectTimeout{5000}; ///< 100 ms to 10 min, over all addresses
    bool reconnect = false;                         ///< connect again when the connection ends or fails
    std::chrono::milliseconds reconnectDelay{1000}; ///< 100 ms to 10 min

    // TCP
    /// After the peer's FIN the connection stays usable; it is closed when nothing was sent for this long and nothing is
    /// queued. 0: stays half open until somebody closes it. With reconnect on, it is closed as soon as nothing is queued.
    std::chrono::milliseconds halfOpenLimit{30000};
    bool noDelay = false;                      ///< TCP_NODELAY
    qint64 writeQueueBytes = qint64(16) << 20; ///< cap of each peer's write queue, 64 KiB to 1 GiB

    // UDP
    QList<MulticastMembership> memberships;
    QString multicastInterface; ///< outgoing; empty: the system chooses
    int multicastTtl = 1;       ///< 0 to 255
    bool multicastLoop = true;
    int receiveBufferBytes = 4 << 20; ///< asked for after bind

    [[nodiscard]] QJsonObject toJson() const;
    /// Unknown keys are left alone. \return InvalidValue with the key as argument 0
    [[nodiscard]] static Result<EndpointConfig> fromJson(const QJsonObject &json);
    friend bool operator==(const EndpointConfig &, const EndpointConfig &) = default;
};

} // namespace SocketDesk

Q_DECLARE_METATYPE(SocketDesk::EndpointConfig)
