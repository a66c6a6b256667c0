// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "statistics/trafficreading.h"

#include <algorithm>

namespace SocketDesk {

using namespace Qt::StringLiterals;

TrafficReading::TrafficReading(const TrafficConfig &config)
    : m_config(config)
    , m_isFramed(config.framing.kind != FramingKind::None)
    , m_cutter(config.framing)
    , m_next(m_isFramed ? RecordId(0) : config.from) // streams are cut from where they begin
{}

void TrafficReading::read(const JournalReader &reader, const Record &record)
{
    passOver(record.id);
    m_next = record.id + 1;
    m_last = record.time;
    if (m_isFramed)
        cut(reader, record);
    if (record.id < m_config.from)
        return;
    if (record.isChunk())
        readChunk(reader, record);
    else
        readEvent(record);
}

void TrafficReading::passOver(RecordId first)
{
    const RecordId counted = std::max(m_next, m_config.from);
    if (first > counted)
        m_missed += toNumber(first) - toNumber(counted);
    m_next = std::max(m_next, first);
}

void TrafficReading::cut(const JournalReader &reader, const Record &record)
{
    struct
    {
        TrafficReading &reading;
        const Record &record;
    } const context{*this, record};
    const bool counts = record.id >= m_config.from;
    m_cutter.read(reader, record, [&context, counts](const JournalMessage &message) {
        if (counts)
            context.reading.addMessage(message, &context.record, context.record.time);
    });
}

void TrafficReading::elapse(Timestamp now)
{
    if (m_isFramed)
        m_cutter.elapse(now, [this, now](const JournalMessage &message) { addMessage(message, nullptr, now); });
}

void TrafficReading::finish(Timestamp now)
{
    m_cutter.finish([this, now](const JournalMessage &message) { addMessage(message, nullptr, now); });
}

/// \param at the record that is being read and not counted yet, or null
void TrafficReading::addMessage(const JournalMessage &message, const Record *at, Timestamp now)
{
    m_messages.add(message);
    PeerTraffic *const traffic = peer(message.peer);
    Timestamp arrived = now;
    if (traffic && !(at && at->id == message.lastRecord))
        arrived = traffic->lastChunk(message.direction).value_or(now);
    const bool bySilence = !message.endedByBytes && m_config.framing.kind == FramingKind::Gap;
    const Timestamp shown = bySilence ? std::min(now, arrived + m_config.framing.gap) : now;
    m_all.addMessage(message.direction, arrived, shown);
    addToHistory(message.direction, shown, {0, 1});
    if (traffic)
        traffic->addMessage(message.direction, arrived, shown);
}

void TrafficReading::addToHistory(RecordKind direction, Timestamp time, const TrafficAmount &amount)
{
    if (direction == RecordKind::Received)
        m_history.addReceived(time, amount);
    else
        m_history.addSent(time, amount);
}

void TrafficReading::readChunk(const JournalReader &reader, const Record &chunk)
{
    m_losses.truncated += (chunk.flags & TruncatedDatagram) != 0;
    addToHistory(chunk.kind, chunk.time, {quint64(chunk.bytes.size()), m_isFramed ? 0U : 1U});
    PeerTraffic *const its = peer(chunk.peer);
    for (PeerTraffic *traffic : {&m_all, its}) {
        if (!traffic)
            continue;
        traffic->begin(traffic->hasBegun() ? chunk.time : m_config.since.value_or(chunk.time));
        traffic->addChunk(chunk, !m_isFramed);
    }
    if (its && m_config.sequence && chunk.kind == RecordKind::Received && !m_kinds.isStream(reader, chunk.peer))
        its->checkSequence(*m_config.sequence, chunk.bytes);
}

void TrafficReading::readEvent(const Record &event)
{
    if (event.event == EventKind::Dropped)
        readDrop(event.detail());
    if (event.peer != noPeer) {
        PeerTraffic *const traffic = peer(event.peer);
        if (traffic && event.event == EventKind::Joined)
            traffic->begin(event.time);
        else if (traffic && endsStream(event.event, RecordKind::Received) && endsStream(event.event, RecordKind::Sent))
            traffic->end(event.time);
    } else if (event.event == EventKind::Opened) {
        m_all.begin(event.time);
    } else if (event.event == EventKind::Closed) {
        m_all.end(event.time);
        for (const auto &traffic : m_peers) {
            if (traffic)
                traffic->end(event.time);
        }
    }
}

void TrafficReading::readDrop(const EventDetail &detail)
{
    if (detail.text == "kernel"_L1)
        m_losses.droppedByKernel += detail.count;
    else if (detail.text == "us"_L1)
        m_losses.droppedByUs += detail.count;
    else
        m_losses.unsent += detail.count;
}

PeerTraffic *TrafficReading::peer(PeerId id)
{
    const std::size_t number = toNumber(id);
    if (number >= m_peers.size())
        m_peers.resize(number + 1);
    if (m_peers[number])
        return m_peers[number].get();
    if (m_peerCount >= m_config.mostPeers) {
        m_leftOut.resize(std::max(m_leftOut.size(), number + 1));
        m_leftOut[number] = true;
        return nullptr;
    }
    ++m_peerCount;
    m_peers[number] = std::make_unique<PeerTraffic>();
    return m_peers[number].get();
}

TrafficFigures TrafficReading::figuresAtEnd() const
{
    TrafficFigures figures = this->figures(m_last + std::chrono::milliseconds(100)); // its tenth of a second is whole
    figures.history = m_history.before(m_last + std::chrono::seconds(1));
    return figures;
}

TrafficFigures TrafficReading::figures(Timestamp now) const
{
    TrafficFigures figures;
    figures.all = m_all.figures(noPeer, now);
    figures.peers.reserve(m_peerCount);
    for (std::size_t number = 0; number < m_peers.size(); ++number) {
        if (!m_peers[number])
            continue;
        figures.peers.push_back(m_peers[number]->figures(PeerId(quint32(number)), now));
        figures.all.sequence += figures.peers.back().sequence;
    }
    figures.peersLeftOut = quint64(std::count(m_leftOut.begin(), m_leftOut.end(), true));
    figures.recordsMissed = m_missed;
    figures.losses = m_losses;
    figures.messages = m_messages;
    figures.history = m_history.before(now);
    return figures;
}

} // namespace SocketDesk
