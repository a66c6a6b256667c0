// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/log/cellfont.h"
#include "ui/log/transcriptrow.h"

#include <QRect>
#include <QStringList>

#include <optional>

namespace SocketDesk {

/// The rows that are on the screen, and where: the arithmetic between points and places.
class TranscriptScreen
{
public:
    void setFont(const QFont &font);
    void setSize(QSize size);
    void setGutterMarks(bool on);  ///< the gutter is wide enough for the mark of a direction
    void setMessageMarks(bool on); ///< the gutter has room for what is drawn beside messages
    void setRows(std::vector<Row> rows) { m_rows = std::move(rows); }

    [[nodiscard]] CellFont &font() { return m_font; }
    [[nodiscard]] const CellFont &font() const { return m_font; }
    [[nodiscard]] const std::vector<Row> &rows() const { return m_rows; }
    [[nodiscard]] bool hasGutterMarks() const { return m_gutterMarks; }
    [[nodiscard]] int messageCells() const; ///< of the gutter, for the marks of messages
    [[nodiscard]] int columns() const;      ///< cells of a row
    [[nodiscard]] int pageRows() const;     ///< full rows
    [[nodiscard]] int left() const;         ///< of the first cell
    [[nodiscard]] int topOf(int row) const { return row * m_font.rowHeight(); }
    [[nodiscard]] int width() const { return m_size.width(); }

    /// The row on the height of \p point, or the nearest one; -1 where there is no row at all.
    [[nodiscard]] int rowAt(QPoint point) const;
    [[nodiscard]] double columnAt(QPoint point) const;
    [[nodiscard]] std::optional<TextPosition> positionAt(QPoint point) const;
    [[nodiscard]] const Cluster *clusterAt(QPoint point) const; ///< null beside and below the text
    [[nodiscard]] QRect rectOf(int row, int column, int cells) const;

    /// The row in which a caret at \p position stands, or -1.
    [[nodiscard]] int rowOf(const TextPosition &position) const;
    [[nodiscard]] QRect caretRect(const TextPosition &position) const; ///< empty if it is not on the screen

    [[nodiscard]] QStringList texts() const;

private:
    QFont m_wantedFont = CellFont::defaultFont();
    CellFont m_font{m_wantedFont};
    QSize m_size;
    bool m_gutterMarks = false;
    bool m_messageMarks = false;
    std::vector<Row> m_rows;
};

} // namespace SocketDesk
