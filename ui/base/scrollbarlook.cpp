// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/base/scrollbarlook.h"

#include <QPainter>
#include <QStyle>
#include <QStyleOptionSlider>

#include <algorithm>

namespace SocketDesk {

namespace {

constexpr int handleMargin = 3; ///< pixels on both sides of the handle

// How much of the colour of text is in each part; the rest is that of the window.
constexpr double grooveShare = 0.06;
constexpr double handleShare = 0.56; // so that the handle stands out against the groove by 3 : 1 in both palettes
constexpr double hoveredShare = 0.66;
constexpr double pressedShare = 0.78;

QColor mixed(const QPalette &palette, double share)
{
    const QColor window = palette.color(QPalette::Window);
    const QColor text = palette.color(QPalette::WindowText);
    const auto between = [share](float a, float b) { return a + float(share) * (b - a); };
    return QColor::fromRgbF(between(window.redF(), text.redF()), between(window.greenF(), text.greenF()),
                            between(window.blueF(), text.blueF()));
}

double shareOf(QStyle::SubControl part, const QStyleOptionSlider &option)
{
    if (!option.activeSubControls.testFlag(part))
        return handleShare;
    return option.state.testFlag(QStyle::State_Sunken) ? pressedShare : hoveredShare;
}

void drawHandle(QPainter &painter, const QStyleOptionSlider &option, QRect area)
{
    const bool isUpright = option.orientation == Qt::Vertical;
    area =
        isUpright ? area.adjusted(handleMargin, 0, -handleMargin, 0) : area.adjusted(0, handleMargin, 0, -handleMargin);
    const double radius = std::min(area.width(), area.height()) / 2.0;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(mixed(option.palette, shareOf(QStyle::SC_ScrollBarSlider, option)));
    painter.drawRoundedRect(area, radius, radius);
}

/// One of the two buttons at the ends.
void drawStep(QPainter &painter, const QStyleOptionSlider &option, QStyle::SubControl part, const QStyle &style,
              const QWidget *widget)
{
    const bool isUpright = option.orientation == Qt::Vertical;
    const bool isAtLeft = (option.direction == Qt::LeftToRight) == (part == QStyle::SC_ScrollBarSubLine);
    QStyle::PrimitiveElement arrow = isAtLeft ? QStyle::PE_IndicatorArrowLeft : QStyle::PE_IndicatorArrowRight;
    if (isUpright)
        arrow = part == QStyle::SC_ScrollBarSubLine ? QStyle::PE_IndicatorArrowUp : QStyle::PE_IndicatorArrowDown;
    QStyleOptionSlider look = option;
    look.rect = style.subControlRect(QStyle::CC_ScrollBar, &option, part, widget);
    if (option.activeSubControls.testFlag(part))
        painter.fillRect(look.rect, mixed(option.palette, shareOf(part, option) / 2));
    style.drawPrimitive(arrow, &look, &painter, widget);
}

} // namespace

void drawScrollBar(QPainter &painter, const QStyleOptionSlider &option, const QStyle &style, const QWidget *widget)
{
    painter.save();
    painter.fillRect(option.rect, mixed(option.palette, grooveShare));
    for (const QStyle::SubControl part : {QStyle::SC_ScrollBarSubLine, QStyle::SC_ScrollBarAddLine}) {
        if (option.subControls.testFlag(part))
            drawStep(painter, option, part, style, widget);
    }
    if (option.subControls.testFlag(QStyle::SC_ScrollBarSlider) && option.minimum < option.maximum)
        drawHandle(painter, option,
                   style.subControlRect(QStyle::CC_ScrollBar, &option, QStyle::SC_ScrollBarSlider, widget));
    painter.restore();
}

} // namespace SocketDesk
