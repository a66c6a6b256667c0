// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "journal/recordset.h"
#include "ui/log/recordclasses.h"

#include <memory>
#include <optional>

namespace SocketDesk {

/// Which records are shown, and the way from one to the next, in bounded time however many lie hidden between them.
///
/// While the index is not complete, a walk that meets too many hidden records in a row ends as if there were no more.
class ShownRecords
{
public:
    static constexpr quint64 longestWalk = 65536; ///< hidden records outside the index that one call passes over

    void setClasses(RecordClasses classes) { m_classes = classes; }
    void setFirst(RecordId first) { m_first = first; }
    [[nodiscard]] RecordId first() const { return m_first; }
    [[nodiscard]] RecordClasses classes() const { return m_classes; }

    /// Only records of this set are shown, which somebody else owns and which may grow; null for all.
    void setFilter(const RecordSet *filter) { m_filter = filter; }
    [[nodiscard]] const RecordSet *filter() const { return m_filter; }
    [[nodiscard]] bool isFiltered() const { return m_filter != nullptr; }
    /// From now on the filter is the one of this moment, so that another thread may look at it.
    void keepFilter();

    [[nodiscard]] bool isShown(const Record &record) const;
    [[nodiscard]] std::optional<RecordId> atOrAfter(const JournalReader &reader, RecordId id) const;
    [[nodiscard]] std::optional<RecordId> atOrBefore(const JournalReader &reader, RecordId id) const;

    /// Work for the index is due only where something is hidden.
    [[nodiscard]] bool needsIndex() const { return m_classes != RecordClasses::all(); }
    bool advanceIndex(const JournalReader &reader, quint64 limit) { return m_index.advance(reader, limit); }
    [[nodiscard]] const RecordClassIndex &index() const { return m_index; }

    /// Another journal: the index starts over.
    void reset() { m_index = {}; }

private:
    RecordId m_first{0};
    RecordClasses m_classes = RecordClasses::all();
    RecordClassIndex m_index;
    const RecordSet *m_filter = nullptr;
    std::shared_ptr<const RecordSet> m_keptFilter;
};

} // namespace SocketDesk
