// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "journal/journallimit.h"
#include "journal/journalreader.h"
#include "journal/peertable.h"
#include "journal/recentsources.h"
#include "journal/record.h"
#include "journal/segmentahead.h"
#include "journal/segmentwriter.h"

#include <QString>

#include <deque>
#include <functional>
#include <limits>
#include <memory>
#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

namespace SocketDesk {

class JournalStore;
class SpillFolder;

/// Limits and place of a journal.
struct JournalConfig
{
    QString folder;                         ///< where the segment files are; empty: the user's private cache folder
    JournalLimit limit{};                   ///< where oldest records are not released, reserve() refuses at it
    qint64 segmentBytes = qint64(64) << 20; ///< of one full-grown segment file; the first ones are smaller

    /// Bytes of all segments beyond which the oldest are released as soon as nobody holds them (JournalReader::hold()), long
    /// before the limit: for whom what has been read is of no more use. 0: no sooner than at the limit.
    qint64 enough = 0;

    /// Told each record before it is released, in the writer's thread: to count it, for example. May be empty.
    std::function<void(const JournalReader &, const Record &)> onRelease{};

    /// Its files have names, which a crash leaves to SpillReader. Not for what can be had again.
    bool survivesCrash = true;
};

/// The append-only store of the records of a session: the writer's end.
///
/// One writer, in the engine thread; any number of JournalReader in other threads, which take no lock for records.
/// Records lie one behind the other in mapped segment files (mode 0600), so memory is page cache. They lie in a folder of
/// its own, which goes with the journal, or as soon as they are released; a crash leaves it to SpillReader.
/// A record is published by one release store of the count and never changes afterwards. No file exists before the
/// first record. Disk space is allocated before it is mapped, so a full disk is an error here and never a signal.
/// At the limit whole segments are released, the oldest first; a reader that has seen them keeps them until it looks again.
class Journal
{
public:
    explicit Journal(JournalConfig config = {});
    Q_DISABLE_COPY_MOVE(Journal)
    ~Journal();

    /// The peer \p entry; ids count from 1. A stream is always a new one; a source of datagrams is the one it was, unless
    /// so many others came after it that it is forgotten.
    /// \return noPeer where there is no room for one more source of datagrams, of which anybody can make up any number
    PeerId addPeer(const PeerEntry &entry);

    /// From now on. What is more than a smaller limit goes, or is waited for, with the next segment.
    void setLimit(const JournalLimit &limit) { m_config.limit = limit; }

    /// What a crash leaves beside the records: one line of what they are of.
    void describe(const QByteArray &line);

    /// While on, the bytes of records stay where they are although they are released: somebody has yet to be told.
    void setKeepsReleased(bool on)
    {
        m_keepsReleased = on;
        if (!on)
            m_released.clear();
    }

    /// What is said where there is no room.
    [[nodiscard]] Error full() const { return {ErrorCode::JournalLimit, {QString::number(m_config.limit.bytes)}}; }

    /// Room for at least \p wanted payload bytes of the next chunk, so that a read can go there: in the open segment, or,
    /// for many, in memory that is at hand and from which they are written to the segment's file. Stays valid until the
    /// next call of a writing member. \p wanted is at most maximumChunk.
    /// \return JournalLimit or DiskFull; the journal stays usable and may have room again later
    [[nodiscard]] Result<std::span<char>> reserve(qsizetype wanted);

    /// Publishes the first \p length bytes of the span that reserve() gave as a chunk.
    RecordId commit(RecordKind kind, PeerId peer, Timestamp time, qsizetype length, quint8 flags = 0);

    /// Publishes \p bytes, no more than reserve() was asked for, as a chunk: from where they lie, not by way of its span.
    RecordId commit(RecordKind kind, PeerId peer, Timestamp time, QByteArrayView bytes, quint8 flags = 0);

    /// Where the bytes of the chunk lie that was added last, and stay.
    [[nodiscard]] QByteArrayView lastChunk() const { return m_lastChunk; }

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

    /// Where segment files are if nothing else is said; empty where the user has no such place.
    [[nodiscard]] static QString defaultFolder();

    static constexpr qsizetype maximumChunk = 256 * 1024;

private:
    /// What the memory of a segment counts as.
    enum class Source : quint8 { File, Memory, BeyondLimit };
    struct Part
    {
        std::shared_ptr<const Segment> segment;
        Source source = Source::File;
        std::optional<quint64> file; ///< its number in the folder, where it has a name there
    };
    /// Memory for a segment, which becomes a part.
    struct Room
    {
        MappedMemory memory;
        Source source = Source::File;
        std::optional<quint64> file;
    };

    static constexpr quint32 noOrder = std::numeric_limits<quint32>::max();

    [[nodiscard]] StreamTail &tail(PeerId peer, RecordKind kind);
    [[nodiscard]] bool makePeerRoom(bool isStream);
    [[nodiscard]] bool addMappedPeerRoom();
    [[nodiscard]] qint64 bytesLeft() const;
    void endStreams(EventKind event, PeerId peer);
    RecordId publish();
    [[nodiscard]] Result<void> makeChunkRoom(qsizetype wanted);
    RecordId place(RecordKind kind, PeerId peer, Timestamp time, QByteArrayView bytes, quint8 flags);
    [[nodiscard]] Result<void> openSegment(quint32 payload);
    [[nodiscard]] qint64 nextSegment() const;
    [[nodiscard]] qint64 fullGrownSegment() const;
    void orderNextSegment();
    [[nodiscard]] qint64 &bytesOf(Source source);
    [[nodiscard]] Result<Room> segmentRoom(qint64 size);
    [[nodiscard]] Result<Room> fileRoom(qint64 size);
    [[nodiscard]] std::optional<Room> roomAhead(qint64 size);
    [[nodiscard]] Result<void> makeSpillFolder(const QString &parent);
    [[nodiscard]] bool hasReleasable() const;
    void releaseUntil(const std::function<bool()> &hasRoom);
    void tellReleased(RecordId end) const;
    [[nodiscard]] bool makeEventRoom(quint32 length);
    [[nodiscard]] bool openEventSegment(quint32 length);
    void startSegment(Room room, quint32 keptForEvents);

    JournalConfig m_config;
    qint64 m_nextSegmentBytes = 0;
    qint64 m_fileBytes = 0;   ///< of all segments in files
    qint64 m_memoryBytes = 0; ///< of all segments in memory
    qint64 m_eventBytes = 0;  ///< of the segments beyond the limit
    quint64 m_count = 0;
    quint64 m_lostEvents = 0;
    qint64 m_peerBytes = 0;                                 ///< of them, those of peers, which stay for ever
    std::unique_ptr<SpillFolder> m_spill;                   ///< made with the first segment
    QByteArray m_description;                               ///< for it
    bool m_hasNoSpill = false;                              ///< it is not wanted or cannot be made: no file has a name
    std::deque<Part> m_parts;                               ///< the segments, the last one open
    std::vector<std::shared_ptr<const Segment>> m_released; ///< kept a little longer
    bool m_keepsReleased = false;
    SegmentWriter m_open;
    SegmentAhead m_ahead;
    quint32 m_orderAt = noOrder;       ///< bytes of the open segment from which on the next one is wanted ahead
    std::unique_ptr<char[]> m_scratch; ///< of maximumChunk bytes, made when first needed
    const char *m_room = nullptr;      ///< what reserve() gave
    QByteArrayView m_lastChunk;
    std::unordered_map<quint64, StreamTail> m_strangers; ///< tails of ids that addPeer() did not give
    RecentSources m_sources;
    std::shared_ptr<JournalStore> m_store;
};

} // namespace SocketDesk
