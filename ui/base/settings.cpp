// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/base/settings.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QSettings>

namespace SocketDesk {

using namespace Qt::StringLiterals;

namespace {

/// A file that is not as QSettings writes them would be written over without a word, and a folder of its name or one that
/// may not be read would hide that nothing is kept.
bool isDamaged(const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists())
        return false;
    QFile file(path);
    if (!info.isFile() || !file.open(QIODevice::ReadOnly))
        return true;
    const QByteArray bytes = file.readAll();
    if (bytes.contains('\0')) // which a crash of the system leaves, and no editor
        return true;
    const QSettings settings(path, QSettings::IniFormat);
    return settings.status() != QSettings::NoError || (settings.allKeys().isEmpty() && !bytes.trimmed().isEmpty());
}

/// What was typed is in it, and QSettings lets everybody read a file that it makes. Not a folder that may be in its place.
void keepPrivate(const QString &path)
{
    constexpr QFile::Permissions own = QFile::ReadOwner | QFile::WriteOwner;
    constexpr QFile::Permissions others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    QFile file(path);
    const bool isThere = QFileInfo::exists(path);
    if (isThere && QFileInfo(path).isFile() && (file.permissions() & others))
        file.setPermissions(own);
    else if (!isThere && QDir().mkpath(QFileInfo(path).path()))
        file.open(QIODevice::WriteOnly | QIODevice::NewOnly, own);
}

/// \return the new name; empty where it is good or not there, or cannot be renamed
QString setAsideIfDamaged(const QString &path)
{
    if (!isDamaged(path))
        return {};
    const QString aside = path + u".damaged-" + QDateTime::currentDateTime().toString(u"yyyyMMdd-HHmmss");
    if (!QFile::rename(path, aside))
        return {};
    keepPrivate(aside);
    return aside;
}

} // namespace

Settings::Settings()
    : m_setAsideAs(setAsideIfDamaged(SettingsStore::userFile()))
{
    keepPrivate(m_store.fileName());
}

Settings::Settings(const QString &file)
    : m_setAsideAs(setAsideIfDamaged(file))
    , m_store(file)
{}

QVariant Settings::preference(Preference preference) const
{
    const PreferenceSpec &spec = specOf(preference);
    return spec.checked(m_store.value(spec.key, spec.usual)).value_or(spec.usual);
}

void Settings::setPreference(Preference preference, const QVariant &value)
{
    const PreferenceSpec &spec = specOf(preference);
    Q_ASSERT(spec.checked(value));
    if (value == spec.usual)
        m_store.remove(spec.key);
    else
        m_store.setValue(spec.key, value);
}

QList<Preference> Settings::unusablePreferences() const
{
    QList<Preference> unusable;
    for (const PreferenceSpec &spec : preferenceSpecs()) {
        if (m_store.contains(spec.key) && !spec.checked(m_store.value(spec.key)))
            unusable << spec.id;
    }
    return unusable;
}

QString Settings::language() const
{
    return preference(Preference::Language).toString();
}

PaletteChoice Settings::palette() const
{
    return paletteFromName(preference(Preference::Palette).toString());
}

QByteArray Settings::geometry() const
{
    return m_store.value(u"window/geometry"_s).toByteArray();
}

void Settings::setGeometry(const QByteArray &geometry)
{
    m_store.setValue(u"window/geometry"_s, geometry);
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
    return m_store.contains(u"tabs/list"_s) && !document(u"tabs/list"_s).isArray();
}

int Settings::currentTab() const
{
    return m_store.value(u"tabs/current"_s).toInt();
}

void Settings::setTabs(const QJsonArray &tabs, int current)
{
    setDocument(u"tabs/list"_s, QJsonDocument(tabs));
    m_store.setValue(u"tabs/current"_s, QString::number(current));
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
    return m_store.value(u"workspace/file"_s).toString();
}

bool Settings::isWorkspaceModified() const
{
    return m_store.value(u"workspace/modified"_s).toBool();
}

void Settings::setWorkspaceFile(const QString &path, bool modified)
{
    m_store.setValue(u"workspace/file"_s, path);
    m_store.setValue(u"workspace/modified"_s, modified);
}

QByteArray Settings::workspaceFingerprint() const
{
    return QByteArray::fromHex(m_store.value(u"workspace/fingerprint"_s).toString().toLatin1());
}

void Settings::setWorkspaceFingerprint(const QByteArray &fingerprint)
{
    m_store.setValue(u"workspace/fingerprint"_s, QString::fromLatin1(fingerprint.toHex()));
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
    m_store.setValue(key, QString::fromUtf8(document.toJson(QJsonDocument::Compact)));
}

} // namespace SocketDesk
