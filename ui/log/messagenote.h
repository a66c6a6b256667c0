// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "framing/messagesource.h"

#include <QString>

#include <span>

namespace SocketDesk {

/// What is said of the messages in a chunk, in the language of the program.
struct MessageNote
{
    QString text;   ///< "3 messages in one read"; empty where nothing is known
    QString faults; ///< "unfinished, too long"; empty for messages as they should be
};

/// \param parts of \p chunk
[[nodiscard]] MessageNote messageNote(const MessageSource &messages, RecordId chunk,
                                      std::span<const MessagePart> parts);

/// The number and the size of a message in a few characters: "12: 36 B".
[[nodiscard]] QString messageTag(const MessagePart &part);

} // namespace SocketDesk
