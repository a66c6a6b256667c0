// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/log/rowpainter.h"
#include "ui/log/transcriptview_p.h"

#include <QPaintEvent>

namespace SocketDesk {

namespace {
constexpr std::chrono::milliseconds timeForFonts{5}; ///< of one paint
constexpr int newClusters = 300;                     ///< of one paint: some 10 ms, or most of a page of Chinese
constexpr int pauseForFonts = 5;                     ///< milliseconds, in which others have their turn
} // namespace

void TranscriptView::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    d->paint(painter, event->rect());
}

void TranscriptView::Private::paint(QPainter &painter, const QRect &area)
{
    const bool active = q->isActiveWindow() || !q->window()->isVisible();
    const TranscriptColors colors(q->palette(), active ? QPalette::Active : QPalette::Inactive,
                                  projected ? TranscriptColors::Set::Projector : TranscriptColors::Set::Desk);
    painter.fillRect(area, colors.background());
    if (screen.rows().empty()) {
        painter.setPen(colors.hint());
        if (layout.shown().isFiltered())
            return paintHint(painter, TranscriptView::tr("No record passes the filter."));
        if (emptyText && !layout.config().hideReceived)
            return paintHint(painter, emptyText());
        const bool hidden = layout.config().hideReceived && layout.hiddenReceived() > 0;
        return paintHint(painter, hidden ? TranscriptView::tr("Received data is hidden.")
                                         : TranscriptView::tr("What is received and sent will appear here."));
    }
    screen.font().setPatience(timeForFonts, newClusters);
    RowPainter(painter, screen, colors, hitMarks).paint(area, selection.range());
    if (screen.font().isMore())
        fontTimer.start(pauseForFonts, q);
    if (q->hasFocus())
        painter.fillRect(screen.caretRect(selection.caret()), colors.caret());
}

void TranscriptView::Private::paintFurther()
{
    fontTimer.stop();
    q->viewport()->update();
}

void TranscriptView::Private::paintHint(QPainter &painter, const QString &hint)
{
    painter.setFont(q->font());
    const QRect room = q->viewport()->rect().adjusted(20, 20, -20, -20);
    painter.drawText(room, Qt::AlignCenter | Qt::TextWordWrap, hint);
}

} // namespace SocketDesk
