// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStringList>

namespace SocketDesk {

/// The folders in which a crash may have left journals: the usual one, \p chosen, which may be empty, and those that were
/// chosen before. They are listed in a file in the usual one. Any thread.
[[nodiscard]] QStringList leftoverPlaces(const QString &chosen);

/// Another folder was chosen in place of \p folder. Any thread.
void rememberLeftoverPlace(const QString &folder);

} // namespace SocketDesk
