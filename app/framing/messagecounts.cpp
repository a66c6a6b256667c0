// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "framing/messagecounts.h"

#include <algorithm>
#include <functional>
#include <numeric>

namespace SocketDesk {

MessageCounts::MessageCounts()
    : m_open{0}
{}

void MessageCounts::add(quint32 messages)
{
    m_open.back() += messages;
    m_messages += messages;
}

void MessageCounts::closeRecord()
{
    if (m_open.size() == blockRecords)
        closeBlock();
    m_open.push_back(0);
}

void MessageCounts::passOver(quint64 records)
{
    const quint64 end = this->records() + records;
    while (this->records() < end && this->records() % blockRecords != 0)
        closeRecord();
    if (const quint64 whole = (end - this->records()) / blockRecords; whole > 0) {
        forgetBefore(RecordId(this->records()));
        m_blocksForgotten += whole;
    }
    while (this->records() < end)
        closeRecord();
}

void MessageCounts::forgetBefore(RecordId first)
{
    const quint64 block = std::min(toNumber(first) / blockRecords, closedBlocks());
    while (m_blocksForgotten < block) {
        if (m_blocks.front().bytes >= 0) {
            m_bytes.pop_front();
            ++m_bytesForgotten;
        }
        m_blocks.pop_front();
        ++m_blocksForgotten;
    }
    const auto large = std::lower_bound(m_large.begin(), m_large.end(), std::pair(RecordId(block * blockRecords), 0U));
    m_large.erase(m_large.begin(), large);
}

quint64 MessageCounts::records() const
{
    return closedBlocks() * blockRecords + m_open.size() - 1;
}

quint64 MessageCounts::before(RecordId record) const
{
    Q_ASSERT(toNumber(record) <= records());
    record = std::max(record, RecordId(m_blocksForgotten * blockRecords));
    const quint64 block = toNumber(record) / blockRecords;
    const quint64 index = toNumber(record) % blockRecords;
    quint64 messages = block < closedBlocks() ? blockAt(block).messagesBefore : m_openBefore;
    for (quint64 i = 0; i < index; ++i)
        messages += inBlock(block, i);
    return messages;
}

quint32 MessageCounts::at(RecordId record) const
{
    Q_ASSERT(toNumber(record) <= records());
    if (toNumber(record) / blockRecords < m_blocksForgotten)
        return 0;
    return inBlock(toNumber(record) / blockRecords, toNumber(record) % blockRecords);
}

RecordId MessageCounts::recordOf(quint64 message) const
{
    Q_ASSERT(message < m_messages);
    const auto behind = std::upper_bound(m_blocks.begin(), m_blocks.end(), message,
                                         [](quint64 n, const Block &block) { return n < block.messagesBefore; });
    // The last block that begins at or before the message, which may be the open one.
    const bool isOpen = message >= m_openBefore;
    if (!isOpen && behind == m_blocks.begin())
        return RecordId(0);
    const quint64 block = isOpen ? closedBlocks() : m_blocksForgotten + quint64(behind - m_blocks.begin()) - 1;
    quint64 left = message - (isOpen ? m_openBefore : blockAt(block).messagesBefore);
    quint64 index = 0;
    for (quint32 here = inBlock(block, 0); left >= here; here = inBlock(block, ++index))
        left -= here;
    return RecordId(block * blockRecords + index);
}

void MessageCounts::closeBlock()
{
    Block block{m_openBefore, m_open.front(), -1};
    if (std::adjacent_find(m_open.begin(), m_open.end(), std::not_equal_to()) != m_open.end()) {
        block.bytes = m_bytesForgotten + qint32(m_bytes.size());
        m_bytes.push_back(bytesOfOpen());
    }
    m_blocks.push_back(block);
    m_openBefore = m_messages;
    m_open.clear();
}

MessageCounts::Bytes MessageCounts::bytesOfOpen()
{
    Bytes bytes;
    for (quint64 i = 0; i < blockRecords; ++i) {
        bytes[i] = quint8(std::min<quint32>(m_open[i], tooMany));
        if (m_open[i] >= tooMany)
            m_large.emplace_back(RecordId(closedBlocks() * blockRecords + i), m_open[i]);
    }
    return bytes;
}

quint32 MessageCounts::inBlock(quint64 block, quint64 index) const
{
    if (block == closedBlocks())
        return m_open[index];
    const Block &known = blockAt(block);
    if (known.bytes < 0)
        return known.each;
    const quint8 byte = m_bytes[std::size_t(known.bytes - m_bytesForgotten)][index];
    return byte == tooMany ? large(RecordId(block * blockRecords + index)) : byte;
}

quint32 MessageCounts::large(RecordId record) const
{
    return std::lower_bound(m_large.begin(), m_large.end(), std::pair(record, 0U))->second;
}

} // namespace SocketDesk
