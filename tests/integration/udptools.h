// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/support/endpointrig.h"

#include <QString>

/// "HOST:PORT", as targets and peers are written.
[[nodiscard]] inline QString at(quint16 port, const char *host = "127.0.0.1")
{
    return SocketDesk::HostAndPort{QString::fromLatin1(host), port}.toString();
}

/// The flags of all chunks of one kind, in order.
[[nodiscard]] inline QList<quint8> flags(EndpointRig &rig, SocketDesk::RecordKind kind)
{
    QList<quint8> flags;
    rig.forEachRecord([&](const SocketDesk::Record &record) {
        if (record.kind == kind)
            flags.append(record.flags);
    });
    return flags;
}

/// A socket on every address of both families.
[[nodiscard]] inline SocketDesk::EndpointConfig everywhere()
{
    SocketDesk::EndpointConfig config = udpConfig();
    config.localHost.clear();
    return config;
}
