// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "framing/message.h"
#include "journal/journalreader.h"

#include <QByteArray>

#include <limits>
#include <vector>

namespace SocketDesk {

/// One peer in one direction, as a number for tables: twice the peer's, and one more for what was sent.
enum class StreamKey : quint64 {};

[[nodiscard]] constexpr StreamKey streamKey(PeerId peer, RecordKind direction)
{
    return StreamKey(quint64(toNumber(peer)) * 2 + (direction == RecordKind::Sent ? 1 : 0));
}
[[nodiscard]] constexpr StreamKey streamKey(const Record &chunk)
{
    return streamKey(chunk.peer, chunk.kind);
}
[[nodiscard]] constexpr quint64 toNumber(StreamKey key)
{
    return quint64(key);
}
[[nodiscard]] constexpr PeerId peerOf(StreamKey key)
{
    return PeerId(quint32(toNumber(key) / 2));
}
[[nodiscard]] constexpr RecordKind directionOf(StreamKey key)
{
    return toNumber(key) % 2 == 0 ? RecordKind::Received : RecordKind::Sent;
}

/// A message in its journal.
struct JournalMessage
{
    Message message; ///< offsets are those of Record::streamOffset
    PeerId peer = noPeer;
    RecordKind direction = RecordKind::Received;
    RecordId lastRecord = noRecord; ///< the chunk with its last byte
    /// Bytes of its stream decided where it ends. Otherwise a silence, the end of the stream or a hole in it did.
    bool endedByBytes = true;

    friend bool operator==(const JournalMessage &, const JournalMessage &) = default;
};

/// Bytes of one chunk that belong to one message.
struct MessagePiece
{
    RecordId record = noRecord;
    qsizetype begin = 0; ///< in the chunk
    qsizetype end = 0;

    friend bool operator==(const MessagePiece &, const MessagePiece &) = default;
};

/// Where the bytes of \p message lie, in their order; costs a step for each chunk. One empty piece for an empty datagram.
/// What was released is left out.
[[nodiscard]] std::vector<MessagePiece> messagePieces(const JournalReader &reader, const JournalMessage &message);

/// The first bytes of \p message, at most \p most.
[[nodiscard]] QByteArray messageBytes(const JournalReader &reader, const JournalMessage &message,
                                      qsizetype most = std::numeric_limits<qsizetype>::max());

} // namespace SocketDesk
