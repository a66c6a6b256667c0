// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/base/windowfont.h"

#include <QApplication>
#include <QComboBox>
#include <QFont>

namespace SocketDesk {

namespace {

/// QComboBox keeps its least width through a change of the font, and forgets it with the style only.
void forgetWidthsOfBoxes()
{
    const QWidgetList widgets = QApplication::allWidgets();
    for (QWidget *widget : widgets) {
        if (qobject_cast<QComboBox *>(widget) != nullptr) {
            QEvent restyled(QEvent::StyleChange);
            QApplication::sendEvent(widget, &restyled);
        }
    }
}

} // namespace

void useWindowFont(int points)
{
    static const QFont ofDesktop = QApplication::font();
    QFont font = ofDesktop;
    if (points > 0)
        font.setPointSize(points);
    if (font == QApplication::font())
        return;
    QApplication::setFont(font);
    forgetWidthsOfBoxes();
}

} // namespace SocketDesk
