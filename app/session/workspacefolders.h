// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "session/workspace.h"

namespace SocketDesk {

/// \p workspace as it is written to a file in \p place: the folders it names there or below are named as seen from
/// there, so that the file can be taken to another machine together with them. Others stay absolute.
[[nodiscard]] Workspace withFoldersSeenFrom(const QString &place, Workspace workspace);

/// What withFoldersSeenFrom() made: \p workspace with absolute folders, as it was read from a file in \p place.
[[nodiscard]] Workspace withFoldersFoundFrom(const QString &place, Workspace workspace);

/// A folder that a tab names, and that is not there.
struct AbsentFolder
{
    enum class Use : quint8 { Received, Served };

    int tab = 0; ///< from 0
    Use use = Use::Received;
    QString path;

    friend bool operator==(const AbsentFolder &, const AbsentFolder &) = default;
};

/// Asks the disk, which may take its time.
[[nodiscard]] QList<AbsentFolder> absentFolders(const Workspace &workspace);

} // namespace SocketDesk
