// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

class QMainWindow;

namespace SocketDesk {

/// The keys of everything in the menus of \p window, as tables of Markdown.
[[nodiscard]] QString keysAsMarkdown(const QMainWindow *window);

} // namespace SocketDesk
