// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "journal/decoderseeker.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace SocketDesk {

namespace {

// A state that is found again by looking at so few bytes is not worth keeping.
constexpr qsizetype shortSearch = 256;

// Streams whose newest state is kept; what is dropped costs a search.
constexpr std::size_t mostStreams = 1024;

} // namespace

DecoderSeeker::DecoderSeeker(const Encoding &encoding)
    : m_states(std::make_shared<DecoderStates>(encoding))
{}

TextDecoder DecoderSeeker::before(const JournalReader &reader, const Record &chunk)
{
    qsizetype most = std::numeric_limits<qsizetype>::max();
    return std::move(*before(reader, chunk, most));
}

std::optional<TextDecoder> DecoderSeeker::before(const JournalReader &reader, const Record &chunk, qsizetype &most)
{
    if (encoding().unitBytes() > 0)
        return fromUnitBoundary(reader, chunk);
    const auto newest = m_newest.find({chunk.peer, chunk.kind});
    if (newest != m_newest.end() && newest->second.after == chunk.previousInStream)
        return newest->second.decoder;
    DecoderWalk walk = walkTo(chunk);
    return walk.advance(reader, most) ? std::optional(walk.takeDecoder()) : std::nullopt;
}

void DecoderSeeker::remember(const Record &chunk, const TextDecoder &after)
{
    if (encoding().unitBytes() > 0)
        return;
    const StreamKey key{chunk.peer, chunk.kind};
    const qsizetype from = m_states->resynchronised(chunk.bytes);
    if (from >= 0 && chunk.bytes.size() - from <= shortSearch) {
        m_newest.erase(key);
        return;
    }
    if (m_newest.size() >= mostStreams)
        m_newest.clear();
    DecoderState &state = m_newest.try_emplace(key, DecoderState{noRecord, 0, after}).first->second;
    const bool goesOn = from < 0 && state.after == chunk.previousInStream;
    state.cost = goesOn ? state.cost : 0;
    state.decoder = after;
    state.passed(chunk.id, chunk.bytes.size() - std::max(from, qsizetype(0)), *m_states);
}

/// Every unit begins at a multiple of its size, and no state reaches further back than one unit: a high surrogate.
TextDecoder DecoderSeeker::fromUnitBoundary(const JournalReader &reader, const Record &chunk) const
{
    const auto unit = quint64(encoding().unitBytes());
    const quint64 boundary = chunk.streamOffset / unit * unit;
    const quint64 from = boundary - std::min(boundary, unit);
    std::vector<Record> chunks;
    for (Record record = chunk; record.streamOffset > from && record.previousInStream != noRecord;
         chunks.push_back(record))
        record = reader.record(record.previousInStream);
    TextDecoder decoder(encoding());
    feedReleased(decoder, chunks.empty() ? chunk.streamOffset : chunks.back().streamOffset, from);
    for (auto record = chunks.crbegin(); record != chunks.crend(); ++record) {
        const quint64 skipped = std::max(from, record->streamOffset) - record->streamOffset;
        (void)decoder.countInvalid(record->bytes.sliced(qsizetype(skipped)));
    }
    return decoder;
}

/// Where the bytes from \p from on were released, those of the unit that is cut have to be made up, or all that follow
/// would be read wrongly.
void DecoderSeeker::feedReleased(TextDecoder &decoder, quint64 firstOffset, quint64 from) const
{
    if (firstOffset > from)
        (void)decoder.countInvalid(QByteArray(qsizetype(firstOffset % quint64(encoding().unitBytes())), '\xFF'));
}

} // namespace SocketDesk
