// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "journal/searchscan.h"

#include <algorithm>
#include <utility>

namespace SocketDesk {

namespace {

constexpr std::size_t rememberedStreams = 8192; ///< whose ends are kept; those of others are looked up again

quint64 streamKey(const Record &record)
{
    return quint64(toNumber(record.peer)) * 2 + (record.kind == RecordKind::Sent ? 1 : 0);
}

} // namespace

SearchScan::SearchScan(JournalReader reader, SearchPattern pattern)
    : m_reader(std::move(reader))
    , m_pattern(std::move(pattern))
{
    if (m_pattern.characters()) {
        m_characters.emplace(*m_pattern.characters());
        m_seeker.emplace(*m_pattern.characters());
    }
}

FoundHits SearchScan::scan(RecordId begin, RecordId end, std::size_t room)
{
    m_found = {};
    m_room = room;
    m_reader.forEach(begin, end, [this](const Record &record) {
        if (!record.isChunk())
            return;
        if (m_lastStream && streamKey(record) == m_lastKey)
            addToStream(record, *m_lastStream);
        else if (m_peers.isStream(m_reader, record.peer))
            addToStream(record, streamOf(record));
        else
            searchDatagram(record);
    });
    for (Stream *stream : m_fresh)
        searchStream(*stream);
    giveBackRoom();
    if (m_streams.size() > rememberedStreams) {
        m_streams.clear();
        m_lastStream = m_roomy = nullptr;
    }
    std::sort(m_found.hits.begin(), m_found.hits.end());
    return std::move(m_found);
}

/// One stream keeps its room, because alone it is often the next one too; a thousand with a MiB each would be too much.
void SearchScan::giveBackRoom()
{
    m_fresh.push_back(m_roomy);
    for (Stream *stream : std::exchange(m_fresh, {})) {
        if (stream && stream != m_lastStream) {
            stream->bytes.shrink_to_fit();
            stream->parts.shrink_to_fit();
        }
    }
    m_roomy = m_lastStream;
}

SearchScan::Stream &SearchScan::streamOf(const Record &record)
{
    m_lastKey = streamKey(record);
    m_lastStream = &m_streams[m_lastKey];
    return *m_lastStream;
}

void SearchScan::addToStream(const Record &record, Stream &stream)
{
    if (stream.last != record.previousInStream)
        takeEarlierBytes(record, stream);
    if (!stream.isFresh) {
        stream.isFresh = true;
        stream.fresh = stream.size();
        m_fresh.push_back(&stream);
    }
    stream.add(record);
    stream.last = record.id;
}

void SearchScan::Stream::add(const Record &record)
{
    parts.push_back({size(), record.id, 0});
    bytes.insert(bytes.end(), record.bytes.begin(), record.bytes.end());
}

/// The end of what lies before \p record in its stream, with one byte more as context.
void SearchScan::takeEarlierBytes(const Record &record, Stream &stream) const
{
    Q_ASSERT(!stream.isFresh); // within one part of the journal there are no gaps
    stream = {};
    std::vector<Record> earlier;
    qsizetype missing = m_pattern.overlap() + 1;
    for (RecordId id = record.previousInStream; missing > 0 && id != noRecord;) {
        earlier.push_back(m_reader.record(id));
        missing -= earlier.back().bytes.size();
        id = earlier.back().previousInStream;
    }
    for (auto chunk = earlier.rbegin(); chunk != earlier.rend(); ++chunk)
        stream.add(*chunk);
    keepEnd(stream, 0);
}

void SearchScan::searchDatagram(const Record &record)
{
    if (m_characters)
        m_characters->setBytes(record.bytes, [this] { return TextDecoder(m_seeker->encoding()); });
    (void)forEachMatch(record.bytes, 0, [this, &record](SearchPattern::Match match) {
        ++m_found.count;
        if (hasRoom())
            m_found.hits.push_back({record.id, quint32(match.begin), quint32(match.length)});
    });
}

/// \return where the next match may begin
template<typename Take>
qsizetype SearchScan::forEachMatch(QByteArrayView bytes, qsizetype from, Take take)
{
    while (const auto match = m_pattern.find(bytes, from, &m_isCancelled)) {
        const bool counts = !m_characters || m_characters->isAt(match->begin, match->length);
        if (counts)
            take(*match);
        from = counts ? behind(*match) : match->begin + 1;
    }
    return from;
}

/// Where the next match may begin.
qsizetype SearchScan::behind(SearchPattern::Match match) const
{
    return match.begin + (m_pattern.mayOverlap() ? 1 : match.length);
}

void SearchScan::searchStream(Stream &stream)
{
    if (m_characters)
        m_characters->setBytes(stream.view(), [this, &stream] { return decoderBefore(stream); });
    SearchPattern::Match last;
    const qsizetype at = forEachMatch(stream.view(), stream.start, [this, &stream, &last](SearchPattern::Match match) {
        last = match;
        const bool isNew = match.begin + match.length > stream.fresh;
        m_found.count += isNew ? 1 : 0;
        if (isNew && hasRoom())
            addHit(stream, match);
    });
    keepEnd(stream, mayGrow(last, stream) ? last.begin : at);
    stream.isFresh = false;
}

/// With what comes next the last match may turn out to be longer; a literal is as long as it is.
bool SearchScan::mayGrow(SearchPattern::Match last, const Stream &stream) const
{
    return last.length > 0 && !m_pattern.mayOverlap() && last.begin >= stream.size() - m_pattern.overlap();
}

/// As it has read everything before the bytes that are kept of \p stream.
TextDecoder SearchScan::decoderBefore(const Stream &stream)
{
    const Part &first = stream.parts.front();
    if (first.record < m_reader.first())
        return TextDecoder(m_seeker->encoding()); // what came before it is gone, and it too
    const Record chunk = m_reader.record(first.record);
    TextDecoder decoder = m_seeker->before(m_reader, chunk);
    (void)decoder.countInvalid(chunk.bytes.first(first.offset));
    return decoder;
}

void SearchScan::addHit(const Stream &stream, SearchPattern::Match match)
{
    const auto behind = [](qsizetype place, const Part &part) { return place < part.begin; };
    const qsizetype end = match.begin + match.length;
    auto part = std::upper_bound(stream.parts.begin(), stream.parts.end(), match.begin, behind) - 1;
    const SearchHit hit{part->record, quint32(part->offset + (match.begin - part->begin)), quint32(match.length)};
    m_found.hits.push_back(hit);
    while (++part != stream.parts.end() && part->begin < end) {
        const qsizetype partEnd = part + 1 == stream.parts.end() ? stream.size() : (part + 1)->begin;
        const qsizetype length = std::min(end, partEnd) - part->begin;
        if (length > 0 && m_found.rests.size() < m_room)
            m_found.rests.push_back({part->record, quint32(length), hit});
    }
}

/// Keeps of the bytes from \p from on those that may be the begin of a hit, and one before them.
void SearchScan::keepEnd(Stream &stream, qsizetype from) const
{
    const qsizetype start = std::max(from, stream.size() - m_pattern.overlap());
    const qsizetype kept = std::max<qsizetype>(0, start - 1);
    auto part = stream.parts.begin();
    while (part != stream.parts.end() && part + 1 != stream.parts.end() && (part + 1)->begin <= kept)
        ++part;
    stream.parts.erase(stream.parts.begin(), part);
    for (Part &left : stream.parts) {
        const qsizetype cut = std::max<qsizetype>(0, kept - left.begin);
        left.offset += quint32(cut);
        left.begin = left.begin + cut - kept;
    }
    stream.bytes.erase(stream.bytes.begin(), stream.bytes.begin() + kept);
    stream.start = start - kept;
}

} // namespace SocketDesk
