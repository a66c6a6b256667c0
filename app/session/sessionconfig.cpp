// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/sessionconfig.h"

#include <QCoreApplication>

#include <array>
#include <optional>

using namespace Qt::StringLiterals;

namespace SocketDesk {

namespace {

template<typename Value>
struct Name
{
    Value value;
    QLatin1String name;
};

template<typename Value>
Name(Value, QLatin1String) -> Name<Value>; // clang 14, which lint uses, does not deduce it by itself

constexpr std::array viewModes{Name{ViewMode::Text, "text"_L1}, Name{ViewMode::Hex, "hex"_L1},
                               Name{ViewMode::Dump, "dump"_L1}};
constexpr std::array payloadFormats{Name{PayloadFormat::Text, "text"_L1}, Name{PayloadFormat::Hex, "hex"_L1}};
constexpr std::array lineEnds{Name{LineEnd::None, "none"_L1}, Name{LineEnd::Cr, "cr"_L1}, Name{LineEnd::Lf, "lf"_L1},
                              Name{LineEnd::CrLf, "crlf"_L1}};

template<typename Names, typename Value>
QLatin1String nameIn(const Names &names, Value value)
{
    for (const auto &entry : names) {
        if (entry.value == value)
            return entry.name;
    }
    Q_UNREACHABLE();
}

template<typename Names>
QString allNames(const Names &names)
{
    QStringList list;
    for (const auto &entry : names)
        list << entry.name;
    return list.join(u", "_s);
}

template<typename Value, size_t count>
Result<Value> valueNamed(const std::array<Name<Value>, count> &names, QStringView name, const QString &path)
{
    for (const auto &entry : names) {
        if (name == entry.name)
            return entry.value;
    }
    const QString expected = QCoreApplication::translate("SessionConfig", "one of %1").arg(allNames(names));
    return failure({ErrorCode::InvalidValue, {path, expected}});
}

/// Takes values out of a JSON object, field by field, and remembers the first that is wrong.
class Reader
{
    Q_DECLARE_TR_FUNCTIONS(SessionConfig)

public:
    explicit Reader(const QJsonObject &json)
        : m_json(json)
    {}

    void take(QLatin1String key, bool &field)
    {
        if (const auto value = typed(key, QJsonValue::Bool, tr("true or false")))
            field = value->toBool();
    }

    void take(QLatin1String key, QString &field)
    {
        if (const auto value = typed(key, QJsonValue::String, tr("a text")))
            field = value->toString();
    }

    void take(QLatin1String key, std::chrono::milliseconds &field, qint64 least, qint64 most)
    {
        const QString expected = tr("a whole number from %1 to %2").arg(least).arg(most);
        const auto value = typed(key, QJsonValue::Double, expected);
        if (!value)
            return;
        const double number = value->toDouble();
        if (number < double(least) || number > double(most) || number != double(qint64(number)))
            refuse({ErrorCode::InvalidValue, {key, expected}});
        else
            field = std::chrono::milliseconds(qint64(number));
    }

    template<typename Value, size_t count>
    void take(QLatin1String key, Value &field, const std::array<Name<Value>, count> &names)
    {
        if (const auto value = typed(key, QJsonValue::String, tr("one of %1").arg(allNames(names))))
            keep(field, valueNamed(names, value->toString(), key));
    }

    void take(QLatin1String key, Encoding &field)
    {
        if (const auto value = typed(key, QJsonValue::String, tr("the name of an encoding")))
            keep(field, Encoding::fromName(value->toString()).map_error([&](const Error &) {
                return Error{ErrorCode::InvalidValue, {key, tr("the name of an encoding")}};
            }));
    }

    void take(QLatin1String key, EndpointConfig &field)
    {
        if (const auto value = typed(key, QJsonValue::Object, tr("an object")))
            keep(field, EndpointConfig::fromJson(value->toObject()).map_error([&](Error error) {
                error.arguments[0] = key + u'.' + error.argument(0);
                return error;
            }));
    }

    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }

private:
    std::optional<QJsonValue> typed(QLatin1String key, QJsonValue::Type type, const QString &expected)
    {
        const auto it = m_json.constFind(key);
        if (it == m_json.constEnd())
            return {};
        if (it.value().type() == type)
            return it.value();
        refuse({ErrorCode::InvalidValue, {key, expected}});
        return {};
    }

    template<typename Value>
    void keep(Value &field, const Result<Value> &result)
    {
        if (result)
            field = *result;
        else
            refuse(result.error());
    }

    void refuse(const Error &error)
    {
        if (!m_error)
            m_error = error;
    }

    const QJsonObject &m_json;
    std::optional<Error> m_error;
};

constexpr qint64 dayInMs = 24 * 60 * 60 * 1000;

} // namespace

QLatin1String stableName(ViewMode mode)
{
    return nameIn(viewModes, mode);
}

Result<ViewMode> viewModeFromName(QStringView name)
{
    return valueNamed(viewModes, name, name.toString());
}

QJsonObject SessionConfig::toJson() const
{
    return {{"endpoint"_L1, endpoint.toJson()},
            {"encoding"_L1, encoding.name()},
            {"view"_L1, stableName(view)},
            {"logMode"_L1, logMode},
            {"lineBreakAfterBlock"_L1, lineBreakAfterBlock},
            {"sendFormat"_L1, nameIn(payloadFormats, sendFormat)},
            {"escapes"_L1, escapes},
            {"lineEnd"_L1, nameIn(lineEnds, lineEnd)},
            {"sendTo"_L1, sendTo},
            {"repeatIntervalMs"_L1, qint64(repeatInterval.count())},
            {"echo"_L1, echo}};
}

Result<SessionConfig> SessionConfig::fromJson(const QJsonObject &json)
{
    SessionConfig config;
    Reader reader(json);
    reader.take("endpoint"_L1, config.endpoint);
    reader.take("encoding"_L1, config.encoding);
    reader.take("view"_L1, config.view, viewModes);
    reader.take("logMode"_L1, config.logMode);
    reader.take("lineBreakAfterBlock"_L1, config.lineBreakAfterBlock);
    reader.take("sendFormat"_L1, config.sendFormat, payloadFormats);
    reader.take("escapes"_L1, config.escapes);
    reader.take("lineEnd"_L1, config.lineEnd, lineEnds);
    reader.take("sendTo"_L1, config.sendTo);
    reader.take("repeatIntervalMs"_L1, config.repeatInterval, 1, dayInMs);
    reader.take("echo"_L1, config.echo);
    if (reader.error())
        return failure(*reader.error());
    return config;
}

} // namespace SocketDesk
