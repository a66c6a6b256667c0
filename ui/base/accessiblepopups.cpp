// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/base/accessiblepopups.h"

#include <QFrame>

namespace SocketDesk {

namespace {

QAccessibleInterface *makeForPlainWidget(const QString &className, QObject *object)
{
    if (className != QLatin1String("QWidget"))
        return nullptr;
    auto *widget = qobject_cast<QWidget *>(object);
    return widget ? new AccessiblePopups(widget) : nullptr;
}

} // namespace

AccessiblePopups::AccessiblePopups(QWidget *owner)
    : QAccessibleWidget(owner)
{}

void AccessiblePopups::install()
{
    QAccessible::installFactory(makeForPlainWidget);
}

/// Menus are found by the buttons that open them.
QWidgetList AccessiblePopups::popups() const
{
    QWidgetList popups;
    for (QFrame *child : widget()->findChildren<QFrame *>(Qt::FindDirectChildrenOnly)) {
        if (child->windowType() == Qt::Popup)
            popups.append(child);
    }
    return popups;
}

int AccessiblePopups::childCount() const
{
    return QAccessibleWidget::childCount() + int(popups().size());
}

QAccessibleInterface *AccessiblePopups::child(int index) const
{
    const int others = QAccessibleWidget::childCount();
    return index < others ? QAccessibleWidget::child(index)
                          : QAccessible::queryAccessibleInterface(popups().value(index - others));
}

int AccessiblePopups::indexOfChild(const QAccessibleInterface *child) const
{
    const auto index = child ? popups().indexOf(qobject_cast<QWidget *>(child->object())) : -1;
    return index < 0 ? QAccessibleWidget::indexOfChild(child) : QAccessibleWidget::childCount() + int(index);
}

} // namespace SocketDesk
