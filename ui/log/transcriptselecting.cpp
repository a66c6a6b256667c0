// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/log/transcriptview_p.h"

namespace SocketDesk {

bool TranscriptView::hasSelection() const
{
    return !d->selection.isEmpty();
}

std::optional<std::pair<RecordId, RecordId>> TranscriptView::selectedRecords() const
{
    const TextRange range = d->selection.range();
    if (range.isEmpty())
        return {};
    const bool endsBeforeRecord = range.end.part == RecordPart::Header && range.end.offset == 0;
    return std::pair(range.begin.record, endsBeforeRecord ? range.end.record : range.end.record + 1);
}

void TranscriptView::selectAll()
{
    const auto first = d->caret.first();
    const auto last = d->caret.last();
    TranscriptSelection all;
    if (first && last)
        all.hold({*first, *last});
    d->setSelection(all);
}

void TranscriptView::clearSelection()
{
    TranscriptSelection none = d->selection;
    none.clear();
    d->setSelection(none);
}

void TranscriptView::copy(CopyFormat format) const
{
    if (hasSelection())
        d->copier.copy(d->layout, d->selection.range(), format);
}

QByteArray TranscriptView::selectedBytes() const
{
    return SelectionCopy(d->layout, d->selection.range()).bytes();
}

SelectionCopy TranscriptView::selection() const
{
    return SelectionCopy(d->layout, d->selection.range());
}

QString TranscriptView::selectedText(CopyFormat format) const
{
    SelectionCopy copy(d->layout, d->selection.range());
    copy.shareMessagesOf(d->layout);
    return copy.text(format);
}

} // namespace SocketDesk
