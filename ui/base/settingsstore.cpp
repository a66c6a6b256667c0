// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/base/settingsstore.h"

#include <QSettings>

#include <utility>

namespace SocketDesk {

using namespace Qt::StringLiterals;

namespace {

constexpr auto ownName = "SocketDesk"_L1;

void writeTo(const QString &file, const QHash<QString, QVariant> &changes)
{
    QSettings settings(file, QSettings::IniFormat);
    for (auto change = changes.begin(); change != changes.end(); ++change) {
        if (change->isValid())
            settings.setValue(change.key(), *change);
        else
            settings.remove(change.key());
    }
}

} // namespace

SettingsStore::SettingsStore()
{
    read(QSettings(QSettings::IniFormat, QSettings::UserScope, ownName, ownName));
}

SettingsStore::SettingsStore(const QString &file)
{
    read(QSettings(file, QSettings::IniFormat));
}

SettingsStore::~SettingsStore()
{
    write();
    m_writer.waitForDone();
}

QString SettingsStore::userFile()
{
    return QSettings(QSettings::IniFormat, QSettings::UserScope, ownName, ownName).fileName();
}

void SettingsStore::read(const QSettings &settings)
{
    m_writer.setMaxThreadCount(1); // so that the last change is written last
    m_file = settings.fileName();
    m_isWritable = settings.isWritable();
    const QStringList keys = settings.allKeys();
    for (const QString &key : keys)
        m_values.insert(key, settings.value(key));
}

QVariant SettingsStore::value(const QString &key, const QVariant &usual) const
{
    return m_values.value(key, usual);
}

void SettingsStore::setValue(const QString &key, const QVariant &value)
{
    if (m_values.value(key) == value)
        return;
    m_values.insert(key, value);
    change(key, value);
}

void SettingsStore::remove(const QString &key)
{
    if (m_values.remove(key))
        change(key, {});
}

/// All that is changed at once is written at once.
void SettingsStore::change(const QString &key, const QVariant &value)
{
    if (m_changes.isEmpty())
        QMetaObject::invokeMethod(this, &SettingsStore::write, Qt::QueuedConnection);
    m_changes.insert(key, value);
}

void SettingsStore::write()
{
    if (!m_changes.isEmpty())
        m_writer.start([file = m_file, changes = std::exchange(m_changes, {})] { writeTo(file, changes); });
}

} // namespace SocketDesk
