// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/saved/leftoverplaces.h"

#include "journal/journal.h"
#include "journal/mappedmemory.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QMutex>
#include <QSaveFile>

namespace SocketDesk {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostPlaces = 8;        // each is looked into at every start
constexpr qint64 longestList = 256 * 1024; // bytes

QString listFile()
{
    const QString folder = Journal::defaultFolder();
    return folder.isEmpty() ? QString() : QString(folder % "/elsewhere.json"_L1);
}

QStringList listed()
{
    QStringList places;
    QFile file(listFile());
    if (file.fileName().isEmpty() || !file.open(QIODevice::ReadOnly))
        return places;
    const QJsonArray list = QJsonDocument::fromJson(file.read(longestList)).array();
    for (const auto &place : list) {
        if (QDir::isAbsolutePath(place.toString()))
            places << place.toString();
    }
    return places.first(qMin(places.size(), mostPlaces));
}

} // namespace

QStringList leftoverPlaces(const QString &chosen)
{
    QStringList places{Journal::defaultFolder(), chosen};
    places += listed();
    places.removeAll({});
    places.removeDuplicates();
    return places;
}

void rememberLeftoverPlace(const QString &folder)
{
    static QMutex list; // two changes of the setting may be written by two threads
    const QMutexLocker locker(&list);
    QStringList places = listed();
    places.removeAll(folder);
    places.prepend(folder);
    places = places.first(qMin(places.size(), mostPlaces));
    QSaveFile file(listFile());
    if (file.fileName().isEmpty() || !makePrivateFolder(Journal::defaultFolder()) || !file.open(QIODevice::WriteOnly))
        return; // so nobody will look there
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    file.write(QJsonDocument(QJsonArray::fromStringList(places)).toJson(QJsonDocument::Compact));
    file.commit();
}

} // namespace SocketDesk
