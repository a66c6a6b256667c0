// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "export/receivedmessage.h"

#include <algorithm>

namespace SocketDesk {

using namespace Qt::StringLiterals;

QByteArrayView ReceivedMessage::content() const
{
    const Message &message = where.message;
    if (message.contentLength() == 0 && isFault(message.state))
        return bytes;
    const auto size = quint64(bytes.size());
    const quint64 head = message.headBytes - std::min<quint64>(message.headBytes, released);
    const quint64 frame = std::min(size, head + message.tailBytes);
    return QByteArrayView(bytes).sliced(qsizetype(std::min(head, size)), qsizetype(size - frame));
}

QByteArray ReceivedMessage::mark() const
{
    QByteArray mark = released > 0 ? " <beginning-released>"_ba : QByteArray();
    const QLatin1String name = stableName(where.message.state);
    if (isFault(where.message.state))
        mark += " <" + QByteArray(name.data(), name.size()) + '>';
    return mark;
}

ReceivedMessage receivedMessage(const JournalReader &reader, const JournalMessage &where, quint64 number)
{
    ReceivedMessage message{number, where, reader.record(where.lastRecord).time, messagePieces(reader, where), {}, 0};
    message.bytes.reserve(qsizetype(where.message.length));
    for (const MessagePiece &piece : message.pieces)
        message.bytes += reader.record(piece.record).bytes.sliced(piece.begin, piece.end - piece.begin);
    message.released = where.message.length - quint64(message.bytes.size());
    return message;
}

QLatin1String stableName(MessageState state)
{
    switch (state) {
    case MessageState::Complete:
        return "complete"_L1;
    case MessageState::LimitExceeded:
        return "too-long"_L1;
    case MessageState::BadLength:
        return "invalid-length"_L1;
    case MessageState::Unframed:
        return "unframed"_L1;
    case MessageState::Unfinished:
        return "unfinished"_L1;
    case MessageState::UnderWay:
        return "under-way"_L1;
    }
    Q_UNREACHABLE();
}

} // namespace SocketDesk
