// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/ids.h"

#include <array>
#include <deque>
#include <utility>
#include <vector>

namespace SocketDesk {

/// How many messages ended at each record: numbers messages by records and finds the record of a number.
///
/// A byte for each record, and a quarter of one where 64 records in a row have the same number of messages.
class MessageCounts
{
public:
    MessageCounts();

    /// Messages that end at the record records(), which is not closed yet.
    void add(quint32 messages);
    void closeRecord();
    void passOver(quint64 records); ///< at which no message ended, and of which nothing will be asked

    /// Nothing is asked any more of what lies before \p first, so most of it takes no memory.
    void forgetBefore(RecordId first);

    [[nodiscard]] quint64 records() const; ///< that are closed
    [[nodiscard]] quint64 messages() const { return m_messages; }

    /// Messages that ended at records before \p record, which is at most records(), and nearly that where it is forgotten.
    [[nodiscard]] quint64 before(RecordId record) const;
    /// Messages that ended at \p record, which is at most records().
    [[nodiscard]] quint32 at(RecordId record) const;
    /// The record at which the message number \p message ended, which is below messages(); 0 where it is forgotten.
    [[nodiscard]] RecordId recordOf(quint64 message) const;

private:
    static constexpr quint64 blockRecords = 64;
    static constexpr quint8 tooMany = 255; ///< for a byte: the number is in m_large
    using Bytes = std::array<quint8, blockRecords>;

    struct Block
    {
        quint64 messagesBefore = 0;
        quint32 each = 0;  ///< messages of every record, where they are all the same
        qint32 bytes = -1; ///< index of the bytes that tell them apart, or -1
    };

    void closeBlock();
    [[nodiscard]] Bytes bytesOfOpen();
    [[nodiscard]] quint32 inBlock(quint64 block, quint64 index) const;
    [[nodiscard]] quint32 large(RecordId record) const;

    [[nodiscard]] quint64 closedBlocks() const { return m_blocksForgotten + m_blocks.size(); }
    [[nodiscard]] const Block &blockAt(quint64 block) const { return m_blocks[block - m_blocksForgotten]; }

    std::deque<Block> m_blocks;
    quint64 m_blocksForgotten = 0; ///< before them
    std::deque<Bytes> m_bytes;
    qint32 m_bytesForgotten = 0;
    std::vector<std::pair<RecordId, quint32>> m_large; ///< in order of records
    std::vector<quint32> m_open;                       ///< of the records behind the last block; the last is not closed
    quint64 m_openBefore = 0;                          ///< messages before the first of m_open
    quint64 m_messages = 0;
};

} // namespace SocketDesk
