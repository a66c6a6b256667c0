// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/error.h"

#include <QJsonObject>
#include <QList>

namespace SocketDesk {

/// Which parts of a page are unfolded, and where its splitters stand.
struct PageLayout
{
    bool column = true;
    bool composer = true;
    bool peers = true;
    QList<int> columnSizes; ///< settings column, rest; all sizes are empty where nothing is remembered
    QList<int> logSizes;    ///< transcript, composer and peers
    QList<int> bottomSizes; ///< composer, peers

    [[nodiscard]] QJsonObject toJson() const;

    /// \return InvalidValue with the key of what is of the wrong type or size
    [[nodiscard]] static Result<PageLayout> fromJson(const QJsonObject &json);
    friend bool operator==(const PageLayout &, const PageLayout &) = default;
};

} // namespace SocketDesk
