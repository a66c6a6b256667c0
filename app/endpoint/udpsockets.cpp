// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "endpoint/udpsockets.h"

#include "endpoint/bindfailure.h"
#include "endpoint/localaddresses.h"

#include <QNetworkInterface>

#include <cerrno>
#include <utility>

namespace SocketDesk {

using namespace Qt::StringLiterals;

namespace {

constexpr int portsTried = 20; // until one is free in both families

bool isEveryAddress(const QString &host)
{
    return host.isEmpty() || host == "::"_L1;
}

Result<quint32> interfaceIndex(const QString &name)
{
    const int index = QNetworkInterface::interfaceIndexFromName(name);
    if (QNetworkInterface::interfaceNameFromIndex(index).isEmpty()) // a number is taken for an index, there or not
        return failure({ErrorCode::InterfaceNotFound, {name}});
    return quint32(index);
}

Error joinFailure(const QString &group, const QString &interfaceName, int error)
{
    switch (error) {
    case EADDRINUSE:
        return {ErrorCode::AlreadyJoined, {group}, error};
    case ENODEV:
    case EADDRNOTAVAIL:
        return {ErrorCode::InterfaceNotFound, {interfaceName}, error};
    default:
        return systemFailure(error, {group});
    }
}

} // namespace

Result<std::unique_ptr<UdpSockets>> UdpSockets::open(const EndpointConfig &config)
{
    std::unique_ptr<UdpSockets> sockets(new UdpSockets);
    sockets->m_options.receiveBufferBytes = config.receiveBufferBytes;
    sockets->m_options.multicast = {0, config.multicastTtl, config.multicastLoop};
    if (!config.multicastInterface.isEmpty()) {
        const Result<quint32> index = interfaceIndex(config.multicastInterface);
        if (!index)
            return failure(index.error());
        sockets->m_options.multicast.interfaceIndex = *index;
    }
    if (const Result<void> opened = sockets->openSenders(config); !opened)
        return failure(opened.error());
    for (const MulticastMembership &membership : config.memberships) {
        if (const Result<void> joined = sockets->join(membership); !joined)
            return failure(joined.error());
    }
    return sockets;
}

Result<void> UdpSockets::openSenders(const EndpointConfig &config)
{
    m_options.isShared = config.sharePort;
    if (isEveryAddress(config.localHost))
        return openBothFamilies(config);
    const Result<Address> local = localAddressFrom(config.localHost, config.localPort);
    if (!local)
        return failure(local.error());
    // All who want a group must be able to have its port.
    m_options.isShared |= local->isAny() && !config.memberships.isEmpty();
    Result<std::unique_ptr<UdpChannel>> channel = UdpChannel::open(*local, m_options);
    if (!channel)
        return failure(channel.error());
    m_channels.push_back(std::move(*channel));
    m_senders = 1;
    return {};
}

Result<void> UdpSockets::openBothFamilies(const EndpointConfig &config)
{
    m_options.isShared |= !config.memberships.isEmpty();
    Result<void> opened;
    for (int i = 0; i < (config.localPort == 0 ? portsTried : 1); ++i) {
        opened = tryBothFamilies(config.localPort);
        if (opened || opened.error().code != ErrorCode::AddressInUse)
            break;
    }
    return opened;
}

Result<void> UdpSockets::tryBothFamilies(quint16 port)
{
    m_channels.clear();
    Result<std::unique_ptr<UdpChannel>> v6 = UdpChannel::open(*Address::fromHost(u"::", port), m_options);
    if (v6)
        m_channels.push_back(std::move(*v6));
    else if (v6.error().systemError != EAFNOSUPPORT && v6.error().systemError != EADDRNOTAVAIL) // no IPv6 here
        return failure(v6.error());
    if (!m_channels.empty())
        port = m_channels.front()->local().port();
    Result<std::unique_ptr<UdpChannel>> v4 = UdpChannel::open(*Address::fromHost(u"0.0.0.0", port), m_options);
    if (!v4)
        return failure(v4.error());
    m_channels.push_back(std::move(*v4));
    m_senders = m_channels.size();
    return {};
}

void UdpSockets::close()
{
    for (const auto &channel : m_channels)
        channel->close();
}

UdpChannel *UdpSockets::sender(Address::Family family) const
{
    for (std::size_t i = 0; i < m_senders; ++i) {
        if (m_channels[i]->local().family() == family)
            return m_channels[i].get();
    }
    return nullptr;
}

// -- Multicast groups

Result<void> UdpSockets::join(const MulticastMembership &membership)
{
    if (!membership.interfaceName.isEmpty())
        return joinOn(membership.group, membership.interfaceName);
    m_groupsEverywhere.append(membership.group);
    Result<void> first = failure({ErrorCode::InterfaceNotFound, {{}}});
    bool hasJoined = false;
    const QStringList names = multicastInterfaces();
    for (const QString &name : names) {
        const Result<void> joined = joinOn(membership.group, name);
        hasJoined |= joined.has_value();
        if (!joined)
            first = joined;
    }
    return hasJoined ? Result<void>() : first;
}

Result<void> UdpSockets::joinOn(const QString &groupText, const QString &interfaceName)
{
    const Result<quint32> index = interfaceIndex(interfaceName);
    if (!index)
        return failure(index.error());
    Result<Address> group = Address::fromHost(groupText, m_channels.front()->local().port());
    if (!group)
        return failure(group.error());
    if (!group->isMulticast())
        return failure({ErrorCode::NotMulticast, {groupText}});
    if (group->family() == Address::Family::IPv6) // one of link scope is another group on each interface
        group = Address::fromHost(QString(groupText.section(u'%', 0, 0) % u'%' % interfaceName), group->port());
    if (!group)
        return failure(group.error());
    const Result<UdpChannel *> channel = channelFor(*group);
    if (!channel)
        return failure(channel.error());
    if (const int error = joinGroup((*channel)->descriptor(), *group, *index))
        return failure(joinFailure(groupText, interfaceName, error));
    m_joined.emplace(groupText, *index);
    return {};
}

/// The socket that can receive what is sent to \p group: one for all addresses, or one of its own.
Result<UdpChannel *> UdpSockets::channelFor(const Address &group)
{
    UdpChannel *const any = sender(group.family());
    if (!any)
        return failure({ErrorCode::AddressFamilyMismatch, {group.host()}});
    if (!canBindToGroup)
        return any;
    for (const auto &channel : m_channels) {
        if (channel->local() == group || (channel.get() == any && any->local().isAny()))
            return channel.get();
    }
    UdpChannel::Options options = m_options;
    options.isShared = true;
    Result<std::unique_ptr<UdpChannel>> channel = UdpChannel::open(group, options);
    if (!channel)
        return failure(channel.error());
    m_channels.push_back(std::move(*channel));
    return m_channels.back().get();
}

void UdpSockets::joinNewInterfaces()
{
    if (m_groupsEverywhere.isEmpty())
        return;
    const QStringList names = multicastInterfaces();
    for (const QString &name : names) {
        const auto index = quint32(QNetworkInterface::interfaceIndexFromName(name));
        for (const QString &group : m_groupsEverywhere) {
            if (!m_joined.contains({group, index}))
                (void)joinOn(group, name); // it may never be able to: that was said when it was opened
        }
    }
}

} // namespace SocketDesk
