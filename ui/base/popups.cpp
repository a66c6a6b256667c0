// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/base/popups.h"

#include <QScreen>

namespace SocketDesk {

void showBelow(QWidget *popup, const QWidget *button)
{
    const QRect screen = button->screen()->availableGeometry();
    QRect area(button->mapToGlobal(QPoint(0, button->height())), popup->size());
    if (area.bottom() > screen.bottom())
        area.moveBottom(button->mapToGlobal(QPoint(0, 0)).y());
    area.moveLeft(qMax(screen.left(), qMin(area.left(), screen.right() - area.width())));
    area.moveTop(qMax(screen.top(), area.top()));
    popup->move(area.topLeft());
    popup->show();
}

} // namespace SocketDesk
