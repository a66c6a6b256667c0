// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/slicedjob.h"

#include "base/giveway.h"
#include "base/wayback.h"
#include "base/workthreads.h"

#include <QThread>

#include <utility>

namespace SocketDesk {

namespace {

constexpr int queuePriority = -1; // behind everything that takes a moment only

} // namespace

SlicedWork::~SlicedWork() = default;

/// What the job and the pool share.
struct SlicedJob::Slices : std::enable_shared_from_this<Slices>
{
    Slices(SlicedJob *receiver, std::shared_ptr<SlicedWork> slicedWork)
        : job(receiver)
        , way(receiver)
        , work(std::move(slicedWork))
    {}

    void start();
    void run();

    SlicedJob *const job; ///< for calls that are delivered on the way alone
    WayBack way;
    std::atomic<bool> cancelled = false;
    const std::shared_ptr<SlicedWork> work; ///< of the slice under way, which needs no lock
};

void SlicedJob::Slices::start()
{
    workThreads()->start([self = shared_from_this()] { self->run(); }, queuePriority);
}

void SlicedJob::Slices::run()
{
    standBack();
    const Result<bool> isAtEnd = work->advance(cancelled);
    way.deliver([to = job, isAtEnd, progress = work->progress()] { to->onSliceDone(isAtEnd, progress); });
    if (isAtEnd && !*isAtEnd)
        start();
}

SlicedJob::SlicedJob(std::shared_ptr<SlicedWork> work, QObject *parent)
    : QObject(parent)
    , m_slices(std::make_shared<Slices>(this, std::move(work)))
{
    m_slices->start();
}

SlicedJob::~SlicedJob()
{
    cancel();
    m_slices->way.close();
}

void SlicedJob::cancel()
{
    m_slices->cancelled = true;
}

void SlicedJob::onSliceDone(const Result<bool> &isAtEnd, double progress)
{
    Q_ASSERT(QThread::currentThread() == thread());
    m_progress = progress;
    m_hasEnded = !isAtEnd || *isAtEnd;
    if (!isAtEnd)
        Q_EMIT failed(isAtEnd.error());
    else if (m_hasEnded)
        Q_EMIT finished();
    else
        Q_EMIT progressed();
}

} // namespace SocketDesk
