// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/tabs/tabbar.h"

#include "ui/tabs/tabnameedit.h"

#include <QContextMenuEvent>

namespace SocketDesk {

namespace {

constexpr int leastEdit = 160; ///< pixels, so that there is room for a longer name than the one that was

} // namespace

TabBar::TabBar(QWidget *parent)
    : QTabBar(parent)
{
    connect(this, &QTabBar::tabBarDoubleClicked, this, [this](int index) {
        if (index >= 0)
            Q_EMIT renamingRequested(index);
    });
}

void TabBar::editName(int index, const QString &name, const QString &automatic)
{
    const QRect tab = tabRect(index);
    m_nameEdit = new TabNameEdit(name, automatic, window());
    const QPoint corner = mapTo(window(), tab.topLeft());
    m_nameEdit->setGeometry(QRect(corner, QSize(qMax(tab.width(), leastEdit), tab.height())));
    connect(m_nameEdit, &TabNameEdit::named, this,
            [this, index](const QString &typed) { Q_EMIT renamed(index, typed); });
    m_nameEdit->begin();
}

/// By the key it is for the tab in front, wherever that stands.
void TabBar::contextMenuEvent(QContextMenuEvent *event)
{
    const bool isByKey = event->reason() == QContextMenuEvent::Keyboard;
    const int index = isByKey ? currentIndex() : tabAt(event->pos());
    if (index >= 0)
        Q_EMIT menuRequested(index, isByKey ? mapToGlobal(tabRect(index).bottomLeft()) : event->globalPos());
}

/// What is being typed belongs to a tab that stands elsewhere now, or is gone.
void TabBar::tabLayoutChange()
{
    if (m_nameEdit)
        m_nameEdit->giveUp();
}

} // namespace SocketDesk
