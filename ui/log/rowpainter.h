// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/log/hitmarks.h"
#include "ui/log/transcriptcolors.h"
#include "ui/log/transcriptscreen.h"

#include <QPainter>

#include <map>

namespace SocketDesk {

/// Paints the rows of a screen: backgrounds first, then all glyphs of one font and colour in one call.
class RowPainter
{
public:
    RowPainter(QPainter &painter, TranscriptScreen &screen, const TranscriptColors &colors, const HitMarks &hitMarks);

    /// The rows that meet \p area.
    void paint(const QRect &area, const TextRange &selection);

private:
    struct Batch
    {
        QList<quint32> indexes;
        QList<QPointF> positions;
    };

    void paintRow(int index, const TextRange &selection);
    void paintBackground(int index);
    void paintGutter(int index);
    void paintMessage(int index);
    void paintReadBracket(int index);
    void paintMessageBracket(int index, const QColor &color);
    void paintSeams(int index);
    void paintSeam(int x, int top);
    void paintSelection(int index, const TextRange &selection);
    void paintHits(int index, const std::vector<HitMark> &marks);
    void paintCluster(int index, const Cluster &cluster, bool selected, HitMark mark);
    void paintUnderline(const QRect &cells, const QColor &color);
    void addGlyphs(QStringView text, int cells, QPointF baseline, const QColor &color);
    void paintGlyphs();

    QPainter &m_painter;
    TranscriptScreen &m_screen;
    const TranscriptColors &m_colors;
    const HitMarks &m_hitMarks;
    std::map<std::pair<int, QRgb>, Batch> m_batches; ///< by font and colour
};

} // namespace SocketDesk
