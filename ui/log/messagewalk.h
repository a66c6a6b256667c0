// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/log/transcriptlayout.h"

namespace SocketDesk {

/// The way from message to message through what is shown: a read without a framing, a message with one, and events, each
/// in the order in which it begins. Arithmetic over a layout.
///
/// What has not been cut yet, or can no longer be, is gone through by reads. The steps of one call are bounded: in a
/// message of very many reads it stops at one of them.
class MessageWalk
{
public:
    static constexpr int mostReads = 1000;

    explicit MessageWalk(TranscriptLayout &layout)
        : m_layout(layout)
    {}

    /// The first that begins at \p from or behind it.
    [[nodiscard]] std::optional<TextRange> atOrAfter(const TextPosition &from);
    /// The last that begins before \p from.
    [[nodiscard]] std::optional<TextRange> before(const TextPosition &from);
    /// What is read of one: the header of its read or what is known of the message, and its first rows.
    [[nodiscard]] QString wordsOf(const TextRange &message);

private:
    /// A part of one record: all of it, or what one message has of it.
    struct Part
    {
        TextRange range;
        bool beginsHere = true;
        bool endsHere = true;
    };

    [[nodiscard]] std::optional<Record> shownFrom(RecordId id) const;
    [[nodiscard]] std::optional<Record> shownUpTo(RecordId id) const;
    [[nodiscard]] Part partAt(const Record &record, qint32 offset) const;
    [[nodiscard]] std::optional<Part> partBefore(const Record &record, const TextPosition &place) const;
    [[nodiscard]] std::optional<Part> partFrom(const Record &record, const TextPosition &place) const;
    [[nodiscard]] TextRange whole(const Part &first) const;

    TranscriptLayout &m_layout;
};

} // namespace SocketDesk
