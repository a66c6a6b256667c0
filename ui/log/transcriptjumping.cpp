// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/log/messagewalk.h"
#include "ui/log/transcriptview_p.h"

namespace SocketDesk {

void TranscriptView::goToNextMessage()
{
    d->ensureFresh();
    const std::optional<TextPosition> current = d->placeOfMessage();
    TextPosition from = current ? *current : placeInView();
    from.offset += current ? 1 : 0;
    d->showMessage(from.isValid() ? MessageWalk(d->layout).atOrAfter(from) : std::nullopt);
}

void TranscriptView::goToPreviousMessage()
{
    d->ensureFresh();
    const std::vector<Row> &rows = d->screen.rows();
    const TextPosition from = d->placeOfMessage().value_or(rows.empty() ? TextPosition() : rows.back().end());
    d->showMessage(from.isValid() ? MessageWalk(d->layout).before(from) : std::nullopt);
}

/// Where the message begins from which to go on; none where somebody looks elsewhere by now.
std::optional<TextPosition> TranscriptView::Private::placeOfMessage() const
{
    const TextPosition place = selection.isEmpty() ? selection.caret() : selection.range().begin;
    return place.isValid() && screen.rowOf(place) >= 0 ? std::optional(place) : std::nullopt;
}

void TranscriptView::Private::showMessage(const std::optional<TextRange> &message)
{
    if (!message)
        return teller.say(TranscriptView::tr("No further message"));
    TranscriptSelection changed = selection;
    changed.hold(*message);
    scroll([&message](TranscriptScroller &s) {
        s.revealAmid(message->begin);
        s.setFollowing(false); // or what comes next would push it away
    });
    setSelection(changed);
    teller.say(MessageWalk(layout).wordsOf(*message));
}

} // namespace SocketDesk
