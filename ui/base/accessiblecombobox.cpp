// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/base/accessiblecombobox.h"

#include "ui/base/accessiblechoices.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QLineEdit>

namespace SocketDesk {

namespace {

QAccessibleInterface *makeForComboBox(const QString &className, QObject *object)
{
    if (className != QLatin1String("QComboBox"))
        return nullptr;
    auto *box = qobject_cast<QComboBox *>(object);
    return box ? new AccessibleComboBox(box) : nullptr;
}

} // namespace

AccessibleComboBox::AccessibleComboBox(QComboBox *box)
    : QAccessibleWidget(box, QAccessible::ComboBox)
{}

void AccessibleComboBox::install()
{
    QAccessible::installFactory(makeForComboBox);
    AccessibleChoices::install();
}

QComboBox *AccessibleComboBox::box() const
{
    return qobject_cast<QComboBox *>(object());
}

int AccessibleComboBox::childCount() const
{
    return box()->isEditable() ? 2 : 1;
}

QAccessibleInterface *AccessibleComboBox::child(int index) const
{
    if (index == 0)
        return QAccessible::queryAccessibleInterface(box()->view());
    if (index == 1 && box()->isEditable())
        return QAccessible::queryAccessibleInterface(box()->lineEdit());
    return nullptr;
}

int AccessibleComboBox::indexOfChild(const QAccessibleInterface *child) const
{
    if (child->object() == box()->view())
        return 0;
    return box()->isEditable() && child->object() == box()->lineEdit() ? 1 : -1;
}

QAccessibleInterface *AccessibleComboBox::childAt(int x, int y) const
{
    const bool inside =
        box()->isEditable() && box()->lineEdit()->rect().contains(box()->lineEdit()->mapFromGlobal(QPoint(x, y)));
    return inside ? child(1) : nullptr;
}

QString AccessibleComboBox::text(QAccessible::Text kind) const
{
    if (kind == QAccessible::Value)
        return box()->currentText();
    if (kind == QAccessible::Name)
        return box()->accessibleName().isEmpty() ? box()->currentText() : box()->accessibleName();
    if (kind == QAccessible::Description && box()->accessibleDescription().isEmpty())
        return box()->currentText(); // the one place where the platform passes the choice of a read-only box on
    return QAccessibleWidget::text(kind);
}

QAccessible::State AccessibleComboBox::state() const
{
    QAccessible::State state = QAccessibleWidget::state();
    state.expandable = true;
    state.hasPopup = true;
    state.expanded = box()->view()->isVisible();
    state.collapsed = !state.expanded;
    state.editable = box()->isEditable();
    return state;
}

QStringList AccessibleComboBox::actionNames() const
{
    return {showMenuAction(), pressAction(), setFocusAction()};
}

QString AccessibleComboBox::localizedActionDescription(const QString &name) const
{
    return name == showMenuAction() || name == pressAction() ? QComboBox::tr("Open the combo box selection popup")
                                                             : QAccessibleWidget::localizedActionDescription(name);
}

void AccessibleComboBox::doAction(const QString &name)
{
    if (name != showMenuAction() && name != pressAction())
        return QAccessibleWidget::doAction(name);
    if (box()->view()->isVisible())
        box()->hidePopup();
    else
        box()->showPopup();
}

QStringList AccessibleComboBox::keyBindingsForAction(const QString &) const
{
    return {};
}

} // namespace SocketDesk
