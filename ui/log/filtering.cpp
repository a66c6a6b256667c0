// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/log/filtering.h"

#include "base/timerange.h"
#include "ui/log/filterline.h"
#include "ui/log/peerfilterbox.h"
#include "ui/log/transcriptview.h"

#include <QLocale>

namespace SocketDesk {

Filtering::Filtering(const JournalReader &reader, FilterLine *line, TranscriptView *transcript, QObject *parent)
    : QObject(parent)
    , m_reader(reader)
    , m_line(line)
    , m_transcript(transcript)
{
    m_line->peer()->setReader(reader);
    m_line->hide();
    connect(&m_job, &FilterJob::changed, this, &Filtering::show);
    connect(line, &FilterLine::edited, this, &Filtering::apply);
    connect(line, &FilterLine::closeRequested, this, &Filtering::close);
    connect(transcript, &TranscriptView::pulled, this, [this] {
        if (m_job.isActive())
            m_job.advance();
    });
}

Filtering::~Filtering()
{
    if (m_transcript)
        m_transcript->setFilter(nullptr);
}

void Filtering::open()
{
    m_line->show();
    m_line->focusFirst();
}

void Filtering::close()
{
    m_line->clearFilter();
    m_line->hide();
    m_transcript->setFocus(Qt::OtherFocusReason);
}

void Filtering::showOnly(PeerId peer)
{
    m_line->show();
    m_line->peer()->choose(peer);
}

void Filtering::setEncoding(const Encoding &encoding)
{
    if (encoding == m_encoding)
        return;
    m_encoding = encoding;
    if (!m_line->content().text.isEmpty())
        apply();
}

/// A filter with a mistake in it is none: it is better to see everything than nothing.
void Filtering::apply()
{
    m_line->clearNote();
    const Result<RecordFilter> wanted = filter();
    if (!wanted)
        m_line->refuse(wanted.error());
    if (!wanted || m_line->isPlain()) {
        m_transcript->setFilter(nullptr);
        m_job.stop();
        m_line->say({});
        return;
    }
    m_reader.refresh();
    m_job.start(m_reader, *wanted);
    m_reader.letGo();
}

/// Without a day, a time is one of the day of what came last.
Timestamp Filtering::newestTime() const
{
    JournalReader reader = m_reader;
    reader.refresh();
    return reader.count() == toNumber(reader.first()) ? wallClockNow()
                                                      : reader.record(RecordId(reader.count() - 1)).time;
}

Result<RecordFilter> Filtering::filter() const
{
    RecordFilter filter;
    const FilterLine::Kind kind = m_line->kind();
    const bool showsData = kind == FilterLine::Kind::All || kind == FilterLine::Kind::Data;
    filter.received = showsData && m_line->direction() != FilterLine::Direction::Sent;
    filter.sent = showsData && m_line->direction() != FilterLine::Direction::Received;
    filter.events = kind == FilterLine::Kind::All || kind == FilterLine::Kind::Events;
    filter.errors = filter.events || kind == FilterLine::Kind::Errors;
    filter.peer = m_line->peer()->peer();
    const Result<TimeRange> range = TimeRange::fromText(m_line->time(), newestTime());
    if (!range)
        return failure(range.error());
    filter.from = range->from;
    filter.to = range->to;
    SearchQuery query = m_line->content();
    query.encoding = m_encoding;
    if (query.text.isEmpty())
        return filter;
    return SearchPattern::compile(query).map([&filter](const SearchPattern &pattern) {
        filter.content = pattern;
        return filter;
    });
}

QString Filtering::status() const
{
    const RecordSet &passed = m_job.passed();
    const quint64 there = passed.known() - toNumber(passed.first());
    return tr("%1 of %2 records shown").arg(QLocale().toString(passed.count()), QLocale().toString(there));
}

void Filtering::show()
{
    if (!m_job.isActive())
        return;
    m_line->say([this] { return status(); });
    m_transcript->setFilter(&m_job.passed());
}

} // namespace SocketDesk
