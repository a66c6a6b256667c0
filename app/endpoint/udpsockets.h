// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "endpoint/endpointconfig.h"
#include "endpoint/udpchannel.h"

#include <set>
#include <vector>

namespace SocketDesk {

/// The sockets that a UDP configuration needs, with their multicast memberships.
///
/// An empty local host and "::" stand for both families: a socket for each, on the same port. Where the address is one
/// of this machine, each group gets a socket of its own, bound to the group, because Linux and macOS deliver to a
/// socket only what was sent to the very address it is bound to. Engine thread, owned by the endpoint.
class UdpSockets final : public QObject
{
    Q_OBJECT

public:
    /// \return AddressInUse, AddressNotAvailable, NotMulticast, AlreadyJoined, InterfaceNotFound, …
    [[nodiscard]] static Result<std::unique_ptr<UdpSockets>> open(const EndpointConfig &config);

    void close(); ///< at once; the object may be destroyed later

    [[nodiscard]] const std::vector<std::unique_ptr<UdpChannel>> &channels() const { return m_channels; }

    /// The one to send from to addresses of \p family; null where there is none.
    [[nodiscard]] UdpChannel *sender(Address::Family family) const;

    [[nodiscard]] QString localAddress() const { return m_channels.front()->local().toString(); }

    /// Joins the groups that are meant for every interface on those that have come since.
    void joinNewInterfaces();

private:
    UdpSockets() = default;

    [[nodiscard]] Result<void> openSenders(const EndpointConfig &config);
    [[nodiscard]] Result<void> openBothFamilies(const EndpointConfig &config);
    [[nodiscard]] Result<void> tryBothFamilies(quint16 port);
    [[nodiscard]] Result<void> join(const MulticastMembership &membership);
    [[nodiscard]] Result<void> joinOn(const QString &group, const QString &interfaceName);
    [[nodiscard]] Result<UdpChannel *> channelFor(const Address &group);

    std::vector<std::unique_ptr<UdpChannel>> m_channels; ///< senders first
    std::size_t m_senders = 0;
    UdpChannel::Options m_options;
    QStringList m_groupsEverywhere;
    std::set<std::pair<QString, quint32>> m_joined; ///< group and interface index
};

} // namespace SocketDesk
