// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "framing/messagelookup.h"

namespace SocketDesk {

/// Whoever has cut a journal into messages and finds them again.
///
/// For one thread: that of whoever made it.
class MessageSource
{
public:
    MessageSource() = default;
    Q_DISABLE_COPY_MOVE(MessageSource)
    virtual ~MessageSource() = default;

    [[nodiscard]] virtual const FramingConfig &config() const = 0;
    [[nodiscard]] virtual const JournalReader &reader() const = 0; ///< as the journal was when it was last looked at
    [[nodiscard]] virtual quint64 recordsCut() const = 0;

    /// The message \p number, which has ended.
    [[nodiscard]] virtual NumberedMessage message(quint64 number) const = 0;

    /// What the chunk \p record is made of between two of its bytes: a chunk can hold 262,144 messages, of which a view
    /// shows a few. Nothing for an event, and for a record that has not been cut yet.
    [[nodiscard]] virtual std::vector<MessagePart> parts(RecordId record, qsizetype begin = 0,
                                                         qsizetype end = MessageLookup::wholeChunk) const = 0;
};

} // namespace SocketDesk
