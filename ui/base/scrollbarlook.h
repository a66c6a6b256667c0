// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

class QPainter;
class QStyle;
class QStyleOptionSlider;
class QWidget;

namespace SocketDesk {

/// Draws a scroll bar in colours that hide what is below them.
///
/// Fusion draws it with gradients and translucent lines. Such areas Qt hands to the threads of its global pool, part by
/// part, and waits for them: where other programs keep all processors busy, milliseconds for each frame of the log.
void drawScrollBar(QPainter &painter, const QStyleOptionSlider &option, const QStyle &style, const QWidget *widget);

} // namespace SocketDesk
