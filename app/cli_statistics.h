// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cli_exitcode.h"
#include "cli_feed.h"
#include "cli_options.h"
#include "journal/journal.h"
#include "session/sessioncounters.h"
#include "statistics/trafficfigures.h"

#include <QJsonObject>

namespace SocketDesk {

/// What a run comes to, besides what the journal says.
struct RunOutcome
{
    QString localAddress;
    Timestamp begin{};
    Timestamp end{};
    CliExit exit = CliExit::Done;
    SessionCounters counters;
    qint64 undecodableBytes = 0; ///< of all that was received
    TrafficFigures traffic;
    CliRepeatFigures repeat;
    std::optional<qint64> unwrittenBytes; ///< that files lack; nothing where nobody knows
};

/// The counters of a run as JSON. All that went over is taken from the journal: nothing is counted twice, or otherwise
/// than it is kept.
///
/// "role", "local", "encoding", "begin", "end" (RFC 3339), "seconds", "exitCode", "rx" and "tx" (each "bytes", "records",
/// "messages", and "bytesPerSecond" and "messagesPerSecond" with "now", the last second of the run, "peak" and
/// "average"; without a framing each record is a message), "intervals" (between received messages: "count", and in
/// seconds "min", "mean", "max", "last", "deviation", null where there is none), "dropped" ("kernel", null where the
/// system does not tell, and "us": datagrams that came and were lost), "released" ("records" and "bytes" that the journal
/// gave back at its limit; they are counted like the others), "unsent" (bytes that waited for peers whose
/// connections ended), "unwritten" (bytes that the files of --log and --save-received lack, null where a disk did not
/// answer), "truncated" (datagrams), "lostEvents", "undecodable" (received bytes), "peers" (each "peer", "rx",
/// "tx", "intervals"; of 20,000 at most, "peersLeftOut" says how many are in the sums only). With a framing also
/// "framing", as its option has it, and "messages" ("rx", "tx", and of both "unfinished", "too-long", "invalid-length",
/// "unframed"). With a sequence check "sequence" ("field", as its option has
/// it, and as SequenceFigures has them "checked", "tooShort", "gaps", "missing", "repeated", "reordered", "restarts"),
/// and the same without the field for each of the peers. With --repeat "repeat" ("rounds", "skipped" deadlines, "perSecond",
/// "jitterMs", which is the standard deviation of the times between two rounds, "longestMs").
[[nodiscard]] QJsonObject runStatistics(const JournalReader &reader, const CliOptions &options,
                                        const RunOutcome &outcome);

/// Replaces \p path by \p json, or leaves it as it was. \return FileNotWritable
[[nodiscard]] Result<void> writeJson(const QString &path, const QJsonObject &json);

} // namespace SocketDesk
