// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/base/taborder.h"

#include <QGridLayout>
#include <QScrollArea>
#include <QSplitter>

#include <algorithm>

namespace SocketDesk {

namespace {

/// A part of another one, such as the line of a list, is reached with that.
bool isReached(const QWidget *widget)
{
    return (widget->focusPolicy() & Qt::TabFocus) != 0 && widget->focusProxy() == nullptr;
}

void collect(QWidget *widget, QList<QWidget *> &found);

/// A grid keeps its items in the order in which they came.
QList<int> inOrder(QLayout *layout)
{
    QList<int> order;
    for (int i = 0; i < layout->count(); ++i)
        order.append(i);
    if (auto *grid = qobject_cast<QGridLayout *>(layout)) {
        const auto placeOf = [grid](int i) {
            int row = 0;
            int column = 0;
            int rows = 0;
            int columns = 0;
            grid->getItemPosition(i, &row, &column, &rows, &columns);
            return std::pair(row, column);
        };
        std::ranges::stable_sort(order, {}, placeOf);
    }
    return order;
}

void collect(QLayout *layout, QList<QWidget *> &found)
{
    const QList<int> order = inOrder(layout);
    for (const int i : order) {
        QLayoutItem *item = layout->itemAt(i);
        if (QWidget *widget = item->widget())
            collect(widget, found);
        else if (QLayout *inner = item->layout())
            collect(inner, found);
    }
}

void collect(QWidget *widget, QList<QWidget *> &found)
{
    if (isReached(widget))
        found.append(widget);
    if (auto *splitter = qobject_cast<QSplitter *>(widget)) {
        for (int i = 0; i < splitter->count(); ++i)
            collect(splitter->widget(i), found);
    } else if (auto *area = qobject_cast<QScrollArea *>(widget)) {
        if (area->widget() != nullptr)
            collect(area->widget(), found);
    } else if (widget->layout() != nullptr) {
        collect(widget->layout(), found);
    }
}

} // namespace

void followTheEye(QWidget *part, QWidget *behind)
{
    QList<QWidget *> found;
    collect(part, found);
    for (QWidget *widget : std::as_const(found)) {
        if (behind != nullptr && behind != widget)
            QWidget::setTabOrder(behind, widget);
        behind = widget;
    }
}

QWidget *firstReachedIn(QWidget *part)
{
    QList<QWidget *> found;
    collect(part, found);
    return found.value(0);
}

QWidget *reachedBefore(const QWidget *widget)
{
    for (QWidget *before = widget->previousInFocusChain(); before != widget; before = before->previousInFocusChain()) {
        if (isReached(before))
            return before;
    }
    return nullptr;
}

} // namespace SocketDesk
