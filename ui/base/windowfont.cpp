// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/base/windowfont.h"

#include <QApplication>
#include <QFont>

namespace SocketDesk {

void useWindowFont(int points)
{
    static const QFont ofDesktop = QApplication::font();
    QFont font = ofDesktop;
    if (points > 0)
        font.setPointSize(points);
    if (font != QApplication::font())
        QApplication::setFont(font);
}

} // namespace SocketDesk
