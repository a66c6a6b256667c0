// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "journal/record.h"
#include "journal/segment.h"

#include <algorithm>
#include <atomic>
#include <memory>
#include <optional>
#include <type_traits>
#include <utility>
#include <vector>

namespace SocketDesk {

class JournalStore;

/// Where the bytes of a peer in one direction are over.
struct StreamEnd
{
    RecordId event = noRecord;     ///< the event that says so
    RecordId lastChunk = noRecord; ///< noRecord where there was none
};

/// What a journal has given back at its limit: its oldest records.
struct ReleasedRecords
{
    quint64 count = 0;
    quint64 chunkBytes = 0; ///< payload of the chunks among them

    friend bool operator==(const ReleasedRecords &, const ReleasedRecords &) = default;
};

/// Keeps records from being released while it lives: for those who must not miss any. Reception waits for them then.
class JournalHold
{
public:
    JournalHold() = default; ///< holds nothing

    /// What lies before \p next is needed no more. Any thread.
    void advanceTo(RecordId next)
    {
        if (m_from)
            m_from->store(toNumber(next), std::memory_order_release);
    }

private:
    friend class JournalReader;
    explicit JournalHold(std::shared_ptr<std::atomic<quint64>> from)
        : m_from(std::move(from))
    {}

    std::shared_ptr<std::atomic<quint64>> m_from;
};

/// The reading end: a view of the records published when it was last refreshed.
///
/// What the journal releases meanwhile stays readable until then, and takes its room until then.
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

    /// Looks at the journal anew. \return true if there are more records than before, or fewer at the begin
    bool refresh();

    /// Looks at nothing until it is refreshed, so that it keeps nothing that is released.
    void letGo();

    /// Records published at the last refresh; ids run from first() to count() - 1.
    [[nodiscard]] quint64 count() const { return m_count; }

    /// The oldest record that was not released; count() where there is none.
    [[nodiscard]] RecordId first() const { return m_first; }
    [[nodiscard]] ReleasedRecords released() const;
    [[nodiscard]] bool contains(RecordId id) const { return id >= m_first && toNumber(id) < m_count; }

    /// The record \p id, which must be below count(); an empty note where it was released.
    [[nodiscard]] Record record(RecordId id) const;

    /// Calls \p handle with each Record from \p from to before \p to, as far as there are that many, until it returns
    /// false. Those that were released are left out. Costs no more than the step from one header to the next.
    template<typename Handle>
    void forEach(RecordId from, RecordId to, Handle &&handle) const;

    /// End of the journal's byte space: larger than the position of every record. 0 for an empty journal.
    [[nodiscard]] quint64 endPosition() const;

    /// The last record whose position is not after \p position, or first(); noRecord for an empty journal.
    [[nodiscard]] RecordId recordAt(quint64 position) const;

    [[nodiscard]] PeerEntry peer(PeerId id) const;
    [[nodiscard]] quint32 peerCount() const;

    /// Where the stream of \p peer in the direction \p kind ends, if that is among the first count() records.
    [[nodiscard]] std::optional<StreamEnd> streamEnd(PeerId peer, RecordKind kind) const;

    /// The records from \p from on are not released until the hold says so. Reception waits for them at the limit.
    [[nodiscard]] JournalHold hold(RecordId from) const;

    /// Keeps the bytes of \p id, which must be among the records, where they are, whatever is released.
    [[nodiscard]] std::shared_ptr<const void> keep(RecordId id) const;

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
    [[nodiscard]] SegmentList::const_iterator segmentOf(RecordId id) const;
    [[nodiscard]] Place find(RecordId id) const;
    [[nodiscard]] Record recordAt(const Place &place) const;
    [[nodiscard]] Place placeInSegment(SegmentList::const_iterator segment) const;

    std::shared_ptr<JournalStore> m_store;
    std::shared_ptr<const SegmentList> m_segments;
    quint64 m_segmentsVersion = 0;
    RecordId m_first{0};
    quint64 m_count = 0;
    mutable Place m_last; ///< the record looked up last, from which the next one is one step
};

/// The last \p count bytes before \p chunk of its stream, or as many as there are.
[[nodiscard]] QByteArray bytesBefore(const JournalReader &reader, const Record &chunk, qsizetype count);

/// What lies before the first record is there for nobody, so no stream leads back to it.
inline Record JournalReader::recordAt(const Place &place) const
{
    Record record = place.segment->record(place.id, place.offset);
    if (record.previousInStream < m_first)
        record.previousInStream = noRecord;
    return record;
}

template<typename Handle>
void JournalReader::forEach(RecordId from, RecordId to, Handle &&handle) const
{
    to = std::min(to, RecordId(m_count));
    from = std::max(from, m_first);
    while (from < to) {
        Place place = find(from);
        for (from = std::min(to, place.end); place.id < from; ++place.id) {
            const Record record = recordAt(place);
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
