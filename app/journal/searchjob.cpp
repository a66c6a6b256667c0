// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "journal/searchjob.h"

#include "base/wayback.h"
#include "base/workthreads.h"
#include "journal/searchwalk.h"

#include <QElapsedTimer>
#include <QThread>

#include <atomic>

namespace SocketDesk {

namespace {

constexpr qint64 jobMilliseconds = 30; // of one job: new hits for each frame or two
constexpr std::size_t hitsInJob = 100'000;

/// A search, touched by its job alone while one runs.
struct Search
{
    Search(const JournalReader &reader, const SearchPattern &pattern, RecordId first, RecordId from,
           SearchDirection direction)
        : walk(reader, pattern, first, from, direction == SearchDirection::Backwards)
    {}

    void cancel()
    {
        isCancelled = true;
        walk.cancel();
    }

    SearchWalk walk;
    std::atomic<bool> isCancelled = false;
};

/// What a job did.
struct Report
{
    std::vector<SearchWalk::Step> steps;
    bool isAtEnd = false;
    bool isAtBegin = false;
    int percent = 0;
    RecordId first{0}; ///< of the records that are left
};

Report work(Search &search, std::size_t room)
{
    Report report;
    QElapsedTimer timer;
    timer.start();
    search.walk.refresh();
    std::size_t kept = 0;
    while (!search.isCancelled && !(search.walk.isAtEnd() && search.walk.isAtBegin())) {
        report.steps.push_back(search.walk.step(room - std::min(room, kept)));
        kept += report.steps.back().found.hits.size();
        if (timer.elapsed() >= jobMilliseconds || kept > hitsInJob)
            break;
    }
    const auto [done, all] = search.walk.progress();
    report.first = search.walk.first();
    report.isAtEnd = search.walk.isAtEnd();
    report.isAtBegin = search.walk.isAtBegin();
    report.percent = all == 0 ? 100 : int(double(done) / double(all) * 100);
    return report;
}

} // namespace

/// One search: the jobs that do it, one at a time, and what they found.
class SearchJob::Private
{
public:
    explicit Private(SearchJob *job);
    ~Private();

    void startWork();
    void onWorkDone(const std::shared_ptr<Search> &done, const Report &report);

    SearchJob *const q;
    JournalReader reader;
    std::shared_ptr<Search> search; ///< none while nothing is searched
    std::shared_ptr<WayBack> way;
    SearchHits hits;
    int percent = 0;
    bool isWorking = false;
    bool hasGrown = false; ///< perhaps, since the job under way began
    bool hasReachedEnd = false;
    bool hasReachedBegin = false;
    bool wasCancelled = false;
};

SearchJob::Private::Private(SearchJob *job)
    : q(job)
    , way(std::make_shared<WayBack>(job))
{}

SearchJob::Private::~Private()
{
    if (search)
        search->cancel();
    way->close();
}

void SearchJob::Private::startWork()
{
    if (isWorking || !search)
        return;
    isWorking = true;
    hasGrown = false;
    const auto job = [this, searching = search, back = way, room = hits.room()] {
        back->deliver([this, searching, report = work(*searching, room)] { onWorkDone(searching, report); });
    };
    workThreads()->start(job);
}

void SearchJob::Private::onWorkDone(const std::shared_ptr<Search> &done, const Report &report)
{
    isWorking = false;
    if (done != search)
        return startWork();
    for (const SearchWalk::Step &step : report.steps) {
        if (step.isBackwards)
            hits.prepend(step.found);
        else
            hits.append(step.found);
    }
    hits.forgetBefore(report.first);
    hasReachedEnd = hasReachedEnd || report.isAtEnd;
    hasReachedBegin = hasReachedBegin || report.isAtBegin;
    percent = report.percent;
    if (hasGrown || !report.isAtEnd || !report.isAtBegin)
        startWork();
    Q_EMIT q->changed();
}

SearchJob::SearchJob(QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this))
{}

SearchJob::~SearchJob() = default;

void SearchJob::setReader(const JournalReader &reader)
{
    d->reader = reader;
    clear();
}

void SearchJob::start(const SearchPattern &pattern, RecordId first, RecordId from, SearchDirection direction)
{
    Q_ASSERT(QThread::currentThread() == thread());
    clear();
    d->reader.refresh();
    d->search = std::make_shared<Search>(d->reader, pattern, first, from, direction);
    d->reader.letGo();
    d->wasCancelled = false;
    d->startWork();
}

void SearchJob::cancel()
{
    if (!d->search)
        return;
    d->search->cancel();
    d->search.reset();
    d->wasCancelled = true;
}

void SearchJob::clear()
{
    cancel();
    d->hits = {};
    d->percent = 0;
    d->hasReachedEnd = d->hasReachedBegin = d->wasCancelled = false;
}

void SearchJob::advance()
{
    Q_ASSERT(QThread::currentThread() == thread());
    d->hasGrown = true;
    d->startWork();
}

const SearchHits &SearchJob::hits() const
{
    return d->hits;
}

bool SearchJob::isActive() const
{
    return d->search != nullptr;
}

bool SearchJob::isComplete() const
{
    return d->hasReachedEnd && d->hasReachedBegin;
}

bool SearchJob::wasCancelled() const
{
    return d->wasCancelled;
}

bool SearchJob::hasReachedEnd() const
{
    return d->hasReachedEnd;
}

bool SearchJob::hasReachedBegin() const
{
    return d->hasReachedBegin;
}

int SearchJob::percent() const
{
    return d->percent;
}

} // namespace SocketDesk
