// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QHash>
#include <QObject>
#include <QThreadPool>
#include <QVariant>

class QSettings;

namespace SocketDesk {

/// Values by key in an INI file, as QSettings writes them: read once, kept here, and written by a thread of their own,
/// because each writing waits until the disk has it, and a busy disk takes seconds.
class SettingsStore final : public QObject
{
    Q_OBJECT

public:
    SettingsStore();                             ///< the file of the user
    explicit SettingsStore(const QString &file); ///< for tests
    ~SettingsStore() override;                   ///< waits until all is written

    [[nodiscard]] static QString userFile();

    [[nodiscard]] QString fileName() const { return m_file; }
    [[nodiscard]] bool isWritable() const { return m_isWritable; } ///< when it was read

    [[nodiscard]] bool contains(const QString &key) const { return m_values.contains(key); }
    [[nodiscard]] QVariant value(const QString &key, const QVariant &usual = {}) const;
    void setValue(const QString &key, const QVariant &value); ///< what is the same makes no work for the disk
    void remove(const QString &key);

private:
    void read(const QSettings &settings);
    void change(const QString &key, const QVariant &value);
    void write();

    QString m_file;
    bool m_isWritable = true;
    QHash<QString, QVariant> m_values;
    QHash<QString, QVariant> m_changes; ///< to be written; no value: to be removed
    QThreadPool m_writer;
};

} // namespace SocketDesk
