// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "session/pagestate.h"
#include "ui/base/preference.h"
#include "ui/log/timeformat.h"

#include <QObject>

namespace SocketDesk {

class Settings;

/// What is chosen for the whole window: reads and keeps it in the settings, and tells of every change.
///
/// GUI thread. Whoever changes something, in the dialog, in a menu or by a key, does it here, so that all of them show it.
class Preferences final : public QObject
{
    Q_OBJECT

public:
    /// \param settings outlives this
    explicit Preferences(Settings *settings, QObject *parent = nullptr);

    [[nodiscard]] QVariant value(Preference preference) const;
    [[nodiscard]] bool isOn(Preference preference) const { return value(preference).toBool(); }
    [[nodiscard]] int number(Preference preference) const { return value(preference).toInt(); }
    [[nodiscard]] QString text(Preference preference) const { return value(preference).toString(); }

    /// What is no good changes nothing. \return true if it is good
    bool set(Preference preference, const QVariant &value);
    void reset(Preference preference);
    void resetPage(PreferencePage page);
    void resetAll();

    [[nodiscard]] TimeFormat timeFormat() const;

    /// What a new tab holds, and what its fields hold when another protocol is chosen.
    [[nodiscard]] PageState newPage() const;
    [[nodiscard]] EndpointConfig newEndpoint(Role role) const;

    // For the running program.
    void useFont() const; ///< of the window
    void useFolders() const;

Q_SIGNALS:
    void changed(SocketDesk::Preference preference);

private:
    Settings *m_settings;
};

} // namespace SocketDesk
