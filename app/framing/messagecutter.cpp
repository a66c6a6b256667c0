// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "framing/messagecutter.h"

#include <algorithm>

namespace SocketDesk {

MessageCutter::MessageCutter(const FramingConfig &config)
    : m_eachChunkAlone(config.kind == FramingKind::None)
    , m_framer(makeFramer(config))
{
    if (config.kind == FramingKind::Gap)
        m_silences.emplace(config.gap);
}

void MessageCutter::read(const JournalReader &reader, const Record &record, const JournalMessageHandler &handle)
{
    elapse(record.time, handle);
    if (!record.isChunk())
        endStreams(record, handle);
    else if (standsAlone(reader, record))
        cutAlone(record, handle);
    else if (!record.bytes.isEmpty())
        cutInStream(record, handle);
}

void MessageCutter::elapse(Timestamp now, const JournalMessageHandler &handle)
{
    if (!m_silences)
        return;
    m_silences->advance(now);
    while (const std::optional<StreamKey> silent = m_silences->takeSilent())
        finishStream(*silent, handle);
}

std::optional<Timestamp> MessageCutter::deadline() const
{
    return m_silences ? m_silences->deadline() : std::nullopt;
}

void MessageCutter::finish(const JournalMessageHandler &handle)
{
    for (std::size_t i = 0; i < m_tips.size(); ++i)
        finishStream(StreamKey(i), handle);
}

bool MessageCutter::standsAlone(const JournalReader &reader, const Record &chunk)
{
    return m_eachChunkAlone || !m_peers.isStream(reader, chunk.peer);
}

FramerState MessageCutter::stateBefore(const Record &chunk) const
{
    const FramerState state = tip(streamKey(chunk)).state;
    return state.offset == chunk.streamOffset ? state : FramerState::startingAt(chunk.streamOffset);
}

RecordId MessageCutter::firstUnderWay() const
{
    RecordId first = noRecord;
    for (const StreamTip &tip : m_tips) {
        if (tip.state.begin < tip.state.offset)
            first = std::min(first, tip.firstRecord);
    }
    return first;
}

MessageCutter::StreamTip MessageCutter::tip(StreamKey stream) const
{
    return toNumber(stream) < m_tips.size() ? m_tips[toNumber(stream)] : StreamTip();
}

void MessageCutter::cutAlone(const Record &chunk, const JournalMessageHandler &handle)
{
    const auto tell = [&chunk, &handle](const Message &message) {
        handle({message, chunk.peer, chunk.kind, chunk.id, true});
    };
    m_framer->resume(FramerState::startingAt(chunk.streamOffset));
    m_framer->feed(chunk.bytes, chunk.time, tell);
    m_framer->finish(tell);
    if (chunk.bytes.isEmpty() && !m_eachChunkAlone)
        tell({chunk.streamOffset, 0, 0, 0, m_silences ? MessageState::Complete : MessageState::Unfinished});
}

void MessageCutter::cutInStream(const Record &chunk, const JournalMessageHandler &handle)
{
    const StreamKey key = streamKey(chunk);
    StreamTip &tip = tipFor(key);
    if (tip.state.offset != chunk.streamOffset) {
        finishStream(key, handle);
        tip.state = FramerState::startingAt(chunk.streamOffset);
    }
    struct
    {
        const Record &chunk;
        const RecordId before;
        const JournalMessageHandler &handle;
    } const context{chunk, tip.lastRecord, handle};
    m_framer->resume(tip.state);
    m_framer->feed(chunk.bytes, chunk.time, [&context](const Message &message) {
        const bool endsBefore = message.end() <= context.chunk.streamOffset;
        context.handle(
            {message, context.chunk.peer, context.chunk.kind, endsBefore ? context.before : context.chunk.id, true});
    });
    const bool beginsHere = m_framer->state().begin >= chunk.streamOffset;
    tip = {m_framer->state(), chunk.id, beginsHere ? chunk.id : tip.firstRecord};
    if (m_silences)
        m_silences->heard(key);
}

void MessageCutter::endStreams(const Record &event, const JournalMessageHandler &handle)
{
    for (const RecordKind direction : {RecordKind::Received, RecordKind::Sent}) {
        const StreamKey key = streamKey(event.peer, direction);
        if (endsStream(event.event, direction) && toNumber(key) < m_tips.size())
            finishStream(key, handle);
    }
}

void MessageCutter::finishStream(StreamKey key, const JournalMessageHandler &handle)
{
    StreamTip &tip = tipFor(key);
    m_framer->resume(tip.state);
    m_framer->finish([&](const Message &message) {
        handle({message, peerOf(key), directionOf(key), tip.lastRecord, false});
    });
    tip.state = m_framer->state();
    if (m_silences)
        m_silences->forget(key);
}

MessageCutter::StreamTip &MessageCutter::tipFor(StreamKey key)
{
    if (toNumber(key) >= m_tips.size())
        m_tips.resize(toNumber(key) + 1);
    return m_tips[toNumber(key)];
}

} // namespace SocketDesk
