// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "send/quicklist.h"

#include <QJsonObject>

namespace SocketDesk {

using namespace Qt::StringLiterals;

namespace {

constexpr auto textName = "text"_L1;
constexpr auto hexName = "hex"_L1;

tl::unexpected<Error> unfit(qsizetype index, QLatin1StringView key, const QString &expected)
{
    return failure({ErrorCode::InvalidValue, {u"[%1].%2"_s.arg(index).arg(key), expected}, 0, -1});
}

Result<QuickItem> itemFromJson(const QJsonObject &json, qsizetype index)
{
    const QString format = json.value("format"_L1).toString();
    if (!json.value("name"_L1).isString())
        return unfit(index, "name"_L1, u"string"_s);
    if (format != textName && format != hexName)
        return unfit(index, "format"_L1, u"text | hex"_s);
    if (!json.value("payload"_L1).isString())
        return unfit(index, "payload"_L1, u"string"_s);
    return QuickItem{
        json.value("name"_L1).toString(),
        {format == hexName ? PayloadFormat::Hex : PayloadFormat::Text, json.value("payload"_L1).toString()}};
}

} // namespace

QJsonArray quickListToJson(const QList<QuickItem> &items)
{
    QJsonArray json;
    for (const QuickItem &item : items) {
        json.append(QJsonObject{{u"name"_s, item.name},
                                {u"format"_s, item.payload.format == PayloadFormat::Hex ? hexName : textName},
                                {u"payload"_s, item.payload.typed}});
    }
    return json;
}

Result<QList<QuickItem>> quickListFromJson(const QJsonArray &json)
{
    QList<QuickItem> items;
    for (qsizetype index = 0; index < json.size(); ++index) {
        const Result<QuickItem> item = itemFromJson(json.at(index).toObject(), index);
        if (!item)
            return failure(item.error());
        items.append(*item);
    }
    return items;
}

void SendHistory::add(const TypedPayload &payload)
{
    if (payload.typed.isEmpty())
        return;
    m_items.removeOne(payload);
    m_items.prepend(payload);
    if (m_items.size() > limit)
        m_items.removeLast();
}

} // namespace SocketDesk
