// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/ids.h"

#include <compare>
#include <map>
#include <optional>
#include <vector>

namespace SocketDesk {

/// Where something was found: it begins in \a record, \a offset bytes behind the begin of its payload. A hit that is
/// longer than the rest of the payload goes on in the next chunks of the stream.
struct SearchHit
{
    RecordId record = noRecord;
    quint32 offset = 0;
    quint32 length = 0; ///< bytes

    friend auto operator<=>(const SearchHit &, const SearchHit &) = default;
};

/// The first \a length bytes of \a record belong to \a hit, which begins in an earlier record.
struct HitRest
{
    RecordId record = noRecord;
    quint32 length = 0;
    SearchHit hit;
};

/// What one look at a part of a journal found.
struct FoundHits
{
    std::vector<SearchHit> hits; ///< in order
    std::vector<HitRest> rests;
    quint64 count = 0; ///< of all, also of those that are not among the hits for want of room
};

/// The hits of a search, in order. It grows at both ends; of any number only the first million found are kept. Where one
/// is found again, longer, because what it was looked for in has grown, the longer one takes its place.
///
/// 16 bytes a hit. Plain memory, for one thread.
class SearchHits
{
public:
    static constexpr std::size_t limit = 1'000'000;

    void append(const FoundHits &found);  ///< lies behind everything so far
    void prepend(const FoundHits &found); ///< lies before everything so far

    void forgetBefore(RecordId first); ///< the kept hits that begin in earlier records, which were released

    [[nodiscard]] quint64 count() const { return m_count; } ///< of all
    [[nodiscard]] std::size_t kept() const { return m_before.size() + m_after.size() - m_forgotten; }
    [[nodiscard]] std::size_t room() const { return kept() < limit ? limit - kept() : 0; }

    /// The kept hit number \p index, from 0.
    [[nodiscard]] const SearchHit &at(std::size_t index) const;

    /// The number of the first kept hit that is not before \p record and \p offset; kept() if there is none.
    [[nodiscard]] std::size_t lowerBound(RecordId record, quint32 offset = 0) const;

    /// True where a kept hit begins in the records from \p begin to before \p end.
    [[nodiscard]] bool hasAny(RecordId begin, RecordId end) const;

    /// A part of a payload that belongs to a hit.
    struct Piece
    {
        quint32 begin = 0;
        quint32 end = 0;
        SearchHit hit;
    };
    /// What of the payload of \p record from \p begin to before \p end belongs to kept hits.
    [[nodiscard]] std::vector<Piece> piecesIn(RecordId record, quint32 begin, quint32 end) const;

private:
    void note(const FoundHits &found);
    [[nodiscard]] std::vector<SearchHit> settled(const std::vector<SearchHit> &found);

    std::vector<SearchHit> m_before; ///< backwards: the last one comes first of all
    std::vector<SearchHit> m_after;
    std::size_t m_forgotten = 0; ///< of m_after; they go when they are many
    std::multimap<RecordId, HitRest> m_rests;
    quint64 m_count = 0;
    quint32 m_longest = 0; ///< bytes
};

} // namespace SocketDesk
