// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/log/finding.h"

#include "ui/base/announcer.h"
#include "ui/log/findline.h"
#include "ui/log/transcriptview.h"

#include <QLocale>
#include <QShortcut>

#include <algorithm>

namespace SocketDesk {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t mostLookedThrough = 100'000; ///< hits that take no time to look through again and again

} // namespace

Finding::Finding(const JournalReader &reader, FindLine *line, TranscriptView *transcript, QObject *parent)
    : QObject(parent)
    , m_line(line)
    , m_transcript(transcript)
    , m_seen(reader)
{
    m_job.setReader(reader);
    m_line->hide();
    m_escape = new QShortcut(Qt::Key_Escape, transcript);
    m_escape->setContext(Qt::WidgetShortcut);
    m_escape->setEnabled(false); // while the line is closed, the key is for others
    connect(m_escape, &QShortcut::activated, this, &Finding::close);
    connect(&m_job, &SearchJob::changed, this, &Finding::onChanged);
    connect(line, &FindLine::edited, this, &Finding::onEdited);
    connect(line, &FindLine::nextRequested, this, &Finding::next);
    connect(line, &FindLine::previousRequested, this, &Finding::previous);
    connect(line, &FindLine::stopRequested, this, &Finding::stop);
    connect(line, &FindLine::closeRequested, this, &Finding::close);
    connect(transcript, &TranscriptView::cleared, this, &Finding::restart);
    connect(transcript, &TranscriptView::filtered, this, &Finding::sayStatus);
    connect(transcript, &TranscriptView::pulled, this, [this] {
        m_seen.refresh();
        if (m_job.isActive())
            m_job.advance();
    });
}

Finding::~Finding()
{
    if (m_transcript)
        m_transcript->showHits(nullptr, {});
}

void Finding::open()
{
    const bool wasClosed = m_line->isHidden();
    m_line->show();
    m_escape->setEnabled(true);
    m_line->focusField();
    if (wasClosed)
        restart();
}

void Finding::close()
{
    if (m_line->isHidden())
        return;
    m_line->hide();
    m_escape->setEnabled(false);
    m_pattern.reset();
    m_job.clear();
    m_current.reset();
    m_from = {};
    m_wanted = Step::None;
    show();
    m_transcript->setFocus(Qt::OtherFocusReason);
}

void Finding::next()
{
    request(Step::Next);
}

void Finding::previous()
{
    request(Step::Previous);
}

void Finding::setEncoding(const Encoding &encoding)
{
    if (encoding == m_encoding)
        return;
    m_encoding = encoding;
    if (m_line->query().mode != SearchMode::Hex)
        restart();
}

/// While it is typed, the first hit from where one looks is gone to; a longer word stays where the shorter one was.
void Finding::onEdited()
{
    m_from = m_current ? TextPosition{m_current->record, RecordPart::Payload, qint32(m_current->offset)}
                       : m_transcript->placeInView();
    restart();
    if (m_pattern) {
        m_wanted = Step::Next;
        tryStep();
    }
}

void Finding::restart()
{
    if (m_line->isHidden())
        return;
    m_pattern.reset();
    m_job.clear();
    m_current.reset();
    m_wanted = Step::None;
    m_line->clearNote();
    SearchQuery query = m_line->query();
    query.encoding = m_encoding;
    if (!query.text.isEmpty()) {
        if (const Result<SearchPattern> pattern = SearchPattern::compile(query))
            m_pattern = *pattern;
        else
            m_line->refuse(pattern.error());
    }
    if (!m_from.isValid())
        m_from = m_transcript->placeInView();
    if (m_pattern)
        start(SearchDirection::Forwards);
    show();
}

void Finding::start(SearchDirection direction)
{
    const RecordId first = m_transcript->firstShown();
    const RecordId from = m_from.isValid() ? std::max(first, m_from.record) : first;
    // Backwards, what lies before the place in the same record comes first too.
    const bool isBackwards = direction == SearchDirection::Backwards && m_from.isValid();
    m_job.start(*m_pattern, first, isBackwards ? from + 1 : from, direction);
}

void Finding::stop()
{
    m_job.cancel();
    m_wanted = Step::None;
    show();
}

void Finding::request(Step step)
{
    if (m_line->isHidden())
        open();
    if (!m_pattern)
        return;
    if (!m_current || !m_transcript->isInView(*m_current)) { // somebody looks elsewhere
        m_from = m_transcript->placeInView();
        m_current.reset();
    }
    m_wanted = step;
    const bool isLookingAhead = m_job.isActive() && !m_job.hasReachedEnd() && !m_job.hasReachedBegin();
    if (step == Step::Previous && isLookingAhead && !preceding(false))
        start(SearchDirection::Backwards);
    tryStep();
    show();
}

