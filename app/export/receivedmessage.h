// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "framing/journalmessage.h"

#include <QByteArray>

#include <vector>

namespace SocketDesk {

/// A received message as it is written out: its bytes joined, and the reads that they came in.
struct ReceivedMessage
{
    quint64 number = 0; ///< among those received, from 0
    JournalMessage where;
    Timestamp time{};                 ///< of the read with its last byte
    std::vector<MessagePiece> pieces; ///< one for each read
    QByteArray bytes;
    quint64 released = 0; ///< bytes of its beginning that the journal had no room for any more

    /// What is left without what frames it; all of it where that is nothing, as with a length field out of range.
    [[nodiscard]] QByteArrayView content() const;

    /// " <unfinished>", " <beginning-released>" and the like, in the same words in every language; empty for a message as
    /// it should be.
    [[nodiscard]] QByteArray mark() const;
};

/// Puts the message together that \p where is in \p reader.
[[nodiscard]] ReceivedMessage receivedMessage(const JournalReader &reader, const JournalMessage &where, quint64 number);

/// "complete", "too-long", "invalid-length", "unframed", "unfinished", "under-way".
[[nodiscard]] QLatin1String stableName(MessageState state);

} // namespace SocketDesk
