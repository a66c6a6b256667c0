// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "endpoint/hostlookup.h"

#include <algorithm>
#include <utility>

namespace SocketDesk {

HostLookup::~HostLookup()
{
    cancel();
}

void HostLookup::start(const QString &name, quint16 port)
{
    cancel();
    m_port = port;
    // By name, because Qt 6.4 never frees a functor whose lookup is aborted or whose context has gone.
    m_lookup = QHostInfo::lookupHost(name, this, SLOT(onLookedUp(QHostInfo)));
}

void HostLookup::cancel()
{
    const int lookup = std::exchange(m_lookup, noLookup);
    if (lookup == noLookup)
        return;
    QHostInfo::abortHostLookup(lookup);
    s_isAnyAbandoned = true;
}

void HostLookup::onLookedUp(const QHostInfo &info)
{
    if (info.lookupId() != m_lookup) // an answer that was on its way when it was cancelled
        return;
    m_lookup = noLookup;
    QList<Address> addresses;
    const QList<QHostAddress> hosts = info.addresses();
    for (const QHostAddress &host : hosts) {
        if (const Result<Address> address = Address::fromHost(host.toString(), m_port))
            addresses.append(*address);
    }
    if (!addresses.isEmpty())
        return Q_EMIT found(addresses);
    const bool isUnknown = info.error() == QHostInfo::HostNotFound || info.error() == QHostInfo::NoError;
    Q_EMIT failed({isUnknown ? ErrorCode::NameNotFound : ErrorCode::NameLookupFailed, {info.hostName()}});
}

QList<Address> orderedForRace(const QList<Address> &found)
{
    QList<Address> first;
    QList<Address> second;
    for (const Address &address : found) {
        QList<Address> &sameFamily = address.family() == found.first().family() ? first : second;
        if (!sameFamily.contains(address))
            sameFamily.append(address);
    }
    QList<Address> ordered;
    for (qsizetype i = 0; i < std::max(first.size(), second.size()); ++i) {
        ordered << first.mid(i, 1);
        ordered << second.mid(i, 1);
    }
    return ordered;
}

} // namespace SocketDesk
