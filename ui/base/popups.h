// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

namespace SocketDesk {

/// Shows \p popup at the lower edge of \p button, or above where there is more room, inside the screen.
void showBelow(QWidget *popup, const QWidget *button);

} // namespace SocketDesk
