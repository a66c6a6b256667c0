// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "session/sessionhandle.h"

/// What the tests of a session say again and again.
namespace SessionHelpers {

using namespace SocketDesk;

inline EndpointConfig server()
{
    EndpointConfig config;
    config.role = Role::TcpServer;
    config.localPort = 0;
    return config;
}

inline EndpointConfig client(quint16 port)
{
    EndpointConfig config;
    config.role = Role::TcpClient;
    config.localHost.clear();
    config.localPort = 0;
    config.remotePort = port;
    return config;
}

inline EndpointConfig udp()
{
    EndpointConfig config;
    config.role = Role::Udp;
    config.localPort = 0;
    return config;
}

inline ResponderSetup echo(bool on)
{
    return {.config = {.on = {.echo = on}, .rules = {}, .fileServer = {}}, .framing = {}, .encoding = {}};
}

inline quint16 portOf(const QString &address)
{
    return address.section(u':', -1).toUShort();
}

/// Everything of one kind that the journal holds, in order.
inline QByteArray bytesOf(const SessionHandle &session, RecordKind kind)
{
    JournalReader reader = session.reader();
    reader.refresh();
    QByteArray bytes;
    for (quint64 i = 0; i < reader.count(); ++i) {
        const Record record = reader.record(RecordId(i));
        bytes += record.kind == kind ? record.bytes.toByteArray() : QByteArray();
    }
    return bytes;
}

inline bool hasEvent(const SessionHandle &session, EventKind event)
{
    JournalReader reader = session.reader();
    reader.refresh();
    for (quint64 i = 0; i < reader.count(); ++i) {
        const Record record = reader.record(RecordId(i));
        if (record.kind == RecordKind::Event && record.event == event)
            return true;
    }
    return false;
}

inline bool isOpen(const SessionHandle &session)
{
    return session.status().state == EndpointState::Open;
}

inline bool isClosed(const SessionHandle &session)
{
    return session.status().state == EndpointState::Closed;
}

} // namespace SessionHelpers
