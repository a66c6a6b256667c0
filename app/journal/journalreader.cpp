// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "journal/journalreader.h"

#include "journal/journalstore.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace SocketDesk {

JournalReader::JournalReader() = default;
JournalReader::JournalReader(const JournalReader &) = default;
JournalReader::JournalReader(JournalReader &&) noexcept = default;
JournalReader &JournalReader::operator=(const JournalReader &) = default;
JournalReader &JournalReader::operator=(JournalReader &&) noexcept = default;
JournalReader::~JournalReader() = default;

JournalReader::JournalReader(std::shared_ptr<JournalStore> store)
    : m_store(std::move(store))
{
    refresh();
}

bool JournalReader::refresh()
{
    if (!m_store)
        return false;
    // The count first: while the segments are the same, they hold so many records.
    const quint64 count = m_store->count();
    if (m_store->segmentsVersion() == m_segmentsVersion)
        return std::exchange(m_count, count) != count;
    auto [segments, version, counted] = m_store->view();
    const RecordId first = segments->empty() ? RecordId(0) : segments->front()->firstId();
    m_segments = std::move(segments);
    m_segmentsVersion = version;
    m_last = {};
    const bool isOther = m_count != counted || m_first != first;
    m_count = counted;
    m_first = first;
    return isOther;
}

void JournalReader::letGo()
{
    auto store = std::move(m_store);
    *this = {};
    m_store = std::move(store);
}

ReleasedRecords JournalReader::released() const
{
    return m_segments && !m_segments->empty()
               ? ReleasedRecords{toNumber(m_first), m_segments->front()->begin().chunkBytes}
               : ReleasedRecords();
}

Record JournalReader::record(RecordId id) const
{
    Q_ASSERT(toNumber(id) < m_count);
    if (id < m_first)
        return {.id = id};
    m_last = find(id);
    return recordAt(m_last);
}

quint64 JournalReader::endPosition() const
{
    if (m_count == 0)
        return 0;
    const Record last = record(RecordId(m_count - 1));
    return last.position + RecordHeader::spaceFor(quint32(last.bytes.size()));
}

RecordId JournalReader::recordAt(quint64 position) const
{
    if (m_count == 0)
        return noRecord;
    const auto after = [](quint64 value, const auto &segment) { return value < segment->basePosition(); };
    auto segment = std::upper_bound(m_segments->begin(), m_segments->end(), position, after);
    if (segment != m_segments->begin())
        --segment;
    // A segment that holds nothing yet that we may see is passed over.
    while (segment != m_segments->begin() && toNumber((*segment)->firstId()) >= m_count)
        --segment;
    Place place = placeInSegment(segment);
    const quint64 base = std::min((*segment)->basePosition(), position);
    const quint64 room = (*segment)->size() - sizeof(SegmentFileHeader);
    const quint64 offset = std::min(position - base, room) + sizeof(SegmentFileHeader);
    const quint64 records = toNumber(place.end) - toNumber(place.id);
    const auto [index, at] = (*segment)->placeAt(quint32(offset), records);
    place.id = place.id + index;
    place.offset = at;
    m_last = place;
    return place.id;
}

PeerEntry JournalReader::peer(PeerId id) const
{
    return m_store ? m_store->peer(id) : PeerEntry();
}

quint32 JournalReader::peerCount() const
{
    return m_store ? m_store->peerCount() : 0;
}

std::optional<StreamEnd> JournalReader::streamEnd(PeerId peer, RecordKind kind) const
{
    const std::optional<StreamEnd> end = m_store ? m_store->streamEnd(peer, kind) : std::nullopt;
    return end && toNumber(end->event) < m_count ? end : std::nullopt;
}

JournalReader::Place JournalReader::find(RecordId id) const
{
    if (m_last.segment && m_last.id <= id && id < m_last.end && toNumber(id) - toNumber(m_last.id) <= 1) {
        Place place = m_last;
        if (place.id != id)
            place.offset += place.segment->header(place.offset).space();
        place.id = id;
        return place;
    }
    Place place = placeInSegment(segmentOf(id));
    place.offset = place.segment->offsetOf(toNumber(id) - toNumber(place.id));
    place.id = id;
    return place;
}

JournalReader::SegmentList::const_iterator JournalReader::segmentOf(RecordId id) const
{
    const auto after = [](RecordId value, const auto &segment) { return value < segment->firstId(); };
    return std::prev(std::upper_bound(m_segments->begin(), m_segments->end(), id, after));
}

JournalHold JournalReader::hold(RecordId from) const
{
    return m_store ? JournalHold(m_store->hold(from)) : JournalHold();
}

std::shared_ptr<const void> JournalReader::keep(RecordId id) const
{
    Q_ASSERT(contains(id));
    return *segmentOf(id);
}

JournalReader::Place JournalReader::placeInSegment(SegmentList::const_iterator segment) const
{
    const auto next = std::next(segment);
    const RecordId end = next == m_segments->end() ? RecordId(m_count) : (*next)->firstId();
    return {segment->get(), (*segment)->firstId(), std::min(end, RecordId(m_count)), 0};
}

QByteArray bytesBefore(const JournalReader &reader, const Record &chunk, qsizetype count)
{
    QByteArray bytes;
    RecordId id = chunk.previousInStream;
    while (bytes.size() < count && id != noRecord) {
        const Record earlier = reader.record(id);
        bytes.prepend(earlier.bytes.last(std::min(earlier.bytes.size(), count - bytes.size())));
        id = earlier.previousInStream;
    }
    return bytes;
}

} // namespace SocketDesk
