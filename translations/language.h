// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringList>

namespace SocketDesk {

/// What the programs speak, as --lang and the settings name it: "en", "zh_CN". The first needs no catalogue.
[[nodiscard]] QStringList languages();

/// A language is named in itself, so that whoever reads it finds it.
[[nodiscard]] QString ownNameOf(const QString &language);

/// Of languages(), the one that the system's settings ask for first; "en" where it asks for none of them.
[[nodiscard]] QString systemLanguage();

/// What --lang asks for in \p arguments, otherwise systemLanguage(). Read by itself, because the language has to be
/// known before the first sentence, even that about a wrong option.
[[nodiscard]] QString wantedLanguage(const QStringList &arguments);

/// Makes the running program speak \p language, one of languages(). May be called again at any time; the widgets hear of
/// it as QEvent::LanguageChange. Needs a QCoreApplication, which owns the catalogues.
void useLanguage(const QString &language);

/// What useLanguage() was told last; "en" before.
[[nodiscard]] QString currentLanguage();

} // namespace SocketDesk
