// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/jsonfields.h"

#include <QCoreApplication>

#include <cmath>

namespace SocketDesk {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(JsonFields)
};

} // namespace

JsonFields::JsonFields(const QJsonObject &json, const QString &path)
    : m_json(json)
    , m_path(path)
{}

void JsonFields::take(QLatin1String key, bool &field)
{
    if (const auto value = typed(key, QJsonValue::Bool, Words::tr("true or false")))
        field = value->toBool();
}

void JsonFields::take(QLatin1String key, QString &field, qsizetype longest)
{
    const auto value = typed(key, QJsonValue::String, Words::tr("a text"));
    if (!value)
        return;
    const QString text = value->toString();
    if (text.size() > longest)
        refuse(key, Words::tr("a text of at most %1 characters").arg(longest));
    else
        field = text;
}

std::optional<qint64> JsonFields::number(QLatin1String key, qint64 least, qint64 most)
{
    const QString expected =
        least == most ? QString::number(least)
                      : Words::tr("a whole number from %1 to %2").arg(QString::number(least), QString::number(most));
    const auto value = typed(key, QJsonValue::Double, expected);
    if (!value)
        return {};
    const double number = value->toDouble();
    if (std::trunc(number) == number && number >= double(least) && number <= double(most))
        return qint64(number);
    refuse(key, expected);
    return {};
}

std::optional<QJsonValue> JsonFields::object(QLatin1String key)
{
    return typed(key, QJsonValue::Object, Words::tr("an object"));
}

std::optional<QJsonValue> JsonFields::typed(QLatin1String key, QJsonValue::Type type, const QString &expected)
{
    const QJsonValue value = m_json.value(key);
    if (value.isUndefined())
        return {};
    if (value.type() == type)
        return value;
    refuse(key, expected);
    return {};
}

void JsonFields::refuse(QLatin1String key, const QString &expected)
{
    fail({ErrorCode::InvalidValue, {pathOf(key), expected}, 0, -1});
}

void JsonFields::failWithin(const QString &path, Error error)
{
    error.arguments[0] = path + u'.' + error.argument(0);
    fail(error);
}

void JsonFields::fail(const Error &error)
{
    if (!m_error)
        m_error = error;
}

} // namespace SocketDesk
