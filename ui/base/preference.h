// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QLatin1String>
#include <QList>
#include <QStringList>
#include <QVariant>

#include <optional>
#include <span>

namespace SocketDesk {

/// Everything that can be chosen for the whole window, in the order in which the dialog shows it.
enum class Preference : quint8 {
    // General
    Language,
    Palette,
    RestoreTabs,
    AskBeforeClosingTab,
    AskBeforeQuitting,
    // Appearance
    WindowFontSize,
    LogFont,
    LogFontSize,
    TimeFormat,
    // Limits of new tabs
    JournalMebibytes,
    AtJournalLimit,
    ReceiveBufferKibibytes,
    WriteQueueMebibytes,
    MaxConnections,
    ConnectTimeoutMs,
    // New tabs
    Protocol,
    LocalHost,
    LocalPort,
    RemoteHost,
    RemotePort,
    Encoding,
    View,
    Framing,
    // Folders
    LogFolder,
    ReceivedFolder,
    JournalFolder
};

/// A page of the dialog.
enum class PreferencePage : quint8 { General, Appearance, Limits, NewTabs, Folders };

/// Where a preference is kept, what it may be, and what it is if nobody chose.
struct PreferenceSpec
{
    enum class Kind : quint8 { Switch, Number, Choice, Text };

    Preference id;
    PreferencePage page;
    Kind kind;
    QLatin1String key;
    QVariant usual; ///< bool, int, or QString

    int least = 0; ///< of a number
    int most = 0;
    QStringList names{};                           ///< of a choice, as they are kept
    bool (*isGoodText)(const QString &) = nullptr; ///< of a text
    int leastChosen = least;                       ///< of a number whose usual value, below this, stands for none

    /// \p value as bool, int or QString, from these or from the text of a file. \return nothing if it is of the wrong type
    /// or out of range
    [[nodiscard]] std::optional<QVariant> checked(const QVariant &value) const;
};

/// All of them, in the order of the enumeration.
[[nodiscard]] std::span<const PreferenceSpec> preferenceSpecs();
[[nodiscard]] const PreferenceSpec &specOf(Preference preference);

} // namespace SocketDesk
