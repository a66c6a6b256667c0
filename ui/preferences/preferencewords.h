// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/base/preference.h"

namespace SocketDesk {

/// What a person reads of a preference, in the language of the program.
struct PreferenceWords
{
    QString label;
    QString note;          ///< what it does, under the field
    QStringList choices{}; ///< of a choice, in the order of its names
    QString unit{};        ///< behind a number
    QString tip{};         ///< what it does, where that is not said under the field
    QString atLeast{};     ///< in place of the least number, where that has a meaning of its own
};

[[nodiscard]] PreferenceWords wordsOf(Preference preference);
[[nodiscard]] QString wordOf(PreferencePage page);

} // namespace SocketDesk
