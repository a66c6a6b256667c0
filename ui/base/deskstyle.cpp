// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/base/deskstyle.h"

#include "ui/base/palettes.h"

#include <QPainter>
#include <QStyleFactory>
#include <QStyleOption>

namespace SocketDesk {

using namespace Qt::StringLiterals;

namespace {

void outline(QPainter *painter, const QStyleOption *option, bool isRound)
{
    const QRectF area = QRectF(option->rect).adjusted(0.5, 0.5, -0.5, -0.5);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(tonesOf(option->palette).outline);
    painter->setBrush(Qt::NoBrush);
    if (isRound)
        painter->drawEllipse(area);
    else
        painter->drawRoundedRect(area, 2, 2);
    painter->restore();
}

} // namespace

DeskStyle::DeskStyle()
    : QProxyStyle(QStyleFactory::create(u"Fusion"_s))
{}

void DeskStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                              const QWidget *widget) const
{
    QProxyStyle::drawPrimitive(element, option, painter, widget);
    const bool hasFocus = option->state.testFlag(State_HasFocus); // Fusion shows that by a bright outline
    if (!option->state.testFlag(State_Enabled) || hasFocus)
        return;
    if (element == PE_IndicatorCheckBox || element == PE_FrameLineEdit)
        outline(painter, option, false);
    else if (element == PE_IndicatorRadioButton)
        outline(painter, option, true);
}

} // namespace SocketDesk
