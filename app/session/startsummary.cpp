// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/startsummary.h"

#include "base/sentences.h"

#include <QCoreApplication>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace SocketDesk {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(StartSummary)
};

QString place(const QString &host, quint16 port)
{
    return HostAndPort{host, port}.toString();
}

/// As the endpoints take it: without a host a server is on this machine alone, and datagrams come from everywhere.
QString localHostOf(const EndpointConfig &endpoint)
{
    const bool isLoopback =
        endpoint.localHost == "localhost"_L1 || (endpoint.role == Role::TcpServer && endpoint.localHost.isEmpty());
    return isLoopback ? u"127.0.0.1"_s : endpoint.localHost;
}

/// "127.0.0.1:8080", or words for what the system chooses.
QString localPlace(const EndpointConfig &endpoint)
{
    const QString host = localHostOf(endpoint);
    if (host.isEmpty())
        return endpoint.localPort == 0 ? Words::tr("a free port")
                                       : Words::tr("port %1 of all addresses").arg(endpoint.localPort);
    return endpoint.localPort == 0 ? Words::tr("%1, a free port").arg(host) : place(host, endpoint.localPort);
}

QString opening(const SessionConfig &config)
{
    const EndpointConfig &endpoint = config.endpoint;
    switch (endpoint.role) {
    case Role::TcpServer:
        return Words::tr("Open would listen on %1.").arg(localPlace(endpoint));
    case Role::TcpClient:
        return Words::tr("Connect would connect to %1.").arg(place(endpoint.remoteHost, endpoint.remotePort));
    case Role::Udp:
        return Words::tr("Open would receive on %1.").arg(localPlace(endpoint));
    }
    Q_UNREACHABLE();
}

/// A name may mean anything, so only addresses of this machine count as such; and what is sent to a group comes from
/// anywhere.
bool isReachableFromElsewhere(const EndpointConfig &endpoint)
{
    if (endpoint.role == Role::Udp && !endpoint.memberships.isEmpty())
        return true;
    const Result<Address> address = Address::fromHost(localHostOf(endpoint), endpoint.localPort);
    return endpoint.role != Role::TcpClient && (!address || !address->isLoopback());
}

QStringList answersOf(const ResponderConfig &responders)
{
    QStringList answers;
    if (responders.on.echo)
        answers << Words::tr("echo");
    if (responders.on.groupChat)
        answers << Words::tr("group chat");
    if (responders.on.rules)
        answers << Words::tr("rules");
    if (responders.on.fileServer)
        answers << Words::tr("the file server of “%1”").arg(responders.fileServer.folder);
    return answers;
}

} // namespace

QString startSummary(const SessionConfig &config)
{
    QStringList sentences{opening(config)};
    if (isReachableFromElsewhere(config.endpoint))
        sentences << Words::tr("Other machines could reach it.");
    if (config.endpoint.role == Role::TcpClient && config.endpoint.reconnect)
        sentences << Words::tr("It would connect again whenever the connection ends.");
    if (config.responders.on.any())
        sentences << Words::tr("What answered by itself when it was saved is off now: %1.")
                         .arg(answersOf(config.responders).join(u", "_s));
    return joinSentences(sentences);
}

} // namespace SocketDesk
