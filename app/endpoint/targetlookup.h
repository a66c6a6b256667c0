// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/outbox.h"
#include "endpoint/address.h"
#include "endpoint/hostlookup.h"

namespace SocketDesk {

/// Looks up the hosts of several targets, one after the other, in the background; numeric ones are taken as they are.
///
/// In the thread that made it. What Qt has found it remembers for a minute, so whoever sends again does not wait again.
class TargetLookup final : public QObject
{
    Q_OBJECT

public:
    TargetLookup();

    /// Where none of \p targets is a name, the answer comes at once, from within.
    /// \param family of the socket they are for: of several addresses of a host the first of it is taken, or else the
    /// first. None: that of the first target
    void start(const QList<HostAndPort> &targets, Address::Family family);

Q_SIGNALS:
    void found(const QList<SocketDesk::Address> &addresses); ///< as many as there were targets, in their order
    void failed(const SocketDesk::Error &error);             ///< NameNotFound, NameLookupFailed, of the first that is

private:
    void lookUpNext();
    void onFound(const QList<Address> &addresses);
    void take(const Address &address);

    HostLookup m_lookup;
    QList<HostAndPort> m_targets;
    QList<Address> m_found;
    Address::Family m_family = Address::Family::None;
};

[[nodiscard]] bool isNumeric(const HostAndPort &target);
/// Each address once, in their order.
[[nodiscard]] SendTarget targetOf(const QList<Address> &addresses);

} // namespace SocketDesk
