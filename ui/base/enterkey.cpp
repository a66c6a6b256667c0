// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/base/enterkey.h"

#include <QApplication>
#include <QKeyEvent>
#include <QPointer>
#include <QPushButton>
#include <QToolButton>

namespace SocketDesk {

namespace {

bool isEnter(const QKeyEvent &event)
{
    return (event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter) &&
           (event.modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
}

class EnterKey final : public QObject
{
public:
    using QObject::QObject;

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() != QEvent::KeyPress || !isEnter(*static_cast<QKeyEvent *>(event)))
            return false;
        if (qobject_cast<QPushButton *>(watched) == nullptr && qobject_cast<QToolButton *>(watched) == nullptr)
            return false;
        if (!static_cast<QKeyEvent *>(event)->isAutoRepeat())
            static_cast<QAbstractButton *>(watched)->click();
        return true;
    }
};

} // namespace

void letEnterPressButtons()
{
    static QPointer<EnterKey> filter;
    if (filter)
        return;
    filter = new EnterKey(qApp);
    qApp->installEventFilter(filter);
}

} // namespace SocketDesk
