// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/error.h"
#include "framing/fileframing.h"

#include <QCommandLineOption>
#include <QList>
#include <QString>

#include <optional>

class QCommandLineParser;

namespace SocketDesk {

struct CliOptions;
struct UsageError;

/// What a command line says about files that are sent and received.
struct CliFileOptions
{
    FileFraming framing;
    qint64 bytesPerSecond = 0; ///< of those that are sent; 0: as fast as it goes
    qsizetype blockBytes = 0;  ///< of one write or datagram; 0: what suits the transport
    QString receiveFolder;     ///< not empty: received files go there
    QString download;          ///< not empty: the name to ask a server for

    friend bool operator==(const CliFileOptions &, const CliFileOptions &) = default;
};

[[nodiscard]] QList<QCommandLineOption> cliFileOptions();

/// Reads those of \p parser into \p options, of which everything else has been read.
[[nodiscard]] std::optional<UsageError> readFileOptions(const QCommandLineParser &parser, CliOptions &options);

} // namespace SocketDesk
