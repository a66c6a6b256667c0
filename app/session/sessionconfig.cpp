// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/sessionconfig.h"

#include "base/jsonfields.h"

#include <QCoreApplication>

#include <array>

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
QString oneOf(const Names &names)
{
    QStringList list;
    for (const auto &entry : names)
        list << entry.name;
    return QCoreApplication::translate("SessionConfig", "one of %1").arg(list.join(u", "_s));
}

template<typename Value, size_t count>
Result<Value> valueNamed(const std::array<Name<Value>, count> &names, QStringView name, const QString &path)
{
    for (const auto &entry : names) {
        if (name == entry.name)
            return entry.value;
    }
    return failure({ErrorCode::InvalidValue, {path, oneOf(names)}});
}

template<typename Value, size_t count>
void takeNamed(JsonFields &fields, QLatin1String key, Value &field, const std::array<Name<Value>, count> &names)
{
    fields.takeNamed(key, field, oneOf(names),
                     [&](const QString &name) { return valueNamed(names, name, fields.pathOf(key)); });
}

/// An empty text means that nothing is checked.
Result<std::optional<SequenceField>> sequenceFrom(const QString &spec)
{
    if (spec.isEmpty())
        return std::nullopt;
    return SequenceField::fromSpec(spec).map([](const SequenceField &field) { return std::optional(field); });
}

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
            {"framing"_L1, framing.toJson()},
            {"sequence"_L1, sequence ? sequence->toSpec() : QString()},
            {"view"_L1, stableName(view)},
            {"logMode"_L1, logMode},
            {"lineBreakAfterBlock"_L1, lineBreakAfterBlock},
            {"sendFormat"_L1, nameIn(payloadFormats, sendFormat)},
            {"escapes"_L1, escapes},
            {"lineEnd"_L1, nameIn(lineEnds, lineEnd)},
            {"checksum"_L1, checksum.toSpec()},
            {"placeholders"_L1, placeholders},
            {"sendTo"_L1, sendTo},
            {"repeatIntervalMs"_L1, qint64(repeatInterval.count())},
            {"journal"_L1, journal.toJson()},
            {"responders"_L1, responders.toJson()}};
}

Result<SessionConfig> SessionConfig::fromJson(const QJsonObject &json)
{
    SessionConfig config;
    JsonFields fields(json);
    fields.takeConfig("endpoint"_L1, config.endpoint);
    fields.takeNamed("encoding"_L1, config.encoding,
                     QCoreApplication::translate("SessionConfig", "the name of an encoding"), Encoding::fromName);
    fields.takeConfig("framing"_L1, config.framing);
    fields.takeNamed("sequence"_L1, config.sequence,
                     QCoreApplication::translate("SessionConfig", "a field as in --sequence, or nothing"),
                     sequenceFrom);
    takeNamed(fields, "view"_L1, config.view, viewModes);
    fields.take("logMode"_L1, config.logMode);
    fields.take("lineBreakAfterBlock"_L1, config.lineBreakAfterBlock);
    takeNamed(fields, "sendFormat"_L1, config.sendFormat, payloadFormats);
    fields.take("escapes"_L1, config.escapes);
    takeNamed(fields, "lineEnd"_L1, config.lineEnd, lineEnds);
    fields.takeNamed("checksum"_L1, config.checksum,
                     QCoreApplication::translate("SessionConfig", "a checksum as in --checksum"),
                     ChecksumConfig::fromSpec);
    fields.take("placeholders"_L1, config.placeholders);
    fields.take("sendTo"_L1, config.sendTo);
    fields.take("repeatIntervalMs"_L1, config.repeatInterval, 1, dayInMs);
    fields.takeConfig("journal"_L1, config.journal);
    fields.take("echo"_L1, config.responders.on.echo); // what there was before there were others
    fields.takeConfig("responders"_L1, config.responders);
    if (fields.error())
        return failure(*fields.error());
    return config;
}

} // namespace SocketDesk
