// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "respond/responderconfig.h"

#include "base/jsonfields.h"
#include "respond/compiledrules.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace SocketDesk {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ResponderConfig)
};

constexpr qsizetype longestPath = 4096;
constexpr qsizetype longestText = 4096;
constexpr qint64 mostReplies = 1'000'000;
constexpr QLatin1String stopName = "stop"_L1;
constexpr QLatin1String answerName = "answer"_L1;

} // namespace

QJsonObject ResponderSwitches::toJson() const
{
    return {{"echo"_L1, echo}, {"groupChat"_L1, groupChat}, {"rules"_L1, rules}, {"fileServer"_L1, fileServer}};
}

Result<ResponderSwitches> ResponderSwitches::fromJson(const QJsonObject &json)
{
    ResponderSwitches switches;
    JsonFields fields(json);
    fields.take("echo"_L1, switches.echo);
    fields.take("groupChat"_L1, switches.groupChat);
    fields.take("rules"_L1, switches.rules);
    fields.take("fileServer"_L1, switches.fileServer);
    if (fields.error())
        return failure(*fields.error());
    return switches;
}

QJsonObject FileServerConfig::toJson() const
{
    return {{"folder"_L1, folder}, {"encoding"_L1, encoding.name()}, {"missingText"_L1, missingText}};
}

Result<FileServerConfig> FileServerConfig::fromJson(const QJsonObject &json)
{
    FileServerConfig config;
    JsonFields fields(json);
    fields.take("folder"_L1, config.folder, longestPath);
    fields.takeNamed("encoding"_L1, config.encoding,
                     QCoreApplication::translate("SessionConfig", "the name of an encoding"), Encoding::fromName);
    fields.take("missingText"_L1, config.missingText, longestText);
    if (fields.error())
        return failure(*fields.error());
    return config;
}

QLatin1String stableName(LoopPolicy policy)
{
    return policy == LoopPolicy::Stop ? stopName : answerName;
}

Result<LoopPolicy> loopPolicyFromName(QStringView name)
{
    if (name == stopName)
        return LoopPolicy::Stop;
    if (name == answerName)
        return LoopPolicy::Answer;
    return failure({ErrorCode::InvalidValue, {name.toString(), Words::tr("stop or answer")}});
}

ResponderConfig ResponderConfig::switchedOff() const
{
    ResponderConfig config = *this;
    config.on = {};
    return config;
}

QJsonObject ResponderConfig::toJson() const
{
    return {{"on"_L1, on.toJson()},
            {"rules"_L1, rulesToJson(rules)},
            {"fileServer"_L1, fileServer.toJson()},
            {"udpRepliesPerSecond"_L1, udpRepliesPerSecond},
            {"loops"_L1, stableName(loops)}};
}

Result<ResponderConfig> ResponderConfig::fromJson(const QJsonObject &json)
{
    ResponderConfig config;
    JsonFields fields(json);
    fields.takeConfig("on"_L1, config.on);
    if (const auto list = fields.typed("rules"_L1, QJsonValue::Array, Words::tr("a list of rules"))) {
        if (const Result<QList<Rule>> rules = rulesFromJson(list->toArray(), fields.pathOf("rules"_L1)))
            config.rules = *rules;
        else
            fields.fail(rules.error());
    }
    fields.takeConfig("fileServer"_L1, config.fileServer);
    fields.take("udpRepliesPerSecond"_L1, config.udpRepliesPerSecond, 1, mostReplies);
    fields.takeNamed("loops"_L1, config.loops, Words::tr("stop or answer"), loopPolicyFromName);
    if (fields.error())
        return failure(*fields.error());
    return config;
}

Result<ResponderSetup> ResponderSetup::make(const ResponderConfig &config, const FramingConfig &framing,
                                            const Encoding &encoding)
{
    ResponderSetup setup{config, framing, encoding, {}};
    if (!config.on.rules)
        return setup;
    Result<std::shared_ptr<const CompiledRules>> compiled = CompiledRules::compile(config.rules, encoding);
    if (!compiled)
        return failure(compiled.error());
    setup.compiledRules = std::move(*compiled);
    return setup;
}

} // namespace SocketDesk
