// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "session/filesettings.h"
#include "session/sessionconfig.h"

#include <QJsonObject>
#include <QJsonValue>
#include <QString>

namespace SocketDesk {

/// What is remembered of a tab: the settings of its session, what stands in the composer, how it is shown.
struct PageState
{
    SessionConfig session;
    QString message;
    bool hideReceived = false;
    FileSettings files;
    QString name;        ///< given to the tab by a person; empty: it is called after its endpoint
    QJsonObject unknown; ///< keys of other versions that were read, kept for when it is written

    /// That of a new tab: harmless in every field.
    [[nodiscard]] static PageState fresh();

    static constexpr qsizetype longestName = 100; ///< characters

    [[nodiscard]] QJsonObject toJson() const;

    /// \param path of the value, such as "tabs[2]"
    /// \return InvalidValue with the path of what is wrong
    [[nodiscard]] static Result<PageState> fromJson(const QJsonValue &json, const QString &path = {});
    friend bool operator==(const PageState &, const PageState &) = default;

private:
    [[nodiscard]] QJsonObject knownToJson() const;
};

} // namespace SocketDesk
