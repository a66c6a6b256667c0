// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "framing/messagecounts.h"
#include "framing/messagescan.h"

#include <deque>
#include <optional>
#include <vector>

namespace SocketDesk {

/// Puts the notes of a scan together: sparse, but enough to cut any part of any stream again.
class MessageTable
{
public:
    void append(const ScanNotes &notes);

    /// Nothing is asked any more of what lies before \p first, which was released, and it takes no memory.
    void forgetBefore(RecordId first);

    [[nodiscard]] const MessageCounts &counts() const { return m_counts; }
    [[nodiscard]] const MessageTotals &totals() const { return m_totals; }

    /// A message that something else than the bytes of its stream ended.
    struct Ending
    {
        quint64 number = 0;
        RecordId lastRecord = noRecord;
    };

    /// A place from which framing can go on.
    struct Mark
    {
        RecordId record = noRecord;
        FramerState state;
    };

    struct Stream
    {
        std::vector<Mark> marks;          ///< in order of records
        std::vector<std::size_t> endings; ///< indices, in order of messages
        MessageCutter::StreamTip tip;

        /// The last mark that is not behind \p record. There is one for each record of the stream.
        [[nodiscard]] std::size_t markFor(RecordId record) const;

        void forgetBefore(RecordId first, std::size_t endingsForgotten);

    private:
        [[nodiscard]] std::size_t marksUpTo(RecordId record) const;
    };

    /// By StreamKey; streams whose chunks all stand alone are missing or empty.
    [[nodiscard]] const std::vector<Stream> &streams() const { return m_streams; }
    [[nodiscard]] const Ending &ending(std::size_t index) const { return m_endings[index - m_endingsForgotten]; }

    /// The ending of the message \p number, or nothing where bytes of its stream ended it.
    [[nodiscard]] std::optional<Ending> endingOf(quint64 number) const;

    /// The number of the first message that the bytes of \p record end, if there is one: behind all endings there.
    [[nodiscard]] quint64 firstEndedByBytes(RecordId record) const;

private:
    [[nodiscard]] std::deque<Ending>::const_iterator endingFrom(quint64 number) const;
    [[nodiscard]] Stream &stream(StreamKey key);

    MessageCounts m_counts;
    MessageTotals m_totals;
    std::deque<Ending> m_endings;       ///< in order of messages
    std::size_t m_endingsForgotten = 0; ///< before them
    RecordId m_first{0};                ///< what lies before is forgotten
    std::vector<Stream> m_streams;
};

} // namespace SocketDesk
