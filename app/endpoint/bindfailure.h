// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "endpoint/localaddresses.h"

namespace SocketDesk {

/// The local address of a setting: numeric, or "localhost" for 127.0.0.1. \return InvalidAddress, InterfaceNotFound
[[nodiscard]] Result<Address> localAddressFrom(const QString &host, quint16 port);

/// Why \p address could not be bound, with what helps: who holds the port, and which port is free.
[[nodiscard]] Error bindFailure(Transport transport, const Address &address, int systemError);

/// Why \p target could not be reached from \p local, which may be null. \p text is the target as the user knows it.
[[nodiscard]] Error reachFailure(const Address &local, const Address &target, const QString &text, int systemError);

} // namespace SocketDesk
