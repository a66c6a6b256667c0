// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/log/rowpainter.h"

#include "ui/log/headertext.h"

#include <QGlyphRun>

#include <algorithm>

namespace SocketDesk {

namespace {

constexpr int barLeft = 3;  ///< pixels
constexpr int barWidth = 3; ///< pixels

/// Marks that stand for no byte of their own are never highlighted.
bool isHighlighted(const Cluster &cluster, const TextRange &selection)
{
    return isInRange(cluster, selection) && (cluster.begin < cluster.end || cluster.style != CellStyle::Quiet);
}

} // namespace

RowPainter::RowPainter(QPainter &painter, TranscriptScreen &screen, const TranscriptColors &colors,
                       const HitMarks &hitMarks)
    : m_painter(painter)
    , m_screen(screen)
    , m_colors(colors)
    , m_hitMarks(hitMarks)
{}

void RowPainter::paint(const QRect &area, const TextRange &selection)
{
    const int first = std::max(0, area.top() / m_screen.font().rowHeight());
    const int end = std::min(int(m_screen.rows().size()), area.bottom() / m_screen.font().rowHeight() + 1);
    for (int i = first; i < end; ++i)
        paintRow(i, selection);
    paintGlyphs();
}

void RowPainter::paintRow(int index, const TextRange &selection)
{
    const Row &row = m_screen.rows()[index];
    const std::vector<HitMark> marks = m_hitMarks.of(row);
    paintBackground(index);
    paintGutter(index);
    paintHits(index, marks);
    paintSelection(index, selection);
    for (std::size_t i = 0; i < row.clusters.size(); ++i) {
        const Cluster &cluster = row.clusters[i];
        if (cluster.cells > 0)
            paintCluster(index, cluster, isHighlighted(cluster, selection), marks.empty() ? HitMark::None : marks[i]);
    }
}

void RowPainter::paintHits(int index, const std::vector<HitMark> &marks)
{
    const std::vector<Cluster> &clusters = m_screen.rows()[index].clusters;
    for (std::size_t from = 0; from < marks.size();) {
        std::size_t end = from + 1;
        while (end < marks.size() && marks[end] == marks[from] && clusters[end].twin == clusters[from].twin)
            ++end;
        if (marks[from] != HitMark::None) {
            const bool isCurrent = marks[from] == HitMark::Current;
            const int column = clusters[from].column;
            const QRect area = m_screen.rectOf(index, column, clusters[end - 1].endColumn() - column);
            m_painter.fillRect(area, m_colors.hit(isCurrent));
            m_painter.setPen(m_colors.hitFrame());
            if (isCurrent)
                m_painter.drawRect(area.adjusted(0, 0, -1, -1));
        }
        from = end;
    }
}

void RowPainter::paintBackground(int index)
{
    const Row &row = m_screen.rows()[index];
    const QColor color = m_colors.headerBackground(row.kind);
    if (row.part == RecordPart::Header && color.isValid())
        m_painter.fillRect(QRect(0, m_screen.topOf(index), m_screen.width(), m_screen.font().rowHeight()), color);
    for (const Cluster &cluster : row.clusters) {
        if (const QColor behind = m_colors.background(cluster.style); behind.isValid() && cluster.cells > 0)
            m_painter.fillRect(m_screen.rectOf(index, cluster.column, cluster.cells).adjusted(0, 1, 0, -1), behind);
    }
}

void RowPainter::paintGutter(int index)
{
    const Row &row = m_screen.rows()[index];
    if (row.kind == RecordKind::Event)
        return;
    const QColor color = m_colors.direction(row.kind);
    const int top = m_screen.topOf(index);
    m_painter.fillRect(barLeft, top, barWidth, m_screen.font().rowHeight(), color);
    if (m_screen.hasGutterMarks() && row.startsBlock) {
        const QPointF baseline(m_screen.left() - 2 * m_screen.font().cellWidth(), top + m_screen.font().baseline());
        addGlyphs(QString(directionMark(row.kind)), 1, baseline, color);
    }
}

void RowPainter::paintSelection(int index, const TextRange &selection)
{
    const Cluster *before = nullptr;
    for (const Cluster &cluster : m_screen.rows()[index].clusters) {
        const bool selected = isHighlighted(cluster, selection);
        if (selected) {
            // The gap between two selected pairs of one group is selected with them.
            const bool joined = before && before->twin == cluster.twin;
            const int from = joined ? before->endColumn() : int(cluster.column);
            m_painter.fillRect(m_screen.rectOf(index, from, cluster.endColumn() - from), m_colors.selection());
        }
        before = selected ? &cluster : nullptr;
    }
}

void RowPainter::paintCluster(int index, const Cluster &cluster, bool selected, HitMark mark)
{
    const Row &row = m_screen.rows()[index];
    const QRect cells = m_screen.rectOf(index, cluster.column, cluster.cells);
    QColor color =
        selected ? m_colors.selectedText() : m_colors.text(cluster.style, row.kind, m_screen.hasGutterMarks());
    if (!selected && mark != HitMark::None)
        color = m_colors.textOnHit(color, mark == HitMark::Current);
    if (cluster.style == CellStyle::Continued || cluster.style == CellStyle::Pending)
        paintUnderline(cells, color);
    if (const QStringView text = row.textOf(cluster); text != u" " && text != u"\t")
        addGlyphs(text, cluster.cells, QPointF(cells.left(), cells.top() + m_screen.font().baseline()), color);
}

void RowPainter::paintUnderline(const QRect &cells, const QColor &color)
{
    m_painter.setPen(QPen(color, 1, Qt::DotLine));
    const int y = std::min(cells.bottom(), cells.top() + m_screen.font().baseline() + 2);
    m_painter.drawLine(cells.left(), y, cells.right(), y);
}

void RowPainter::addGlyphs(QStringView text, int cells, QPointF baseline, const QColor &color)
{
    for (const CellFont::Glyph &glyph : m_screen.font().glyphs(text, cells)) {
        Batch &batch = m_batches[{glyph.font, color.rgba()}];
        batch.indexes.append(glyph.index);
        batch.positions.append(baseline + glyph.position);
    }
}

void RowPainter::paintGlyphs()
{
    for (const auto &[key, batch] : m_batches) {
        QGlyphRun run;
        run.setRawFont(m_screen.font().rawFont(key.first));
        run.setGlyphIndexes(batch.indexes);
        run.setPositions(batch.positions);
        m_painter.setPen(QColor::fromRgba(key.second));
        m_painter.drawGlyphRun(QPointF(), run);
    }
}

} // namespace SocketDesk
