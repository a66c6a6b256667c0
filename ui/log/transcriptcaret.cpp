// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/log/transcriptcaret.h"

#include <algorithm>

namespace SocketDesk {

std::optional<Row> TranscriptCaret::rowOf(const TextPosition &place)
{
    const auto position = m_layout.rowOf(place);
    return position ? std::optional(m_layout.row(*position)) : std::nullopt;
}

std::optional<TextPosition> TranscriptCaret::next(const TextPosition &place)
{
    const std::optional<Row> row = rowOf(place);
    if (!row)
        return {};
    for (const Cluster &cluster : row->clusters) {
        if (!cluster.twin && cluster.endPosition() > place)
            return std::max(cluster.endPosition(), place);
    }
    const auto below = m_layout.next(row->position);
    return below ? std::optional(m_layout.beginOf(*below)) : last();
}

std::optional<TextPosition> TranscriptCaret::previous(const TextPosition &place)
{
    const std::optional<Row> row = rowOf(place);
    if (!row)
        return {};
    for (auto cluster = row->clusters.rbegin(); cluster != row->clusters.rend(); ++cluster) {
        if (!cluster->twin && cluster->beginPosition() < place)
            return cluster->beginPosition();
    }
    const auto above = m_layout.previous(row->position);
    if (!above)
        return place;
    const Row before = m_layout.row(*above);
    const bool sharesPlace = before.end() == place && !before.clusters.empty();
    return sharesPlace ? before.clusters.back().beginPosition() : before.end();
}

std::optional<TextPosition> TranscriptCaret::vertical(const TextPosition &place, qint64 rows)
{
    const std::optional<Row> row = rowOf(place);
    if (!row)
        return {};
    const RowPosition target = m_layout.moved(row->position, rows);
    if (target == row->position)
        return rows < 0 ? row->begin() : row->end();
    return m_layout.row(target).positionAt(row->columnOf(place));
}

std::optional<TextPosition> TranscriptCaret::rowBegin(const TextPosition &place)
{
    const std::optional<Row> row = rowOf(place);
    return row ? std::optional(row->begin()) : std::nullopt;
}

std::optional<TextPosition> TranscriptCaret::rowEnd(const TextPosition &place)
{
    const std::optional<Row> row = rowOf(place);
    return row ? std::optional(row->positionAt(m_layout.width() + 1)) : std::nullopt;
}

std::optional<TextPosition> TranscriptCaret::first()
{
    const auto row = m_layout.firstRow();
    return row ? std::optional(m_layout.beginOf(*row)) : std::nullopt;
}

std::optional<TextPosition> TranscriptCaret::last()
{
    const auto row = m_layout.lastRow();
    return row ? std::optional(m_layout.row(*row).end()) : std::nullopt;
}

namespace {

enum class WordClass : quint8 { Space, Word, Wide, Other };

WordClass wordClass(const Row &row, const Cluster &cluster)
{
    const QChar c = row.textOf(cluster).front();
    if (c.isSpace() || cluster.style == CellStyle::LineEnd)
        return WordClass::Space;
    if (row.part == RecordPart::Header)
        return WordClass::Word; // addresses and times are taken whole
    if (cluster.style != CellStyle::Plain && cluster.style != CellStyle::Continued)
        return WordClass::Other;
    if (c.isLetterOrNumber() || c == u'_' || c.isSurrogate())
        return cluster.cells == 2 ? WordClass::Wide : WordClass::Word;
    return WordClass::Other;
}

bool sameWord(const Row &row, const Cluster &a, const Cluster &b)
{
    if (a.twin != b.twin || a.endColumn() != b.column)
        return false;
    const WordClass kind = wordClass(row, a);
    const bool samePart = row.part == RecordPart::Payload || a.style == b.style;
    return kind != WordClass::Other && samePart && kind == wordClass(row, b);
}

} // namespace

TextRange TranscriptCaret::wordAt(const Row &row, const TextPosition &place) const
{
    const auto &clusters = row.clusters;
    const auto holds = [&place](const Cluster &c) { return c.beginPosition() <= place && place < c.endPosition(); };
    auto first = std::ranges::find_if(clusters, holds);
    if (first == clusters.end())
        return {row.end(), row.end()};
    auto last = first;
    while (first != clusters.begin() && sameWord(row, *(first - 1), *first))
        --first;
    while (last + 1 != clusters.end() && sameWord(row, *last, *(last + 1)))
        ++last;
    return {first->beginPosition(), last->endPosition()};
}

} // namespace SocketDesk
