// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/jsonfile.h"

#include "base/fileerror.h"
#include "base/jsonfields.h"
#include "base/readablefile.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <limits>
#include <optional>

namespace SocketDesk {

using namespace Qt::StringLiterals;

namespace {

constexpr auto formatKey = "format"_L1;
constexpr auto versionKey = "version"_L1;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(JsonFile)
};

Error notJson(const QByteArray &bytes, qsizetype offset)
{
    const QByteArrayView before = QByteArrayView(bytes).first(std::clamp<qsizetype>(offset, 0, bytes.size()));
    const qsizetype line = std::ranges::count(before, '\n') + 1;
    const qsizetype column = before.size() - (before.lastIndexOf('\n') + 1) + 1;
    return {ErrorCode::NotJson, {QString::number(line), QString::number(column)}, 0, -1};
}

QString below(const QString &path, const QString &key)
{
    return path.isEmpty() ? key : QString(path % u'.' % key);
}

/// The path of the first value with more than \p levels of objects and lists in it.
std::optional<QString> tooDeep(const QJsonValue &value, const QString &path, int levels)
{
    if (!value.isArray() && !value.isObject())
        return {};
    if (levels == 0)
        return path;
    const QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (auto found = tooDeep(it.value(), below(path, it.key()), levels - 1))
            return found;
    }
    const QJsonArray array = value.toArray();
    for (qsizetype i = 0; i < array.size(); ++i) {
        if (auto found = tooDeep(array.at(i), QString(path % u'[' % QString::number(i) % u']'), levels - 1))
            return found;
    }
    return {};
}

Error unfit(const QString &path, const QString &expected)
{
    return {ErrorCode::InvalidValue, {path, expected}, 0, -1};
}

std::optional<Error> wrongKind(const QJsonObject &json, const JsonFileKind &kind)
{
    if (json.value(formatKey).toString() != kind.format)
        return unfit(formatKey, u'“' % kind.format % u'”');
    JsonFields fields(json);
    int version = 0;
    fields.take(versionKey, version, 1, std::numeric_limits<int>::max());
    if (fields.error())
        return fields.error();
    if (version == 0 || version > kind.version)
        return unfit(versionKey,
                     Words::tr("a whole number up to %1; later ones are of newer programs").arg(kind.version));
    return {};
}

} // namespace

Result<QByteArray> readWholeFile(const QString &path, qint64 limit)
{
    const QFileInfo info(path);
    if (!info.exists())
        return failure({ErrorCode::FileNotFound, {path}, 0, -1});
    if (isNoFile(info)) // a pipe would be waited for
        return failure({ErrorCode::NotRegularFile, {path}, 0, -1});
    QFile file(path);
    forgetFileError();
    if (!file.open(QIODevice::ReadOnly))
        return failure({ErrorCode::FileNotReadable, {path}, lastFileError(), -1});
    QByteArray bytes = file.read(limit + 1);
    if (file.error() != QFileDevice::NoError)
        return failure({ErrorCode::FileNotReadable, {path}, lastFileError(), -1});
    if (bytes.size() > limit)
        return failure({ErrorCode::FileTooLarge, {path, QString::number(limit)}, 0, -1});
    return bytes;
}

Result<QJsonObject> parseJsonObject(const QByteArray &bytes)
{
    QJsonParseError parsing;
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &parsing);
    if (parsing.error == QJsonParseError::DeepNesting)
        return failure(unfit(u"{}"_s, Words::tr("nested at most %1 deep").arg(deepestJson)));
    if (parsing.error != QJsonParseError::NoError)
        return failure(notJson(bytes, parsing.offset));
    if (!document.isObject())
        return failure(notJson(bytes, 0));
    if (const auto path = tooDeep(document.object(), {}, deepestJson))
        return failure(unfit(*path, Words::tr("nested at most %1 deep").arg(deepestJson)));
    return document.object();
}

Result<QJsonObject> parseJsonFile(const QByteArray &bytes, const JsonFileKind &kind)
{
    Result<QJsonObject> json = parseJsonObject(bytes);
    if (!json)
        return json;
    if (const auto error = wrongKind(*json, kind))
        return failure(*error);
    json->remove(formatKey);
    json->remove(versionKey);
    return json;
}

QByteArray jsonFileBytes(QJsonObject json, const JsonFileKind &kind)
{
    json.insert(formatKey, kind.format);
    json.insert(versionKey, kind.version);
    return QJsonDocument(json).toJson(QJsonDocument::Indented);
}

} // namespace SocketDesk
