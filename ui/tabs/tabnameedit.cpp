// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/tabs/tabnameedit.h"

#include "session/pagestate.h"

#include <QKeyEvent>

namespace SocketDesk {

TabNameEdit::TabNameEdit(const QString &name, const QString &automatic, QWidget *parent)
    : QLineEdit(name, parent)
    , m_before(name)
{
    setMaxLength(int(PageState::longestName));
    setPlaceholderText(automatic);
    setAccessibleName(tr("Name of the tab"));
    setToolTip(tr("Empty: the tab is called after its endpoint."));
}

void TabNameEdit::begin()
{
    show();
    raise();
    selectAll();
    m_focusBefore = window()->focusWidget();
    setFocus();
}

void TabNameEdit::giveUp()
{
    if (std::exchange(m_isOver, true))
        return;
    if (hasFocus() && m_focusBefore)
        m_focusBefore->setFocus();
    hide();
    deleteLater();
}

void TabNameEdit::take()
{
    if (m_isOver)
        return;
    const QString name = text().trimmed();
    giveUp();
    if (name != m_before)
        Q_EMIT named(name);
}

void TabNameEdit::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Escape:
        return giveUp();
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return take();
    default:
        QLineEdit::keyPressEvent(event);
    }
}

/// Its own context menu takes the focus for a while.
void TabNameEdit::focusOutEvent(QFocusEvent *event)
{
    QLineEdit::focusOutEvent(event);
    if (event->reason() != Qt::PopupFocusReason)
        take();
}

} // namespace SocketDesk
