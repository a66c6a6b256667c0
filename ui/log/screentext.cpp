// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/log/screentext.h"

#include <algorithm>

namespace SocketDesk {

ScreenText::ScreenText(const TranscriptScreen &screen)
    : m_screen(screen)
{
    for (const Row &row : screen.rows()) {
        if (!m_rowBegins.empty())
            m_text += u'\n';
        m_rowBegins.push_back(int(m_text.size()));
        m_clusterOffsets.push_back(row.plainOffsets());
        m_text += row.plainText();
    }
}

int ScreenText::rowOf(int offset) const
{
    return int(std::ranges::upper_bound(m_rowBegins, offset) - m_rowBegins.begin()) - 1;
}

int ScreenText::clusterAt(int row, int offset) const
{
    const auto &offsets = m_clusterOffsets[row];
    const auto behind = std::ranges::upper_bound(offsets, offset - m_rowBegins[row]);
    return behind == offsets.begin() ? -1 : int(behind - offsets.begin()) - 1;
}

int ScreenText::offsetOf(const TextPosition &place) const
{
    const int row = m_screen.rowOf(place);
    if (row < 0)
        return -1;
    const auto &clusters = m_screen.rows()[row].clusters;
    for (size_t i = 0; i < clusters.size(); ++i) {
        if (!clusters[i].twin && place < clusters[i].endPosition())
            return m_rowBegins[row] + int(m_clusterOffsets[row][i]);
    }
    const bool last = row + 1 == int(m_rowBegins.size());
    return last ? size() : m_rowBegins[row + 1] - 1;
}

std::optional<TextPosition> ScreenText::placeAt(int offset) const
{
    const int row = rowOf(std::clamp(offset, 0, size()));
    const int cluster = row < 0 ? -1 : clusterAt(row, offset);
    if (cluster < 0)
        return {};
    const Row &r = m_screen.rows()[row];
    const qsizetype behind = m_clusterOffsets[row][cluster] + r.clusters[cluster].textLength;
    return offset - m_rowBegins[row] >= behind ? r.clusters[cluster].endPosition()
                                               : r.clusters[cluster].beginPosition();
}

QRect ScreenText::rectOf(int offset) const
{
    const int row = rowOf(std::clamp(offset, 0, size()));
    const int cluster = row < 0 ? -1 : clusterAt(row, offset);
    if (cluster < 0)
        return {};
    const Cluster &c = m_screen.rows()[row].clusters[cluster];
    return m_screen.rectOf(row, c.column, c.cells);
}

int ScreenText::offsetAt(QPoint point) const
{
    const auto place = m_screen.positionAt(point);
    return place ? offsetOf(*place) : -1;
}

} // namespace SocketDesk
