// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/base/accessiblemenubutton.h"

#include <QMenu>
#include <QToolButton>

namespace SocketDesk {

namespace {

QMenu *menuOf(const QObject *button)
{
    return button->findChild<QMenu *>(QString(), Qt::FindDirectChildrenOnly);
}

QAccessibleInterface *makeForMenuButton(const QString &className, QObject *object)
{
    if (className != QLatin1String("QToolButton"))
        return nullptr;
    auto *button = qobject_cast<QToolButton *>(object);
    return button && !button->isCheckable() && menuOf(button) ? new AccessibleMenuButton(button) : nullptr;
}

} // namespace

AccessibleMenuButton::AccessibleMenuButton(QToolButton *button)
    : QAccessibleWidget(button, QAccessible::ButtonMenu)
{}

void AccessibleMenuButton::install()
{
    QAccessible::installFactory(makeForMenuButton);
}

QMenu *AccessibleMenuButton::menu() const
{
    return menuOf(object());
}

QAccessible::State AccessibleMenuButton::state() const
{
    QAccessible::State state = QAccessibleWidget::state();
    state.hasPopup = true;
    return state;
}

QStringList AccessibleMenuButton::actionNames() const
{
    return {pressAction(), setFocusAction()};
}

void AccessibleMenuButton::doAction(const QString &name)
{
    if (name == pressAction())
        static_cast<QToolButton *>(object())->click();
    else
        QAccessibleWidget::doAction(name);
}

int AccessibleMenuButton::childCount() const
{
    return 1;
}

QAccessibleInterface *AccessibleMenuButton::child(int index) const
{
    return index == 0 ? QAccessible::queryAccessibleInterface(menu()) : nullptr;
}

int AccessibleMenuButton::indexOfChild(const QAccessibleInterface *child) const
{
    return child->object() == menu() ? 0 : -1;
}

} // namespace SocketDesk
