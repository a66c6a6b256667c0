// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/log/recordclasses.h"

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
};

} // namespace SocketDesk
