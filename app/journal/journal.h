// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "journal/record.h"

#include <QString>

#include <memory>
#include <span>
#include <vector>

namespace SocketDesk {

class JournalReader;
class JournalStore;

/// Limits and place of a journal.
struct JournalConfig
{
    QString folder;                             ///< where the segment files are; empty: the user's private cache folder
    qint64 limitBytes = qint64(8) << 30;        ///< bytes of all segments; at the limit reserve() refuses
    qint64 segmentBytes = qint64(64) << 20;     ///< of one full-grown segment file; the first ones are smaller
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

    [[nodiscard]] quint64 lostEvents() const;

    [[nodiscard]] quint64 count() const;

    /// A reader of this journal; it may outlive the journal.
    [[nodiscard]] JournalReader reader() const;

    static constexpr qsizetype maximumChunk = 256 * 1024;

private:
    std::shared_ptr<JournalStore> m_store;
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
    JournalReader &operator=(const JournalReader &);
    ~JournalReader();

    /// Looks at the journal anew. \return true if there are more records than before
    bool refresh();

    /// Records published at the last refresh; ids run from 0 to count() - 1.
    [[nodiscard]] quint64 count() const { return m_count; }

    /// The record \p id, which must be below count().
    [[nodiscard]] Record record(RecordId id) const;

    /// End of the journal's byte space: larger than the position of every record. 0 for an empty journal.
    [[nodiscard]] quint64 endPosition() const;

    /// The last record whose position is not after \p position.
    [[nodiscard]] RecordId recordAt(quint64 position) const;

    [[nodiscard]] PeerEntry peer(PeerId id) const;
    [[nodiscard]] quint32 peerCount() const;

private:
    friend class Journal;
    explicit JournalReader(std::shared_ptr<JournalStore> store);

    class View;
    std::shared_ptr<JournalStore> m_store;
    quint64 m_count = 0;
    std::shared_ptr<View> m_view;
};

} // namespace SocketDesk
