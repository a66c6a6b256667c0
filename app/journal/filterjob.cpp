// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "journal/filterjob.h"

#include "base/wayback.h"
#include "base/workthreads.h"
#include "journal/filterwalk.h"

#include <QElapsedTimer>
#include <QThread>

#include <atomic>
#include <utility>

namespace SocketDesk {

namespace {

constexpr qint64 jobMilliseconds = 30; // of one job: what passes comes in for each frame or two

/// A filter at work, touched by its job alone while one runs.
struct Filtering
{
    Filtering(const JournalReader &reader, const RecordFilter &filter)
        : walk(reader, filter)
    {}

    void cancel()
    {
        isCancelled = true;
        walk.cancel();
    }

    FilterWalk walk;
    std::atomic<bool> isCancelled = false;
};

/// What a job did.
struct Report
{
    std::vector<FilterWalk::Step> steps;
    bool isAtEnd = false;
    RecordId first{0}; ///< of the records that are left
};

Report work(Filtering &filtering)
{
    Report report;
    QElapsedTimer timer;
    timer.start();
    filtering.walk.refresh();
    while (!filtering.isCancelled && !filtering.walk.isAtEnd() && timer.elapsed() < jobMilliseconds)
        report.steps.push_back(filtering.walk.step());
    report.isAtEnd = filtering.walk.isAtEnd();
    report.first = filtering.walk.first();
    return report;
}

} // namespace

/// One filter: the jobs that apply it, one at a time, and what passed.
class FilterJob::Private
{
public:
    explicit Private(FilterJob *job)
        : q(job)
        , way(std::make_shared<WayBack>(job))
    {}

    void startWork();
    void onWorkDone(const std::shared_ptr<Filtering> &done, const Report &report);

    FilterJob *const q;
    std::shared_ptr<WayBack> way;
    std::shared_ptr<Filtering> filtering; ///< none while nothing is filtered
    RecordSet passed;
    bool isWorking = false;
    bool hasGrown = false; ///< perhaps, since the job under way began
    bool isUpToDate = false;
    bool isFresh = false; ///< what passed is of the filter before
};

void FilterJob::Private::startWork()
{
    if (isWorking || !filtering)
        return;
    isWorking = true;
    hasGrown = false;
    const auto job = [this, applied = filtering, back = way] {
        back->deliver([this, applied, report = work(*applied)] { onWorkDone(applied, report); });
    };
    workThreads()->start(job);
}

void FilterJob::Private::onWorkDone(const std::shared_ptr<Filtering> &done, const Report &report)
{
    isWorking = false;
    if (done != filtering)
        return startWork();
    if (std::exchange(isFresh, false))
        passed = {};
    for (const FilterWalk::Step &step : report.steps)
        FilterWalk::apply(step, passed);
    passed.forgetBefore(report.first);
    isUpToDate = report.isAtEnd && !hasGrown;
    if (!isUpToDate)
        startWork();
    Q_EMIT q->changed();
}

FilterJob::FilterJob(QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this))
{}

FilterJob::~FilterJob()
{
    stop();
    d->way->close();
}

void FilterJob::start(const JournalReader &reader, const RecordFilter &filter)
{
    Q_ASSERT(QThread::currentThread() == thread());
    if (d->filtering)
        d->filtering->cancel();
    d->isUpToDate = false;
    d->isFresh = true;
    d->filtering = std::make_shared<Filtering>(reader, filter);
    d->startWork();
}

void FilterJob::stop()
{
    if (d->filtering)
        d->filtering->cancel();
    d->filtering.reset();
    d->passed = {};
    d->isUpToDate = false;
}

void FilterJob::advance()
{
    Q_ASSERT(QThread::currentThread() == thread());
    d->hasGrown = true;
    d->startWork();
}

bool FilterJob::isActive() const
{
    return d->filtering != nullptr;
}

bool FilterJob::isUpToDate() const
{
    return d->isUpToDate;
}

const RecordSet &FilterJob::passed() const
{
    return d->passed;
}

} // namespace SocketDesk
