// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "journal/searchscan.h"

#include <algorithm>
#include <tuple>
#include <vector>

/// Searching a journal in parts, and the places of what is found.
namespace SearchParts {

using namespace SocketDesk;

inline SearchPattern patternOf(SearchMode mode, const QString &text)
{
    return SearchPattern::compile({mode, text, true, {}}).value();
}

using Place = std::tuple<PeerId, RecordKind, quint64, quint32>; ///< peer, direction, offset in the stream, length

inline std::vector<Place> placesOf(const SearchHits &hits, const JournalReader &reader)
{
    std::vector<Place> places;
    for (std::size_t i = 0; i < hits.kept(); ++i) {
        const SearchHit &hit = hits.at(i);
        const Record record = reader.record(hit.record);
        places.emplace_back(record.peer, record.kind, record.streamOffset + hit.offset, hit.length);
    }
    std::sort(places.begin(), places.end());
    return places;
}

/// All hits of a scan in parts of \p partRecords, from \p from on and then backwards.
inline SearchHits scanInParts(const JournalReader &reader, const SearchPattern &pattern, quint64 partRecords,
                              quint64 from)
{
    SearchScan scan(reader, pattern);
    SearchHits hits;
    for (quint64 at = from; at < reader.count(); at += partRecords)
        hits.append(scan.scan(RecordId(at), RecordId(std::min(at + partRecords, reader.count())), hits.room()));
    for (quint64 end = from; end > 0;) {
        const quint64 begin = end - std::min(end, partRecords);
        hits.prepend(scan.scan(RecordId(begin), RecordId(end), hits.room()));
        end = begin;
    }
    return hits;
}

} // namespace SearchParts
