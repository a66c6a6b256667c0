// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "endpoint/endpointconfig.h"

#include "base/jsonfields.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <array>
#include <utility>

namespace SocketDesk {

using namespace Qt::StringLiterals;
using std::chrono::milliseconds;

namespace {

constexpr std::array roleNames{std::pair{Role::TcpServer, "tcp-server"_L1}, std::pair{Role::TcpClient, "tcp-client"_L1},
                               std::pair{Role::Udp, "udp"_L1}};
constexpr std::array acceptNames{std::pair{AcceptMode::Serve, "serve"_L1},
                                 std::pair{AcceptMode::CloseAtOnce, "close"_L1},
                                 std::pair{AcceptMode::Late, "late"_L1}};
constexpr qint64 fastestRate = 1'000'000'000;
constexpr qsizetype longestText = 255;
constexpr qsizetype mostMemberships = 1024;
constexpr qint64 longestMs = 10 * 60 * 1000;

MulticastMembership membership(JsonFields &fields, const QJsonValue &json, const QString &path)
{
    MulticastMembership result;
    if (!json.isObject()) {
        const QString expected = QCoreApplication::translate("EndpointConfig", "a group with its interface");
        fields.fail({ErrorCode::InvalidValue, {path, expected}, 0, -1});
        return result;
    }
    JsonFields inner(json.toObject(), path + u'.');
    inner.take("group"_L1, result.group, longestText);
    inner.take("interface"_L1, result.interfaceName, longestText);
    if (inner.error())
        fields.fail(*inner.error());
    return result;
}

void takeMemberships(JsonFields &fields, QLatin1String key, QList<MulticastMembership> &value)
{
    const QString expected = QCoreApplication::translate("EndpointConfig", "a list of at most 1024 groups");
    const auto json = fields.typed(key, QJsonValue::Array, expected);
    if (!json)
        return;
    const QJsonArray array = json->toArray();
    if (array.size() > mostMemberships)
        return fields.refuse(key, expected);
    value.clear();
    for (qsizetype i = 0; i < array.size() && !fields.error(); ++i)
        value.append(membership(fields, array[i], QString(fields.pathOf(key) % u'[' % QString::number(i) % u']')));
}

QJsonArray toJson(const QList<MulticastMembership> &memberships)
{
    QJsonArray array;
    for (const MulticastMembership &membership : memberships)
        array.append(QJsonObject{{"group"_L1, membership.group}, {"interface"_L1, membership.interfaceName}});
    return array;
}

} // namespace

QString localHostFor(Role role, const QString &host, const Address &target)
{
    const QString loopback = u"127.0.0.1"_s;
    if (host == "localhost"_L1)
        return loopback;
    if (!host.isEmpty() || role == Role::TcpClient)
        return host;
    if (role == Role::TcpServer || target.isNull())
        return loopback;
    if (!target.isLoopback())
        return {};
    return target.family() == Address::Family::IPv6 ? u"::1"_s : loopback;
}

QLatin1String stableName(Role role)
{
    for (const auto &[candidate, name] : roleNames) {
        if (candidate == role)
            return name;
    }
    Q_UNREACHABLE();
}

Result<Role> roleFromName(QStringView name)
{
    for (const auto &[role, candidate] : roleNames) {
        if (candidate == name)
            return role;
    }
    return failure({ErrorCode::InvalidValue, {name.toString()}});
}

QLatin1String stableName(AcceptMode mode)
{
    for (const auto &[candidate, name] : acceptNames) {
        if (candidate == mode)
            return name;
    }
    Q_UNREACHABLE();
}

Result<AcceptMode> acceptModeFromName(QStringView name)
{
    for (const auto &[mode, candidate] : acceptNames) {
        if (candidate == name)
            return mode;
    }
    return failure({ErrorCode::InvalidValue, {name.toString()}});
}

QJsonObject EndpointConfig::toJson() const
{
    return {
        {"role"_L1, stableName(role)},
        {"localHost"_L1, localHost},
        {"localPort"_L1, localPort},
        {"remoteHost"_L1, remoteHost},
        {"remotePort"_L1, remotePort},
        {"sharePort"_L1, sharePort},
        {"connectTimeoutMs"_L1, qint64(connectTimeout.count())},
        {"reconnect"_L1, reconnect},
        {"reconnectDelayMs"_L1, qint64(reconnectDelay.count())},
        {"halfOpenLimitMs"_L1, qint64(halfOpenLimit.count())},
        {"noDelay"_L1, noDelay},
        {"writeQueueBytes"_L1, writeQueueBytes},
        {"readRate"_L1, readRate},
        {"accept"_L1, stableName(accept)},
        {"acceptDelayMs"_L1, qint64(acceptDelay.count())},
        {"maxConnections"_L1, maxConnections},
        {"memberships"_L1, SocketDesk::toJson(memberships)},
        {"multicastInterface"_L1, multicastInterface},
        {"multicastTtl"_L1, multicastTtl},
        {"multicastLoop"_L1, multicastLoop},
        {"receiveBufferBytes"_L1, receiveBufferBytes},
    };
}

Result<EndpointConfig> EndpointConfig::fromJson(const QJsonObject &json)
{
    EndpointConfig config;
    JsonFields fields(json);
    fields.takeNamed("role"_L1, config.role,
                     QCoreApplication::translate("EndpointConfig", "“tcp-server”, “tcp-client” or “udp”"),
                     roleFromName);
    fields.take("localHost"_L1, config.localHost, longestText);
    fields.take("localPort"_L1, config.localPort, 0, 65535);
    fields.take("remoteHost"_L1, config.remoteHost, longestText);
    fields.take("remotePort"_L1, config.remotePort, 0, 65535);
    fields.take("sharePort"_L1, config.sharePort);
    fields.take("connectTimeoutMs"_L1, config.connectTimeout, 100, longestMs);
    fields.take("reconnect"_L1, config.reconnect);
    fields.take("reconnectDelayMs"_L1, config.reconnectDelay, 100, longestMs);
    fields.take("halfOpenLimitMs"_L1, config.halfOpenLimit, 0, 24 * 60 * 60 * 1000);
    fields.take("noDelay"_L1, config.noDelay);
    fields.take("writeQueueBytes"_L1, config.writeQueueBytes, 64 << 10, 1 << 30);
    fields.take("readRate"_L1, config.readRate, unlimitedRate, fastestRate);
    fields.takeNamed("accept"_L1, config.accept,
                     QCoreApplication::translate("EndpointConfig", "“serve”, “close” or “late”"), acceptModeFromName);
    fields.take("acceptDelayMs"_L1, config.acceptDelay, 1, longestMs);
    fields.take("maxConnections"_L1, config.maxConnections, 0, EndpointConfig::mostConnections);
    takeMemberships(fields, "memberships"_L1, config.memberships);
    fields.take("multicastInterface"_L1, config.multicastInterface, longestText);
    fields.take("multicastTtl"_L1, config.multicastTtl, 0, 255);
    fields.take("multicastLoop"_L1, config.multicastLoop);
    fields.take("receiveBufferBytes"_L1, config.receiveBufferBytes, 4 << 10, 1 << 30);
    if (fields.error())
        return failure(*fields.error());
    return config;
}

} // namespace SocketDesk
