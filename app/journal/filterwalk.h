// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "journal/recordfilter.h"
#include "journal/recordset.h"
#include "journal/searchscan.h"

#include <memory>

namespace SocketDesk {

/// Applies a filter to the records of a journal, from the first to the last, in steps.
///
/// Plain arithmetic, for one thread.
class FilterWalk
{
public:
    /// What one step says of the records that follow those of the step before.
    struct Step
    {
        std::vector<quint64> bits; ///< of the records that pass, the lowest first
        quint64 records = 0;
        std::vector<RecordId> earlier; ///< records of earlier steps that pass after all: a hit goes on from there
        /// All that were not looked at yet are released up to there; then there is nothing else.
        std::optional<RecordId> skippedTo;
    };

    FilterWalk(const JournalReader &reader, const RecordFilter &filter);

    bool refresh();
    [[nodiscard]] bool isAtEnd() const { return m_next >= m_reader.count(); }
    [[nodiscard]] Step step();
    [[nodiscard]] RecordId first() const { return m_reader.first(); } ///< when it was last refreshed

    /// Ends the step() under way soon, which is then worth nothing. Any thread.
    void cancel()
    {
        if (m_content)
            m_content->cancel();
    }

    static void apply(const Step &step, RecordSet &set);

private:
    void filterContent(RecordId begin, RecordId end, Step &step);

    JournalReader m_reader;
    RecordFilter m_filter;
    std::unique_ptr<SearchScan> m_content;
    quint64 m_next = 0;
};

} // namespace SocketDesk
