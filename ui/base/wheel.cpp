// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/base/wheel.h"

#include <QAbstractSpinBox>
#include <QComboBox>
#include <QEvent>

namespace SocketDesk {

namespace {

class WheelKeeper final : public QObject
{
public:
    using QObject::QObject;

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() != QEvent::Wheel || static_cast<QWidget *>(watched)->hasFocus())
            return QObject::eventFilter(watched, event);
        event->ignore(); // it is for what the box is in
        return true;
    }
};

} // namespace

void keepWheelFromBoxesIn(QWidget *part)
{
    auto *keeper = new WheelKeeper(part);
    for (auto *widget : part->findChildren<QWidget *>()) {
        if (qobject_cast<QComboBox *>(widget) == nullptr && qobject_cast<QAbstractSpinBox *>(widget) == nullptr)
            continue;
        widget->installEventFilter(keeper);
        if (widget->focusPolicy() == Qt::WheelFocus)
            widget->setFocusPolicy(Qt::StrongFocus);
    }
}

} // namespace SocketDesk
