// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/base/windowfont.h"

#include "ui/base/fieldnote.h"

#include <QApplication>
#include <QComboBox>
#include <QEvent>
#include <QFont>

namespace SocketDesk {

namespace {

/// A list keeps the least width that it had with another font, and small print its size; a change of style makes them
/// work that out again.
void measureAgain()
{
    const QWidgetList widgets = QApplication::allWidgets();
    for (QWidget *widget : widgets) {
        if (!qobject_cast<QComboBox *>(widget) && !qobject_cast<FieldNote *>(widget))
            continue;
        QEvent change(QEvent::StyleChange);
        QApplication::sendEvent(widget, &change);
        widget->updateGeometry();
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
    // Widgets hear of it later; what they work out again before that would be that of the letters they still have.
    QCoreApplication::sendPostedEvents(nullptr, QEvent::ApplicationFontChange);
    measureAgain();
}

} // namespace SocketDesk
