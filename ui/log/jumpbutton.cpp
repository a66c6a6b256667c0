// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/log/jumpbutton.h"

#include <QPainter>

namespace SocketDesk {

namespace {

// pixels
constexpr int bottomMargin = 10;
constexpr int sideMargin = 15;
constexpr int leastHeight = 26;

} // namespace

JumpButton::JumpButton(QWidget *parent)
    : QPushButton(parent)
{
    setFocusPolicy(Qt::NoFocus); // the End key does the same
    setCursor(Qt::ArrowCursor);
    setAttribute(Qt::WA_Hover);
    retranslate();
    hide();
}

void JumpButton::retranslate()
{
    setText(m_isComplete ? tr("Jump to the end ▼") : tr("Paused — jump to the newest ▼"));
    setToolTip(m_isComplete ? tr("The End key does it too.")
                            : tr("Auto scroll is off because you scrolled up. Nothing is lost (End)."));
    place();
}

void JumpButton::setComplete()
{
    m_isComplete = true;
    retranslate();
}

QSize JumpButton::sizeHint() const
{
    const QFontMetrics metrics = fontMetrics();
    return {metrics.horizontalAdvance(text()) + 2 * sideMargin, qMax(leastHeight, metrics.height() + 8)};
}

/// A style sheet would keep the colours of the palette that was there at first.
void JumpButton::paintEvent(QPaintEvent *)
{
    const QPalette colours = palette();
    const bool isLit = underMouse() || isDown();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(colours.color(QPalette::Highlight));
    painter.setBrush(colours.color(isLit ? QPalette::Highlight : QPalette::Window));
    const QRectF area = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.drawRoundedRect(area, area.height() / 2, area.height() / 2);
    painter.setPen(colours.color(isLit ? QPalette::HighlightedText : QPalette::WindowText));
    painter.drawText(rect(), Qt::AlignCenter, text());
}

void JumpButton::place()
{
    adjustSize();
    const QSize room = parentWidget()->size();
    move((room.width() - width()) / 2, room.height() - height() - bottomMargin);
}

} // namespace SocketDesk
