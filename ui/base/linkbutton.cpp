// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/base/linkbutton.h"

#include <QPainter>
#include <QStyleOptionButton>
#include <QStyleOptionFocusRect>
#include <QStylePainter>

namespace SocketDesk {

namespace {

constexpr int padding = 2;

} // namespace

LinkButton::LinkButton(QWidget *parent)
    : QToolButton(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
}

int LinkButton::markWidth() const
{
    return isCheckable() ? style()->pixelMetric(QStyle::PM_IndicatorWidth, nullptr, this) + 5 : 0;
}

QSize LinkButton::sizeHint() const
{
    const int width = fontMetrics().size(Qt::TextShowMnemonic, text()).width();
    return {width + markWidth() + 2 * padding, fontMetrics().height() + 2 * padding + 2};
}

void LinkButton::paintEvent(QPaintEvent *)
{
    QStylePainter painter(this);
    QRect area = rect().adjusted(padding, 0, -padding, 0);
    if (isCheckable()) {
        QStyleOptionButton mark;
        mark.initFrom(this);
        mark.state |= isChecked() ? QStyle::State_On : QStyle::State_Off;
        const int side = style()->pixelMetric(QStyle::PM_IndicatorWidth, nullptr, this);
        mark.rect = QRect(area.left(), (height() - side) / 2, side, side);
        painter.drawPrimitive(QStyle::PE_IndicatorCheckBox, mark);
        area.setLeft(area.left() + markWidth());
    }
    QFont font = this->font();
    font.setUnderline(underMouse() && isEnabled());
    painter.setFont(font);
    painter.setPen(palette().color(isEnabled() ? QPalette::Active : QPalette::Disabled,
                                   isEnabled() ? QPalette::Link : QPalette::WindowText));
    painter.drawText(area, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextShowMnemonic, text());
    if (hasFocus()) {
        QStyleOptionFocusRect focus;
        focus.initFrom(this);
        focus.rect = rect().adjusted(0, 1, 0, -1);
        painter.drawPrimitive(QStyle::PE_FrameFocusRect, focus);
    }
}

} // namespace SocketDesk
