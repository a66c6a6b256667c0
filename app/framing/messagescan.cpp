// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "framing/messagescan.h"

#include <utility>

namespace SocketDesk {

void MessageTotals::add(const JournalMessage &message)
{
    ++(message.direction == RecordKind::Received ? received : sent);
    switch (message.message.state) {
    case MessageState::LimitExceeded:
        ++limitExceeded;
        break;
    case MessageState::BadLength:
        ++badLengths;
        break;
    case MessageState::Unframed:
        ++unframed;
        break;
    case MessageState::Unfinished:
        ++unfinished;
        break;
    case MessageState::Complete:
    case MessageState::UnderWay:
        break;
    }
}

MessageTotals &MessageTotals::operator+=(const MessageTotals &other)
{
    received += other.received;
    sent += other.sent;
    limitExceeded += other.limitExceeded;
    badLengths += other.badLengths;
    unframed += other.unframed;
    unfinished += other.unfinished;
    return *this;
}

MessageScan::MessageScan(const FramingConfig &config)
    : m_cutter(config)
{}

void MessageScan::read(const JournalReader &reader, const Record &record)
{
    Q_ASSERT(record.id == m_next);
    elapse(record.time);
    if (record.isChunk() && !record.bytes.isEmpty() && !m_cutter.standsAlone(reader, record))
        markBefore(record);
    m_cutter.read(reader, record, [this](const JournalMessage &message) { count(message); });
    m_notes.counts.push_back(0);
    ++m_next;
}

void MessageScan::elapse(Timestamp now)
{
    m_cutter.elapse(now, [this](const JournalMessage &message) { count(message); });
}

void MessageScan::passOver(RecordId first)
{
    if (first <= m_next)
        return;
    Q_ASSERT(m_notes.counts.size() == 1);
    m_notes.passedOver = toNumber(first) - toNumber(m_next);
    m_next = first;
}

ScanNotes MessageScan::takeNotes()
{
    for (const StreamKey key : std::exchange(m_touched, {})) {
        m_notes.tips.push_back({key, m_cutter.tip(key)});
        stream(key).isTouched = false;
    }
    return std::exchange(m_notes, {});
}

void MessageScan::markBefore(const Record &chunk)
{
    const StreamKey key = streamKey(chunk);
    Stream &known = stream(key);
    const bool follows = m_cutter.tip(key).state.offset == chunk.streamOffset;
    if (known.chunks >= chunksBetweenMarks || known.bytes >= bytesBetweenMarks || !follows) {
        m_notes.marks.push_back({key, chunk.id, m_cutter.stateBefore(chunk)});
        known.chunks = 0;
        known.bytes = 0;
    }
    ++known.chunks;
    known.bytes += quint32(chunk.bytes.size());
    touch(key);
}

void MessageScan::count(const JournalMessage &message)
{
    if (!message.endedByBytes) {
        const StreamKey key = streamKey(message.peer, message.direction);
        m_notes.endings.push_back({key, message.lastRecord, m_notes.messages});
        touch(key);
    }
    ++m_notes.counts.back();
    ++m_notes.messages;
    m_notes.totals.add(message);
}

void MessageScan::touch(StreamKey key)
{
    if (!std::exchange(stream(key).isTouched, true))
        m_touched.push_back(key);
}

MessageScan::Stream &MessageScan::stream(StreamKey key)
{
    if (toNumber(key) >= m_streams.size())
        m_streams.resize(toNumber(key) + 1);
    return m_streams[toNumber(key)];
}

} // namespace SocketDesk
