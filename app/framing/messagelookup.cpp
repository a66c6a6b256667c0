// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "framing/messagelookup.h"

#include <algorithm>
#include <utility>

namespace SocketDesk {

namespace {

constexpr std::size_t stretchesKept = 4;

quint64 endOf(const Record &chunk)
{
    return chunk.streamOffset + quint64(chunk.bytes.size());
}

/// The chunk \p id, or the last one before it in its stream that is not empty.
RecordId lastWithBytes(const JournalReader &reader, RecordId id)
{
    while (id != noRecord && reader.record(id).bytes.isEmpty())
        id = reader.record(id).previousInStream;
    return id;
}

/// \param isLast the last byte of the message is in the chunk
MessagePart partIn(const Record &chunk, const Message &message, bool isLast, std::optional<quint64> number)
{
    const quint64 begin = std::max(message.offset, chunk.streamOffset);
    const quint64 end = std::min(message.end(), endOf(chunk));
    return {qsizetype(begin - chunk.streamOffset),
            qsizetype(end - chunk.streamOffset),
            message.offset >= chunk.streamOffset,
            isLast && number.has_value(),
            number,
            message};
}

} // namespace

MessageLookup::MessageLookup(const JournalReader &reader, const MessageTable &table, const FramingConfig &config)
    : m_reader(reader)
    , m_table(table)
    , m_cutter(config)
    , m_framer(makeFramer(config))
{}

NumberedMessage MessageLookup::message(quint64 number)
{
    const std::optional<MessageTable::Ending> ending = m_table.endingOf(number);
    const RecordId record = ending ? ending->lastRecord : m_table.counts().recordOf(number);
    const StretchPointer stretch = record < m_reader.first() ? nullptr : stretchWith(m_reader.record(record));
    if (!stretch)
        return {number, {}};
    const auto found = std::partition_point(stretch->messages.begin(), stretch->messages.end(),
                                            [number](const NumberedMessage &known) { return known.number < number; });
    Q_ASSERT(found != stretch->messages.end() && found->number == number);
    return *found;
}

std::vector<MessagePart> MessageLookup::parts(RecordId record, qsizetype begin, qsizetype end)
{
    if (toNumber(record) >= m_table.counts().records() || record < m_reader.first())
        return {};
    const Record chunk = m_reader.record(record);
    if (!chunk.isChunk() || (begin > 0 && begin >= chunk.bytes.size()) ||
        (chunk.bytes.isEmpty() && !m_cutter.standsAlone(m_reader, chunk)))
        return {};
    const StretchPointer stretch = stretchWith(chunk);
    if (!stretch)
        return {};
    const quint64 from = chunk.streamOffset + quint64(begin);
    const quint64 to = chunk.streamOffset + quint64(std::min(end, chunk.bytes.size()));
    std::vector<MessagePart> parts;
    auto known =
        std::partition_point(stretch->messages.begin(), stretch->messages.end(), [&](const NumberedMessage &m) {
            return m.where.lastRecord < record || (begin > 0 && m.where.message.end() <= from);
        });
    for (; known != stretch->messages.end(); ++known) {
        const Message &message = known->where.message;
        if (message.offset >= to && message.length > 0)
            return parts;
        parts.push_back(partIn(chunk, message, known->where.lastRecord == record, known->number));
    }
    if (stretch->underWay.length > 0 && stretch->underWay.offset < to)
        parts.push_back(lastPart(chunk, stretch->underWay));
    return parts;
}

std::vector<JournalMessage> MessageLookup::underWay()
{
    std::vector<JournalMessage> messages;
    for (std::size_t i = 0; i < m_table.streams().size(); ++i) {
        const MessageCutter::StreamTip &tip = m_table.streams()[i].tip;
        m_framer->resume(tip.state);
        if (const Message message = m_framer->underWay(); message.length > 0)
            messages.push_back({message, peerOf(StreamKey(i)), directionOf(StreamKey(i)), tip.lastRecord, true});
    }
    return messages;
}

MessageLookup::StretchPointer MessageLookup::stretchWith(const Record &chunk)
{
    if (!m_cutter.standsAlone(m_reader, chunk))
        return stretchFrom(streamOf(chunk), streamOf(chunk).markFor(chunk.id));
    if (const StretchPointer known = kept(chunk.id))
        return known;
    return keep(cutAlone(chunk));
}

MessageLookup::StretchPointer MessageLookup::stretchFrom(const Stream &stream, std::size_t mark)
{
    if (const StretchPointer known = kept(stream.marks[mark].record))
        return known;
    if (stream.marks[mark].record < m_reader.first())
        return nullptr;
    return keep(cutAgain(stream, mark));
}

MessageLookup::StretchPointer MessageLookup::kept(RecordId firstRecord) const
{
    const auto found = std::find_if(m_stretches.begin(), m_stretches.end(),
                                    [firstRecord](const auto &known) { return known->firstRecord == firstRecord; });
    return found == m_stretches.end() ? nullptr : *found;
}

MessageLookup::StretchPointer MessageLookup::keep(Stretch stretch)
{
    if (m_stretches.size() == stretchesKept)
        m_stretches.pop_back();
    return m_stretches.emplace_front(std::make_shared<const Stretch>(std::move(stretch)));
}

MessageLookup::Stretch MessageLookup::cutAlone(const Record &chunk)
{
    Stretch stretch{chunk.id, {}, {}};
    quint64 number = m_table.firstEndedByBytes(chunk.id);
    m_cutter.read(m_reader, chunk, [&](const JournalMessage &message) {
        stretch.messages.push_back({number, message});
        ++number;
    });
    return stretch;
}

MessageLookup::Stretch MessageLookup::cutAgain(const Stream &stream, std::size_t mark)
{
    Stretch stretch{stream.marks[mark].record, {}, {}};
    auto ending = std::partition_point(stream.endings.begin(), stream.endings.end(), [&](std::size_t index) {
        return m_table.ending(index).lastRecord < stretch.firstRecord;
    });
    RecordId before = lastWithBytes(m_reader, m_reader.record(stretch.firstRecord).previousInStream);
    m_framer->resume(stream.marks[mark].state);
    for (const Record &chunk : chunksFrom(stream, mark)) {
        cutChunk(stretch, chunk, std::exchange(before, chunk.id));
        for (; ending != stream.endings.end() && m_table.ending(*ending).lastRecord == chunk.id; ++ending) {
            m_framer->finish([&](const Message &message) {
                const quint64 number = m_table.ending(*ending).number;
                stretch.messages.push_back({number, {message, chunk.peer, chunk.kind, chunk.id, false}});
            });
        }
    }
    stretch.underWay = m_framer->underWay();
    return stretch;
}

void MessageLookup::cutChunk(Stretch &stretch, const Record &chunk, RecordId before)
{
    const std::size_t known = stretch.messages.size();
    m_framer->feed(chunk.bytes, chunk.time, [&](const Message &message) {
        const RecordId last = message.end() > chunk.streamOffset ? chunk.id : before;
        const quint64 number =
            stretch.messages.size() == known ? m_table.firstEndedByBytes(chunk.id) : stretch.messages.back().number + 1;
        stretch.messages.push_back({number, {message, chunk.peer, chunk.kind, last, true}});
    });
}

std::vector<Record> MessageLookup::chunksFrom(const Stream &stream, std::size_t mark) const
{
    const bool isLast = mark + 1 == stream.marks.size();
    const RecordId first = stream.marks[mark].record;
    RecordId id = isLast ? stream.tip.lastRecord : m_reader.record(stream.marks[mark + 1].record).previousInStream;
    std::vector<Record> chunks;
    while (id != noRecord && id >= std::max(first, m_reader.first())) {
        const Record chunk = m_reader.record(id);
        if (!chunk.bytes.isEmpty())
            chunks.push_back(chunk);
        id = chunk.previousInStream;
    }
    std::reverse(chunks.begin(), chunks.end());
    return chunks;
}

const MessageLookup::Stream &MessageLookup::streamOf(const Record &chunk) const
{
    return m_table.streams()[toNumber(streamKey(chunk))];
}

MessagePart MessageLookup::lastPart(const Record &chunk, const Message &underWay)
{
    // Marks know where the message of their place begins, so the one before which this message ended is found at once.
    const Stream &stream = streamOf(chunk);
    const auto behind = std::partition_point(stream.marks.begin(), stream.marks.end(),
                                             [&](const auto &mark) { return mark.state.begin <= underWay.offset; });
    const StretchPointer stretch = stretchFrom(stream, std::size_t(behind - stream.marks.begin()) - 1);
    if (!stretch)
        return partIn(chunk, underWay, false, {});
    if (stretch->messages.empty() || stretch->messages.front().where.message.offset != underWay.offset)
        return partIn(chunk, stretch->underWay, false, {});
    const NumberedMessage &found = stretch->messages.front();
    return partIn(chunk, found.where.message, found.where.lastRecord == chunk.id, found.number);
}

} // namespace SocketDesk
