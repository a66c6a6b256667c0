// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/log/transcriptscreen.h"

#include <algorithm>
#include <cmath>

namespace SocketDesk {

namespace {

constexpr int barRoom = 11;    ///< pixels left of the text, for the bar of a block
constexpr int rightMargin = 4; ///< pixels
constexpr int caretWidth = 2;  ///< pixels

// The marks of messages: brackets always, their numbers where there is room.
constexpr int bracketCells = 2;
constexpr int tagCells = 9;
constexpr int narrowCells = 70;

} // namespace

void TranscriptScreen::setFont(const QFont &font)
{
    if (font == m_wantedFont)
        return;
    m_wantedFont = font;
    m_font = CellFont(font);
}

void TranscriptScreen::setSize(QSize size)
{
    m_size = size;
}

void TranscriptScreen::setGutterMarks(bool on)
{
    m_gutterMarks = on;
}

void TranscriptScreen::setMessageMarks(bool on)
{
    m_messageMarks = on;
}

int TranscriptScreen::messageCells() const
{
    if (!m_messageMarks)
        return 0;
    const bool isNarrow = m_size.width() / m_font.cellWidth() < narrowCells;
    return isNarrow ? bracketCells : bracketCells + tagCells;
}

int TranscriptScreen::left() const
{
    return barRoom + ((m_gutterMarks ? 2 : 0) + messageCells()) * m_font.cellWidth();
}

int TranscriptScreen::columns() const
{
    return std::max(1, (m_size.width() - left() - rightMargin) / m_font.cellWidth());
}

int TranscriptScreen::pageRows() const
{
    return std::max(1, m_size.height() / m_font.rowHeight());
}

int TranscriptScreen::rowAt(QPoint point) const
{
    if (m_rows.empty())
        return -1;
    const int row = int(std::floor(double(point.y()) / m_font.rowHeight()));
    return std::clamp(row, 0, int(m_rows.size()) - 1);
}

double TranscriptScreen::columnAt(QPoint point) const
{
    return double(point.x() - left()) / m_font.cellWidth();
}

std::optional<TextPosition> TranscriptScreen::positionAt(QPoint point) const
{
    const int row = rowAt(point);
    return row < 0 ? std::nullopt : std::optional(m_rows[row].positionAt(columnAt(point)));
}

const Cluster *TranscriptScreen::clusterAt(QPoint point) const
{
    const int row = rowAt(point);
    if (row < 0 || point.y() < 0 || point.y() >= topOf(int(m_rows.size())))
        return nullptr;
    return m_rows[row].clusterAt(int(std::floor(columnAt(point))));
}

QRect TranscriptScreen::rectOf(int row, int column, int cells) const
{
    return {left() + column * m_font.cellWidth(), topOf(row), cells * m_font.cellWidth(), m_font.rowHeight()};
}

int TranscriptScreen::rowOf(const TextPosition &position) const
{
    for (int i = int(m_rows.size()) - 1; position.isValid() && i >= 0; --i) {
        const Row &row = m_rows[i];
        if (row.clusters.empty() || position < row.begin())
            continue;
        // Behind the last row of all, the caret stands at its end.
        return position <= row.end() ? i : -1;
    }
    return -1;
}

QRect TranscriptScreen::caretRect(const TextPosition &position) const
{
    const int row = rowOf(position);
    if (row < 0)
        return {};
    QRect rect = rectOf(row, m_rows[row].columnOf(position), 0);
    rect.setWidth(caretWidth);
    return rect;
}

QStringList TranscriptScreen::texts() const
{
    QStringList texts;
    for (const Row &row : m_rows)
        texts.append(row.plainText());
    return texts;
}

} // namespace SocketDesk
