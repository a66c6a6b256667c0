// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/log/transcriptrow.h"

#include <algorithm>

namespace SocketDesk {

QStringView Row::textOf(const Cluster &cluster) const
{
    return QStringView(text).mid(cluster.textBegin, cluster.textLength);
}

int Row::cells() const
{
    int end = 0;
    for (const Cluster &cluster : clusters)
        end = std::max(end, cluster.endColumn());
    return end;
}

namespace {

/// Joins the texts of clusters; a gap between two of them becomes spaces.
class PlainTextJoiner
{
public:
    explicit PlainTextJoiner(const Row &row)
        : m_row(row)
    {}

    void add(const Cluster &cluster)
    {
        if (cluster.style == CellStyle::LineEnd)
            return;
        if (cluster.column > m_column)
            m_text.append(QString(cluster.column - m_column, u' '));
        m_begin = m_text.size();
        m_text.append(m_row.textOf(cluster));
        m_column = std::max(m_column, cluster.endColumn());
    }

    void startAt(int column) { m_column = column; }
    [[nodiscard]] QString text() const { return m_text; }
    [[nodiscard]] qsizetype lastBegin() const { return m_begin; } ///< of the text of the cluster added last

private:
    const Row &m_row;
    QString m_text;
    int m_column = 0;
    qsizetype m_begin = 0;
};

} // namespace

QString Row::plainText() const
{
    PlainTextJoiner joiner(*this);
    for (const Cluster &cluster : clusters)
        joiner.add(cluster);
    return joiner.text();
}

QString Row::plainText(const TextRange &range) const
{
    PlainTextJoiner joiner(*this);
    bool started = false;
    for (const Cluster &cluster : clusters) {
        if (!isInRange(cluster, range))
            continue;
        if (!started)
            joiner.startAt(cluster.column);
        started = true;
        joiner.add(cluster);
    }
    return joiner.text();
}

std::vector<qsizetype> Row::plainOffsets() const
{
    PlainTextJoiner joiner(*this);
    std::vector<qsizetype> offsets;
    for (const Cluster &cluster : clusters) {
        joiner.add(cluster);
        offsets.push_back(cluster.style == CellStyle::LineEnd ? joiner.text().size() : joiner.lastBegin());
    }
    return offsets;
}

const Cluster *Row::clusterAt(int column) const
{
    const auto holds = [column](const Cluster &c) { return c.column <= column && column < c.endColumn(); };
    const auto found = std::ranges::find_if(clusters, holds);
    return found == clusters.end() ? nullptr : &*found;
}

TextPosition Row::positionAt(double column) const
{
    const Cluster *before = nullptr;
    for (const Cluster &cluster : clusters) {
        if (cluster.style == CellStyle::LineEnd) // behind the last character is still in this row
            return cluster.beginPosition();
        if (cluster.cells == 0)
            continue;
        const bool nearerToBefore = before && column - before->endColumn() < cluster.column - column;
        if (column < cluster.column)
            return nearerToBefore ? before->endPosition() : cluster.beginPosition();
        if (column < cluster.endColumn())
            return column < cluster.column + cluster.cells / 2.0 ? cluster.beginPosition() : cluster.endPosition();
        before = &cluster;
    }
    return end();
}

int Row::columnOf(const TextPosition &place) const
{
    for (const Cluster &cluster : clusters) {
        if (!cluster.twin && place < cluster.endPosition())
            return cluster.column;
    }
    int last = 0;
    for (const Cluster &cluster : clusters) {
        if (!cluster.twin && cluster.style != CellStyle::LineEnd)
            last = std::max(last, cluster.endColumn());
    }
    return last;
}

TextPosition Row::begin() const
{
    return clusters.empty() ? TextPosition{} : clusters.front().beginPosition();
}

TextPosition Row::end() const
{
    TextPosition last = begin();
    for (const Cluster &cluster : clusters)
        last = std::max(last, cluster.endPosition());
    return last;
}

bool isInRange(const Cluster &cluster, const TextRange &range)
{
    if (cluster.begin == cluster.end) // a mark that stands for no byte of its own
        return range.begin <= cluster.beginPosition() && cluster.beginPosition() < range.end;
    return cluster.beginPosition() < range.end && range.begin < cluster.endPosition();
}

} // namespace SocketDesk
