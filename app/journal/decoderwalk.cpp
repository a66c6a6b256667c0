// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "journal/decoderwalk.h"

#include <utility>

namespace SocketDesk {

namespace {

// Bytes decoded between two checkpoints. A record counts as some bytes more, because finding it takes time too.
constexpr qsizetype checkpointCost = 64 * 1024;
constexpr qsizetype recordCost = 64;

// So near a place, looking for it costs no more than decoding the chunk behind it.
constexpr qsizetype shortWay = 256;

} // namespace

void DecoderState::passed(RecordId chunk, qsizetype bytes, DecoderStates &states)
{
    after = chunk;
    cost += bytes + recordCost;
    if (cost < checkpointCost)
        return;
    states.keep(chunk, decoder);
    cost = 0;
}

DecoderWalk::DecoderWalk(std::shared_ptr<DecoderStates> states, RecordId chunk)
    : m_states(std::move(states))
    , m_at(chunk)
{}

bool DecoderWalk::advance(const JournalReader &reader, qsizetype &most)
{
    if (!m_state)
        stepBack(reader, most);
    while (!m_state && most > 0)
        stepBack(reader, most);
    while (m_state && !m_skipped.empty() && most > 0)
        stepForward(reader, most);
    return m_state && m_skipped.empty();
}

void DecoderWalk::keepState()
{
    if (m_state->after != noRecord)
        m_states->keep(m_state->after, m_state->decoder);
}

double DecoderWalk::progress() const
{
    return m_state && m_skippedInAll > 0 ? 1 - double(m_skipped.size()) / double(m_skippedInAll) : 0;
}

void DecoderWalk::stepBack(const JournalReader &reader, qsizetype &most)
{
    if (std::optional<TextDecoder> known = m_states->after(m_at)) {
        m_state = DecoderState{m_at, 0, std::move(*known)};
        return;
    }
    if (!reader.contains(m_at)) { // noRecord, or it was released meanwhile
        m_state = DecoderState{noRecord, 0, TextDecoder(m_states->encoding())};
        return;
    }
    const Record record = reader.record(m_at);
    if (const qsizetype from = m_states->resynchronised(record.bytes); from >= 0) {
        const qsizetype way = record.bytes.size() - from;
        TextDecoder decoder(m_states->encoding());
        (void)decoder.countInvalid(record.bytes.last(way));
        m_state = DecoderState{m_at, way, std::move(decoder)};
        most -= way > shortWay ? way : 0;
        return;
    }
    most -= record.bytes.size() + recordCost;
    m_skipped.push_back(m_at);
    ++m_skippedInAll;
    m_at = record.previousInStream;
}

void DecoderWalk::stepForward(const JournalReader &reader, qsizetype &most)
{
    const Record record = reader.record(m_skipped.back());
    m_skipped.pop_back();
    if (!reader.contains(record.id)) { // it was released meanwhile: the stream begins behind it now
        m_state = DecoderState{noRecord, 0, TextDecoder(m_states->encoding())};
        return;
    }
    most -= record.bytes.size() + recordCost;
    (void)m_state->decoder.countInvalid(record.bytes);
    m_state->passed(record.id, record.bytes.size(), *m_states);
}

} // namespace SocketDesk
