// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QCommandLineOption>
#include <QList>

#include <optional>

class QCommandLineParser;

namespace SocketDesk {

struct CliOptions;
struct UsageError;

/// Options for lists of messages, for messages in pieces, and for how connections are treated on purpose.
[[nodiscard]] QList<QCommandLineOption> cliLabOptions();

/// Reads those of \p parser into \p options, of which everything else has been read; before them those of files.
[[nodiscard]] std::optional<UsageError> readFurtherOptions(const QCommandLineParser &parser, CliOptions &options);

} // namespace SocketDesk
