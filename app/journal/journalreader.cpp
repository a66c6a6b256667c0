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
    // The count first: the segments seen after it are at least those that hold so many records.
    const quint64 count = m_store ? m_store->count() : 0;
    if (count == m_count)
        return false;
    m_count = count;
    if (const quint64 version = m_store->segmentsVersion(); version != m_segmentsVersion) {
        m_segments = m_store->segments();
        m_segmentsVersion = version;
        m_last = {};
    }
    return true;
}

Record JournalReader::record(RecordId id) const
{
    Q_ASSERT(toNumber(id) < m_count);
    m_last = find(id);
    return m_last.segment->record(id, m_last.offset);
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
    // A segment that holds nothing yet that we may see is passed over.
    do {
        --segment;
    } while (segment != m_segments->begin() && toNumber((*segment)->firstId()) >= m_count);
    Place place = placeInSegment(segment);
    const quint64 offset = std::min(position - (*segment)->basePosition(), quint64((*segment)->size()));
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
    const auto after = [](RecordId value, const auto &segment) { return value < segment->firstId(); };
    const auto segment = std::upper_bound(m_segments->begin(), m_segments->end(), id, after);
    Place place = placeInSegment(std::prev(segment));
    place.offset = place.segment->offsetOf(toNumber(id) - toNumber(place.id));
    place.id = id;
    return place;
}

JournalReader::Place JournalReader::placeInSegment(SegmentList::const_iterator segment) const
{
    const auto next = std::next(segment);
    const RecordId end = next == m_segments->end() ? RecordId(m_count) : (*next)->firstId();
    return {segment->get(), (*segment)->firstId(), std::min(end, RecordId(m_count)), 0};
}

} // namespace SocketDesk
