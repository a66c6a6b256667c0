// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QFile>
#include <QList>

/// What waits in the system for whoever reads UDP over IPv4 at \p port, in bytes of its memory, where it tells (Linux:
/// proc(5), /proc/net/udp); elsewhere 0.
inline qint64 unreadDatagramBytes(quint16 port)
{
    QFile table(QStringLiteral("/proc/net/udp"));
    if (!table.open(QIODevice::ReadOnly))
        return 0;
    qint64 unread = 0;
    const QByteArray local = ':' + QByteArray::number(port, 16).rightJustified(4, '0').toUpper();
    const QList<QByteArray> lines = table.readAll().split('\n');
    for (const QByteArray &line : lines) {
        const QList<QByteArray> fields = line.simplified().split(' ');
        if (fields.size() > 4 && fields.at(1).endsWith(local))
            unread += fields.at(4).split(':').value(1).toLongLong(nullptr, 16);
    }
    return unread;
}
