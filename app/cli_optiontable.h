// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QCommandLineParser>

namespace SocketDesk {

/// Every option of socketdesk-cli, with its description.
[[nodiscard]] QList<QCommandLineOption> cliOptionTable();

/// Makes \p parser know them.
void addCliOptions(QCommandLineParser &parser);

/// How the options work together: what follows the table of options in the help.
[[nodiscard]] QString cliRules();

} // namespace SocketDesk
