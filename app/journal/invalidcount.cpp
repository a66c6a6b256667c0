// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "journal/invalidcount.h"

#include "text/encodinghint.h"

#include <algorithm>
#include <utility>

namespace SocketDesk {

namespace {
constexpr quint64 mostRecords = 16 * 1024;
constexpr std::size_t mostSamples = 8;
constexpr qsizetype sampleBytes = 4096;
} // namespace

InvalidCount::InvalidCount(JournalReader reader, const Encoding &encoding, RecordId from)
    : m_reader(std::move(reader))
    , m_decoders(encoding)
    , m_datagramDecoder(encoding)
    , m_next(from)
{}

bool InvalidCount::advance(qsizetype most)
{
    m_reader.refresh();
    if (m_next < m_reader.first())
        passOver();
    m_reader.forEach(m_next, m_next + mostRecords, [this, &most](const Record &record) {
        count(record);
        m_next = record.id + 1;
        most -= record.bytes.size();
        return most > 0 && !isCancelled();
    });
    if (std::exchange(m_samplesGrew, false))
        lookForHint();
    const bool isMore = toNumber(m_next) < m_reader.count();
    m_reader.letGo(); // between two calls nothing is kept that is released
    return isMore;
}

/// What was released uncounted leaves a hole in the streams, behind which each begins anew.
void InvalidCount::passOver()
{
    m_next = m_reader.first();
    m_decoders = StreamDecoders(m_decoders.encoding());
}

void InvalidCount::count(const Record &record)
{
    if (record.kind == RecordKind::Event) {
        m_invalidBytes += m_decoders.takeEnded(record, RecordKind::Received).pendingBytes();
        return;
    }
    if (record.kind != RecordKind::Received)
        return;
    TextDecoder *decoder = m_decoders.before(m_reader, record);
    const qint64 invalid = decoder ? decoder->countInvalid(record.bytes) : countDatagram(record.bytes);
    m_invalidBytes += invalid;
    sample(record, invalid > 0);
}

qint64 InvalidCount::countDatagram(QByteArrayView bytes)
{
    const qint64 invalid = m_datagramDecoder.countInvalid(bytes);
    const int pending = m_datagramDecoder.pendingBytes();
    if (pending > 0)
        m_datagramDecoder = TextDecoder(m_decoders.encoding());
    return invalid + pending;
}

/// Keeps some bytes of the first peers that have invalid ones, without a gap, so that another encoding can be tried.
void InvalidCount::sample(const Record &chunk, bool hasInvalid)
{
    auto known = m_samples.find(chunk.peer);
    if (known == m_samples.end()) {
        if (!hasInvalid || m_samples.size() >= mostSamples)
            return;
        known = m_samples.emplace(chunk.peer, QByteArray()).first;
    }
    QByteArray &bytes = known->second;
    const QByteArrayView added = chunk.bytes.first(std::min(chunk.bytes.size(), sampleBytes - bytes.size()));
    bytes.append(added.data(), added.size());
    m_samplesGrew = m_samplesGrew || !added.isEmpty();
}

void InvalidCount::lookForHint()
{
    m_hint.reset();
    for (const auto &[peer, bytes] : m_samples) {
        m_hint = betterEncoding(bytes, m_decoders.encoding());
        if (m_hint)
            return;
    }
}

} // namespace SocketDesk
