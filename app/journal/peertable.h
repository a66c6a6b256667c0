// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "journal/journalreader.h"
#include "journal/mappedmemory.h"

#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace SocketDesk {

/// What the next chunk of a peer and direction must know of those before it.
struct StreamTail
{
    RecordId last = noRecord;
    quint64 bytes = 0;
};

/// The peers of a journal by id, for ever.
///
/// Rows of one size in blocks that never move, which the system can write out: of datagram sources there can be any
/// number, because anybody can make them up. Plain memory: whoever shares it between threads holds a lock, except for
/// the tails, which belong to the writer.
class PeerTable
{
public:
    PeerTable() = default;
    Q_DISABLE_COPY_MOVE(PeerTable)

    [[nodiscard]] quint32 size() const { return m_size; }
    [[nodiscard]] bool isFull() const { return m_size == m_blocks.size() * rowsInBlock; }

    void addRoom();                    ///< one block in memory
    void addRoom(MappedMemory memory); ///< as many blocks as fit into it

    /// \return its id: 1 for the first. The addresses are cut to 72 bytes of UTF-8, which no numeric one exceeds.
    PeerId add(const PeerEntry &entry);
    [[nodiscard]] PeerEntry entry(PeerId id) const; ///< an empty one where there is none with that id

    void endStream(PeerId id, RecordKind kind, const StreamEnd &end); ///< only the first end counts
    [[nodiscard]] std::optional<StreamEnd> streamEnd(PeerId id, RecordKind kind) const;

    [[nodiscard]] StreamTail *tail(PeerId id, RecordKind kind);

private:
    struct Row;
    static constexpr std::size_t blockBytes = 64 * 1024;
    static const std::size_t rowsInBlock;

    [[nodiscard]] Row *row(PeerId id) const; ///< nothing where there is none with that id

    std::vector<char *> m_blocks;
    std::vector<std::unique_ptr<char[]>> m_ownMemory;
    std::vector<MappedMemory> m_mappedMemory;
    quint32 m_size = 0;
};

} // namespace SocketDesk
