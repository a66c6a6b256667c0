// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "respond/rulefile.h"

#include "base/atomicfile.h"
#include "base/jsonfields.h"
#include "base/jsonfile.h"

#include <QCoreApplication>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace SocketDesk {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(RuleFile)
};

constexpr int version = 1;
constexpr auto versionKey = "socketdeskRules"_L1;
constexpr auto rulesKey = "rules"_L1;

tl::unexpected<Error> refused(const QString &path, const QString &expected)
{
    return failure({ErrorCode::InvalidValue, {path, expected}, 0, -1});
}

QJsonObject allFields(const Rule &rule)
{
    QJsonObject json = rule.toJson();
    json.insert("encoding"_L1, QString()); // which is left out where it is that of the page
    return json;
}

std::optional<Error> unknownField(const QJsonValue &given, const QJsonValue &known, const QString &path)
{
    const QJsonArray list = given.toArray();
    for (qsizetype i = 0; i < list.size(); ++i) {
        if (auto error = unknownField(list.at(i), known[i], u"%1[%2]"_s.arg(path).arg(i)))
            return error;
    }
    const QJsonObject object = given.toObject();
    for (auto it = object.begin(); it != object.end(); ++it) {
        const QString within = path % u'.' % it.key();
        const QJsonValue field = known[it.key()];
        if (field.isUndefined())
            return Error{ErrorCode::InvalidValue,
                         {within, Words::tr("one of the fields %1").arg(known.toObject().keys().join(u", "_s))},
                         0,
                         -1};
        if (auto error = unknownField(*it, field, within))
            return error;
    }
    return {};
}

} // namespace

Result<QList<Rule>> rulesFromFile(const QByteArray &content)
{
    if (content.size() > largestJsonFile)
        return refused(rulesKey, Words::tr("a file of at most 16 MiB"));
    const Result<QJsonObject> json = parseJsonObject(content);
    if (!json)
        return failure(json.error());
    int found = 0;
    JsonFields fields(*json);
    fields.take(versionKey, found, version, version);
    const auto list = fields.typed(rulesKey, QJsonValue::Array, Words::tr("a list of rules"));
    if (fields.error())
        return failure(*fields.error());
    if (found != version)
        return refused(versionKey, QString::number(version));
    if (!list)
        return refused(rulesKey, Words::tr("a list of rules"));
    const QJsonArray given = list->toArray();
    Result<QList<Rule>> rules = rulesFromJson(given, rulesKey);
    for (qsizetype i = 0; rules && i < given.size(); ++i) {
        const QString path = u"%1[%2]"_s.arg(rulesKey).arg(i);
        if (const auto error = unknownField(given.at(i).toObject(), allFields(rules->at(i)), path))
            return failure(*error);
    }
    return rules;
}

QByteArray rulesToFile(const QList<Rule> &rules)
{
    return QJsonDocument(QJsonObject{{versionKey, version}, {rulesKey, rulesToJson(rules)}}).toJson();
}

Result<QList<Rule>> readRules(const QString &path)
{
    const Result<QByteArray> content = readWholeFile(path);
    if (!content)
        return failure(content.error());
    return rulesFromFile(*content);
}

Result<void> writeRules(const QString &path, const QList<Rule> &rules)
{
    return writeAtomically(path, rulesToFile(rules));
}

} // namespace SocketDesk
