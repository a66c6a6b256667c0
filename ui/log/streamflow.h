// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "journal/journal.h"
#include "ui/log/shownrecords.h"
#include "ui/log/textrows.h"

#include <functional>
#include <list>

namespace SocketDesk {

/// Where each chunk begins in its row, for a running stream whose rows go on from chunk to chunk.
///
/// To know the column at which a chunk begins, all chunks before it have to be laid out, back to a place where a row
/// begins for certain. Such places are at fixed distances (every 4,096 records, every MiB of the journal), so that the
/// answer does not depend on where the reader came from, and costs at most the laying out of one such stretch. A change
/// of peer or direction begins a row as well.
class StreamFlow
{
public:
    /// The state behind the chunk \p record if \p start was the state before it.
    using Measure = std::function<RowState(const Record &record, RowState start)>;

    static constexpr quint64 stretchRecords = 4096;
    static constexpr quint64 stretchBytes = quint64(1) << 20;

    /// Forgets what was measured.
    void reset();

    /// The state before the shown chunk \p id.
    [[nodiscard]] RowState startOf(RecordId id, const JournalReader &reader, const ShownRecords &shown,
                                   const Measure &measure);

    /// True where a row begins at \p record whatever came before.
    [[nodiscard]] static bool beginsStretch(const Record &record, const JournalReader &reader,
                                            const ShownRecords &shown);

private:
    struct Stretch
    {
        RecordId first;
        std::vector<RowState> starts; ///< of every record from `first`
        RowState next;                ///< behind the last record in `starts`
        PeerId peer = noPeer;         ///< of the last shown chunk
        RecordKind kind = RecordKind::Event;
    };

    Stretch &stretch(RecordId first);
    static void extend(Stretch &stretch, const Record &record, bool shown, const Measure &measure);

    std::list<Stretch> m_stretches; ///< the last used first
};

} // namespace SocketDesk
