// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/base/settings.h"

#include "translations/language.h"

#include <QDateTime>
#include <QFile>
#include <QJsonDocument>

namespace SocketDesk {

using namespace Qt::StringLiterals;

namespace {

constexpr auto ownName = "SocketDesk"_L1;

/// A file that is no INI file at all would be written over without a word.
/// \return the new name; empty where it is readable or not there, or cannot be renamed
QString setAsideIfUnreadable(const QString &file)
{
    if (QSettings(file, QSettings::IniFormat).status() != QSettings::FormatError)
        return {};
    const QString aside = file + u".unreadable-" + QDateTime::currentDateTime().toString(u"yyyyMMdd-HHmmss");
    return QFile::rename(file, aside) ? aside : QString();
}

QString userFile()
{
    return QSettings(QSettings::IniFormat, QSettings::UserScope, ownName, ownName).fileName();
}

} // namespace

Settings::Settings()
    : m_setAsideAs(setAsideIfUnreadable(userFile()))
    , m_store(QSettings::IniFormat, QSettings::UserScope, ownName, ownName)
{}

Settings::Settings(const QString &file)
    : m_setAsideAs(setAsideIfUnreadable(file))
    , m_store(file, QSettings::IniFormat)
{}

QString Settings::language() const
{
    const QString language = m_store.value("window/language"_L1).toString();
    return languages().contains(language) ? language : QString();
}

void Settings::setLanguage(const QString &language)
{
    m_store.setValue("window/language"_L1, language);
}

PaletteChoice Settings::palette() const
{
    return paletteFromName(m_store.value("window/palette"_L1).toString());
}

void Settings::setPalette(PaletteChoice choice)
{
    m_store.setValue("window/palette"_L1, stableName(choice));
}

int Settings::fontPointSize() const
{
    const int points = m_store.value("window/fontPointSize"_L1).toInt();
    return points >= 6 && points <= 72 ? points : defaultFontPointSize;
}

void Settings::setFontPointSize(int points)
{
    m_store.setValue("window/fontPointSize"_L1, points);
}

QByteArray Settings::geometry() const
{
    return m_store.value("window/geometry"_L1).toByteArray();
}

void Settings::setGeometry(const QByteArray &geometry)
{
    setValue(u"window/geometry"_s, geometry);
}

QJsonObject Settings::layout() const
{
    return document(u"window/layout"_s).object();
}

void Settings::setLayout(const QJsonObject &layout)
{
    setDocument(u"window/layout"_s, QJsonDocument(layout));
}

QJsonArray Settings::tabs() const
{
    return document(u"tabs/list"_s).array();
}

bool Settings::areTabsUnreadable() const
{
    return m_store.contains("tabs/list"_L1) && !document(u"tabs/list"_s).isArray();
}

int Settings::currentTab() const
{
    return m_store.value("tabs/current"_L1).toInt();
}

void Settings::setTabs(const QJsonArray &tabs, int current)
{
    setDocument(u"tabs/list"_s, QJsonDocument(tabs));
    setValue(u"tabs/current"_s, QString::number(current));
}

QJsonArray Settings::quickList() const
{
    return document(u"send/quickList"_s).array();
}

void Settings::setQuickList(const QJsonArray &items)
{
    setDocument(u"send/quickList"_s, QJsonDocument(items));
}

QString Settings::workspaceFile() const
{
    return m_store.value("workspace/file"_L1).toString();
}

bool Settings::isWorkspaceModified() const
{
    return m_store.value("workspace/modified"_L1).toBool();
}

void Settings::setWorkspaceFile(const QString &path, bool modified)
{
    setValue(u"workspace/file"_s, path);
    setValue(u"workspace/modified"_s, modified);
}

QJsonObject Settings::unknown() const
{
    return document(u"workspace/unknown"_s).object();
}

void Settings::setUnknown(const QJsonObject &unknown)
{
    setDocument(u"workspace/unknown"_s, QJsonDocument(unknown));
}

QStringList Settings::recentWorkspaces() const
{
    QStringList paths;
    const QJsonArray list = document(u"workspace/recent"_s).array();
    for (const auto &path : list) {
        if (!path.toString().isEmpty())
            paths << path.toString();
    }
    return paths;
}

void Settings::setRecentWorkspaces(const QStringList &paths)
{
    setDocument(u"workspace/recent"_s, QJsonDocument(QJsonArray::fromStringList(paths)));
}

QJsonDocument Settings::document(const QString &key) const
{
    return QJsonDocument::fromJson(m_store.value(key).toString().toUtf8());
}

void Settings::setDocument(const QString &key, const QJsonDocument &document)
{
    setValue(key, QString::fromUtf8(document.toJson(QJsonDocument::Compact)));
}

/// What is the same makes no work for the disk.
void Settings::setValue(const QString &key, const QVariant &value)
{
    if (m_store.value(key) != value)
        m_store.setValue(key, value);
}

} // namespace SocketDesk
