// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli_announcement.h"

namespace SocketDesk {

using namespace Qt::StringLiterals;

QString announcement(Role role, const SessionStatus &status)
{
    switch (role) {
    case Role::TcpServer:
        return u"listening on "_s + status.localAddress;
    case Role::Udp:
        return u"bound to "_s + status.localAddress;
    case Role::TcpClient:
        return u"connected to "_s + status.remoteAddress + u" from "_s + status.localAddress;
    }
    Q_UNREACHABLE();
}

} // namespace SocketDesk
