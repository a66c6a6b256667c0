// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QColor>
#include <QPalette>
#include <QString>

namespace SocketDesk {

/// What the user chose in View > Palette.
enum class PaletteChoice : quint8 { System, Light, Dark };

/// "system", "light", "dark": as in the settings.
[[nodiscard]] QString stableName(PaletteChoice choice);
[[nodiscard]] PaletteChoice paletteFromName(const QString &name); ///< System where there is none of that name

/// Dresses the running program: our style, and one of our two palettes. System follows the desktop.
void usePalette(PaletteChoice choice);

/// Colours that mean something, readable on the window colour of their palette.
struct Tones
{
    QColor good;       ///< open, connected
    QColor busy;       ///< on the way
    QColor bad;        ///< an error
    QColor notice;     ///< worth a look
    QColor quiet;      ///< off, secondary text
    QColor errorFill;  ///< background of the error banner
    QColor noticeFill; ///< background of hints and questions
    QColor outline;    ///< around what can be typed into or ticked
};

[[nodiscard]] bool isDark(const QPalette &palette);
[[nodiscard]] Tones tonesOf(const QPalette &palette);

} // namespace SocketDesk
