// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/base/announcer.h"
#include "ui/log/transcriptview_p.h"

#include <QKeyEvent>

#include <algorithm>

namespace SocketDesk {

namespace {

bool isCommand(const QKeyEvent &event)
{
    if (event.matches(QKeySequence::Copy) || event.matches(QKeySequence::SelectAll) ||
        event.matches(QKeySequence::ZoomIn) || event.matches(QKeySequence::ZoomOut))
        return true;
    const bool control = event.modifiers() & Qt::ControlModifier;
    return control && (event.key() == Qt::Key_Plus || event.key() == Qt::Key_Equal || event.key() == Qt::Key_Minus ||
                       event.key() == Qt::Key_0);
}

} // namespace

bool TranscriptView::event(QEvent *event)
{
    // Without this a shortcut of the window of the same keys would win although the transcript has the focus.
    if (event->type() == QEvent::ShortcutOverride && isCommand(*static_cast<QKeyEvent *>(event))) {
        event->accept();
        return true;
    }
    return QAbstractScrollArea::event(event);
}

void TranscriptView::keyPressEvent(QKeyEvent *event)
{
    if (!d->handleKey(*event))
        QAbstractScrollArea::keyPressEvent(event);
}

bool TranscriptView::Private::handleKey(const QKeyEvent &event)
{
    if (isCommand(event))
        return handleCommand(event);
    const Qt::KeyboardModifiers modifiers = event.modifiers() & ~Qt::KeypadModifier;
    const bool atEnds = event.key() == Qt::Key_Home || event.key() == Qt::Key_End;
    // A screen reader reads out the row to which the caret goes; scrolling tells it nothing.
    if (isListenedTo())
        return handleCaretKey(event);
    if (modifiers == Qt::NoModifier || (modifiers == Qt::ControlModifier && atEnds)) {
        if (handleScrollKey(event.key()))
            return true;
    }
    return handleCaretKey(event);
}

bool TranscriptView::Private::handleCommand(const QKeyEvent &event)
{
    if (event.matches(QKeySequence::Copy))
        copyPlainly();
    else if (event.matches(QKeySequence::SelectAll))
        q->selectAll();
    else if (event.key() == Qt::Key_0)
        q->setFontPointSize(usualFontPoints);
    else
        q->zoomBy(event.matches(QKeySequence::ZoomOut) || event.key() == Qt::Key_Minus ? -1 : 1);
    return true;
}

void TranscriptView::Private::copyPlainly()
{
    const TextRange range = selection.range();
    const bool oneRecord = range.begin.record == range.end.record && range.begin.part == RecordPart::Payload;
    const bool asText = oneRecord || !layout.config().logMode;
    q->copy(asText && layout.config().view == PayloadView::Text ? CopyFormat::Text : CopyFormat::Shown);
}

bool TranscriptView::Private::handleScrollKey(int key)
{
    const qint64 page = std::max(1, scroller.pageRows() - 1);
    const auto scrollBy = [this](qint64 rows) { scroll([rows](TranscriptScroller &s) { s.scrollBy(rows); }); };
    switch (key) {
    case Qt::Key_Up:
        scrollBy(-1);
        return true;
    case Qt::Key_Down:
        scrollBy(1);
        return true;
    case Qt::Key_PageUp:
        scrollBy(-page);
        return true;
    case Qt::Key_PageDown:
        scrollBy(page);
        return true;
    case Qt::Key_Home:
        scroll([](TranscriptScroller &s) { s.scrollToBegin(); });
        return true;
    case Qt::Key_End:
        scroll([](TranscriptScroller &s) { s.scrollToEnd(); });
        return true;
    default:
        return false;
    }
}

bool TranscriptView::Private::handleCaretKey(const QKeyEvent &event)
{
    const bool select = event.modifiers() & Qt::ShiftModifier;
    const bool control = event.modifiers() & Qt::ControlModifier;
    TextPosition from = selection.caret();
    if (!from.isValid())
        from = firstCaret();
    if (!from.isValid())
        return false;
    const qint64 page = std::max(1, scroller.pageRows() - 1);
    const auto go = [this, select](std::optional<TextPosition> target) {
        moveCaret(target, select);
        return true;
    };
    switch (event.key()) {
    case Qt::Key_Left:
        return go(caret.previous(from));
    case Qt::Key_Right:
        return go(caret.next(from));
    case Qt::Key_Up:
        return go(caret.vertical(from, -1));
    case Qt::Key_Down:
        return go(caret.vertical(from, 1));
    case Qt::Key_PageUp:
        return go(caret.vertical(from, -page));
    case Qt::Key_PageDown:
        return go(caret.vertical(from, page));
    case Qt::Key_Home:
        return go(control ? caret.first() : caret.rowBegin(from));
    case Qt::Key_End:
        return go(control ? caret.last() : caret.rowEnd(from));
    default:
        return false;
    }
}

void TranscriptView::Private::moveCaret(std::optional<TextPosition> target, bool select)
{
    if (!target)
        return;
    TranscriptSelection changed = selection;
    if (!changed.caret().isValid())
        changed.setCaret(firstCaret());
    if (select)
        changed.extendTo(*target);
    else
        changed.setCaret(*target);
    scroll([this, &target](TranscriptScroller &s) {
        s.reveal(*target);
        if (isListenedTo() && layout.rowOf(*target) != layout.lastRow())
            s.setFollowing(false); // or what comes next would push away what is being read out
    });
    setSelection(changed); // which tells where the caret is on the screen
}

TextPosition TranscriptView::Private::firstCaret()
{
    const auto row = scroller.isFollowing() ? layout.lastRow() : scroller.top();
    return row ? layout.beginOf(*row) : TextPosition();
}

} // namespace SocketDesk
