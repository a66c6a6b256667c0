// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QJsonObject>

namespace SocketDesk {

/// What \p read has and \p known has not, in objects at any depth: keys of other versions and other programs, which are
/// kept so that nobody's work is lost. What is in lists is theirs who made them.
[[nodiscard]] QJsonObject unknownKeys(const QJsonObject &read, const QJsonObject &known);

/// \p known and \p unknown together; where both have a key, \p known has it right.
[[nodiscard]] QJsonObject withUnknownKeys(QJsonObject known, const QJsonObject &unknown);

} // namespace SocketDesk
