// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "respond/rule.h"

namespace SocketDesk {

/// A file of rules: {"socketdeskRules": 1, "rules": [ … ]}, at most 16 MiB.
///
/// \return InvalidValue with the path of the value and what is expected; FileNotFound, FileNotReadable, NotRegularFile
[[nodiscard]] Result<QList<Rule>> readRules(const QString &path);
[[nodiscard]] Result<QList<Rule>> rulesFromFile(const QByteArray &content);

[[nodiscard]] QByteArray rulesToFile(const QList<Rule> &rules);
[[nodiscard]] Result<void> writeRules(const QString &path, const QList<Rule> &rules);

} // namespace SocketDesk
