// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cli_options.h"

#include <QCommandLineParser>

namespace SocketDesk {

/// --line-end, --checksum, --placeholders and --late: what becomes of a text before it is sent, and of late repeats.
/// \return what is wrong with one of them, or nothing
[[nodiscard]] std::optional<UsageError> readSendOptions(const QCommandLineParser &parser, CliOptions &options);

/// --to with addresses: one, of which the host may be a name, or several in numbers.
[[nodiscard]] std::optional<UsageError> readTargets(const QCommandLineParser &parser, CliOptions &options);

/// A message of \p text as it is to be sent. \return also NothingToSend, MessageTooLong
[[nodiscard]] Result<PayloadTemplate> composedItem(const QString &text, PayloadFormat format,
                                                   const CliOptions &options);

} // namespace SocketDesk
