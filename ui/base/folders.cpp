// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/base/folders.h"

#include "ui/base/inbackground.h"

#include <QCoreApplication>
#include <QDir>
#include <QHash>
#include <QStandardPaths>

#include <utility>

namespace SocketDesk {

namespace {

Folders &chosen()
{
    static Folders folders;
    return folders;
}

/// What is known of a folder, which may be in a network that does not answer.
struct Sighting
{
    bool isThere = false;
    bool isLookedFor = false; ///< one question at a time: it may wait for ever
};

QHash<QString, Sighting> &sightings()
{
    static QHash<QString, Sighting> known;
    return known;
}

bool wasThere(const QString &folder)
{
    Sighting &sighting = sightings()[folder];
    if (!std::exchange(sighting.isLookedFor, true))
        inBackground([folder] { return QDir(folder).exists(); }).then(qApp, [folder](bool isThere) {
            sightings()[folder] = {isThere, false};
        });
    return sighting.isThere;
}

QString thereOr(const QString &folder, const QString &other)
{
    return !folder.isEmpty() && wasThere(folder) ? folder : other;
}

QString usual(QStandardPaths::StandardLocation location)
{
    return thereOr(QStandardPaths::writableLocation(location), QDir::homePath());
}

} // namespace

void useFolders(const Folders &folders)
{
    chosen() = folders;
    (void)logFolder();
    (void)receivedFolder();
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
