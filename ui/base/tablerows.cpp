// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/base/tablerows.h"

#include <QEvent>
#include <QHeaderView>
#include <QTableView>

#include <algorithm>

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

/// Not by QHeaderView::Stretch: in a narrow table that leaves the column the width of its title.
class RoomTaker final : public QObject
{
public:
    RoomTaker(QTableView *table, int column)
        : QObject(table)
        , m_table(table)
        , m_column(column)
        , m_least(table->columnWidth(column))
    {
        table->viewport()->installEventFilter(this);
        connect(table->horizontalHeader(), &QHeaderView::sectionResized, this, &RoomTaker::onResized);
    }

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::Resize)
            takeRoom();
        return QObject::eventFilter(watched, event);
    }

private:
    void onResized(int column, int /*before*/, int width)
    {
        if (m_isTaking)
            return;
        if (column == m_column)
            m_least = width; // by hand
        else
            takeRoom();
    }

    void takeRoom()
    {
        QHeaderView *header = m_table->horizontalHeader();
        const int others = header->length() - header->sectionSize(m_column);
        m_isTaking = true;
        const int room = m_table->viewport()->width();
        header->resizeSection(m_column, std::max({m_least, room / 3, room - others}));
        m_isTaking = false;
    }

    QTableView *m_table;
    int m_column;
    int m_least; ///< pixels
    bool m_isTaking = false;
};

} // namespace

void keepRowsHighEnough(QTableView *table, int room)
{
    new RowKeeper(table, room);
}

void letColumnTakeRoom(QTableView *table, int column)
{
    new RoomTaker(table, column);
}

} // namespace SocketDesk
