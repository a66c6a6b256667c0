// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "endpoint/address.h"

#include <QList>

namespace SocketDesk {

/// An address of this machine, for the list of the window.
struct LocalAddress
{
    QString host;          ///< numeric, with scope where it needs one
    QString interfaceName; ///< "lo", "eth0"; empty for 0.0.0.0 and ::
    bool isUp = true;
    QString broadcast; ///< directed broadcast address, empty where there is none
};

/// 127.0.0.1 first, the other addresses by interface, then ::1, 0.0.0.0 and ::.
[[nodiscard]] QList<LocalAddress> localAddresses();

/// Names of the interfaces that can do multicast.
[[nodiscard]] QStringList multicastInterfaces();

/// Who holds a port, from the system's tables (/proc/net/tcp, /proc/net/udp and /proc/PID/fd on Linux).
struct PortHolder
{
    QString program;         ///< "python3 (pid 1234)"; empty where the system does not tell
    bool isLeftOver = false; ///< no program, but connections of one that has ended, in TIME_WAIT for example
};

enum class Transport : quint8 { Tcp, Udp };

/// Where the system's tables are.
[[nodiscard]] inline QString systemTables()
{
    return QStringLiteral("/proc");
}

/// May take some milliseconds, of which it gives up after 50, but finds this program in any case; not for the GUI thread.
/// \param tables where the system's tables are
[[nodiscard]] PortHolder findPortHolder(Transport transport, const Address &address,
                                        const QString &tables = systemTables());

/// The next port above that of \p address that can be bound there now; 0 where none of the next 100 can.
[[nodiscard]] quint16 nextFreePort(Transport transport, const Address &address);

} // namespace SocketDesk
