// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pagelayout.h"

#include <QJsonArray>

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

QList<int> sizesFromJson(const QJsonValue &value)
{
    const QJsonArray json = value.toArray();
    QList<int> sizes;
    for (const auto &entry : json)
        sizes.append(entry.toInt(-1));
    const bool fit =
        sizes.size() == 2 && std::ranges::all_of(sizes, [](int size) { return size >= 0 && size <= largestSize; });
    return fit ? sizes : QList<int>();
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

PageLayout PageLayout::fromJson(const QJsonObject &json)
{
    return {json.value("column"_L1).toBool(true),     json.value("composer"_L1).toBool(true),
            json.value("peers"_L1).toBool(true),      sizesFromJson(json.value("columnSizes"_L1)),
            sizesFromJson(json.value("logSizes"_L1)), sizesFromJson(json.value("bottomSizes"_L1))};
}

} // namespace SocketDesk
