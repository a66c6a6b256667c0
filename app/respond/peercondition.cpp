// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "respond/peercondition.h"

#include <QHostAddress>

#include <optional>

namespace SocketDesk {

using namespace Qt::StringLiterals;

namespace {

/// As addresses of peers are written: those of IPv4 never as those of IPv6. Empty for what is no address, such as "127.1"
/// and "010.0.0.1", of which everybody thinks of another one.
QString written(const QString &host)
{
    const QHostAddress address(host);
    if (!host.contains(u':'))
        return address.toString() == host ? host : QString();
    bool isMapped = false;
    const quint32 mapped = address.toIPv4Address(&isMapped);
    if (isMapped && mapped != 0)
        return QHostAddress(mapped).toString();
    return address.isNull() ? QString() : QString(u'[' + address.toString() + u']');
}

struct Parts
{
    QString host;
    std::optional<quint16> port;
};

/// "::1" and "[::1]" are hosts, "[::1]:80" and "1.2.3.4:80" have a port.
std::optional<Parts> partsOf(const QString &entry)
{
    const qsizetype colon = entry.lastIndexOf(u':');
    const bool hasPort = colon >= 0 && (entry.count(u':') == 1 || entry.at(colon > 0 ? colon - 1 : 0) == u']');
    QString host = hasPort ? entry.first(colon) : entry;
    if (host.startsWith(u'[') && host.endsWith(u']'))
        host = host.sliced(1, host.size() - 2);
    const QString address = written(host);
    const QString digits = hasPort ? entry.sliced(colon + 1) : u"0"_s;
    bool isNumber = false;
    const quint16 port = digits.toUShort(&isNumber);
    if (address.isEmpty() || !isNumber || !digits.front().isDigit())
        return {};
    return Parts{address, hasPort ? std::optional(port) : std::nullopt};
}

} // namespace

Result<PeerCondition> PeerCondition::parse(const QString &text)
{
    PeerCondition condition;
    const QStringList entries = text.split(u',', Qt::SkipEmptyParts);
    for (const QString &raw : entries) {
        const QString entry = raw.trimmed();
        const std::optional<Parts> parts = partsOf(entry);
        if (!parts)
            return failure({ErrorCode::InvalidAddress, {entry}});
        if (parts->port)
            condition.m_addresses << parts->host + u':' + QString::number(*parts->port);
        else
            condition.m_hosts << parts->host;
    }
    return condition;
}

bool PeerCondition::matches(QStringView address) const
{
    const QStringView host = address.first(qMax<qsizetype>(address.lastIndexOf(u':'), 0));
    return isAnybody() || m_hosts.contains(host) || m_addresses.contains(address);
}

} // namespace SocketDesk
