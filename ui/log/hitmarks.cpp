// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/log/hitmarks.h"

#include <algorithm>
#include <span>

namespace SocketDesk {

namespace {

bool isIn(const Cluster &cluster, const SearchHits::Piece &piece)
{
    return cluster.begin < cluster.end && quint32(cluster.begin) < piece.end && piece.begin < quint32(cluster.end);
}

/// The clusters from \p from on that stand for bytes of one payload.
std::span<const Cluster> payloadFrom(const std::vector<Cluster> &clusters, std::size_t from)
{
    std::size_t end = from;
    while (end < clusters.size() && clusters[end].part == RecordPart::Payload &&
           clusters[end].record == clusters[from].record)
        ++end;
    return std::span(clusters).subspan(from, end - from);
}

std::pair<quint32, quint32> bytesOf(std::span<const Cluster> clusters)
{
    qint32 begin = clusters.front().begin;
    qint32 end = clusters.front().end;
    for (const Cluster &cluster : clusters) { // those of a dump stand there twice
        begin = std::min(begin, cluster.begin);
        end = std::max(end, cluster.end);
    }
    return {quint32(begin), quint32(end)};
}

} // namespace

std::vector<HitMark> HitMarks::of(const Row &row) const
{
    std::vector<HitMark> marks;
    if (isEmpty())
        return marks;
    for (std::size_t from = 0; from < row.clusters.size();) {
        const std::span<const Cluster> payload = payloadFrom(row.clusters, from);
        if (payload.empty()) {
            ++from;
            continue;
        }
        const auto [begin, end] = bytesOf(payload);
        for (const SearchHits::Piece &piece : m_hits->piecesIn(payload.front().record, begin, end)) {
            marks.resize(row.clusters.size(), HitMark::None);
            for (std::size_t i = 0; i < payload.size(); ++i) {
                if (isIn(payload[i], piece) && marks[from + i] != HitMark::Current)
                    marks[from + i] = piece.hit == m_current ? HitMark::Current : HitMark::Hit;
            }
        }
        from += payload.size();
    }
    return marks;
}

std::vector<int> HitMarks::ticks(const JournalReader &reader, RecordId begin, int height) const
{
    std::vector<int> ticks;
    if (isEmpty() || toNumber(begin) >= reader.count())
        return ticks;
    const quint64 first = reader.record(begin).position;
    const quint64 span = reader.endPosition() - first;
    // The number of hits that lie before each height; those of a large record are spread over its room.
    const auto hitsBefore = [this, &reader, first, span, height](int y) {
        const quint64 position = first + quint64(double(span) * y / height);
        const RecordId record = reader.recordAt(position);
        return m_hits->lowerBound(record, quint32(position - reader.record(record).position));
    };
    std::size_t before = hitsBefore(0);
    for (int y = 0; y < height; ++y) {
        const std::size_t behind = y + 1 == height ? m_hits->kept() : hitsBefore(y + 1);
        if (behind > before)
            ticks.push_back(y);
        before = behind;
    }
    return ticks;
}

} // namespace SocketDesk
