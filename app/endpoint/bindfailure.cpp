// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "endpoint/bindfailure.h"

#include <cerrno>

namespace SocketDesk {

using namespace Qt::StringLiterals;

Result<Address> localAddressFrom(const QString &host, quint16 port)
{
    const bool isLocalhost = host.compare("localhost"_L1, Qt::CaseInsensitive) == 0;
    return Address::fromHost(isLocalhost ? u"127.0.0.1"_s : host, port);
}

namespace {

/// Linux says no more than "invalid argument" of fe80::1 without an interface.
bool lacksInterface(const Address &address, int systemError)
{
    return systemError == EINVAL && address.lacksScope();
}

Error interfaceMissing(const QString &address)
{
    return {ErrorCode::InterfaceNotFound, {address, u"missing"_s}, EINVAL};
}

} // namespace

Error bindFailure(Transport transport, const Address &address, int systemError)
{
    if (lacksInterface(address, systemError))
        return interfaceMissing(address.toString());
    Error error = systemFailure(systemError, {address.toString()});
    if (error.code != ErrorCode::AddressInUse)
        return error;
    const quint16 freePort = nextFreePort(transport, address);
    const PortHolder holder = findPortHolder(transport, address);
    error.arguments << (holder.isLeftOver ? u"TIME_WAIT"_s : holder.program)
                    << (freePort ? QString::number(freePort) : QString());
    return error;
}

Error reachFailure(const Address &local, const Address &target, const QString &text, int systemError)
{
    if (lacksInterface(target, systemError))
        return interfaceMissing(text);
    Error error = systemFailure(systemError, {text});
    // From a loopback address there is no way out of this machine; Linux only says "invalid argument".
    if (systemError == EINVAL && local.isLoopback() && !target.isLoopback())
        error.code = ErrorCode::NetworkUnreachable;
    return error;
}

} // namespace SocketDesk
