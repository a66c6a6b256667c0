// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "respond/responderconfig.h"

#include "base/jsonfields.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace SocketDesk {

namespace {

constexpr qsizetype longestPath = 4096;
constexpr qsizetype longestText = 4096;
constexpr qint64 mostReplies = 1'000'000;

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

ResponderConfig ResponderConfig::switchedOff() const
{
    ResponderConfig config = *this;
    config.on = {};
    return config;
}

QJsonObject ResponderConfig::toJson() const
{
    return {{"on"_L1, on.toJson()},
            {"fileServer"_L1, fileServer.toJson()},
            {"udpRepliesPerSecond"_L1, udpRepliesPerSecond}};
}

Result<ResponderConfig> ResponderConfig::fromJson(const QJsonObject &json)
{
    ResponderConfig config;
    JsonFields fields(json);
    fields.takeConfig("on"_L1, config.on);
    fields.takeConfig("fileServer"_L1, config.fileServer);
    fields.take("udpRepliesPerSecond"_L1, config.udpRepliesPerSecond, 1, mostReplies);
    if (fields.error())
        return failure(*fields.error());
    return config;
}

} // namespace SocketDesk
