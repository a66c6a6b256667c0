// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli_answeroptions.h"

#include "cli_options.h"
#include "respond/rulefile.h"

#include <QCommandLineParser>

namespace SocketDesk {

using namespace Qt::StringLiterals;

namespace {

/// They are compared with messages in the encoding, so what is wrong with them is known only now.
Result<void> readRulesInto(ResponderConfig &config, const QString &path, const CliOptions &options)
{
    const Result<QList<Rule>> rules = readRules(path);
    if (!rules)
        return failure(rules.error());
    config.rules = *rules;
    config.on.rules = true;
    const auto setup = ResponderSetup::make(config, options.framing, options.encoding);
    return setup ? Result<void>() : failure(setup.error());
}

} // namespace

std::optional<UsageError> readAnswerOptions(const QCommandLineParser &parser, CliOptions &options)
{
    ResponderConfig &config = options.responders;
    config.on.echo = parser.isSet(u"echo"_s);
    config.on.groupChat = parser.isSet(u"group-chat"_s);
    if (config.on.groupChat && options.endpoint.role == Role::TcpClient)
        return UsageError{u"--group-chat"_s, ErrorCode::InvalidValue,
                          u"--group-chat: "_s +
                              QCoreApplication::translate("CliOptions", "A client has one peer, and no others.")};
    config.loops = LoopPolicy::Answer; // nobody may be there who could let it go on, and tests of speed run against it
    if (parser.isSet(u"loops"_s)) {
        const Result<LoopPolicy> loops = loopPolicyFromName(parser.value(u"loops"_s));
        if (!loops)
            return UsageError{u"--loops"_s, loops.error().code,
                              u"--loops: "_s + QCoreApplication::translate("CliOptions", "“%1” is none of %2.")
                                                   .arg(parser.value(u"loops"_s), u"stop, answer"_s)};
        config.loops = *loops;
    }
    if (!parser.isSet(u"rules"_s))
        return {};
    const QString path = parser.value(u"rules"_s);
    const Result<void> read = readRulesInto(config, path, options);
    if (read)
        return {};
    return UsageError{u"--rules"_s, read.error().code,
                      u"--rules "_s + path + u": "_s + describe(read.error()).oneLine()};
}

} // namespace SocketDesk
