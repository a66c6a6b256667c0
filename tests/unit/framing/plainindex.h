// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "framing/messagelookup.h"

#include <algorithm>
#include <map>
#include <optional>
#include <vector>

namespace SocketDesk {

/// What an index of messages must answer, looked up in a list of all of them.
class PlainIndex
{
public:
    PlainIndex(const JournalReader &reader, const FramingConfig &config)
        : m_reader(reader)
        , m_cutter(config)
    {}

    /// Goes on to before the record \p end.
    void readTo(quint64 end)
    {
        m_reader.forEach(m_next, RecordId(end), [this](const Record &record) {
            m_cutter.read(m_reader, record, [&](const JournalMessage &message) { add(message, record.id); });
            if (record.isChunk() && !m_cutter.standsAlone(m_reader, record))
                m_bytesRead[streamKey(record)] = record.streamOffset + quint64(record.bytes.size());
        });
        m_next = RecordId(end);
    }

    void elapse(Timestamp now)
    {
        m_cutter.elapse(now, [this](const JournalMessage &message) { add(message, m_next); });
    }

    /// A part without what a plain list does not know: of a message under way, only its range is given.
    [[nodiscard]] std::vector<MessagePart> parts(RecordId id) const
    {
        const Record chunk = m_reader.record(id);
        std::vector<MessagePart> parts;
        if (id >= m_next || !chunk.isChunk())
            return parts;
        for (const NumberedMessage &known : messages) {
            if (streamKey(known.where.peer, known.where.direction) != streamKey(chunk))
                continue;
            if (const auto part = partIn(chunk, known.where.message, known.where.lastRecord == id))
                parts.push_back(
                    {part->begin, part->end, part->beginsHere, part->endsHere, known.number, known.where.message});
        }
        if (const auto part = partIn(chunk, underWay(streamKey(chunk)), false))
            parts.push_back(*part);
        return parts;
    }

    [[nodiscard]] Message underWay(StreamKey stream) const
    {
        const auto read = m_bytesRead.find(stream);
        const auto ended = m_bytesEnded.find(stream);
        const quint64 begin = ended == m_bytesEnded.end() ? 0 : ended->second;
        const quint64 end = read == m_bytesRead.end() ? begin : std::max(begin, read->second);
        return {begin, end - begin, 0, 0, MessageState::UnderWay};
    }

    std::vector<NumberedMessage> messages;
    std::vector<RecordId> endedAt;

private:
    void add(const JournalMessage &message, RecordId at)
    {
        m_bytesEnded[streamKey(message.peer, message.direction)] = message.message.end();
        messages.push_back({messages.size(), message});
        endedAt.push_back(at);
    }

    [[nodiscard]] static std::optional<MessagePart> partIn(const Record &chunk, const Message &message, bool isLast)
    {
        const quint64 chunkEnd = chunk.streamOffset + quint64(chunk.bytes.size());
        const quint64 begin = std::max(message.offset, chunk.streamOffset);
        const quint64 end = std::min(message.end(), chunkEnd);
        if (begin >= end && !(isLast && message.length == 0))
            return {};
        return MessagePart{qsizetype(begin - chunk.streamOffset),
                           qsizetype(end - chunk.streamOffset),
                           message.offset >= chunk.streamOffset,
                           isLast,
                           {},
                           message};
    }

    const JournalReader &m_reader;
    MessageCutter m_cutter;
    RecordId m_next{0};
    std::map<StreamKey, quint64> m_bytesRead; ///< of streams
    std::map<StreamKey, quint64> m_bytesEnded;
};

/// \p part as PlainIndex knows it.
inline MessagePart plain(MessagePart part)
{
    if (!part.number)
        part.message = {part.message.offset, part.message.length, 0, 0, MessageState::UnderWay};
    return part;
}

} // namespace SocketDesk
