// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/error.h"

#include <QFile>
#include <QString>

#include <memory>

namespace SocketDesk {

/// A folder whose files others may name, and nothing outside of it.
///
/// What is asked for is one of its regular files or one in a folder below it, its parts separated by /. Refused are
/// absolute names, "..", what leads out through a link, drives, streams and devices of Windows, control characters, folders,
/// pipes and devices. Where the system cannot see to that while it opens, no link is followed at all.
class ServedFolder
{
public:
    explicit ServedFolder(const QString &path);
    Q_DISABLE_COPY_MOVE(ServedFolder)
    ~ServedFolder();

    [[nodiscard]] bool isOpen() const;

    /// For reading only, unbuffered.
    /// \return FileNotFound, NotRegularFile, FileNotReadable, or PermissionDenied where the name is not allowed or leads out of
    /// the folder; argument 0 is the name
    [[nodiscard]] Result<std::unique_ptr<QFile>> open(const QString &name) const;

    /// False for names that no file of the folder can have, whatever is in it.
    [[nodiscard]] static bool isNameAllowed(const QString &name);

private:
    QString m_path;
    int m_descriptor = -1;
};

} // namespace SocketDesk
