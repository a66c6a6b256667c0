// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "journal/segment.h"

#include <memory>
#include <span>

namespace SocketDesk {

/// The writing end of the open segment: puts records one behind the other. For the journal's writing thread.
class SegmentWriter
{
public:
    SegmentWriter() = default; ///< of nothing: it has no room

    /// \param keptForEvents bytes at the end that chunks may not use
    /// \param file behind the segment; may be null
    SegmentWriter(std::shared_ptr<Segment> segment, std::shared_ptr<const BackingFile> file, quint32 keptForEvents);

    /// Where the payload of the next record goes, up to what chunks or events may fill.
    [[nodiscard]] std::span<char> chunkRoom() const { return roomUpTo(m_chunkEnd); }
    [[nodiscard]] std::span<char> eventRoom() const { return roomUpTo(m_end); }

    [[nodiscard]] quint32 used() const { return m_used; } ///< bytes of the segment
    /// True where a record with \p length bytes of payload has its place.
    [[nodiscard]] bool takesChunk(quint32 length) const { return takes(length, m_chunkEnd); }
    [[nodiscard]] bool takesEvent(quint32 length) const { return takes(length, m_end); }

    /// Gets the memory of the next record ready, ahead of use and in large steps. \return false where the disk is full
    [[nodiscard]] bool prepare(quint32 length)
    {
        return m_used + RecordHeader::spaceFor(length) <= m_prepared || prepareSteps(length);
    }

    /// Places the record, whose payload is already in the room. It is published by whoever counts.
    void put(const RecordHeader &header);

    /// True where write() is worth while for so many bytes, and prepare() a waste.
    [[nodiscard]] bool writesBetter(quint32 length) const { return m_file && length >= leastWritten; }

    /// Places the record with its payload, as put() does, through the file. \return false where that is not possible
    [[nodiscard]] bool write(const RecordHeader &header, QByteArrayView payload);

    /// Nothing more comes into this segment.
    void seal() const;

    /// Where the next segment begins; its first record is \p next.
    [[nodiscard]] Segment::Begin end(RecordId next) const;

private:
    // A call costs as much as the mapping of some pages.
    static constexpr quint32 leastWritten = 16 * 1024;

    [[nodiscard]] bool prepareSteps(quint32 length);
    void advance(const RecordHeader &header);

    // Here rather than in the source file: asked several times for each record.
    [[nodiscard]] std::span<char> roomUpTo(quint32 end) const
    {
        if (!takes(0, end))
            return {};
        const std::size_t payload = m_used + sizeof(RecordHeader);
        return m_segment->m_memory.bytes().subspan(payload, end - payload);
    }

    [[nodiscard]] bool takes(quint32 length, quint32 end) const
    {
        return m_segment && m_used + RecordHeader::spaceFor(length) <= end;
    }

    std::shared_ptr<Segment> m_segment;
    std::shared_ptr<const BackingFile> m_file;
    quint32 m_used = sizeof(SegmentFileHeader);
    quint32 m_chunkEnd = 0;
    quint32 m_end = 0;
    quint32 m_prepared = 0;
    quint64 m_records = 0;
    quint64 m_chunkBytes = 0;
};

} // namespace SocketDesk
