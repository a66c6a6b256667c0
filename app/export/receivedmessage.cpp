// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "export/receivedmessage.h"

namespace SocketDesk {

using namespace Qt::StringLiterals;

QByteArrayView ReceivedMessage::content() const
{
    const Message &message = where.message;
    if (message.contentLength() == 0 && isFault(message.state))
        return bytes;
    return QByteArrayView(bytes).sliced(qsizetype(message.headBytes), qsizetype(message.contentLength()));
}

QByteArray ReceivedMessage::mark() const
{
    const QLatin1String name = stableName(where.message.state);
    return isFault(where.message.state) ? " <" + QByteArray(name.data(), name.size()) + '>' : QByteArray();
}

ReceivedMessage receivedMessage(const JournalReader &reader, const JournalMessage &where, quint64 number)
{
    ReceivedMessage message{number, where, reader.record(where.lastRecord).time, messagePieces(reader, where), {}};
    message.bytes.reserve(qsizetype(where.message.length));
    for (const MessagePiece &piece : message.pieces)
        message.bytes += reader.record(piece.record).bytes.sliced(piece.begin, piece.end - piece.begin);
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
