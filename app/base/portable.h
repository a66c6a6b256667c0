// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace SocketDesk {

/// The folder in which the program keeps everything of its own where it is carried about: `data` beside the program,
/// if a file `portable` lies there too. Empty where it keeps to the folders of the account.
/// Needs a QCoreApplication.
[[nodiscard]] QString portableFolder();

} // namespace SocketDesk
