// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "send/quicklist.h"

#include "base/jsonfields.h"
#include "base/jsonfile.h"
#include "base/jsonunknown.h"

#include <QCoreApplication>

#include <algorithm>

namespace SocketDesk {

using namespace Qt::StringLiterals;

namespace {

constexpr JsonFileKind quickListKind{"socketdesk-quick-list"_L1, 1};
constexpr auto itemsKey = "items"_L1;
constexpr auto textName = "text"_L1;
constexpr auto hexName = "hex"_L1;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(QuickList)
};

Result<PayloadFormat> formatFromName(const QString &name)
{
    if (name == textName)
        return PayloadFormat::Text;
    if (name == hexName)
        return PayloadFormat::Hex;
    return failure({ErrorCode::InvalidValue, {name}, 0, -1});
}

QJsonObject knownToJson(const QuickItem &item)
{
    return {{"name"_L1, item.name},
            {"format"_L1, item.payload.format == PayloadFormat::Hex ? hexName : textName},
            {"payload"_L1, item.payload.typed},
            {"note"_L1, item.note},
            {"group"_L1, item.group},
            {"order"_L1, item.order},
            {"delayMs"_L1, qint64(item.delay.count())}};
}

Result<QuickItem> itemFromJson(const QJsonValue &json, qsizetype index, const QString &path)
{
    const QString place = QString(path % u'[' % QString::number(index) % u']');
    if (!json.isObject())
        return failure({ErrorCode::InvalidValue, {place, Words::tr("an object with a name and a payload")}, 0, -1});
    QuickItem item;
    item.order = std::min(int(index) + 1, QuickItem::largestOrder);
    JsonFields fields(json.toObject(), place + u'.');
    fields.take("name"_L1, item.name, QuickItem::longestName);
    fields.takeNamed("format"_L1, item.payload.format, Words::tr("“text” or “hex”"), formatFromName);
    fields.take("payload"_L1, item.payload.typed, TypedPayload::limit);
    fields.take("note"_L1, item.note, QuickItem::longestNote);
    fields.take("group"_L1, item.group, QuickItem::longestName);
    fields.take("order"_L1, item.order, 0, QuickItem::largestOrder);
    fields.take("delayMs"_L1, item.delay, 0, QuickItem::longestDelay.count());
    if (fields.error())
        return failure(*fields.error());
    item.unknown = unknownKeys(json.toObject(), knownToJson(item));
    return item;
}

} // namespace

QList<QuickItem> inSendingOrder(const QList<QuickItem> &items)
{
    QList<QuickItem> sent;
    std::ranges::copy_if(items, std::back_inserter(sent), [](const QuickItem &item) { return item.order > 0; });
    std::ranges::stable_sort(sent, {}, &QuickItem::order);
    return sent;
}

QJsonArray quickListToJson(const QList<QuickItem> &items)
{
    QJsonArray json;
    for (const QuickItem &item : items)
        json.append(withUnknownKeys(knownToJson(item), item.unknown));
    return json;
}

Result<QList<QuickItem>> quickListFromJson(const QJsonArray &json, const QString &path)
{
    if (json.size() > longestQuickList)
        return failure({ErrorCode::InvalidValue,
                        {path.isEmpty() ? QString(itemsKey) : path,
                         Words::tr("a list of at most %1 entries").arg(longestQuickList)},
                        0,
                        -1});
    QList<QuickItem> items;
    for (qsizetype index = 0; index < json.size(); ++index) {
        const Result<QuickItem> item = itemFromJson(json.at(index), index, path);
        if (!item)
            return failure(item.error());
        items.append(*item);
    }
    return items;
}

Result<QList<QuickItem>> quickListFromBytes(const QByteArray &bytes)
{
    return parseJsonFile(bytes, quickListKind).and_then([](const QJsonObject &json) -> Result<QList<QuickItem>> {
        const QJsonValue items = json.value(itemsKey);
        if (!items.isArray())
            return failure({ErrorCode::InvalidValue, {itemsKey, Words::tr("a list")}, 0, -1});
        return quickListFromJson(items.toArray(), itemsKey);
    });
}

QByteArray quickListToBytes(const QList<QuickItem> &items)
{
    return jsonFileBytes({{itemsKey, quickListToJson(items)}}, quickListKind);
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
