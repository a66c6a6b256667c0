// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/workspacefolders.h"

#include <QDir>

namespace SocketDesk {

using namespace Qt::StringLiterals;

namespace {

/// Only Windows takes "C:/course" for absolute, but files come from there.
bool isAbsolute(const QString &path)
{
    const bool hasDrive = path.size() > 1 && path.at(1) == u':';
    return hasDrive || path.startsWith(u'\\') || QDir::isAbsolutePath(path);
}

QString seenFrom(const QDir &place, const QString &folder)
{
    if (folder.isEmpty() || !QDir::isAbsolutePath(folder))
        return folder;
    const QString seen = place.relativeFilePath(folder);
    const bool isBelow = !isAbsolute(seen) && seen != ".."_L1 && !seen.startsWith("../"_L1);
    return isBelow ? seen : folder;
}

QString foundFrom(const QDir &place, const QString &folder)
{
    return folder.isEmpty() || isAbsolute(folder) ? folder : QDir::cleanPath(place.filePath(folder));
}

using Naming = QString (*)(const QDir &, const QString &);

Workspace renamed(Naming name, const QString &place, Workspace workspace)
{
    const QDir folder(place);
    for (PageState &tab : workspace.tabs) {
        QString &served = tab.session.responders.fileServer.folder;
        tab.files.receiveFolder = name(folder, tab.files.receiveFolder);
        served = name(folder, served);
    }
    return workspace;
}

} // namespace

Workspace withFoldersSeenFrom(const QString &place, Workspace workspace)
{
    return renamed(seenFrom, place, std::move(workspace));
}

Workspace withFoldersFoundFrom(const QString &place, Workspace workspace)
{
    return renamed(foundFrom, place, std::move(workspace));
}

QList<AbsentFolder> absentFolders(const Workspace &workspace)
{
    QList<AbsentFolder> absent;
    const auto look = [&absent](int tab, AbsentFolder::Use use, const QString &path) {
        if (!path.isEmpty() && !QFileInfo(path).isDir())
            absent.append({tab, use, path});
    };
    for (int tab = 0; tab < workspace.tabs.size(); ++tab) {
        const PageState &state = workspace.tabs.at(tab);
        look(tab, AbsentFolder::Use::Received, state.files.receiveFolder);
        look(tab, AbsentFolder::Use::Served, state.session.responders.fileServer.folder);
    }
    return absent;
}

} // namespace SocketDesk
