// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "framing/messagecutter.h"

namespace SocketDesk {

/// Messages of a journal by what became of them.
struct MessageTotals
{
    quint64 received = 0;
    quint64 sent = 0;
    quint64 limitExceeded = 0; ///< of both directions, as the following
    quint64 badLengths = 0;
    quint64 unframed = 0;
    quint64 unfinished = 0;

    void add(const JournalMessage &message);
    MessageTotals &operator+=(const MessageTotals &other);
    friend bool operator==(const MessageTotals &, const MessageTotals &) = default;
};

/// What must be known about some records so that messages can be found again later.
struct ScanNotes
{
    /// A place in a stream from which framing can go on.
    struct Mark
    {
        StreamKey stream{};
        RecordId record = noRecord; ///< before this chunk
        FramerState state;
    };

    /// A message whose end the bytes of its stream do not show.
    struct Ending
    {
        StreamKey stream{};
        RecordId lastRecord = noRecord;
        quint64 number = 0; ///< among the messages of these notes
    };

    /// How far a stream has come.
    struct Tip
    {
        StreamKey stream{};
        MessageCutter::StreamTip tip;
    };

    std::vector<quint32> counts{0}; ///< messages that ended at each record; the last: at the record still to come
    std::vector<Mark> marks;
    std::vector<Ending> endings; ///< they come before the other messages of their record
    std::vector<Tip> tips;
    quint64 messages = 0;
    quint64 passedOver = 0; ///< records before all others that were released unread
    MessageTotals totals;
};

/// Cuts the records of a journal in order and notes what an index needs. For one thread at a time.
class MessageScan
{
public:
    explicit MessageScan(const FramingConfig &config);

    void read(const JournalReader &reader, const Record &record);
    void elapse(Timestamp now);
    void passOver(RecordId first); ///< what lies before \p first was released unread; to be called before read()
    [[nodiscard]] std::optional<Timestamp> deadline() const { return m_cutter.deadline(); }

    [[nodiscard]] RecordId next() const { return m_next; } ///< the record that read() must get next

    /// All that was noted since the last call.
    [[nodiscard]] ScanNotes takeNotes();

    // Framing goes on from the nearest mark, over at most this much and one chunk.
    static constexpr quint32 chunksBetweenMarks = 64;
    static constexpr quint32 bytesBetweenMarks = 64 * 1024;

private:
    struct Stream
    {
        quint32 chunks = chunksBetweenMarks; ///< since its last mark; the first chunk has one
        quint32 bytes = 0;
        bool isTouched = false; ///< since the last takeNotes()
    };

    void markBefore(const Record &chunk);
    void count(const JournalMessage &message);
    void touch(StreamKey key);
    [[nodiscard]] Stream &stream(StreamKey key);

    MessageCutter m_cutter;
    std::vector<Stream> m_streams;
    std::vector<StreamKey> m_touched;
    ScanNotes m_notes;
    RecordId m_next{0};
};

} // namespace SocketDesk
