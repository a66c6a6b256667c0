// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "journal/streamtext.h"

#include "journal/decodersearch.h"
#include "journal/decoderseeker.h"
#include "journal/peerkinds.h"
#include "text/encodinghint.h"

#include <algorithm>
#include <utility>

namespace SocketDesk {

namespace {

constexpr qsizetype bytesToGuessBy = 4096;

/// Ends \p text, of a chunk with so many bytes, with what its decoder still holds.
void finish(TextDecoder &decoder, qsizetype chunkBytes, ChunkText &text)
{
    const std::size_t whole = text.units.size();
    decoder.finish(text.units);
    for (std::size_t i = whole; i < text.units.size(); ++i)
        text.units[i].begin += qint32(chunkBytes);
}

qint64 countInvalid(const std::vector<DecodedUnit> &units)
{
    qint64 bytes = 0;
    for (const DecodedUnit &unit : units)
        bytes += unit.invalid ? unit.byteCount : 0;
    return bytes;
}

} // namespace

class StreamText::Private
{
public:
    Private(JournalReader journal, const Encoding &encoding)
        : reader(std::move(journal))
        , seeker(encoding)
    {}

    [[nodiscard]] ChunkText decodeDatagram(const Record &chunk) const;
    [[nodiscard]] ChunkText decodeInStream(const Record &chunk);
    [[nodiscard]] std::optional<TextDecoder> findBefore(const Record &chunk);
    [[nodiscard]] TextDecoder guessBefore(const Record &chunk) const;
    [[nodiscard]] bool isLastOfItsStream(const Record &chunk) const;

    JournalReader reader;
    DecoderSeeker seeker;
    std::optional<qsizetype> patience;
    PeerKinds peers;
};

ChunkText StreamText::Private::decodeDatagram(const Record &chunk) const
{
    ChunkText text;
    TextDecoder decoder(seeker.encoding());
    decoder.feed(chunk.bytes, text.units);
    finish(decoder, chunk.bytes.size(), text);
    return text;
}

ChunkText StreamText::Private::decodeInStream(const Record &chunk)
{
    ChunkText text;
    const std::optional<TextDecoder> found = findBefore(chunk);
    TextDecoder decoder = found ? *found : guessBefore(chunk);
    text.isGuess = !found;
    text.carriedIn = decoder.pendingBytes();
    text.units.reserve(std::size_t(chunk.bytes.size())); // growing would cost as much as decoding
    decoder.feed(chunk.bytes, text.units);
    if (found)
        seeker.remember(chunk, decoder);
    if (decoder.pendingBytes() > 0 && isLastOfItsStream(chunk))
        finish(decoder, chunk.bytes.size(), text);
    text.carriedOut = std::min(decoder.pendingBytes(), int(chunk.bytes.size()));
    return text;
}

std::optional<TextDecoder> StreamText::Private::findBefore(const Record &chunk)
{
    return patience ? seeker.before(reader, chunk, *patience) : seeker.before(reader, chunk);
}

TextDecoder StreamText::Private::guessBefore(const Record &chunk) const
{
    const QByteArray before = bytesBefore(reader, chunk, bytesToGuessBy);
    TextDecoder decoder(seeker.encoding());
    (void)decoder.countInvalid(QByteArrayView(before).sliced(likelyBegin(before, seeker.encoding())));
    return decoder;
}

bool StreamText::Private::isLastOfItsStream(const Record &chunk) const
{
    const std::optional<StreamEnd> end = reader.streamEnd(chunk.peer, chunk.kind);
    return end && end->lastChunk == chunk.id;
}

StreamText::StreamText(JournalReader reader, const Encoding &encoding)
    : d(std::make_unique<Private>(std::move(reader), encoding))
{}

StreamText::StreamText(const StreamText &other)
    : d(std::make_unique<Private>(*other.d))
{}

StreamText &StreamText::operator=(const StreamText &other)
{
    *d = *other.d;
    return *this;
}

StreamText::~StreamText() = default;

const Encoding &StreamText::encoding() const
{
    return d->seeker.encoding();
}

JournalReader &StreamText::reader()
{
    return d->reader;
}

void StreamText::setPatience(std::optional<qsizetype> bytes)
{
    d->patience = bytes;
}

std::optional<qsizetype> StreamText::patience() const
{
    return d->patience;
}

std::unique_ptr<DecoderSearch> StreamText::search(RecordId id) const
{
    const Record chunk = d->reader.record(id);
    return std::make_unique<DecoderSearch>(d->reader, chunk, d->seeker.walkTo(chunk));
}

ChunkText StreamText::decode(RecordId id)
{
    const Record record = d->reader.record(id);
    if (!record.isChunk())
        return {};
    const bool isStream = d->peers.isStream(d->reader, record.peer);
    ChunkText text = isStream ? d->decodeInStream(record) : d->decodeDatagram(record);
    text.invalidBytes = countInvalid(text.units);
    return text;
}

} // namespace SocketDesk
