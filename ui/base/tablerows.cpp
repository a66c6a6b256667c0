// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/base/tablerows.h"

#include <QEvent>
#include <QHeaderView>
#include <QTableView>

namespace SocketDesk {

namespace {

class RowKeeper final : public QObject
{
public:
    RowKeeper(QTableView *table, int room)
        : QObject(table)
        , m_table(table)
        , m_room(room)
    {
        table->installEventFilter(this);
        fit();
    }

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::FontChange)
            fit();
        return QObject::eventFilter(watched, event);
    }

private:
    void fit() { m_table->verticalHeader()->setDefaultSectionSize(m_table->fontMetrics().height() + m_room); }

    QTableView *m_table;
    int m_room; ///< pixels
};

} // namespace

void keepRowsHighEnough(QTableView *table, int room)
{
    new RowKeeper(table, room);
}

} // namespace SocketDesk
