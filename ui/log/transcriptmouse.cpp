// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/log/transcriptview_p.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QMenu>
#include <QMouseEvent>

#include <algorithm>

namespace SocketDesk {

namespace {

constexpr int dragInterval = 40;                            ///< ms between steps while dragging beyond the edge
constexpr qint64 primarySelectionLimit = qint64(256) << 10; ///< characters that X11's selection gets: some 15 ms

} // namespace

TextRange TranscriptView::Private::rangeAt(QPoint point) const
{
    const int index = screen.rowAt(point);
    const auto place = screen.positionAt(point);
    if (!place)
        return {};
    const Row &row = screen.rows()[index];
    if (grain == Grain::Row)
        return {row.begin(), row.end()};
    if (grain == Grain::Word) {
        const Cluster *cluster = screen.clusterAt(point);
        return caret.wordAt(row, cluster ? cluster->beginPosition() : *place);
    }
    return {*place, *place};
}

void TranscriptView::Private::press(QPoint point, bool extend)
{
    pressed = true;
    pointer = point;
    scroller.setHeld(true);
    const TextRange target = rangeAt(point);
    if (!target.begin.isValid())
        return;
    TranscriptSelection changed = selection;
    if (extend)
        changed.extendTo(target);
    else
        changed.hold(target);
    setSelection(changed);
}

void TranscriptView::Private::drag(QPoint point)
{
    pointer = point;
    const QRect area = q->viewport()->rect();
    const int beyond = point.y() < area.top() ? point.y() - area.top() : std::max(0, point.y() - area.bottom());
    if (beyond == 0) {
        dragTimer.stop();
    } else {
        if (!dragTimer.isActive())
            dragTimer.start(dragInterval, q);
        const qint64 rows = beyond / screen.font().rowHeight() + (beyond > 0 ? 1 : -1);
        scroll([rows](TranscriptScroller &s) { s.scrollBy(rows); });
    }
    extendTo({point.x(), std::clamp(point.y(), area.top(), area.bottom())});
}

void TranscriptView::Private::extendTo(QPoint point)
{
    const TextRange target = rangeAt(point);
    if (!target.begin.isValid())
        return;
    TranscriptSelection changed = selection;
    changed.extendTo(target);
    setSelection(changed);
}

void TranscriptView::Private::release()
{
    pressed = false;
    dragTimer.stop();
    scroller.setHeld(false);
    // Rows that came meanwhile lie below. Jumping to them now would take away what was just selected.
    if (scroller.isFollowing() && !scroller.isAtEnd())
        scroll([this](TranscriptScroller &s) { s.setFollowing(selection.isEmpty()); });
    QClipboard *clipboard = QApplication::clipboard();
    if (clipboard->supportsSelection() && !selection.isEmpty()) {
        SelectionCopy copy(layout, selection.range(), primarySelectionLimit);
        copy.shareMessagesOf(layout);
        clipboard->setText(copy.text(CopyFormat::Shown), QClipboard::Selection);
    }
}

void TranscriptView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    const QPoint point = event->position().toPoint();
    const bool third = d->sinceDoubleClick.isValid() &&
                       d->sinceDoubleClick.elapsed() < QApplication::doubleClickInterval() &&
                       (point - d->doubleClickPoint).manhattanLength() < QApplication::startDragDistance();
    d->sinceDoubleClick.invalidate();
    const bool extend = event->modifiers() & Qt::ShiftModifier;
    d->grain = third ? Private::Grain::Row : Private::Grain::Character;
    d->press(point, extend);
}

void TranscriptView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    d->doubleClickPoint = event->position().toPoint();
    d->sinceDoubleClick.start();
    d->grain = Private::Grain::Word;
    d->press(d->doubleClickPoint, false);
}

void TranscriptView::mouseMoveEvent(QMouseEvent *event)
{
    if (d->pressed)
        d->drag(event->position().toPoint());
}

void TranscriptView::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && d->pressed)
        d->release();
}

void TranscriptView::wheelEvent(QWheelEvent *event)
{
    d->zoomOrScroll(*event);
    event->accept();
}

