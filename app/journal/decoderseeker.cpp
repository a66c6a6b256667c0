// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "journal/decoderseeker.h"

#include <algorithm>
#include <utility>

namespace SocketDesk {

namespace {

// Bytes decoded between two checkpoints. A record counts as some bytes more, because finding it takes time too.
constexpr qsizetype checkpointCost = 64 * 1024;
constexpr qsizetype recordCost = 64;

// A state that is found again by looking at so few bytes is not worth keeping.
constexpr qsizetype shortSearch = 256;

// Streams whose newest state is kept; what is dropped costs a search.
constexpr std::size_t mostStreams = 1024;

// UTF-8 begins anew at every byte that is no trail byte, and nothing is open after three trail bytes.
constexpr qsizetype utf8TrailBytes = 3;

qsizetype resynchronisedUtf8(QByteArrayView bytes)
{
    qsizetype trail = 0;
    while (trail < std::min(utf8TrailBytes, bytes.size()) && (uchar(bytes[bytes.size() - 1 - trail]) & 0xC0) == 0x80)
        ++trail;
    return trail == utf8TrailBytes ? bytes.size() : bytes.size() - trail - 1;
}

} // namespace

DecoderSeeker::DecoderSeeker(const Encoding &encoding)
    : m_encoding(encoding)
    , m_isUtf8(encoding == Encoding())
{
    for (std::size_t byte = 0; byte < m_resynchronises.size(); ++byte)
        m_resynchronises[byte] = encoding.resynchronisesAfter(uchar(byte));
}

TextDecoder DecoderSeeker::before(const JournalReader &reader, const Record &chunk)
{
    if (m_encoding.unitBytes() > 0)
        return fromUnitBoundary(reader, chunk);
    const auto newest = m_newest.find({chunk.peer, chunk.kind});
    if (newest != m_newest.end() && newest->second.after == chunk.previousInStream)
        return newest->second.decoder;
    std::vector<RecordId> skipped;
    State state = search(reader, chunk, skipped);
    for (auto id = skipped.crbegin(); id != skipped.crend(); ++id) {
        const Record record = reader.record(*id);
        (void)state.decoder.countInvalid(record.bytes);
        passed(state, *id, record.bytes.size());
    }
    return std::move(state.decoder);
}

void DecoderSeeker::remember(const Record &chunk, const TextDecoder &after)
{
    if (m_encoding.unitBytes() > 0)
        return;
    const StreamKey key{chunk.peer, chunk.kind};
    const qsizetype from = resynchronised(chunk.bytes);
    if (from >= 0 && chunk.bytes.size() - from <= shortSearch) {
        m_newest.erase(key);
        return;
    }
    if (m_newest.size() >= mostStreams)
        m_newest.clear();
    State &state = m_newest.try_emplace(key, State{noRecord, 0, after}).first->second;
    const bool goesOn = from < 0 && state.after == chunk.previousInStream;
    state.cost = goesOn ? state.cost : 0;
    state.decoder = after;
    passed(state, chunk.id, chunk.bytes.size() - std::max(from, qsizetype(0)));
}

/// Every unit begins at a multiple of its size, and no state reaches further back than one unit: a high surrogate.
TextDecoder DecoderSeeker::fromUnitBoundary(const JournalReader &reader, const Record &chunk) const
{
    const auto unit = quint64(m_encoding.unitBytes());
    const quint64 boundary = chunk.streamOffset / unit * unit;
    const quint64 from = boundary - std::min(boundary, unit);
    std::vector<Record> chunks;
    for (Record record = chunk; record.streamOffset > from && record.previousInStream != noRecord;
         chunks.push_back(record))
        record = reader.record(record.previousInStream);
    TextDecoder decoder(m_encoding);
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
        (void)decoder.countInvalid(QByteArray(qsizetype(firstOffset % quint64(m_encoding.unitBytes())), '\xFF'));
}

/// The nearest known state before \p chunk; \p skipped gets the chunks between, the last one first.
DecoderSeeker::State DecoderSeeker::search(const JournalReader &reader, const Record &chunk,
                                           std::vector<RecordId> &skipped) const
{
    RecordId id = chunk.previousInStream;
    while (id != noRecord) {
        if (const auto known = m_checkpoints.find(id); known != m_checkpoints.end())
            return {id, 0, known->second};
        const Record record = reader.record(id);
        if (const qsizetype from = resynchronised(record.bytes); from >= 0) {
            TextDecoder decoder(m_encoding);
            (void)decoder.countInvalid(record.bytes.sliced(from));
            return {id, record.bytes.size() - from, std::move(decoder)};
        }
        skipped.push_back(id);
        id = record.previousInStream;
    }
    return {noRecord, 0, TextDecoder(m_encoding)};
}

/// Offset of the last place in \p bytes where the decoder is in its initial state, or where it does not matter in which it
/// is; -1 where there is none.
qsizetype DecoderSeeker::resynchronised(QByteArrayView bytes) const
{
    if (m_isUtf8)
        return resynchronisedUtf8(bytes);
    qsizetype offset = bytes.size();
    while (offset > 0 && !m_resynchronises[uchar(bytes[offset - 1])])
        --offset;
    return offset > 0 ? offset : -1;
}

/// The decoder of \p state has read so many \p bytes more and now stands after \p chunk.
void DecoderSeeker::passed(State &state, RecordId chunk, qsizetype bytes)
{
    state.after = chunk;
    state.cost += bytes + recordCost;
    if (state.cost < checkpointCost)
        return;
    m_checkpoints.insert_or_assign(chunk, state.decoder);
    state.cost = 0;
}

} // namespace SocketDesk
