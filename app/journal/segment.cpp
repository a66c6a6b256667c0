// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "journal/segment.h"

#include <algorithm>
#include <utility>

namespace SocketDesk {

Segment::Segment(MappedMemory memory, const Begin &begin)
    : m_memory(std::move(memory))
    , m_begin(begin)
    , m_marks(std::make_unique_for_overwrite<quint32[]>(size() / (recordsPerMark * sizeof(RecordHeader)) + 1))
{}

quint32 Segment::offsetOf(quint64 index) const
{
    quint32 offset = m_marks[index / recordsPerMark];
    for (quint64 i = index % recordsPerMark; i > 0; --i)
        offset += header(offset).space();
    return offset;
}

Segment::Place Segment::placeAt(quint32 offset, quint64 records) const
{
    const quint32 *begin = m_marks.get();
    const quint32 *end = begin + (records + recordsPerMark - 1) / recordsPerMark;
    const quint32 *mark = std::upper_bound(begin + 1, end, offset) - 1;
    Place place{quint64(mark - begin) * recordsPerMark, *mark};
    while (place.index + 1 < records) {
        const quint32 next = place.offset + header(place.offset).space();
        if (next > offset)
            break;
        place = {place.index + 1, next};
    }
    return place;
}

} // namespace SocketDesk
