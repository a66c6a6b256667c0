// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/tabs/tabbar.h"

#include "ui/tabs/tabnameedit.h"

#include <QContextMenuEvent>
#include <QMouseEvent>

#include <utility>

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
    m_named = tabData(index);
    m_nameEdit = new TabNameEdit(name, automatic, window());
    placeNameEdit();
    connect(m_nameEdit, &TabNameEdit::named, this, [this](const QString &typed) {
        if (const int named = indexOfNamed(); named >= 0) // it may be gone by now
            Q_EMIT renamed(named, typed);
    });
    m_nameEdit->begin();
}

int TabBar::indexOfNamed() const
{
    int index = count() - 1;
    while (index >= 0 && tabData(index) != m_named)
        --index;
    return index;
}

void TabBar::placeNameEdit()
{
    const QRect tab = tabRect(indexOfNamed());
    const QPoint corner = mapTo(window(), tab.topLeft());
    m_nameEdit->setGeometry(QRect(corner, QSize(qMax(tab.width(), leastEdit), tab.height())));
}

void TabBar::mousePressEvent(QMouseEvent *event)
{
    m_pressedByMiddle = event->button() == Qt::MiddleButton ? tabAt(event->position().toPoint()) : -1;
    QTabBar::mousePressEvent(event);
}

void TabBar::mouseReleaseEvent(QMouseEvent *event)
{
    QTabBar::mouseReleaseEvent(event);
    const int pressed = event->button() == Qt::MiddleButton ? std::exchange(m_pressedByMiddle, -1) : -1;
    if (pressed >= 0 && pressed == tabAt(event->position().toPoint()))
        Q_EMIT closingRequested(pressed);
}

/// By the key it is for the tab in front, wherever that stands.
void TabBar::contextMenuEvent(QContextMenuEvent *event)
{
    const bool isByKey = event->reason() == QContextMenuEvent::Keyboard;
    const int index = isByKey ? currentIndex() : tabAt(event->pos());
    if (index >= 0)
        Q_EMIT menuRequested(index, isByKey ? mapToGlobal(tabRect(index).bottomLeft()) : event->globalPos());
}

/// Any tab may get another title at any time. What is being typed goes along with its own, and goes with it.
void TabBar::tabLayoutChange()
{
    if (!m_nameEdit)
        return;
    if (indexOfNamed() < 0)
        m_nameEdit->giveUp();
    else
        placeNameEdit();
}

} // namespace SocketDesk
