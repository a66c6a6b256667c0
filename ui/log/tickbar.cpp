// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/log/tickbar.h"

#include "ui/log/transcriptcolors.h"

#include <QPainter>
#include <QStyleOptionSlider>

#include <utility>

namespace SocketDesk {

namespace {

constexpr int tickHeight = 2; ///< pixels; one would be lost on a large screen
constexpr int margin = 3;     ///< pixels beside a tick

} // namespace

TickBar::TickBar(Ticks ticks, QWidget *parent)
    : QScrollBar(Qt::Vertical, parent)
    , m_ticks(std::move(ticks))
{}

void TickBar::paintEvent(QPaintEvent *event)
{
    QScrollBar::paintEvent(event);
    QStyleOptionSlider option;
    initStyleOption(&option);
    const QRect groove = style()->subControlRect(QStyle::CC_ScrollBar, &option, QStyle::SC_ScrollBarGroove, this);
    QPainter painter(this);
    const QColor color = TranscriptColors(palette()).tick();
    for (const int y : m_ticks(groove.height()))
        painter.fillRect(margin, groove.top() + y, width() - 2 * margin, tickHeight, color);
}

} // namespace SocketDesk
