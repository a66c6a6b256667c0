// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/error.h"
#include "endpoint/address.h"

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

/// The local host that is meant where an option gives \p host, which may be empty or "localhost": as long as nothing
/// says otherwise only programs of this machine can reach a server or a datagram socket. Empty: the system chooses.
/// \param target whom a datagram socket is to send to; null where that is not known
[[nodiscard]] QString localHostFor(Role role, const QString &host, const Address &target = {});

/// What a server does with those who connect: to serve them is the usual thing, the others are for watching what the
/// program at the other end makes of it.
enum class AcceptMode : quint8 {
    Serve,
    CloseAtOnce, ///< accepted, and finished and closed in order at once
    Late         ///< left waiting, connected but not accepted
};

/// "serve", "close", "late": as in options and files.
[[nodiscard]] QLatin1String stableName(AcceptMode mode);
[[nodiscard]] Result<AcceptMode> acceptModeFromName(QStringView name);

/// A connection is read as fast as it comes.
inline constexpr qint64 unlimitedRate = -1;

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
    /// queued. 0: stays half open until somebody closes it, or the peer's system no longer knows of it and says so when
    /// it is probed. With reconnect on, it is closed as soon as nothing is queued.
    std::chrono::milliseconds halfOpenLimit{0};
    std::chrono::seconds probeAfter{60};       ///< SO_KEEPALIVE: of silence; nothing that is set or saved
    bool noDelay = false;                      ///< TCP_NODELAY
    qint64 writeQueueBytes = qint64(16) << 20; ///< cap of each peer's write queue, 64 KiB to 1 GiB
    qint64 readRate = unlimitedRate;           ///< bytes that are read of each connection a second; 0: none

    // TCP server
    AcceptMode accept = AcceptMode::Serve;
    std::chrono::milliseconds acceptDelay{1000}; ///< of Late, 1 ms to 10 min
    /// Who comes when so many are connected is accepted, and finished and closed at once. 0: as many as the system has
    /// descriptors for.
    int maxConnections = 0;
    static constexpr int mostConnections = 1'000'000;

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
