// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "framing/journalmessage.h"

#include <algorithm>

namespace SocketDesk {

namespace {

MessagePiece pieceIn(const Record &chunk, const Message &message)
{
    const quint64 begin = std::max(message.offset, chunk.streamOffset);
    return {chunk.id, qsizetype(begin - chunk.streamOffset),
            std::min(chunk.bytes.size(), qsizetype(message.end() - chunk.streamOffset))};
}

} // namespace

std::vector<MessagePiece> messagePieces(const JournalReader &reader, const JournalMessage &message)
{
    std::vector<MessagePiece> pieces;
    const bool isThere = reader.contains(message.lastRecord);
    for (RecordId id = isThere ? message.lastRecord : noRecord; id != noRecord;) {
        const Record chunk = reader.record(id);
        if (!chunk.bytes.isEmpty() || message.message.length == 0)
            pieces.push_back(pieceIn(chunk, message.message));
        id = chunk.streamOffset > message.message.offset ? chunk.previousInStream : noRecord;
    }
    std::reverse(pieces.begin(), pieces.end());
    return pieces;
}

QByteArray messageBytes(const JournalReader &reader, const JournalMessage &message, qsizetype most)
{
    QByteArray bytes;
    for (const MessagePiece &piece : messagePieces(reader, message)) {
        const QByteArrayView chunk = reader.record(piece.record).bytes;
        bytes += chunk.sliced(piece.begin, std::min(piece.end - piece.begin, most - bytes.size()));
    }
    return bytes;
}

} // namespace SocketDesk
