// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

namespace SocketDesk {

enum class MessageState : quint8 {
    Complete,      ///< it ended as its framing says
    LimitExceeded, ///< cut at the limit; what follows is shown as another message
    BadLength,     ///< a header whose length field is out of range; from here on the stream cannot be framed
    Unframed,      ///< bytes behind a bad length field
    Unfinished,    ///< the stream or datagram was over before the message was
    UnderWay       ///< its end has not come yet
};

/// True for what a person should look at: all but what is complete or may still become so.
[[nodiscard]] constexpr bool isFault(MessageState state)
{
    return state != MessageState::Complete && state != MessageState::UnderWay;
}

/// A message as a range of the bytes of one stream, that is of one peer in one direction.
struct Message
{
    quint64 offset = 0;    ///< of its first byte in the stream
    quint64 length = 0;    ///< in bytes, with everything that frames it
    quint32 headBytes = 0; ///< of them at the beginning: the header with its length field
    quint32 tailBytes = 0; ///< of them at the end: the line end, the delimiter
    MessageState state = MessageState::Complete;

    [[nodiscard]] constexpr quint64 end() const { return offset + length; }
    [[nodiscard]] constexpr quint64 contentLength() const { return length - headBytes - tailBytes; }
    friend bool operator==(const Message &, const Message &) = default;
};

} // namespace SocketDesk
