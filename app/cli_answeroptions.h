// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>

class QCommandLineParser;

namespace SocketDesk {

struct CliOptions;
struct UsageError;

/// Reads what is to answer by itself into \p options, of which the encoding has been read.
[[nodiscard]] std::optional<UsageError> readAnswerOptions(const QCommandLineParser &parser, CliOptions &options);

} // namespace SocketDesk
