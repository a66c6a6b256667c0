// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cli_exitcode.h"
#include "cli_options.h"
#include "journal/journal.h"

#include <QJsonObject>

#include <memory>

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

/// What a run adds up to, record by record in their order, so that those that are released are counted before they go.
///
/// For one thread at a time.
class RunTotals
{
public:
    explicit RunTotals(const FramingConfig &framing);
    ~RunTotals();

    void add(const JournalReader &reader, const Record &record);

    /// True where something of a connection has said that it broke.
    [[nodiscard]] bool connectionBroke() const;

    /// With the names of peers from \p reader. Messages that are under way end with this.
    [[nodiscard]] QJsonObject takeJson(const JournalReader &reader, bool kernelDropsKnown);

private:
    class Private;
    std::unique_ptr<Private> d;
};

/// The counters of a run as JSON, all taken from the journal: nothing is counted twice, or otherwise than it is kept.
///
/// "role", "local", "encoding", "begin", "end" (RFC 3339), "seconds", "exitCode", "rx" and "tx" (each "bytes" and
/// "records"), "dropped" ("kernel", null where the system does not tell, and "us": datagrams that came and were lost),
/// "released" ("records" and "bytes" that the journal gave back at its limit; they are counted like the others),
/// "unsent" (bytes that waited for peers whose connections ended), "truncated" (datagrams), "undecodable" (received
/// bytes; of datagrams, those that were looked at before they were released), "peers" (each "peer", "rx", "tx"). With a framing also "framing", as its option has it, and "messages" ("rx",
/// "tx", and of both "unfinished", "too-long", "invalid-length", "unframed").
/// \param totals of all records
[[nodiscard]] QJsonObject runStatistics(const JournalReader &reader, const CliOptions &options,
                                        const RunOutcome &outcome, RunTotals &totals);

/// Replaces \p path by \p json, or leaves it as it was. \return FileNotWritable
[[nodiscard]] Result<void> writeJson(const QString &path, const QJsonObject &json);

} // namespace SocketDesk