void Finding::onChanged()
{
    tryStep();
    show();
}

/// Goes where it is wanted, as soon as what lies between is searched; over the ends only when both are.
void Finding::tryStep()
{
    if (m_wanted == Step::None)
        return;
    const bool isNext = m_wanted == Step::Next;
    const bool mayWrap = m_job.isComplete() || !m_job.isActive();
    auto index = isNext ? following(false) : preceding(false);
    if (!index && mayWrap)
        index = isNext ? following(true) : preceding(true);
    if (index)
        goTo(*index);
    if (!index && (!mayWrap || isAheadOfView()))
        return;
    m_wanted = Step::None;
    announce(m_line, index ? m_transcript->rowAt(*m_current) + u'\n' + status() : status());
}

/// True where there are hits in records that the transcript will only see when it next looks at the journal.
bool Finding::isAheadOfView() const
{
    const SearchHits &hits = m_job.hits();
    return m_job.isActive() && hits.kept() > 0 && toNumber(hits.at(hits.kept() - 1).record) >= m_seen.count();
}

void Finding::goTo(std::size_t index)
{
    m_current = m_job.hits().at(index);
    m_from = {m_current->record, RecordPart::Payload, qint32(m_current->offset)};
    m_transcript->goTo(*m_current);
}

std::optional<std::size_t> Finding::following(bool isWrapped) const
{
    const SearchHits &hits = m_job.hits();
    const bool isBehindFrom = !isWrapped && m_from.isValid();
    const quint32 offset = m_from.part == RecordPart::Payload ? quint32(m_from.offset) + (m_current ? 1 : 0) : 0;
    std::size_t index = isBehindFrom ? hits.lowerBound(m_from.record, offset) : 0;
    while (index < hits.kept() && !m_transcript->isShown(hits.at(index)))
        ++index;
    return index < hits.kept() ? std::optional(index) : std::nullopt;
}

std::optional<std::size_t> Finding::preceding(bool isWrapped) const
{
    const SearchHits &hits = m_job.hits();
    const bool isBeforeFrom = !isWrapped && m_from.isValid();
    const quint32 offset = m_from.part == RecordPart::Payload ? quint32(m_from.offset) : 0;
    std::size_t end = isBeforeFrom ? hits.lowerBound(m_from.record, offset) : hits.kept();
    while (end > 0 && !m_transcript->isShown(hits.at(end - 1)))
        --end;
    return end > 0 ? std::optional(end - 1) : std::nullopt;
}

QString Finding::status() const
{
    const SearchHits &hits = m_job.hits();
    const QString count = QLocale().toString(hits.count());
    QStringList parts;
    if (m_current && hits.kept() > 0) {
        const std::size_t rank = hits.lowerBound(m_current->record, m_current->offset);
        parts << tr("%1 of %2").arg(QLocale().toString(quint64(rank) + 1), count);
    } else if (hits.count() > 0) {
        parts << tr("Hits: %1").arg(count);
    } else if (m_job.isComplete()) {
        parts << tr("No hits");
    }
    if (const quint64 hidden = hiddenHits(); hidden > 0)
        parts << tr("%1 hidden by the filter").arg(QLocale().toString(hidden));
    if (m_job.wasCancelled())
        parts << tr("stopped");
    else if (!m_job.isComplete())
        parts << tr("searching, %1 %").arg(m_job.percent());
    return parts.join(u" · "_s);
}

/// Hits that cannot be gone to. Not told where they are too many to look through.
quint64 Finding::hiddenHits() const
{
    const SearchHits &hits = m_job.hits();
    const RecordSet *filter = m_transcript ? m_transcript->filter() : nullptr;
    if (filter == nullptr || hits.kept() > mostLookedThrough)
        return 0;
    quint64 hidden = 0;
    for (std::size_t i = 0; i < hits.kept(); ++i) {
        const RecordId record = hits.at(i).record;
        hidden += toNumber(record) < filter->known() && !filter->contains(record) ? 1 : 0;
    }
    return hidden;
}

void Finding::sayStatus()
{
    m_line->say(m_pattern ? std::function<QString()>([this] { return status(); }) : nullptr);
}

void Finding::show()
{
    sayStatus();
    m_line->showRunning(m_pattern && m_job.isActive() && !m_job.isComplete());
    if (m_job.hits().count() > m_job.hits().kept())
        m_line->tellLimit(SearchHits::limit);
    m_transcript->showHits(m_pattern ? &m_job.hits() : nullptr, m_current);
}

} // namespace SocketDesk
