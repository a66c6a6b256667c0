// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/integration/foreignprocess.h"

#include <QFile>
#include <QTcpServer>
#include <QTcpSocket>

/// What the tests of the terminal program say again and again.
namespace CliHelpers {

using namespace Qt::StringLiterals;

inline QString address(quint16 port)
{
    return u"127.0.0.1:%1"_s.arg(port);
}

inline QStringList client(quint16 port, const QStringList &more = {})
{
    return QStringList{u"--role"_s, u"tcp-client"_s, u"--remote"_s, address(port)} + more;
}

inline QStringList server(const QStringList &more = {})
{
    return QStringList{u"--role"_s, u"tcp-server"_s, u"--local"_s, u":0"_s} + more;
}

inline QStringList udp(const QStringList &more = {})
{
    return QStringList{u"--role"_s, u"udp"_s, u"--local"_s, u":0"_s} + more;
}

inline QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// A listener whose one client the test holds.
class Listener
{
public:
    Listener() { m_server.listen(QHostAddress::LocalHost); }

    [[nodiscard]] quint16 port() const { return m_server.serverPort(); }
    [[nodiscard]] QTcpSocket *peer()
    {
        if (!m_peer)
            m_peer = m_server.nextPendingConnection();
        return m_peer;
    }
    [[nodiscard]] QByteArray received() { return m_received += peer() ? peer()->readAll() : QByteArray(); }

private:
    QTcpServer m_server;
    QTcpSocket *m_peer = nullptr;
    QByteArray m_received;
};

} // namespace CliHelpers
