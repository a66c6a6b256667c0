// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QCommandLineOption>
#include <QList>

namespace SocketDesk {

/// The same options with line breaks in their descriptions, so that a help text of them fits 79 cells of a terminal.
///
/// QCommandLineParser counts characters, of which a Chinese one takes two cells, and tears words that no space ends.
[[nodiscard]] QList<QCommandLineOption> wrappedForHelp(QList<QCommandLineOption> options);

} // namespace SocketDesk
