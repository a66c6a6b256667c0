// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/base/palettes.h"
#include "ui/base/preference.h"
#include "ui/base/settingsstore.h"

#include <QJsonArray>
#include <QJsonObject>

namespace SocketDesk {

/// What the window remembers from one start to the next, in the user's own INI file.
///
/// Everything read is checked for type and range; what does not fit counts as not there.
class Settings final
{
public:
    Settings();                             ///< the file of the user
    explicit Settings(const QString &file); ///< for tests

    /// Where the file was put that could not be read, so that nothing in it is lost; empty: it could be read.
    [[nodiscard]] QString setAsideAs() const { return m_setAsideAs; }

    /// False where what is set lasts as long as the program only: the file cannot be written.
    [[nodiscard]] bool isKept() const { return m_store.isWritable(); }
    [[nodiscard]] QString file() const { return m_store.fileName(); }

    /// As it was chosen, or the usual one: bool, int or QString.
    [[nodiscard]] QVariant preference(Preference preference) const;
    /// The usual one leaves the file. \param value one that is good
    void setPreference(Preference preference, const QVariant &value);
    /// Those whose value in the file is no good.
    [[nodiscard]] QList<Preference> unusablePreferences() const;

    [[nodiscard]] QString language() const; ///< empty: that of the system
    [[nodiscard]] PaletteChoice palette() const;

    [[nodiscard]] QByteArray geometry() const;
    void setGeometry(const QByteArray &geometry);

    /// Splitters and what is folded away, as PageLayout writes it.
    [[nodiscard]] QJsonObject layout() const;
    void setLayout(const QJsonObject &layout);

    /// The tabs of the last window, as PageState writes them, and which of them was in front.
    [[nodiscard]] QJsonArray tabs() const;
    [[nodiscard]] bool areTabsUnreadable() const; ///< something is there, but no list
    [[nodiscard]] int currentTab() const;
    void setTabs(const QJsonArray &tabs, int current);

    [[nodiscard]] QJsonArray quickList() const;
    void setQuickList(const QJsonArray &items);

    /// The workspace file that is open, empty: none; and whether the window has changed since it was written.
    [[nodiscard]] QString workspaceFile() const;
    [[nodiscard]] bool isWorkspaceModified() const;
    void setWorkspaceFile(const QString &path, bool modified);
    /// Of what was in it when it was last read or written, to see whether somebody else has written to it since.
    [[nodiscard]] QByteArray workspaceFingerprint() const;
    void setWorkspaceFingerprint(const QByteArray &fingerprint);

    /// Keys of other versions in what the tabs were read from.
    [[nodiscard]] QJsonObject unknown() const;
    void setUnknown(const QJsonObject &unknown);

    [[nodiscard]] QStringList recentWorkspaces() const; ///< the last first
    void setRecentWorkspaces(const QStringList &paths);

private:
    [[nodiscard]] QJsonDocument document(const QString &key) const;
    void setDocument(const QString &key, const QJsonDocument &document);

    QString m_setAsideAs; ///< before the store, which makes the file anew
    SettingsStore m_store;
};

} // namespace SocketDesk
