// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "session/sessionconfig.h"

#include <QJsonObject>
#include <QString>

namespace SocketDesk {

/// What is remembered of a tab: the settings of its session, what stands in the composer, how it is shown.
struct PageState
{
    SessionConfig session;
    QString message;
    bool hideReceived = false;

    /// That of a new tab: harmless in every field.
    [[nodiscard]] static PageState fresh();

    [[nodiscard]] QJsonObject toJson() const;

    /// \return InvalidValue with the path of what is wrong
    [[nodiscard]] static Result<PageState> fromJson(const QJsonObject &json);
    friend bool operator==(const PageState &, const PageState &) = default;
};

} // namespace SocketDesk
