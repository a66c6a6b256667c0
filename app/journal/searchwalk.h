// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "journal/searchscan.h"

#include <utility>

namespace SocketDesk {

/// The way of a search through a journal, in steps of about a MiB: from a record to one end first, then to the other.
///
/// Plain arithmetic, for one thread.
class SearchWalk
{
public:
    /// What one step found, and on which side.
    struct Step
    {
        FoundHits found;
        bool isBackwards = false;
    };

    SearchWalk(const JournalReader &reader, const SearchPattern &pattern, RecordId first, RecordId from,
               bool backwardsFirst);

    bool refresh();
    [[nodiscard]] RecordId first() { return m_first; } ///< of the records that are searched, which may be released
    [[nodiscard]] bool isAtEnd() { return toNumber(m_ahead) >= m_scan.reader().count(); }
    [[nodiscard]] bool isAtBegin() const { return m_behind <= m_first; }

    /// \p room hits at most are kept. Must not be called where both ends are reached.
    [[nodiscard]] Step step(std::size_t room);

    void cancel() { m_scan.cancel(); } ///< ends the step() under way soon, which is then worth nothing; any thread

    /// Bytes that were looked at, and that there are.
    [[nodiscard]] std::pair<quint64, quint64> progress();

private:
    [[nodiscard]] Step forwards(std::size_t room);
    [[nodiscard]] Step backwards(std::size_t room);
    [[nodiscard]] quint64 positionOf(RecordId id);

    SearchScan m_scan;
    RecordId m_first;
    RecordId m_ahead;  ///< the next one to look at, forwards
    RecordId m_behind; ///< the one behind the next part backwards
    bool m_backwardsFirst = false;
};

} // namespace SocketDesk
