// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/error.h"

#include <QJsonObject>
#include <QJsonValue>

#include <limits>
#include <optional>

namespace SocketDesk {

/// Takes values out of a JSON object, field by field, and remembers the first that is not what it must be.
///
/// A field that is missing leaves its value as it is. Errors are InvalidValue with the path and what is expected.
class JsonFields
{
public:
    /// \param path what stands before the keys in errors, such as "endpoint."
    explicit JsonFields(const QJsonObject &json, const QString &path = {});

    void take(QLatin1String key, bool &field);
    void take(QLatin1String key, QString &field, qsizetype longest = std::numeric_limits<qsizetype>::max());

    /// A whole number from \p least to \p most, also as a duration.
    template<typename Number>
    void take(QLatin1String key, Number &field, qint64 least, qint64 most)
    {
        if (const std::optional<qint64> value = number(key, least, most))
            field = Number(*value);
    }

    /// What \p fromName makes of a text; \p expected says what it may be.
    template<typename Value, typename FromName>
    void takeNamed(QLatin1String key, Value &field, const QString &expected, FromName fromName)
    {
        const std::optional<QJsonValue> name = typed(key, QJsonValue::String, expected);
        if (!name)
            return;
        if (const Result<Value> value = fromName(name->toString()))
            field = *value;
        else
            refuse(key, expected);
    }

    /// What Config::fromJson() makes of an object; the paths of its errors begin with \p key.
    template<typename Config>
    void takeConfig(QLatin1String key, Config &field)
    {
        const std::optional<QJsonValue> json = object(key);
        if (!json)
            return;
        if (const Result<Config> config = Config::fromJson(json->toObject()))
            field = *config;
        else
            failWithin(pathOf(key), config.error());
    }

    /// The value of \p key if there is one; refused where it is of another type.
    [[nodiscard]] std::optional<QJsonValue> typed(QLatin1String key, QJsonValue::Type type, const QString &expected);

    [[nodiscard]] QString pathOf(QLatin1String key) const { return m_path + key; }
    void refuse(QLatin1String key, const QString &expected);
    void fail(const Error &error); ///< remembered if it is the first
    /// The same for what a part at \p path says, whose paths begin there.
    void failWithin(const QString &path, Error error);

    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }

private:
    [[nodiscard]] std::optional<QJsonValue> object(QLatin1String key);
    [[nodiscard]] std::optional<qint64> number(QLatin1String key, qint64 least, qint64 most);

    const QJsonObject m_json;
    const QString m_path;
    std::optional<Error> m_error;
};

} // namespace SocketDesk
