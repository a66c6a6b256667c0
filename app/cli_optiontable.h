// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QCommandLineParser>

namespace SocketDesk {

/// The options of socketdesk-cli, with what they say about themselves.
[[nodiscard]] QList<QCommandLineOption> cliOptions();

/// Makes \p parser know every option of socketdesk-cli, with its description.
void addCliOptions(QCommandLineParser &parser);

/// How the options work together: what follows the table of options in the help.
[[nodiscard]] QString cliRules();

} // namespace SocketDesk
