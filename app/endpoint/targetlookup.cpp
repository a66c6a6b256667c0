// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "endpoint/targetlookup.h"

#include <QStringList>

#include <algorithm>

namespace SocketDesk {

TargetLookup::TargetLookup()
{
    connect(&m_lookup, &HostLookup::found, this, &TargetLookup::onFound);
    connect(&m_lookup, &HostLookup::failed, this, &TargetLookup::failed);
}

void TargetLookup::start(const QList<HostAndPort> &targets, Address::Family family)
{
    m_lookup.cancel();
    m_targets = targets;
    m_found.clear();
    m_family = family;
    lookUpNext();
}

void TargetLookup::lookUpNext()
{
    while (m_found.size() < m_targets.size()) {
        const HostAndPort &next = m_targets.at(m_found.size());
        const Result<Address> numeric = Address::fromHost(next.host, next.port);
        if (!numeric)
            return m_lookup.start(next.host, next.port);
        take(*numeric);
    }
    Q_EMIT found(m_found);
}

void TargetLookup::onFound(const QList<Address> &addresses)
{
    const auto fits = std::ranges::find(addresses, m_family, &Address::family);
    take(fits == addresses.end() ? addresses.constFirst() : *fits);
    lookUpNext();
}

void TargetLookup::take(const Address &address)
{
    m_found.append(address);
    if (m_family == Address::Family::None)
        m_family = address.family();
}

bool isNumeric(const HostAndPort &target)
{
    return Address::fromHost(target.host, target.port).has_value();
}

SendTarget targetOf(const QList<Address> &addresses)
{
    QStringList texts;
    for (const Address &address : addresses)
        texts << address.toString();
    texts.removeDuplicates(); // a name may stand for a number that is there too
    return SendTarget::to(texts.join(u','));
}

} // namespace SocketDesk
