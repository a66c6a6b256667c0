// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/log/jumpbutton.h"

namespace SocketDesk {

namespace {

constexpr int bottomMargin = 10; ///< pixels

} // namespace

JumpButton::JumpButton(QWidget *parent)
    : QPushButton(parent)
{
    setFocusPolicy(Qt::NoFocus); // the End key does the same
    setCursor(Qt::ArrowCursor);
    setStyleSheet(
        QStringLiteral("QPushButton { border: 1px solid palette(highlight); border-radius: 13px; min-height: 24px;"
                       " padding: 0 14px; background: palette(window); color: palette(window-text); }"
                       "QPushButton:hover { background: palette(highlight); color: palette(highlighted-text); }"));
    retranslate();
    hide();
}

void JumpButton::retranslate()
{
    setText(tr("Paused — jump to the newest ▼"));
    setToolTip(tr("Auto scroll is off because you scrolled up. Nothing is lost (End)."));
    place();
}

void JumpButton::place()
{
    adjustSize();
    const QSize room = parentWidget()->size();
    move((room.width() - width()) / 2, room.height() - height() - bottomMargin);
}

} // namespace SocketDesk
