// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/base/folders.h"

#include <QDir>
#include <QStandardPaths>

namespace SocketDesk {

namespace {

Folders &chosen()
{
    static Folders folders;
    return folders;
}

QString thereOr(const QString &folder, const QString &other)
{
    return !folder.isEmpty() && QDir(folder).exists() ? folder : other;
}

QString usual(QStandardPaths::StandardLocation location)
{
    return thereOr(QStandardPaths::writableLocation(location), QDir::homePath());
}

} // namespace

void useFolders(const Folders &folders)
{
    chosen() = folders;
}

QString logFolder()
{
    return thereOr(chosen().logs, usualLogFolder());
}

QString receivedFolder()
{
    return thereOr(chosen().received, usualReceivedFolder());
}

/// It is made if it is not there.
QString journalFolder()
{
    return chosen().journal;
}

QString usualLogFolder()
{
    return usual(QStandardPaths::DocumentsLocation);
}

QString usualReceivedFolder()
{
    return usual(QStandardPaths::DownloadLocation);
}

} // namespace SocketDesk
