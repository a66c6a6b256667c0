// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "journal/record.h"
#include "journal/segment.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <type_traits>
#include <vector>

namespace SocketDesk {

class JournalStore;

/// Where the bytes of a peer in one direction are over.
struct StreamEnd
{
    RecordId event = noRecord;     ///< the event that says so
    RecordId lastChunk = noRecord; ///< noRecord where there was none
};

/// The reading end: a view of the records published when it was last refreshed.
///
/// A value for one thread; copy it to read in another. Cheap to refresh. Looking up a record costs a few steps in a
/// sparse index; walking with forEach() or next ids costs one.
class JournalReader
{
public:
    JournalReader(); ///< of an empty journal
    JournalReader(const JournalReader &);
    JournalReader(JournalReader &&) noexcept;
    JournalReader &operator=(const JournalReader &);
    JournalReader &operator=(JournalReader &&) noexcept;
    ~JournalReader();

    /// Looks at the journal anew. \return true if there are more records than before
    bool refresh();

    /// Records published at the last refresh; ids run from 0 to count() - 1.
    [[nodiscard]] quint64 count() const { return m_count; }

    /// The record \p id, which must be below count().
    [[nodiscard]] Record record(RecordId id) const;

    /// Calls \p handle with each Record from \p from to before \p to, as far as there are that many, until it returns
    /// false. Costs no more than the step from one header to the next.
    template<typename Handle>
    void forEach(RecordId from, RecordId to, Handle &&handle) const;

    /// End of the journal's byte space: larger than the position of every record. 0 for an empty journal.
    [[nodiscard]] quint64 endPosition() const;

    /// The last record whose position is not after \p position; noRecord for an empty journal.
    [[nodiscard]] RecordId recordAt(quint64 position) const;

    [[nodiscard]] PeerEntry peer(PeerId id) const;
    [[nodiscard]] quint32 peerCount() const;

    /// Where the stream of \p peer in the direction \p kind ends, if that is among the first count() records.
    [[nodiscard]] std::optional<StreamEnd> streamEnd(PeerId peer, RecordKind kind) const;

private:
    friend class Journal;
    explicit JournalReader(std::shared_ptr<JournalStore> store);

    using SegmentList = std::vector<std::shared_ptr<const Segment>>;

    /// A record in its segment, and where the visible records of that segment end.
    struct Place
    {
        const Segment *segment = nullptr;
        RecordId id = noRecord;
        RecordId end = noRecord;
        quint32 offset = 0;
    };
    [[nodiscard]] Place find(RecordId id) const;
    [[nodiscard]] Place placeInSegment(SegmentList::const_iterator segment) const;

    std::shared_ptr<JournalStore> m_store;
    std::shared_ptr<const SegmentList> m_segments;
    quint64 m_segmentsVersion = 0;
    quint64 m_count = 0;
    mutable Place m_last; ///< the record looked up last, from which the next one is one step
};

template<typename Handle>
void JournalReader::forEach(RecordId from, RecordId to, Handle &&handle) const
{
    to = std::min(to, RecordId(m_count));
    while (from < to) {
        Place place = find(from);
        for (from = std::min(to, place.end); place.id < from; ++place.id) {
            const Record record = place.segment->record(place.id, place.offset);
            place.offset += RecordHeader::spaceFor(quint32(record.bytes.size()));
            if constexpr (std::is_same_v<std::invoke_result_t<Handle &, const Record &>, bool>) {
                if (!handle(record))
                    return;
            } else {
                handle(record);
            }
        }
    }
}

} // namespace SocketDesk
