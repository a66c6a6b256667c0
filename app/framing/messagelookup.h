// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "framing/messagetable.h"

#include <deque>
#include <limits>
#include <memory>
#include <optional>
#include <vector>

namespace SocketDesk {

/// A message and its place in the order in which messages end.
struct NumberedMessage
{
    quint64 number = 0;
    JournalMessage where;

    friend bool operator==(const NumberedMessage &, const NumberedMessage &) = default;
};

/// The part of a message that lies in one chunk.
///
/// A boundary between two parts is a seam between messages in a read; the end of a chunk where a part does not end is a
/// seam between reads in a message.
struct MessagePart
{
    qsizetype begin = 0; ///< in the chunk
    qsizetype end = 0;
    bool beginsHere = false;
    bool endsHere = false;         ///< false also while it is not known
    std::optional<quint64> number; ///< nothing while the message is under way
    Message message;               ///< all of it, as far as it has come

    friend bool operator==(const MessagePart &, const MessagePart &) = default;
};

/// Finds messages again in a journal that was scanned, by cutting short stretches of streams once more.
///
/// A stretch is what lies between two marks, so an answer costs some ten microseconds wherever the question aims. For
/// one thread; the reader and the table must outlive it.
class MessageLookup
{
public:
    MessageLookup(const JournalReader &reader, const MessageTable &table, const FramingConfig &config);

    /// Must be called when the table has grown.
    void forgetStretches() { m_stretches.clear(); }

    /// The message \p number, which is below the table's number of messages. One without a record where its end was
    /// released, or so much before it that it cannot be cut again.
    [[nodiscard]] NumberedMessage message(quint64 number);

    /// The parts of messages in \p record that lie at least in part in its bytes from \p begin to before \p end, in their
    /// order; none in an event, in a record that was not scanned yet, and where too much before it was released.
    [[nodiscard]] std::vector<MessagePart> parts(RecordId record, qsizetype begin = 0, qsizetype end = wholeChunk);
    static constexpr qsizetype wholeChunk = std::numeric_limits<qsizetype>::max();

    /// The messages that are under way at the end of the scan, in the order of streams.
    [[nodiscard]] std::vector<JournalMessage> underWay();

private:
    using Stream = MessageTable::Stream;

    /// The messages that end in a part of a stream, and what is under way at its end.
    struct Stretch
    {
        RecordId firstRecord = noRecord;
        std::vector<NumberedMessage> messages;
        Message underWay;
    };
    using StretchPointer = std::shared_ptr<const Stretch>;

    // Null where what is needed to cut it was released.
    [[nodiscard]] StretchPointer stretchWith(const Record &chunk);
    [[nodiscard]] StretchPointer stretchFrom(const Stream &stream, std::size_t mark);
    [[nodiscard]] StretchPointer kept(RecordId firstRecord) const;
    [[nodiscard]] StretchPointer keep(Stretch stretch);

    [[nodiscard]] Stretch cutAlone(const Record &chunk);
    [[nodiscard]] Stretch cutAgain(const Stream &stream, std::size_t mark);
    void cutChunk(Stretch &stretch, const Record &chunk, RecordId before);
    [[nodiscard]] std::vector<Record> chunksFrom(const Stream &stream, std::size_t mark) const;
    [[nodiscard]] const Stream &streamOf(const Record &chunk) const;

    [[nodiscard]] MessagePart lastPart(const Record &chunk, const Message &underWay);

    const JournalReader &m_reader;
    const MessageTable &m_table;
    MessageCutter m_cutter;                 ///< of chunks that stand alone
    std::unique_ptr<Framer> m_framer;       ///< of streams
    std::deque<StretchPointer> m_stretches; ///< a few; the last one made first
};

} // namespace SocketDesk
