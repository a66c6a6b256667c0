// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "statistics/trafficscan.h"

#include "base/workthreads.h"
#include "framing/scanjob.h"

#include <QElapsedTimer>
#include <QFutureWatcher>
#include <QPromise>
#include <QRunnable>
#include <QThread>

#include <algorithm>
#include <utility>

namespace SocketDesk {

namespace {

constexpr int queuePriority = -1;          // behind everything that a person waits for
constexpr qint64 longestMs = 30;           // of one job
constexpr quint64 recordsWithoutLook = 64; // at the clock

using ReadingPointer = std::shared_ptr<TrafficReading>;

/// Goes on with a reading for some milliseconds, or until nobody wants it any more.
class ReadJob final : public QRunnable
{
public:
    /// \param to the record before which it ends; \param now there was no further one then
    ReadJob(ReadingPointer reading, JournalReader reader, RecordId to, Timestamp now)
        : m_reading(std::move(reading))
        , m_reader(std::move(reader))
        , m_to(to)
        , m_now(now)
    {}

    [[nodiscard]] QFuture<ReadingPointer> future() const { return m_promise.future(); }

    void run() override
    {
        m_promise.start();
        readSome();
        passTime();
        m_promise.addResult(std::move(m_reading));
        m_promise.finish();
    }

private:
    void readSome()
    {
        QElapsedTimer timer;
        timer.start();
        m_reading->passOver(std::min(m_reader.first(), m_to));
        quint64 left = recordsWithoutLook;
        m_reader.forEach(m_reading->next(), m_to, [&](const Record &record) {
            m_reading->read(m_reader, record);
            if (--left > 0)
                return true;
            left = recordsWithoutLook;
            return timer.elapsed() < longestMs && !m_promise.isCanceled();
        });
    }

    /// As ScanJob does: not past a record that is just being published.
    void passTime()
    {
        if (m_to == RecordId(0) || m_reading->next() < m_to || !m_reader.contains(m_to - 1))
            return;
        const Timestamp last = m_reader.record(m_to - 1).time;
        if (m_now < last)
            m_reading->elapse(m_now); // the clock was set back
        else if (m_now - ScanJob::publishing >= last)
            m_reading->elapse(m_now - ScanJob::publishing);
    }

    QPromise<ReadingPointer> m_promise;
    ReadingPointer m_reading;
    JournalReader m_reader;
    RecordId m_to;
    Timestamp m_now;
};

} // namespace

class TrafficScan::Private
{
public:
    Private(TrafficScan *scan, JournalReader journal);
    ~Private();

    void startOver();
    void startJob();
    void onJobDone();

    TrafficScan *const q;
    JournalReader reader;
    TrafficConfig config;
    ReadingPointer reading; ///< null while a job has it
    JournalHold hold;       ///< none, where what is released may be missed
    quint64 read = 0;
    quint64 there = 0;     ///< at the last advance()
    Timestamp asOf;        ///< just before
    bool isWanted = false; ///< advance() was called since the last job began
    QFutureWatcher<ReadingPointer> job;
};

TrafficScan::Private::Private(TrafficScan *scan, JournalReader journal)
    : q(scan)
    , reader(std::move(journal))
    , reading(std::make_shared<TrafficReading>(config))
{
    this->reader.letGo(); // between jobs nothing is kept that is released
    connect(&job, &QFutureWatcherBase::finished, q, [this] { onJobDone(); });
}

TrafficScan::Private::~Private()
{
    job.cancel();
}

void TrafficScan::Private::startOver()
{
    job.cancel();
    reading = std::make_shared<TrafficReading>(config);
    read = toNumber(reading->next());
}

void TrafficScan::Private::startJob()
{
    const bool isNew = std::exchange(isWanted, false);
    if (isNew)
        asOf = wallClockNow(); // before the look, so that all records of earlier times are seen
    reader.refresh();
    if (isNew)
        there = reader.count();
    auto *work = new ReadJob(std::exchange(reading, nullptr), reader, RecordId(there), asOf);
    reader.letGo();
    job.setFuture(work->future());
    workThreads()->start(work, queuePriority); // which deletes it
}

void TrafficScan::Private::onJobDone()
{
    if (job.isCanceled() || !job.isFinished())
        return; // of a job that nobody waits for any more
    reading = job.future().takeResult();
    read = toNumber(reading->next());
    hold.advanceTo(reading->next());
    Q_EMIT q->advanced();
    if (reading && (isWanted || read < there))
        startJob();
}

TrafficScan::TrafficScan(const JournalReader &reader, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, reader))
{}

TrafficScan::~TrafficScan() = default;

const TrafficConfig &TrafficScan::config() const
{
    return d->config;
}

void TrafficScan::setConfig(const TrafficConfig &config)
{
    Q_ASSERT(QThread::currentThread() == thread());
    d->config = config;
    d->startOver();
}

void TrafficScan::holdRecords()
{
    Q_ASSERT(QThread::currentThread() == thread());
    d->hold = d->reader.hold(RecordId(d->read));
}

void TrafficScan::advance()
{
    Q_ASSERT(QThread::currentThread() == thread());
    d->isWanted = true;
    if (d->reading)
        d->startJob();
}

bool TrafficScan::isUpToDate() const
{
    return d->reading && !d->isWanted && d->read >= d->there;
}

quint64 TrafficScan::recordsRead() const
{
    return d->read;
}

quint64 TrafficScan::recordsThere() const
{
    return d->there;
}

TrafficFigures TrafficScan::figures(Timestamp now) const
{
    Q_ASSERT(d->reading);
    return d->reading->figures(now);
}

TrafficFigures TrafficScan::figuresAtEnd() const
{
    Q_ASSERT(d->reading);
    return d->reading->figuresAtEnd();
}

TrafficFigures TrafficScan::finish(Timestamp now)
{
    Q_ASSERT(isUpToDate());
    d->reading->finish(now);
    return d->reading->figures(now);
}

} // namespace SocketDesk
