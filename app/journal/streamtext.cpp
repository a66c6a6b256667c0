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

/// Of a chunk, that are decoded at a time: their units fit in the processor's first cache.
constexpr qsizetype bytesInSlice = 2048;

/// Puts the units of a chunk where they belong in it, counts, and hands them on.
class Slicing
{
public:
    Slicing(TextDecoder &decoder, std::vector<DecodedUnit> &units, UnitReceiver &receiver)
        : m_decoder(decoder)
        , m_units(units)
        , m_receiver(receiver)
    {}

    void feed(QByteArrayView chunk)
    {
        for (qsizetype begin = 0; begin < chunk.size(); begin += bytesInSlice) {
            m_units.clear();
            m_decoder.feedRuns(chunk.sliced(begin, std::min(bytesInSlice, chunk.size() - begin)), m_units);
            handOn(qint32(begin));
        }
    }

    /// Ends a chunk of so many bytes with what the decoder still holds.
    void finish(qsizetype chunkBytes)
    {
        m_units.clear();
        m_decoder.finish(m_units);
        handOn(qint32(chunkBytes));
    }

    [[nodiscard]] qint64 invalidBytes() const { return m_invalidBytes; }

private:
    void handOn(qint32 offset)
    {
        for (DecodedUnit &unit : m_units) {
            unit.begin += offset;
            m_invalidBytes += unit.invalid ? unit.byteCount : 0;
        }
        m_receiver.add(m_units);
    }

    TextDecoder &m_decoder;
    std::vector<DecodedUnit> &m_units;
    UnitReceiver &m_receiver;
    qint64 m_invalidBytes = 0;
};

/// All units of a chunk of \p bytes, without runs.
class UnitCollector final : public UnitReceiver
{
public:
    UnitCollector(QByteArrayView bytes, std::vector<DecodedUnit> &units)
        : m_bytes(bytes)
        , m_units(units)
    {}

    void begin(int) override {}
    void add(std::span<const DecodedUnit> units) override
    {
        for (const DecodedUnit &unit : units) {
            if (unit.isRun)
                addRun(unit);
            else
                m_units.push_back(unit);
        }
    }

private:
    void addRun(const DecodedUnit &run)
    {
        for (qint32 at = run.begin; at < run.begin + run.byteCount; ++at)
            m_units.push_back({uchar(m_bytes[at]), at, 1});
    }

    QByteArrayView m_bytes;
    std::vector<DecodedUnit> &m_units;
};

} // namespace

class StreamText::Private
{
public:
    Private(JournalReader journal, const Encoding &encoding)
        : reader(std::move(journal))
        , seeker(encoding)
    {}

    [[nodiscard]] ChunkText decode(const Record &chunk, UnitReceiver &receiver);
    [[nodiscard]] ChunkText decodeDatagram(const Record &chunk, UnitReceiver &receiver);
    [[nodiscard]] ChunkText decodeInStream(const Record &chunk, UnitReceiver &receiver);
    [[nodiscard]] std::optional<TextDecoder> findBefore(const Record &chunk);
    [[nodiscard]] TextDecoder guessBefore(const Record &chunk) const;
    [[nodiscard]] bool isLastOfItsStream(const Record &chunk) const;

    JournalReader reader;
    DecoderSeeker seeker;
    std::optional<qsizetype> patience;
    PeerKinds peers;
    std::vector<DecodedUnit> units; ///< those of a slice; kept for the next one
};

ChunkText StreamText::Private::decode(const Record &chunk, UnitReceiver &receiver)
{
    if (!chunk.isChunk())
        return {};
    return peers.isStream(reader, chunk.peer) ? decodeInStream(chunk, receiver) : decodeDatagram(chunk, receiver);
}

ChunkText StreamText::Private::decodeDatagram(const Record &chunk, UnitReceiver &receiver)
{
    ChunkText text;
    TextDecoder decoder(seeker.encoding());
    Slicing slicing(decoder, units, receiver);
    receiver.begin(0);
    slicing.feed(chunk.bytes);
    slicing.finish(chunk.bytes.size());
    text.invalidBytes = slicing.invalidBytes();
    return text;
}

ChunkText StreamText::Private::decodeInStream(const Record &chunk, UnitReceiver &receiver)
{
    ChunkText text;
    const std::optional<TextDecoder> found = findBefore(chunk);
    TextDecoder decoder = found ? *found : guessBefore(chunk);
    Slicing slicing(decoder, units, receiver);
    text.isGuess = !found;
    text.carriedIn = decoder.pendingBytes();
    receiver.begin(text.carriedIn);
    slicing.feed(chunk.bytes);
    if (found)
        seeker.remember(chunk, decoder);
    if (decoder.pendingBytes() > 0 && isLastOfItsStream(chunk))
        slicing.finish(chunk.bytes.size());
    text.carriedOut = std::min(decoder.pendingBytes(), int(chunk.bytes.size()));
    text.invalidBytes = slicing.invalidBytes();
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
    std::vector<DecodedUnit> units;
    units.reserve(std::size_t(record.bytes.size())); // growing would cost as much as decoding
    UnitCollector collector(record.bytes, units);
    ChunkText text = d->decode(record, collector);
    text.units = std::move(units);
    return text;
}

ChunkText StreamText::decode(RecordId id, UnitReceiver &receiver)
{
    return d->decode(d->reader.record(id), receiver);
}

} // namespace SocketDesk
