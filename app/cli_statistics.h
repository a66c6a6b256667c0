// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cli_exitcode.h"
#include "cli_options.h"
#include "journal/journal.h"

#include <QJsonObject>

namespace SocketDesk {

/// What a run comes to, besides what the journal says.
struct RunOutcome
{
    QString localAddress;
    Timestamp begin{};
    Timestamp end{};
    CliExit exit = CliExit::Done;
    bool kernelDropsKnown = true;
    qint64 undecodableBytes = 0; ///< of all that was received
};

/// The counters of a run as JSON, all taken from the journal: nothing is counted twice, or otherwise than it is kept.
///
/// "role", "local", "encoding", "begin", "end" (RFC 3339), "seconds", "exitCode", "rx" and "tx" (each "bytes" and
/// "records"), "dropped" ("kernel", null where the system does not tell, and "us": datagrams that came and were lost),
/// "unsent" (bytes that waited for peers whose connections ended), "truncated" (datagrams), "undecodable" (received
/// bytes), "peers" (each "peer", "rx", "tx"). With a framing also "framing", as its option has it, and "messages" ("rx",
/// "tx", and of both "unfinished", "too-long", "invalid-length", "unframed").
[[nodiscard]] QJsonObject runStatistics(const JournalReader &reader, const CliOptions &options,
                                        const RunOutcome &outcome);

/// Replaces \p path by \p json, or leaves it as it was. \return FileNotWritable
[[nodiscard]] Result<void> writeJson(const QString &path, const QJsonObject &json);

} // namespace SocketDesk
