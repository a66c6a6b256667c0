// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/pagelayout.h"

#include "base/jsonfields.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>

namespace SocketDesk {

using namespace Qt::StringLiterals;

namespace {

constexpr int largestSize = 100'000;

QJsonArray sizesToJson(const QList<int> &sizes)
{
    QJsonArray json;
    for (const int size : sizes)
        json.append(size);
    return json;
}

void takeSizes(JsonFields &fields, QLatin1String key, QList<int> &sizes)
{
    const QString expected =
        QCoreApplication::translate("PageLayout", "two sizes from 0 to %1, or none").arg(largestSize);
    const auto json = fields.typed(key, QJsonValue::Array, expected);
    if (!json)
        return;
    QList<int> read;
    const QJsonArray entries = json->toArray();
    for (const auto &entry : entries)
        read.append(entry.toInt(-1));
    const bool areSizes = std::ranges::all_of(read, [](int size) { return size >= 0 && size <= largestSize; });
    if (areSizes && (read.isEmpty() || read.size() == 2))
        sizes = read;
    else
        fields.refuse(key, expected);
}

} // namespace

QJsonObject PageLayout::toJson() const
{
    return {{u"column"_s, column},
            {u"composer"_s, composer},
            {u"peers"_s, peers},
            {u"columnSizes"_s, sizesToJson(columnSizes)},
            {u"logSizes"_s, sizesToJson(logSizes)},
            {u"bottomSizes"_s, sizesToJson(bottomSizes)}};
}

Result<PageLayout> PageLayout::fromJson(const QJsonObject &json)
{
    PageLayout layout;
    JsonFields fields(json);
    fields.take("column"_L1, layout.column);
    fields.take("composer"_L1, layout.composer);
    fields.take("peers"_L1, layout.peers);
    takeSizes(fields, "columnSizes"_L1, layout.columnSizes);
    takeSizes(fields, "logSizes"_L1, layout.logSizes);
    takeSizes(fields, "bottomSizes"_L1, layout.bottomSizes);
    if (fields.error())
        return failure(*fields.error());
    return layout;
}

} // namespace SocketDesk
