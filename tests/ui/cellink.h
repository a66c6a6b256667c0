// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QImage>
#include <QTableView>

/// How many pixels below the upper edge of a cell its first letters begin; -1 where nothing dark is in its left half.
inline int topOfLetters(QTableView &table, int row, int column)
{
    table.clearSelection();
    table.clearFocus();
    const QImage image = table.viewport()->grab().toImage();
    const QRect cell = table.visualRect(table.model()->index(row, column));
    for (int y = cell.top(); y <= cell.bottom(); ++y) {
        for (int x = cell.left(); x < cell.center().x(); ++x) {
            if (qGray(image.pixel(x, y)) < 128)
                return y - cell.top();
        }
    }
    return -1;
}
