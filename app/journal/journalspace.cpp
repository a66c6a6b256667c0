// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "journal/journal.h"
#include "journal/journalstore.h"
#include "journal/spillfolder.h"

#include <cerrno>
#include <utility>

// Where the memory of segments comes from.

namespace SocketDesk {

namespace {

constexpr qint64 memoryLimitBytes = qint64(512) << 20; // where no file can be made

} // namespace

/// Once for each segment. At the limit there is no room for one more until another is released, and where early releases are
/// wanted none should be taken.
void Journal::orderNextSegment()
{
    m_orderAt = noOrder;
    const qint64 size = nextSegment();
    if (!m_spill || m_ahead.isOrdered() || m_config.enough > 0 || bytesLeft() < size)
        return;
    const quint64 file = m_spill->addSegment();
    m_ahead.order(file, m_spill->segmentPath(file), size);
}

Result<Journal::Room> Journal::segmentRoom(qint64 size)
{
    Result<Room> room = fileRoom(size);
    const auto releasesOne = [this] {
        const std::size_t before = m_parts.size();
        releaseUntil([this, before] { return m_parts.size() < before; });
        return m_parts.size() < before;
    };
    // For whom what has been read is of no more use, a full disk is a limit as well.
    while (isDiskFull(room) && m_config.enough > 0 && releasesOne())
        room = fileRoom(size);
    if (isDiskFull(room)) // which is waited for
        return room;
    if (!room) { // where no file can be had, memory must do for a while
        releaseUntil([this, size] { return m_memoryBytes + size <= memoryLimitBytes; });
        if (m_memoryBytes + size > memoryLimitBytes)
            return room;
        room = MappedMemory::anonymous(size).map([](MappedMemory memory) {
            return Room{std::move(memory), Source::Memory, {}};
        });
    }
    if (room)
        bytesOf(room->source) += size;
    return room;
}

/// In the journal's own folder; where that is not to be had, or has vanished, in a file without a name.
Result<Journal::Room> Journal::fileRoom(qint64 size)
{
    const QString parent = m_config.folder.isEmpty() ? defaultFolder() : m_config.folder;
    if (const Result<void> made = makeSpillFolder(parent); !made)
        return failure(made.error());
    if (auto room = roomAhead(size))
        return std::move(*room);
    if (m_spill) {
        const quint64 number = m_spill->addSegment();
        Result<MappedMemory> memory = MappedMemory::inFile(m_spill->segmentPath(number), size);
        if (memory)
            return Room{std::move(*memory), Source::File, number};
        m_spill->removeSegment(number);
        if (memory.error().code == ErrorCode::DiskFull)
            return failure(Error{memory.error().code, {parent}, memory.error().systemError, -1});
    }
    return makePrivateFolder(parent)
        .and_then([&] { return MappedMemory::inFolder(parent, size); })
        .map([](MappedMemory memory) {
            return Room{std::move(memory), Source::File, {}};
        });
}

/// What was ordered, if it has become what is needed; what was wrong with it, the next attempt will find.
std::optional<Journal::Room> Journal::roomAhead(qint64 size)
{
    if (!m_ahead.isOrdered())
        return {};
    SegmentAhead::Room room = m_ahead.take();
    if (room.memory && room.size == size)
        return Room{std::move(*room.memory), Source::File, room.file};
    m_spill->removeSegment(room.file);
    return {};
}

Result<void> Journal::makeSpillFolder(const QString &parent)
{
    if (m_spill || m_hasNoSpill)
        return {};
    Result<std::unique_ptr<SpillFolder>> made = SpillFolder::make(parent);
    if (!made && made.error().code == ErrorCode::DiskFull)
        return failure(made.error());
    if (!made) { // for good, but where it was descriptors that were short
        m_hasNoSpill = made.error().systemError != EMFILE && made.error().systemError != ENFILE;
        return {};
    }
    m_spill = std::move(*made);
    m_spill->describe(m_description);
    for (quint32 id = 1; id <= m_store->peerCount(); ++id)
        m_spill->addPeer(m_store->peer(PeerId(id)));
    return {};
}

} // namespace SocketDesk
