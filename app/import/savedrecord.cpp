// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "import/savedrecord.h"

#include "journal/eventtextkey.h"
#include "text/hex.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace SocketDesk {

using namespace Qt::StringLiterals;

namespace {

/// Reads the fields of one object; remembers the first that is wrong.
class Line
{
public:
    explicit Line(const QJsonObject &json)
        : m_json(json)
    {}

    [[nodiscard]] SavedRecord read();
    [[nodiscard]] QLatin1StringView wrong() const { return m_wrong; }

private:
    void readChunk(SavedRecord &record);
    void readEvent(SavedRecord &record);
    void readError(const QJsonObject &detail, EventDetail &known);
    [[nodiscard]] bool isSet(const QJsonObject &json, QLatin1StringView key);
    [[nodiscard]] QString text(const QJsonObject &json, QLatin1StringView key);
    [[nodiscard]] QByteArray bytes();
    [[nodiscard]] qint64 number(const QJsonObject &json, QLatin1StringView key);

    void refuse(QLatin1StringView key)
    {
        if (m_wrong.isEmpty())
            m_wrong = key;
    }

    const QJsonObject m_json;
    QLatin1StringView m_wrong;
};

std::optional<EventKind> eventFromName(QStringView name)
{
    for (quint8 kind = 0; kind <= quint8(EventKind::Note); ++kind) {
        if (name == stableName(EventKind(kind)))
            return EventKind(kind);
    }
    return {};
}

SavedRecord Line::read()
{
    SavedRecord record;
    if (const std::optional<Timestamp> time = timestampFromRfc3339(text(m_json, "t"_L1)))
        record.time = *time;
    else
        refuse("t"_L1);
    if (!m_json.contains("peer"_L1))
        refuse("peer"_L1);
    record.peer = text(m_json, "peer"_L1);
    const QString direction = text(m_json, "dir"_L1);
    if (direction == "event"_L1) {
        readEvent(record);
    } else if (direction == "rx"_L1 || direction == "tx"_L1) {
        record.kind = direction == "rx"_L1 ? RecordKind::Received : RecordKind::Sent;
        readChunk(record);
    } else {
        refuse("dir"_L1);
    }
    return record;
}

void Line::readChunk(SavedRecord &record)
{
    record.bytes = bytes();
    record.isDatagram = isSet(m_json, "datagram"_L1);
    if (isSet(m_json, "truncated"_L1))
        record.flags |= TruncatedDatagram;
    if (isSet(m_json, "broadcast"_L1))
        record.flags |= BroadcastDatagram;
}

void Line::readEvent(SavedRecord &record)
{
    const QString name = text(m_json, "event"_L1);
    record.isRemark = name == "unfinished"_L1;
    const std::optional<EventKind> event = eventFromName(name);
    const QJsonValue value = m_json.value("detail"_L1);
    if (record.isRemark)
        return;
    if (!event || !value.isObject()) {
        refuse(event ? "detail"_L1 : "event"_L1);
        return;
    }
    record.event = *event;
    const QJsonObject detail = value.toObject();
    record.detail.text = text(detail, eventTextKey(*event));
    record.detail.count = quint64(number(detail, "count"_L1));
    if (*event == EventKind::Joined) {
        record.local = text(detail, "local"_L1);
        record.isDatagram = isSet(detail, "datagram"_L1);
    }
    if (detail.contains("error"_L1))
        readError(detail, record.detail);
}

void Line::readError(const QJsonObject &detail, EventDetail &known)
{
    known.hasError = true;
    known.error.code = errorCodeFromName(text(detail, "error"_L1)).value_or(ErrorCode::SystemError);
    known.error.systemError = int(number(detail, "errno"_L1));
    const QJsonArray arguments = detail.value("arguments"_L1).toArray();
    for (const auto &argument : arguments)
        known.error.arguments.append(argument.toString());
}

/// What is not there is not set.
bool Line::isSet(const QJsonObject &json, QLatin1StringView key)
{
    const QJsonValue value = json.value(key);
    if (!value.isUndefined() && !value.isBool())
        refuse(key);
    return value.toBool();
}

QString Line::text(const QJsonObject &json, QLatin1StringView key)
{
    const QJsonValue value = json.value(key);
    if (!value.isUndefined() && !value.isString())
        refuse(key);
    return value.toString();
}

qint64 Line::number(const QJsonObject &json, QLatin1StringView key)
{
    const QJsonValue value = json.value(key);
    constexpr qint64 none = -1;
    const qint64 number = value.isUndefined() ? 0 : value.toInteger(none);
    if (number < 0)
        refuse(key);
    return std::max(number, qint64(0));
}

QByteArray Line::bytes()
{
    const QString hex = m_json.contains("hex"_L1) ? text(m_json, "hex"_L1) : u"-"_s;
    QByteArray bytes(hex.size() / 2, Qt::Uninitialized);
    bool isGood = hex.size() % 2 == 0;
    for (qsizetype i = 0; i < bytes.size() && isGood; ++i) {
        const int high = hexDigit(hex[2 * i]);
        const int low = hexDigit(hex[2 * i + 1]);
        isGood = high >= 0 && low >= 0;
        bytes[i] = char(high * 16 + low);
    }
    if (!isGood)
        refuse("hex"_L1);
    else if (m_json.value("len"_L1).toInteger(-1) != bytes.size())
        refuse("len"_L1);
    return bytes;
}

} // namespace

tl::expected<SavedRecord, QLatin1StringView> SavedRecord::fromJson(const QByteArray &line)
{
    QJsonParseError parsing;
    const QJsonDocument document = QJsonDocument::fromJson(line, &parsing);
    if (parsing.error != QJsonParseError::NoError || !document.isObject())
        return tl::unexpected("json"_L1);
    Line fields(document.object());
    SavedRecord record = fields.read();
    if (!fields.wrong().isEmpty())
        return tl::unexpected(fields.wrong());
    return record;
}

} // namespace SocketDesk
