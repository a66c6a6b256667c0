// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/workspace.h"

#include "base/jsonfields.h"
#include "base/jsonfile.h"
#include "base/jsonunknown.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace SocketDesk {

using namespace Qt::StringLiterals;

namespace {

constexpr JsonFileKind workspaceKind{"socketdesk-workspace"_L1, 1};
constexpr auto tabsKey = "tabs"_L1;
constexpr auto currentKey = "currentTab"_L1;
constexpr auto layoutKey = "layout"_L1;
constexpr auto quickListKey = "quickList"_L1;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Workspace)
};

void takeTabs(JsonFields &fields, QList<PageState> &tabs)
{
    const QString expected = Words::tr("a list of 1 to %1 tabs").arg(Workspace::mostTabs);
    const auto json = fields.typed(tabsKey, QJsonValue::Array, expected);
    const QJsonArray list = json ? json->toArray() : QJsonArray();
    if (list.isEmpty() || list.size() > Workspace::mostTabs)
        return fields.refuse(tabsKey, expected);
    for (qsizetype i = 0; i < list.size() && !fields.error(); ++i) {
        const Result<PageState> tab = PageState::fromJson(list.at(i), u"%1[%2]"_s.arg(tabsKey).arg(i));
        if (tab)
            tabs.append(*tab);
        else
            fields.fail(tab.error());
    }
}

void takeQuickList(JsonFields &fields, QList<QuickItem> &items)
{
    const auto json = fields.typed(quickListKey, QJsonValue::Array, Words::tr("a list"));
    if (!json)
        return;
    if (const Result<QList<QuickItem>> read = quickListFromJson(json->toArray(), quickListKey))
        items = *read;
    else
        fields.fail(read.error());
}

} // namespace

QJsonObject Workspace::knownToJson() const
{
    QJsonArray list;
    for (const PageState &tab : tabs)
        list.append(tab.toJson());
    return {{tabsKey, list},
            {currentKey, currentTab},
            {layoutKey, layout.toJson()},
            {quickListKey, quickListToJson(quickList)}};
}

QJsonObject Workspace::toJson() const
{
    return withUnknownKeys(knownToJson(), unknown);
}

QJsonObject Workspace::content() const
{
    QJsonObject json = toJson();
    json.remove(currentKey);
    json.remove(layoutKey);
    return json;
}

Result<Workspace> Workspace::fromJson(const QJsonObject &json)
{
    Workspace workspace;
    JsonFields fields(json);
    takeTabs(fields, workspace.tabs);
    fields.take(currentKey, workspace.currentTab, 0, std::max<qint64>(0, workspace.tabs.size() - 1));
    fields.takeConfig(layoutKey, workspace.layout);
    takeQuickList(fields, workspace.quickList);
    if (fields.error())
        return failure(*fields.error());
    workspace.unknown = unknownKeys(json, workspace.knownToJson());
    return workspace;
}

bool isWorkspaceName(const QString &path)
{
    return path.endsWith(".socketdesk"_L1, Qt::CaseInsensitive);
}

Result<Workspace> workspaceFromBytes(const QByteArray &bytes)
{
    return parseJsonFile(bytes, workspaceKind).and_then(Workspace::fromJson);
}

QByteArray workspaceToBytes(const Workspace &workspace)
{
    return jsonFileBytes(workspace.toJson(), workspaceKind);
}

} // namespace SocketDesk