void TranscriptView::Private::zoomOrScroll(const QWheelEvent &event)
{
    const bool zooms = event.modifiers() & Qt::ControlModifier;
    if (!zooms && !event.pixelDelta().isNull())
        wheelRest -= event.pixelDelta().y() * QWheelEvent::DefaultDeltasPerStep / screen.font().rowHeight();
    else
        wheelRest -= event.angleDelta().y() * (zooms ? 1 : QApplication::wheelScrollLines());
    const int steps = wheelRest / QWheelEvent::DefaultDeltasPerStep;
    wheelRest %= QWheelEvent::DefaultDeltasPerStep;
    if (zooms)
        q->zoomBy(-steps);
    else if (steps != 0)
        scroll([steps](TranscriptScroller &s) { s.scrollBy(steps); });
}

void TranscriptView::contextMenuEvent(QContextMenuEvent *event)
{
    d->showContextMenu(*event);
}

RecordId TranscriptView::Private::recordOf(const QContextMenuEvent &event) const
{
    if (event.reason() == QContextMenuEvent::Keyboard && selection.caret().isValid())
        return selection.caret().record;
    const int index = screen.rowAt(q->viewport()->mapFromGlobal(event.globalPos()));
    return index < 0 ? noRecord : screen.rows()[index].position.record;
}

void TranscriptView::Private::copyRecord(RecordId id)
{
    if (!layout.reader().contains(id))
        return; // released while the menu was open
    const auto size = qint32(layout.reader().record(id).bytes.size());
    const bool asText = !layout.config().logMode && layout.config().view == PayloadView::Text;
    copier.copy(layout, {{id, RecordPart::Header, 0}, {id, RecordPart::Payload, size}},
                asText ? CopyFormat::Text : CopyFormat::Shown);
}

void TranscriptView::Private::showContextMenu(const QContextMenuEvent &event)
{
    const RecordId record = recordOf(event);
    auto *menu = new QMenu(q);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [this, menu](const QString &text, bool enabled, auto run, const QKeySequence &keys = {}) {
        QAction *action = menu->addAction(text, q, run);
        action->setEnabled(enabled);
        action->setShortcut(keys); // shown; keyPressEvent() hears them
    };
    const auto addCopy = [this, &add](const QString &text, CopyFormat format) {
        add(text, q->hasSelection(), [this, format] { q->copy(format); });
    };
    add(
        TranscriptView::tr("&Copy"), q->hasSelection(), [this] { copyPlainly(); }, QKeySequence::Copy);
    addCopy(TranscriptView::tr("Copy as &shown"), CopyFormat::Shown);
    addCopy(TranscriptView::tr("Copy as &text"), CopyFormat::Text);
    addCopy(TranscriptView::tr("Copy as &hex"), CopyFormat::Hex);
    addCopy(TranscriptView::tr("Copy &raw bytes"), CopyFormat::Raw);
    add(TranscriptView::tr("Copy this recor&d"), record != noRecord, [this, record] { copyRecord(record); });
    menu->addSeparator();
    add(
        TranscriptView::tr("Select &all"), true, [this] { q->selectAll(); }, QKeySequence::SelectAll);
    add(TranscriptView::tr("&Export…"), true, [this] { Q_EMIT q->exportRequested(); });
    add(TranscriptView::tr("C&lear"), true, [this] { q->clear(); });
    menu->addSeparator();
    const PeerId peer = record == noRecord ? noPeer : layout.reader().record(record).peer;
    add(TranscriptView::tr("Show only this &peer"), peer != noPeer,
        [this, peer] { Q_EMIT q->onlyPeerRequested(peer); });
    menu->addSeparator();
    add(
        TranscriptView::tr("Lar&ger font"), true, [this] { q->zoomBy(1); }, QKeySequence::ZoomIn);
    add(
        TranscriptView::tr("S&maller font"), true, [this] { q->zoomBy(-1); }, QKeySequence::ZoomOut);
    add(
        TranscriptView::tr("&Usual font size"), true, [this] { q->setFontPointSize(usualFontPoints); },
        QKeySequence(Qt::CTRL | Qt::Key_0));
    menu->popup(event.globalPos());
}

} // namespace SocketDesk
