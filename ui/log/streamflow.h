// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "journal/journal.h"
#include "ui/log/shownrecords.h"
#include "ui/log/textrows.h"

#include <functional>
#include <list>
#include <optional>

namespace SocketDesk {

/// Where each chunk begins in its row, for a running stream whose rows go on from chunk to chunk.
///
/// To know the column at which a chunk begins, all chunks before it have to be laid out, back to a place where a row
/// begins for certain. Such places are at fixed distances (every 4,096 records, every 256 KiB of the journal), so that the
/// answer does not depend on where the reader came from, and costs at most the laying out of one such stretch. A change
/// of peer or direction begins a row as well.
class StreamFlow
{
public:
    /// The state behind the chunk \p record if \p start was the state before it and the next shown record follows
    /// in the same row. Only asked for when there is a next one.
    using Measure = std::function<RowState(const Record &record, RowState start)>;

    static constexpr quint64 stretchRecords = 4096;
    static constexpr quint64 stretchBytes = quint64(256) << 10;

    /// Forgets what was measured.
    void reset();

    /// The state before the shown chunk \p id.
    [[nodiscard]] RowState startOf(RecordId id, const JournalReader &reader, const ShownRecords &shown,
                                   const Measure &measure);

    /// True where the row of \p before, which is shown, goes on with \p after, the next shown record, if it is open.
    [[nodiscard]] static bool flows(const Record &before, const Record &after, const JournalReader &reader,
                                    const ShownRecords &shown);

private:
    struct Stretch
    {
        RecordId first;
        std::vector<RowState> starts;      ///< of every record from `first`
        std::optional<RecordId> lastShown; ///< among them
    };

    Stretch &stretch(RecordId first);
    static void extend(Stretch &stretch, const JournalReader &reader, const ShownRecords &shown,
                       const Measure &measure);

    std::list<Stretch> m_stretches; ///< the last used first
};

} // namespace SocketDesk
