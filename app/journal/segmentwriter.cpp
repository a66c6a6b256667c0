// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "journal/segmentwriter.h"

#include <algorithm>
#include <atomic>
#include <new>
#include <utility>

namespace SocketDesk {

namespace {
// Measured on ext4: steps from 256 KiB on cost the least, and one takes about 0.05 ms.
constexpr quint32 prepareStep = 256 * 1024;
} // namespace

SegmentWriter::SegmentWriter(std::shared_ptr<Segment> segment, std::shared_ptr<const BackingFile> file,
                             quint32 keptForEvents)
    : m_segment(std::move(segment))
    , m_file(std::move(file))
    , m_chunkEnd(m_segment->size() - keptForEvents)
    , m_end(m_segment->size())
{
    new (m_segment->m_memory.bytes().data()) SegmentFileHeader{.firstRecord = toNumber(m_segment->firstId())};
}

bool SegmentWriter::prepareSteps(quint32 length)
{
    while (m_prepared < m_used + RecordHeader::spaceFor(length) && m_prepared < m_end) {
        const quint32 end = std::min(m_prepared + prepareStep, m_end);
        const quint32 untouched = std::max(m_prepared, m_used); // events may lie beyond what is prepared
        if (m_file && untouched < end && !m_file->zero(untouched, end - untouched))
            return false;
        m_segment->m_memory.populate(m_prepared, end - m_prepared);
        m_prepared = end;
    }
    return true;
}

void SegmentWriter::put(const RecordHeader &header)
{
    auto *const placed = new (m_segment->m_memory.bytes().data() + m_used) RecordHeader(header);
    std::atomic_ref(placed->written).store(RecordHeader::isWritten, std::memory_order_release);
    advance(header);
}

/// The payload first, so that a header is never found without it.
bool SegmentWriter::write(const RecordHeader &header, QByteArrayView payload)
{
    Q_ASSERT(header.length == payload.size());
    if (!writesBetter(header.length) || !m_file->write(m_used + sizeof header, payload))
        return false;
    RecordHeader placed = header;
    placed.written = RecordHeader::isWritten;
    if (!m_file->write(m_used, {reinterpret_cast<const char *>(&placed), sizeof placed}))
        return false;
    advance(header);
    m_prepared = std::max(m_prepared, m_used / prepareStep * prepareStep);
    return true;
}

void SegmentWriter::advance(const RecordHeader &header)
{
    Q_ASSERT(takesEvent(header.length));
    if (m_records % Segment::recordsPerMark == 0)
        m_segment->m_marks[m_records / Segment::recordsPerMark] = m_used;
    m_used += header.space();
    m_chunkBytes += header.kind == RecordKind::Event ? 0 : header.length;
    ++m_records;
}

void SegmentWriter::seal() const
{
    if (m_segment)
        m_segment->m_memory.readAhead();
}

Segment::Begin SegmentWriter::end(RecordId next) const
{
    if (!m_segment)
        return {};
    const Segment::Begin &begin = m_segment->begin();
    return {next, begin.position + m_used - sizeof(SegmentFileHeader), begin.chunkBytes + m_chunkBytes};
}

} // namespace SocketDesk
