// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "send/quicklist.h"
#include "session/pagelayout.h"
#include "session/pagestate.h"

#include <QJsonObject>
#include <QList>

namespace SocketDesk {

/// Everything that a person has arranged in a window: the tabs with their settings, the quick list, the layout.
///
/// A plain value with JSON both ways. Holds nothing that would start by itself when it is read back.
struct Workspace
{
    static constexpr qsizetype mostTabs = 256;

    QList<PageState> tabs; ///< at least one
    int currentTab = 0;    ///< the one in front
    PageLayout layout;
    QList<QuickItem> quickList;
    QJsonObject unknown; ///< keys of other versions that were read, kept for when it is written

    [[nodiscard]] QJsonObject toJson() const;

    /// The same without what changes by merely looking around: which tab is in front, where the splitters stand.
    [[nodiscard]] QJsonObject content() const;

    /// Keys that are missing keep their defaults, unknown ones are kept.
    /// \return InvalidValue with the path of the value ("tabs[1].session.endpoint.localPort") and what is expected
    [[nodiscard]] static Result<Workspace> fromJson(const QJsonObject &json);

    friend bool operator==(const Workspace &, const Workspace &) = default;

private:
    [[nodiscard]] QJsonObject knownToJson() const;
};

/// ".socketdesk" at the end says that a file is one.
[[nodiscard]] bool isWorkspaceName(const QString &path);

/// What a file holds. \return the errors of parseJsonFile() and Workspace::fromJson()
[[nodiscard]] Result<Workspace> workspaceFromBytes(const QByteArray &bytes);
[[nodiscard]] QByteArray workspaceToBytes(const Workspace &workspace);

} // namespace SocketDesk
