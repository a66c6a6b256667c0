// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cli_options.h"

#include <QCommandLineParser>

namespace SocketDesk {

/// --line-end, --checksum and --placeholders: what becomes of a text before it is sent.
[[nodiscard]] tl::expected<CliComposing, UsageError> readComposing(const QCommandLineParser &parser);

} // namespace SocketDesk
