// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/connect/statelamp.h"

#include "ui/base/palettes.h"

#include <QPainter>

namespace SocketDesk {

namespace {

constexpr int lampSide = 14;

QColor lampColour(LampState state, const QPalette &palette)
{
    const Tones tones = tonesOf(palette);
    switch (state) {
    case LampState::Off:
        return tones.quiet;
    case LampState::Busy:
        return tones.busy;
    case LampState::On:
    case LampState::Half:
        return tones.good;
    case LampState::Failed:
        return tones.bad;
    }
    Q_UNREACHABLE();
}

QPolygonF diamond(const QRectF &area)
{
    const QPointF centre = area.center();
    return {{QPointF(centre.x(), area.top()), QPointF(area.right(), centre.y()), QPointF(centre.x(), area.bottom()),
             QPointF(area.left(), centre.y())}};
}

void paintShape(QPainter *painter, const QRectF &area, LampState state)
{
    switch (state) {
    case LampState::Off:
        painter->setBrush(Qt::NoBrush);
        painter->drawEllipse(area);
        break;
    case LampState::Busy:
        painter->drawPolygon(diamond(area));
        break;
    case LampState::On:
        painter->drawEllipse(area);
        break;
    case LampState::Half:
        painter->drawPie(area, 90 * 16, 180 * 16);
        painter->setBrush(Qt::NoBrush);
        painter->drawEllipse(area);
        break;
    case LampState::Failed:
        painter->drawLine(area.topLeft(), area.bottomRight());
        painter->drawLine(area.topRight(), area.bottomLeft());
        break;
    }
}

} // namespace

void paintLamp(QPainter *painter, const QRectF &square, LampState state, const QPalette &palette)
{
    const QColor colour = lampColour(state, palette);
    const qreal margin = square.width() * 0.18;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(colour, square.width() * 0.12, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->setBrush(colour);
    paintShape(painter, square.adjusted(margin, margin, -margin, -margin), state);
    painter->restore();
}

StateLamp::StateLamp(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void StateLamp::setState(LampState state)
{
    if (std::exchange(m_state, state) != state)
        update();
}

QSize StateLamp::sizeHint() const
{
    return {lampSide, lampSide};
}

void StateLamp::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintLamp(&painter, rect(), m_state, palette());
}

} // namespace SocketDesk
