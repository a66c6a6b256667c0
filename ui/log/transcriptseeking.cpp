// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/log/transcriptview_p.h"

namespace SocketDesk {

namespace {
constexpr qint64 wordlessMs = 400; ///< it is found before one could read that it is looked for
} // namespace

/// Looks for where characters begin in what is shown by a guess; the rows of the end of all, which are laid out for the
/// scroll bar, come after those on the screen. A search that goes less far is let go on: where much comes in, all would be
/// broken off.
void TranscriptView::Private::seekStates()
{
    const std::vector<Row> &rows = screen.rows();
    const auto wanted =
        rows.empty() ? std::nullopt : layout.guessed(rows.front().position.record, rows.back().position.record);
    if (!wanted)
        endSearch();
    else if (!search || search->chunk() > *wanted)
        startSearch(*wanted);
}

/// What another search has passed is known to this one.
void TranscriptView::Private::startSearch(RecordId wanted)
{
    if (!search)
        sinceSearch.start();
    search = layout.search(wanted);
    connect(search.get(), &DecoderSearch::progressed, q, [this] { tellOfSearch(); });
    connect(search.get(), &DecoderSearch::finished, q, [this] { onStatesFound(); });
}

void TranscriptView::Private::endSearch()
{
    search.reset();
    notice->endProgress();
}

/// The place that is being read stays, although the rows may be others now.
void TranscriptView::Private::onStatesFound()
{
    search.release()->deleteLater(); // it is this that tells
    layout.onStatesFound();
    scroller.onLaidOutAnew();
    refreshScreen();
}

void TranscriptView::Private::tellOfSearch()
{
    if (sinceSearch.hasExpired(wordlessMs))
        notice->tellProgress(
            TranscriptView::tr("Finding where characters begin: %1 %").arg(int(search->progress() * 100)));
}

} // namespace SocketDesk
