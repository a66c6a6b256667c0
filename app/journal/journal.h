// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "journal/journalreader.h"
#include "journal/record.h"
#include "journal/segmentwriter.h"

#include <QString>

#include <memory>
#include <span>
#include <vector>

namespace SocketDesk {

class JournalStore;

/// Limits and place of a journal.
struct JournalConfig
{
    QString folder;                         ///< where the segment files are; empty: the user's private cache folder
    qint64 limitBytes = qint64(8) << 30;    ///< bytes of all segments; at the limit reserve() refuses
    qint64 segmentBytes = qint64(64) << 20; ///< of one full-grown segment file; the first ones are smaller
};

/// The append-only store of the records of a session: the writer's end.
///
/// One writer, in the engine thread; any number of JournalReader in other threads, which take no lock for records.
/// Records lie one behind the other in mapped segment files (mode 0600, already unlinked), so memory is page cache.
/// A record is published by one release store of the count and never changes afterwards. No file exists before the
/// first record. Disk space is allocated before it is mapped, so a full disk is an error here and never a signal.
class Journal
{
public:
    explicit Journal(JournalConfig config = {});
    Q_DISABLE_COPY_MOVE(Journal)
    ~Journal();

    /// A new peer; ids count from 1.
    PeerId addPeer(const PeerEntry &entry);

    /// Room for at least \p wanted payload bytes of the next chunk, straight in the open segment, so that a read can go
    /// there. Stays valid until the next call of a writing member. \p wanted is at most maximumChunk.
    /// \return JournalLimit or DiskFull; the journal stays usable and may have room again later
    [[nodiscard]] Result<std::span<char>> reserve(qsizetype wanted);

    /// Publishes the first \p length bytes of the span that reserve() gave as a chunk.
    RecordId commit(RecordKind kind, PeerId peer, Timestamp time, qsizetype length, quint8 flags = 0);

    /// reserve(), copy, commit().
    Result<RecordId> append(RecordKind kind, PeerId peer, Timestamp time, QByteArrayView bytes, quint8 flags = 0);

    /// Events always fit: a small reserve is kept for them beyond the limit; if even that is gone they are counted in
    /// lostEvents().
    RecordId appendEvent(EventKind event, PeerId peer, Timestamp time, const EventDetail &detail = {});

    [[nodiscard]] quint64 lostEvents() const { return m_lostEvents; }

    [[nodiscard]] quint64 count() const { return m_count; }

    /// True where some of it is in memory, because no file could be made in the folder.
    [[nodiscard]] bool usesMemory() const { return m_memoryBytes > 0; }

    /// A reader of this journal; it may outlive the journal.
    [[nodiscard]] JournalReader reader() const;

    static constexpr qsizetype maximumChunk = 256 * 1024;

private:
    /// What the next chunk of a peer and direction must know of those before it.
    struct Stream
    {
        RecordId last = noRecord;
        quint64 bytes = 0;
    };

    [[nodiscard]] Stream &stream(PeerId peer, RecordKind kind);
    void endStreams(EventKind event, PeerId peer);
    RecordId publish(const RecordHeader &header);
    [[nodiscard]] Result<void> openSegment(quint32 payload);
    [[nodiscard]] Result<MappedMemory> segmentMemory(qint64 size);
    [[nodiscard]] bool makeEventRoom(quint32 length);
    [[nodiscard]] bool openEventSegment(quint32 length);
    void startSegment(MappedMemory memory, quint32 keptForEvents);

    JournalConfig m_config;
    qint64 m_nextSegmentBytes = 0;
    qint64 m_fileBytes = 0;   ///< of all segments in files
    qint64 m_memoryBytes = 0; ///< of all segments in memory
    qint64 m_eventBytes = 0;  ///< of the segments beyond the limit
    quint64 m_count = 0;
    quint64 m_lostEvents = 0;
    SegmentWriter m_open;
    std::vector<Stream> m_streams; ///< by peer and direction
    std::shared_ptr<JournalStore> m_store;
};

} // namespace SocketDesk
