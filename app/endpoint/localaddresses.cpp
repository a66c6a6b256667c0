// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "endpoint/localaddresses.h"

#include "endpoint/nativesocket.h"

#include <QNetworkInterface>

namespace SocketDesk {

using namespace Qt::StringLiterals;

namespace {

LocalAddress localAddress(const QNetworkInterface &interface, const QNetworkAddressEntry &entry)
{
    const bool isUp = interface.flags().testFlag(QNetworkInterface::IsUp);
    const QHostAddress broadcast = entry.broadcast();
    return {entry.ip().toString(), interface.name(), isUp, broadcast.isNull() ? QString() : broadcast.toString()};
}

} // namespace

QList<LocalAddress> localAddresses()
{
    const QString v4Loopback = u"127.0.0.1"_s;
    const QString v6Loopback = u"::1"_s;
    QList<LocalAddress> first{{v4Loopback, {}, true, {}}};
    QList<LocalAddress> last;
    QList<LocalAddress> others;
    for (const QNetworkInterface &interface : QNetworkInterface::allInterfaces()) {
        const QList<QNetworkAddressEntry> entries = interface.addressEntries();
        for (const QNetworkAddressEntry &entry : entries) {
            const LocalAddress address = localAddress(interface, entry);
            if (address.host == v4Loopback)
                first = {{v4Loopback, interface.name(), address.isUp, {}}};
            else if (address.host == v6Loopback)
                last.append(address);
            else
                others.append(address);
        }
    }
    return first + others + last + QList<LocalAddress>{{u"0.0.0.0"_s, {}, true, {}}, {u"::"_s, {}, true, {}}};
}

QStringList multicastInterfaces()
{
    QStringList names;
    for (const QNetworkInterface &interface : QNetworkInterface::allInterfaces()) {
        const QNetworkInterface::InterfaceFlags flags = interface.flags();
        // The loopback interface seldom says that it can, but it does.
        const bool can =
            flags.testFlag(QNetworkInterface::CanMulticast) || flags.testFlag(QNetworkInterface::IsLoopBack);
        if (can && flags.testFlag(QNetworkInterface::IsUp))
            names.append(interface.name());
    }
    return names;
}

quint16 nextFreePort(Transport transport, const Address &address)
{
    constexpr int portsTried = 100;
    for (int port = address.port() + 1; port <= std::min(address.port() + portsTried, 65535); ++port) {
        Result<NativeSocket> socket = NativeSocket::make(transport, address.family());
        if (!socket)
            return 0;
        Address candidate = address;
        candidate.setPort(quint16(port));
        if (transport == Transport::Tcp)
            socket->setReuseAddress();
        if (socket->bind(candidate) == 0)
            return quint16(port);
    }
    return 0;
}

} // namespace SocketDesk
