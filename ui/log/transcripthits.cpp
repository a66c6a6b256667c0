// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/log/transcriptview_p.h"

#include <QScrollBar>

namespace SocketDesk {

void TranscriptView::showHits(const SearchHits *hits, const std::optional<SearchHit> &current)
{
    d->hitMarks.setHits(hits);
    d->hitMarks.setCurrent(current);
    viewport()->update();
    verticalScrollBar()->update();
}

void TranscriptView::goTo(const SearchHit &hit)
{
    const TextPosition place{hit.record, RecordPart::Payload, qint32(hit.offset)};
    TranscriptSelection there = d->selection;
    there.setCaret(place);
    d->scroll([&place](TranscriptScroller &scroller) {
        scroller.revealAmid(place);
        scroller.setFollowing(false); // or what comes next would push it away
    });
    d->setSelection(there);
}

QString TranscriptView::rowAt(const SearchHit &hit) const
{
    const auto row = d->layout.rowOf({hit.record, RecordPart::Payload, qint32(hit.offset)});
    return row ? d->layout.row(*row).plainText() : QString();
}

/// Where one has put the caret, and sees it, one is with the whole log again: that is how one looks at what was around.
void TranscriptView::setFilter(const RecordSet *filter)
{
    const bool isEnd = !filter && this->filter();
    if (isEnd)
        d->ensureFresh();
    const TextPosition caret = d->selection.caret();
    const bool goesToCaret = isEnd && d->screen.rowOf(caret) >= 0;
    d->layout.setFilter(filter);
    d->scroll([&caret, goesToCaret](TranscriptScroller &scroller) {
        scroller.onLaidOutAnew();
        if (goesToCaret)
            scroller.revealAmid(caret);
    });
    Q_EMIT filtered();
}

const RecordSet *TranscriptView::filter() const
{
    return d->layout.shown().filter();
}

bool TranscriptView::isShown(const SearchHit &hit) const
{
    const JournalReader &reader = d->layout.reader();
    return toNumber(hit.record) < reader.count() && d->layout.shown().isShown(reader.record(hit.record));
}

bool TranscriptView::isInView(const SearchHit &hit) const
{
    d->ensureFresh();
    return isShown(hit) && d->screen.rowOf({hit.record, RecordPart::Payload, qint32(hit.offset)}) >= 0;
}

TextPosition TranscriptView::placeInView() const
{
    const std::optional<RowPosition> top = d->scroller.top();
    return top ? d->layout.beginOf(*top) : TextPosition{};
}

} // namespace SocketDesk
