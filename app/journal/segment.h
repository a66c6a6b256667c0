// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "journal/mappedmemory.h"
#include "journal/record.h"

#include <array>
#include <memory>

namespace SocketDesk {

/// What stands before the payload of each record in a segment. Multiples of 8 bytes, so that headers are aligned.
struct RecordHeader
{
    quint32 length = 0; ///< of the payload, in bytes
    PeerId peer = noPeer;
    qint64 nanoseconds = 0; ///< since 1970-01-01T00:00:00Z
    quint64 streamOffset = 0;
    RecordId previousInStream = noRecord;
    RecordKind kind = RecordKind::Event;
    EventKind event = EventKind::Note;
    quint8 flags = 0;
    quint8 written = 0; ///< isWritten as soon as all else is there: who finds the file after a crash trusts no other

    static constexpr quint8 isWritten = 0xA5;

    /// Bytes of header and payload and what fills them up to the next header.
    [[nodiscard]] static constexpr quint32 spaceFor(quint32 length);
    [[nodiscard]] quint32 space() const { return spaceFor(length); }
};

constexpr quint32 RecordHeader::spaceFor(quint32 length)
{
    return (quint32(sizeof(RecordHeader)) + length + 7U) & ~7U;
}

/// What a segment begins with, so that its records can be read from a file that a crash has left over.
struct SegmentFileHeader
{
    std::array<char, 8> magic{'S', 'D', 's', 'e', 'g', 'm', '0', '1'};
    quint64 firstRecord = 0;
    std::array<quint64, 6> unused{};
};

/// A part of the journal that lies in one piece of memory: records one behind the other, and where every 64th begins.
///
/// The writer fills it through SegmentWriter; whoever knows from the journal's count that a record is there may read it,
/// in any thread and without a lock.
class Segment
{
public:
    /// What lies in the journal before a segment.
    struct Begin
    {
        RecordId first{0};
        quint64 position = 0;   ///< of its first record
        quint64 chunkBytes = 0; ///< payload of all chunks
    };

    Segment(MappedMemory memory, const Begin &begin);

    [[nodiscard]] const Begin &begin() const { return m_begin; }
    [[nodiscard]] RecordId firstId() const { return m_begin.first; }
    [[nodiscard]] quint64 basePosition() const { return m_begin.position; }
    [[nodiscard]] quint32 size() const { return quint32(m_memory.bytes().size()); }

    [[nodiscard]] const RecordHeader &header(quint32 offset) const;
    [[nodiscard]] Record record(RecordId id, quint32 offset) const;

    /// Where the record number \p index of this segment begins.
    [[nodiscard]] quint32 offsetOf(quint64 index) const;

    /// Index and offset of the last of the first \p records records that does not begin after \p offset.
    struct Place
    {
        quint64 index = 0;
        quint32 offset = 0;
    };
    [[nodiscard]] Place placeAt(quint32 offset, quint64 records) const;

private:
    friend class SegmentWriter;

    static constexpr quint64 recordsPerMark = 64;

    MappedMemory m_memory;
    Begin m_begin;
    std::unique_ptr<quint32[]> m_marks; ///< offset of every 64th record, as many as can be
};

inline const RecordHeader &Segment::header(quint32 offset) const
{
    return *reinterpret_cast<const RecordHeader *>(m_memory.bytes().data() + offset);
}

inline Record Segment::record(RecordId id, quint32 offset) const
{
    const RecordHeader &h = header(offset);
    return {id,
            h.kind,
            h.event,
            h.flags,
            h.peer,
            Timestamp(std::chrono::nanoseconds(h.nanoseconds)),
            m_begin.position + offset - quint32(sizeof(SegmentFileHeader)),
            h.previousInStream,
            h.streamOffset,
            {m_memory.bytes().data() + offset + sizeof(RecordHeader), qsizetype(h.length)}};
}

} // namespace SocketDesk
