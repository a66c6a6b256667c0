// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QIcon>
#include <QPixmap>

class QPalette;

namespace SocketDesk {

/// The line icon \p name of resources/icons, in the text colour of the palette of the moment. Nothing is read or drawn
/// before it is first painted.
[[nodiscard]] QIcon icon(const QString &name);

/// The line icon \p name in \p colour, \p side logical pixels wide and high, for a screen of \p ratio.
[[nodiscard]] QPixmap iconPixmap(const QString &name, const QColor &colour, int side, qreal ratio);

/// The icon of the program.
[[nodiscard]] QIcon programIcon();

} // namespace SocketDesk
