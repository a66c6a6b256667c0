// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/base/accessibletoggle.h"

#include <QAbstractButton>
#include <QCheckBox>
#include <QRadioButton>

namespace SocketDesk {

namespace {

QAccessibleInterface *makeForToggle(const QString &className, QObject *object)
{
    for (const char *known : {"QCheckBox", "QRadioButton", "QPushButton", "QToolButton"}) {
        if (className != QLatin1String(known))
            continue;
        auto *button = qobject_cast<QAbstractButton *>(object);
        return button && button->isCheckable() ? new AccessibleToggle(button) : nullptr;
    }
    return nullptr;
}

QAccessible::Role roleOf(const QAbstractButton *button)
{
    return qobject_cast<const QRadioButton *>(button) ? QAccessible::RadioButton : QAccessible::CheckBox;
}

/// "&Save" as "Save", "R&&D" as "R&D".
QString withoutMnemonic(const QString &label)
{
    QString text;
    for (qsizetype i = 0; i < label.size(); ++i) {
        if (label[i] == u'&' && i + 1 < label.size())
            ++i;
        text += label[i];
    }
    return text;
}

} // namespace

AccessibleToggle::AccessibleToggle(QAbstractButton *button)
    : QAccessibleWidget(button, roleOf(button))
{}

void AccessibleToggle::install()
{
    QAccessible::installFactory(makeForToggle);
}

QAbstractButton *AccessibleToggle::button() const
{
    return qobject_cast<QAbstractButton *>(object());
}

QString AccessibleToggle::text(QAccessible::Text kind) const
{
    if (kind == QAccessible::Name && button()->accessibleName().isEmpty())
        return withoutMnemonic(button()->text());
    return QAccessibleWidget::text(kind);
}

QAccessible::State AccessibleToggle::state() const
{
    QAccessible::State state = QAccessibleWidget::state();
    state.checkable = true;
    state.checked = button()->isChecked();
    state.pressed = button()->isDown();
    const auto *box = qobject_cast<const QCheckBox *>(button());
    state.checkStateMixed = box && box->checkState() == Qt::PartiallyChecked;
    return state;
}

QStringList AccessibleToggle::actionNames() const
{
    return {toggleAction(), setFocusAction()};
}

void AccessibleToggle::doAction(const QString &name)
{
    if (name == toggleAction() || name == pressAction())
        button()->click(); // nothing happens where it is disabled, as with the mouse
    else
        QAccessibleWidget::doAction(name);
}

} // namespace SocketDesk
