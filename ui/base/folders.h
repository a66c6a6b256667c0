// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace SocketDesk {

/// Where files go if nobody says otherwise; an empty one is the usual one. Absolute paths.
struct Folders
{
    QString logs;     ///< that are saved or exported
    QString received; ///< files that arrive
    QString journal;  ///< the records of tabs while they are open
};

/// For the whole program. GUI thread, as all here.
void useFolders(const Folders &folders);

/// The chosen one, or the usual one where none is chosen or it was not there when it was last looked for.
///
/// None of them waits for a disk: each looks for its folder in another thread, for the next time that it is asked.
[[nodiscard]] QString logFolder();
[[nodiscard]] QString receivedFolder();
[[nodiscard]] QString journalFolder(); ///< empty: the user's private cache folder

[[nodiscard]] QString usualLogFolder();
[[nodiscard]] QString usualReceivedFolder();

} // namespace SocketDesk
