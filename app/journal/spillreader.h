// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/error.h"
#include "journal/savedpeers.h"
#include "journal/segment.h"

#include <QDateTime>
#include <QFile>
#include <QStringList>

#include <map>
#include <memory>
#include <vector>

namespace SocketDesk {

class Journal;
class SpillLock;

/// What a session that ended unexpectedly has left in its folder.
struct Leftover
{
    QString folder;
    qint64 bytes = 0; ///< of its segment files, which are not always full
    QDateTime lastChange;
    QByteArray description; ///< as Journal::describe() was told, if there is one: foreign bytes

    friend bool operator==(const Leftover &, const Leftover &) = default;
};

/// The folders in \p parent that hold records and that no process uses, the newest first. Reads no record: a matter of
/// milliseconds. \param parent empty: the user's private cache folder
[[nodiscard]] std::vector<Leftover> findLeftovers(const QString &parent = {});

/// Deletes what is there, unless somebody uses it. \return what the system said
Result<void> removeLeftover(const QString &folder);

/// True for a folder that is named as those of leftovers are.
[[nodiscard]] bool isLeftoverName(const QString &path);

/// Reads a leftover into a journal, a part at a time, and keeps others from deleting it meanwhile.
///
/// The files are nobody's friend: whatever is in them, memory stays bounded, and what makes sense up to the first place
/// of a segment that does not is read. Any thread, one at a time.
class SpillReader
{
public:
    SpillReader(const QString &folder, Journal &journal);
    Q_DISABLE_COPY_MOVE(SpillReader)
    ~SpillReader();

    /// \return true at the end; FileNotFound where nothing is there, JournalLimit or DiskFull
    [[nodiscard]] Result<bool> step();

    [[nodiscard]] double progress() const;                             ///< 0 to 1
    [[nodiscard]] quint64 missingRecords() const { return m_missing; } ///< between segments
    [[nodiscard]] quint64 damagedSegments() const { return m_damaged; }

private:
    struct File
    {
        QString path;
        RecordId first{0};
    };

    [[nodiscard]] Result<void> open();
    void addFile(const QString &path);
    [[nodiscard]] bool openNext();
    [[nodiscard]] bool isSensible(const RecordHeader &header) const;
    [[nodiscard]] Result<bool> readRecord();
    [[nodiscard]] Result<void> add(const RecordHeader &header, QByteArrayView bytes);
    [[nodiscard]] PeerId peer(PeerId saved);

    QString m_folder;
    Journal &m_journal;
    std::unique_ptr<SpillLock> m_lock; ///< once it is open
    SavedPeers m_savedPeers;
    std::map<PeerId, PeerId> m_peers; ///< what they are in the journal
    std::vector<File> m_files;
    std::size_t m_nextFile = 0;
    QFile m_file;
    QByteArray m_payload;
    quint64 m_nextRecord = 0;
    quint64 m_missing = 0;
    quint64 m_damaged = 0;
    qint64 m_allBytes = 0;
    qint64 m_bytesBefore = 0; ///< of the files that are read
};

} // namespace SocketDesk
