// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "journal/journalreader.h"
#include "journal/searchhits.h"
#include "ui/log/transcriptrow.h"

#include <optional>
#include <vector>

namespace SocketDesk {

enum class HitMark : quint8 { None, Hit, Current };

/// What of the transcript is marked because a search found it. Arithmetic over hits that somebody else owns.
class HitMarks
{
public:
    /// \param hits null for none; they may grow, and have to live until others are set
    void setHits(const SearchHits *hits) { m_hits = hits; }
    void setCurrent(const std::optional<SearchHit> &current) { m_current = current; }
    [[nodiscard]] bool isEmpty() const { return m_hits == nullptr || m_hits->kept() == 0; }

    /// The mark of each cluster of \p row; nothing where none of them is marked.
    [[nodiscard]] std::vector<HitMark> of(const Row &row) const;

    /// Heights of \p height at which hits are, where the journal from \p begin on stands for all of it.
    [[nodiscard]] std::vector<int> ticks(const JournalReader &reader, RecordId begin, int height) const;

private:
    const SearchHits *m_hits = nullptr;
    std::optional<SearchHit> m_current;
};

} // namespace SocketDesk
