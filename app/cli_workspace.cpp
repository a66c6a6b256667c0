// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli_workspace.h"

#include "base/jsonfile.h"
#include "cli_optiontable.h"
#include "session/workspace.h"

#include <QCommandLineParser>
#include <QCoreApplication>

namespace SocketDesk {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(CliOptions)
};

tl::unexpected<UsageError> refusal(const QString &option, const QString &sentence, ErrorCode code)
{
    return tl::unexpected(UsageError{option, code, option + u": "_s + sentence});
}

QStringList endpointArguments(const EndpointConfig &endpoint, const QString &sendTo)
{
    QStringList arguments{u"--role"_s, stableName(endpoint.role)};
    if (endpoint.role != Role::TcpClient || !endpoint.localHost.isEmpty() || endpoint.localPort != 0)
        arguments << u"--local"_s << HostAndPort{endpoint.localHost, endpoint.localPort}.toString();
    if (endpoint.role == Role::TcpClient)
        arguments << u"--remote"_s << HostAndPort{endpoint.remoteHost, endpoint.remotePort}.toString();
    if (endpoint.role == Role::Udp && !sendTo.isEmpty())
        arguments << (sendTo.contains(u',') ? u"--to"_s : u"--remote"_s) << sendTo;
    if (endpoint.role == Role::TcpServer && endpoint.accept != AcceptMode::Serve) {
        const bool isLate = endpoint.accept == AcceptMode::Late;
        arguments << u"--accept"_s
                  << stableName(endpoint.accept) + (isLate ? u":%1"_s.arg(endpoint.acceptDelay.count()) : QString());
    }
    if (endpoint.role == Role::TcpServer && endpoint.accept != AcceptMode::CloseAtOnce && endpoint.maxConnections > 0)
        arguments << u"--max-connections"_s << QString::number(endpoint.maxConnections);
    if (endpoint.role != Role::Udp && endpoint.readRate != unlimitedRate)
        arguments << u"--read-rate"_s << QString::number(endpoint.readRate);
    return arguments;
}

/// As the tab would have it where the command line says something else of it: what does not go with that is left out.
SessionConfig withSaid(SessionConfig config, const QCommandLineParser &said)
{
    EndpointConfig &endpoint = config.endpoint;
    const Role role = roleFromName(said.value(u"role"_s)).value_or(endpoint.role);
    if (role == Role::TcpClient && endpoint.role != role) { // where a server listens is nothing to a client
        endpoint.localHost.clear();
        endpoint.localPort = 0;
    }
    endpoint.role = role;
    if (const QString accept = said.value(u"accept"_s).section(u':', 0, 0); said.isSet(u"accept"_s))
        endpoint.accept = acceptModeFromName(accept).value_or(endpoint.accept);
    if (said.isSet(u"remote"_s) || said.isSet(u"to"_s))
        config.sendTo.clear();
    if (said.value(u"format"_s) == "netassist"_L1 && config.view == ViewMode::Dump)
        config.view = ViewMode::Hex; // the same bytes, in what that format has
    return config;
}

QStringList argumentsOf(const SessionConfig &config)
{
    return endpointArguments(config.endpoint, config.sendTo) +
           QStringList{u"--encoding"_s, config.encoding.name(),  u"--view"_s,          stableName(config.view),
                       u"--framing"_s,  config.framing.toSpec(), u"--journal-limit"_s, config.journal.toSpec()};
}

} // namespace

tl::expected<CliWorkspace, UsageError> withWorkspace(const QStringList &arguments)
{
    QCommandLineParser parser;
    addCliOptions(parser);
    const QString option = u"--workspace"_s;
    if (!parser.parse(arguments) || !parser.isSet(u"workspace"_s)) {
        if (parser.isSet(u"tab"_s))
            return refusal(u"--tab"_s, Words::tr("This option needs --workspace."), ErrorCode::InvalidValue);
        return CliWorkspace{arguments, {}};
    }
    const QString path = parser.value(u"workspace"_s);
    const Result<Workspace> workspace = readWholeFile(path).and_then(workspaceFromBytes);
    if (!workspace)
        return refusal(option, describe(workspace.error()).oneLine(), workspace.error().code);
    bool ok = true;
    const int tab = parser.isSet(u"tab"_s) ? parser.value(u"tab"_s).toInt(&ok) : workspace->currentTab + 1;
    if (!ok || tab < 1 || tab > workspace->tabs.size())
        return refusal(u"--tab"_s,
                       Words::tr("“%1” is none of the tabs 1 to %2 of “%3”.")
                           .arg(parser.value(u"tab"_s), QString::number(workspace->tabs.size()), path),
                       ErrorCode::InvalidValue);
    const SessionConfig &session = workspace->tabs.at(tab - 1).session;
    CliWorkspace result{arguments, session.endpoint};
    const QStringList added = argumentsOf(withSaid(session, parser));
    for (qsizetype i = 0; i + 1 < added.size(); i += 2) {
        if (!parser.isSet(added.at(i).sliced(2)))
            result.arguments << added.at(i) + u'=' + added.at(i + 1);
    }
    return result;
}

CliOptions CliWorkspace::complete(CliOptions said) const
{
    if (!endpoint)
        return said;
    EndpointConfig whole = *endpoint;
    whole.role = said.endpoint.role;
    whole.localHost = said.endpoint.localHost;
    whole.localPort = said.endpoint.localPort;
    whole.remoteHost = said.endpoint.remoteHost;
    whole.remotePort = said.endpoint.remotePort;
    whole.accept = said.endpoint.accept;
    whole.acceptDelay = said.endpoint.acceptDelay;
    whole.maxConnections = said.endpoint.maxConnections;
    whole.readRate = said.endpoint.readRate;
    if (said.timeout)
        whole.connectTimeout = said.endpoint.connectTimeout;
    said.endpoint = whole;
    return said;
}

} // namespace SocketDesk
