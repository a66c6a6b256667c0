// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "respond/rulefile.h"

#include "base/atomicfile.h"
#include "base/jsonfields.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace SocketDesk {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(RuleFile)
};

constexpr qint64 largestFile = qint64(16) << 20;
constexpr int version = 1;
constexpr auto versionKey = "socketdeskRules"_L1;
constexpr auto rulesKey = "rules"_L1;

tl::unexpected<Error> refused(const QString &path, const QString &expected)
{
    return failure({ErrorCode::InvalidValue, {path, expected}, 0, -1});
}

} // namespace

Result<QList<Rule>> rulesFromFile(const QByteArray &content)
{
    if (content.size() > largestFile)
        return refused(rulesKey, Words::tr("a file of at most 16 MiB"));
    QJsonParseError mistake;
    const QJsonDocument document = QJsonDocument::fromJson(content, &mistake);
    if (!document.isObject())
        return refused(rulesKey, Words::tr("a JSON object; at byte %1 it is none").arg(mistake.offset));
    const QJsonObject json = document.object();
    int found = 0;
    JsonFields fields(json);
    fields.take(versionKey, found, version, version);
    const auto list = fields.typed(rulesKey, QJsonValue::Array, Words::tr("a list of rules"));
    if (fields.error())
        return failure(*fields.error());
    if (found != version)
        return refused(versionKey, QString::number(version));
    if (!list)
        return refused(rulesKey, Words::tr("a list of rules"));
    return rulesFromJson(list->toArray(), rulesKey);
}

QByteArray rulesToFile(const QList<Rule> &rules)
{
    return QJsonDocument(QJsonObject{{versionKey, version}, {rulesKey, rulesToJson(rules)}}).toJson();
}

Result<QList<Rule>> readRules(const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists())
        return failure({ErrorCode::FileNotFound, {path}});
    if (!info.isFile())
        return failure({ErrorCode::NotRegularFile, {path}});
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure({ErrorCode::FileNotReadable, {path}});
    return rulesFromFile(file.read(largestFile + 1));
}

Result<void> writeRules(const QString &path, const QList<Rule> &rules)
{
    return writeAtomically(path, rulesToFile(rules));
}

} // namespace SocketDesk
