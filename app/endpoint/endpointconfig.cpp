// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "endpoint/endpointconfig.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <array>
#include <cmath>
#include <limits>
#include <optional>
#include <utility>

namespace SocketDesk {

using namespace Qt::StringLiterals;
using std::chrono::milliseconds;

namespace {

constexpr std::array roleNames{std::pair{Role::TcpServer, "tcp-server"_L1}, std::pair{Role::TcpClient, "tcp-client"_L1},
                               std::pair{Role::Udp, "udp"_L1}};
constexpr qsizetype longestText = 255;
constexpr qsizetype mostMemberships = 1024;
constexpr qint64 longestMs = 10 * 60 * 1000;

QString expected(const char *what)
{
    return QCoreApplication::translate("EndpointConfig", what);
}

/// Takes the settings out of a JSON object one by one; remembers the first that is not what it must be.
class SettingsReader
{
public:
    explicit SettingsReader(const QJsonObject &json, QString path = {})
        : m_json(json)
        , m_path(std::move(path))
    {}

    void read(QLatin1String key, QString &value)
    {
        take(key, &QJsonValue::isString, QT_TRANSLATE_NOOP("EndpointConfig", "a text"), [&](const QJsonValue &json) {
            const QString text = json.toString();
            if (text.size() > longestText)
                refuse(key, QT_TRANSLATE_NOOP("EndpointConfig", "a text of at most 255 characters"));
            else
                value = text;
        });
    }

    void read(QLatin1String key, bool &value)
    {
        take(key, &QJsonValue::isBool, QT_TRANSLATE_NOOP("EndpointConfig", "true or false"),
             [&](const QJsonValue &json) { value = json.toBool(); });
    }

    template<typename Number>
    void read(QLatin1String key, Number &value, qint64 least, qint64 most)
    {
        static const auto *const whole = QT_TRANSLATE_NOOP("EndpointConfig", "a whole number");
        take(key, &QJsonValue::isDouble, whole, [&](const QJsonValue &json) {
            const double number = json.toDouble();
            if (std::trunc(number) != number)
                refuse(key, whole);
            else if (number < double(least) || number > double(most))
                refuseRange(key, least, most);
            else
                value = Number(qint64(number));
        });
    }

    void read(QLatin1String key, QList<MulticastMembership> &value)
    {
        static const auto *const list = QT_TRANSLATE_NOOP("EndpointConfig", "a list of at most 1024 groups");
        take(key, &QJsonValue::isArray, list, [&](const QJsonValue &json) {
            const QJsonArray array = json.toArray();
            if (array.size() > mostMemberships)
                return refuse(key, list);
            value.clear();
            for (qsizetype i = 0; i < array.size() && !m_error; ++i)
                value.append(membership(array[i], QString(key % u'[' % QString::number(i) % u']')));
        });
    }

    template<typename Value>
    void readName(QLatin1String key, Value &value, Result<Value> (*fromName)(QStringView))
    {
        QString name;
        read(key, name);
        if (name.isNull() || m_error)
            return;
        if (const Result<Value> named = fromName(name))
            value = *named;
        else
            refuse(key, QT_TRANSLATE_NOOP("EndpointConfig", "“tcp-server”, “tcp-client” or “udp”"));
    }

    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }

private:
    template<typename Take>
    void take(QLatin1String key, bool (QJsonValue::*isRight)() const, const char *what, Take takeValue)
    {
        const QJsonValue value = m_json.value(key);
        if (value.isUndefined() || m_error)
            return;
        if ((value.*isRight)())
            takeValue(value);
        else
            refuse(key, what);
    }

    MulticastMembership membership(const QJsonValue &json, const QString &path)
    {
        MulticastMembership result;
        if (!json.isObject()) {
            refusePath(m_path % path, expected(QT_TRANSLATE_NOOP("EndpointConfig", "a group with its interface")));
            return result;
        }
        SettingsReader reader(json.toObject(), m_path % path % u'.');
        reader.read("group"_L1, result.group);
        reader.read("interface"_L1, result.interfaceName);
        if (!m_error)
            m_error = reader.error();
        return result;
    }

    void refuse(QLatin1String key, const char *what) { refusePath(m_path % key, expected(what)); }

    void refuseRange(QLatin1String key, qint64 least, qint64 most)
    {
        refusePath(m_path % key, expected(QT_TRANSLATE_NOOP("EndpointConfig", "a number from %1 to %2"))
                                     .arg(QString::number(least), QString::number(most)));
    }

    void refusePath(const QString &path, const QString &what)
    {
        if (!m_error)
            m_error = Error{ErrorCode::InvalidValue, {path, what}};
    }

    const QJsonObject m_json;
    const QString m_path;
    std::optional<Error> m_error;
};

QJsonArray toJson(const QList<MulticastMembership> &memberships)
{
    QJsonArray array;
    for (const MulticastMembership &membership : memberships)
        array.append(QJsonObject{{"group"_L1, membership.group}, {"interface"_L1, membership.interfaceName}});
    return array;
}

} // namespace

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
    SettingsReader reader(json);
    reader.readName("role"_L1, config.role, roleFromName);
    reader.read("localHost"_L1, config.localHost);
    reader.read("localPort"_L1, config.localPort, 0, 65535);
    reader.read("remoteHost"_L1, config.remoteHost);
    reader.read("remotePort"_L1, config.remotePort, 0, 65535);
    reader.read("sharePort"_L1, config.sharePort);
    reader.read("connectTimeoutMs"_L1, config.connectTimeout, 100, longestMs);
    reader.read("reconnect"_L1, config.reconnect);
    reader.read("reconnectDelayMs"_L1, config.reconnectDelay, 100, longestMs);
    reader.read("halfOpenLimitMs"_L1, config.halfOpenLimit, 0, 24 * 60 * 60 * 1000);
    reader.read("noDelay"_L1, config.noDelay);
    reader.read("writeQueueBytes"_L1, config.writeQueueBytes, 64 << 10, 1 << 30);
    reader.read("memberships"_L1, config.memberships);
    reader.read("multicastInterface"_L1, config.multicastInterface);
    reader.read("multicastTtl"_L1, config.multicastTtl, 0, 255);
    reader.read("multicastLoop"_L1, config.multicastLoop);
    reader.read("receiveBufferBytes"_L1, config.receiveBufferBytes, 4 << 10, 1 << 30);
    if (reader.error())
        return failure(*reader.error());
    return config;
}

} // namespace SocketDesk
