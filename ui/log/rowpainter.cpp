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

// Of the brackets beside messages, in pixels:
constexpr int readBracketLeft = 9;
constexpr int edgeGap = 3; ///< between a bracket and the next one
constexpr int tickLength = 5;

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
    if (row.message.isShown)
        paintMessage(index);
    if (m_screen.hasGutterMarks() && row.startsBlock) {
        const QPointF baseline(m_screen.left() - 2 * m_screen.font().cellWidth(), top + m_screen.font().baseline());
        addGlyphs(QString(directionMark(row.kind)), 1, baseline, color);
    }
}

void RowPainter::paintMessage(int index)
{
    const MessageBeside &message = m_screen.rows()[index].message;
    const QColor color = message.isFault ? m_colors.text(CellStyle::Alarm, RecordKind::Event, false)
                                         : m_colors.text(CellStyle::Detail, RecordKind::Event, false);
    if (message.isOneOfMany)
        paintReadBracket(index);
    paintMessageBracket(index, color);
    paintSeams(index);
    const int room = m_screen.messageCells() - 2; // the bracket's
    if (message.tag.isEmpty() || message.tag.size() > room)
        return;
    const double x = m_screen.left() - (1.5 + double(message.tag.size())) * m_screen.font().cellWidth();
    const double y = m_screen.topOf(index) + m_screen.font().baseline();
    for (qsizetype i = 0; i < message.tag.size(); ++i)
        addGlyphs(QStringView(message.tag).mid(i, 1), 1, {x + double(i) * m_screen.font().cellWidth(), y}, color);
}

/// One bracket around all messages of a read, so that it is seen that they stuck together.
void RowPainter::paintReadBracket(int index)
{
    const MessageBeside &message = m_screen.rows()[index].message;
    const int height = m_screen.font().rowHeight();
    const int top = m_screen.topOf(index) + (message.opensRead ? edgeGap : 0);
    const int bottom = m_screen.topOf(index) + height - (message.closesRead ? edgeGap : 0);
    const QColor color = m_colors.direction(m_screen.rows()[index].kind);
    m_painter.fillRect(readBracketLeft, top, 1, bottom - top, color);
    if (message.opensRead)
        m_painter.fillRect(readBracketLeft, top, tickLength, 1, color);
    if (message.closesRead)
        m_painter.fillRect(readBracketLeft, bottom - 1, tickLength, 1, color);
}

/// Closed where the message begins and ends, open where only the read does.
void RowPainter::paintMessageBracket(int index, const QColor &color)
{
    const MessageBeside &message = m_screen.rows()[index].message;
    const int x = m_screen.left() - m_screen.font().cellWidth();
    const int height = m_screen.font().rowHeight();
    const bool begins = message.top == MessageBeside::Edge::Message;
    const bool ends = message.bottom == MessageBeside::Edge::Message;
    const int top = m_screen.topOf(index) + (begins ? edgeGap : 0);
    const int bottom = m_screen.topOf(index) + height - (ends ? edgeGap : 0);
    m_painter.fillRect(x, top, 1, bottom - top, color);
    if (begins)
        m_painter.fillRect(x, top, tickLength, 1, color);
    if (ends)
        m_painter.fillRect(x, bottom - 1, tickLength, 1, color);
}

/// At the very bytes between which one read ended and the next one began.
void RowPainter::paintSeams(int index)
{
    const Row &row = m_screen.rows()[index];
    const auto isPayload = [](const Cluster &c) { return !c.twin && c.begin < c.end && c.cells > 0; };
    const auto first = std::ranges::find_if(row.clusters, isPayload);
    if (first == row.clusters.end())
        return;
    const auto last = std::find_if(row.clusters.rbegin(), row.clusters.rend(), isPayload);
    if (row.message.top == MessageBeside::Edge::Seam)
        paintSeam(m_screen.rectOf(index, first->column, 0).left() - 2, m_screen.topOf(index));
    if (row.message.bottom == MessageBeside::Edge::Seam)
        paintSeam(m_screen.rectOf(index, last->endColumn(), 0).left() + 1, m_screen.topOf(index));
}

void RowPainter::paintSeam(int x, int top)
{
    constexpr int step = 3;
    QPolygon edge;
    for (int y = 1; y < m_screen.font().rowHeight(); y += step)
        edge << QPoint(x + (edge.size() % 2 == 0 ? -1 : 2), top + y);
    m_painter.setPen(QPen(m_colors.text(CellStyle::Mark, RecordKind::Event, false), 1));
    m_painter.drawPolyline(edge);
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
