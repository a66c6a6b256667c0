// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "framing/messageindex.h"

#include "base/workthreads.h"
#include "framing/scanjob.h"

#include <QFutureWatcher>
#include <QThread>
#include <QTimer>

#include <algorithm>
#include <optional>
#include <utility>

namespace SocketDesk {

namespace {

constexpr int queuePriority = -1; // behind everything that a person waits for

} // namespace

/// One reading of the journal and the jobs that go on with it, one at a time.
class MessageIndex::Private
{
public:
    Private(MessageIndex *index, JournalReader journal);
    ~Private();

    void startOver(const FramingConfig &framing);
    void stop();
    void goOn();
    void startJob(Timestamp now);
    void onJobDone();
    void waitForSilence(Timestamp now);
    void onSilence();

    MessageIndex *const q;
    JournalReader reader;
    FramingConfig config;
    bool isCancelled = false;

    std::optional<MessageScan> scan; ///< nothing while a job has it, and where it was cancelled
    QFutureWatcher<ScanResult> job;
    QTimer silence;

    std::unique_ptr<MessageTable> table;
    std::unique_ptr<MessageLookup> lookup;
};

MessageIndex::Private::Private(MessageIndex *index, JournalReader journal)
    : q(index)
    , reader(std::move(journal))
{
    silence.setSingleShot(true);
    silence.setTimerType(Qt::PreciseTimer);
    connect(&silence, &QTimer::timeout, q, [this] { onSilence(); });
    connect(&job, &QFutureWatcherBase::finished, q, [this] { onJobDone(); });
}

MessageIndex::Private::~Private()
{
    job.cancel();
}

void MessageIndex::Private::startOver(const FramingConfig &framing)
{
    stop();
    config = framing;
    isCancelled = false;
    scan.emplace(config);
    table = std::make_unique<MessageTable>();
    lookup = std::make_unique<MessageLookup>(reader, *table, config);
    goOn();
}

void MessageIndex::Private::stop()
{
    job.cancel();
    silence.stop();
    scan.reset();
}

void MessageIndex::Private::goOn()
{
    const Timestamp now = wallClockNow(); // before the look, so that all records of earlier times are seen
    reader.refresh();
    table->forgetBefore(reader.first());
    if (!scan)
        return;
    if (scan->next() < RecordId(reader.count()))
        startJob(now);
    else
        waitForSilence(now);
}

void MessageIndex::Private::startJob(Timestamp now)
{
    silence.stop();
    auto work = std::make_unique<ScanJob>(std::move(*scan), reader, now);
    scan.reset();
    job.setFuture(work->future());
    workThreads()->start(work.release(), queuePriority); // which deletes it
}

void MessageIndex::Private::onJobDone()
{
    if (job.isCanceled() || !job.isFinished())
        return; // of a job that nobody waits for any more
    ScanResult result = job.future().takeResult();
    scan.emplace(std::move(result.scan));
    table->append(result.notes);
    lookup->forgetStretches();
    goOn();
    if (result.notes.counts.size() > 1 || result.notes.messages > 0)
        Q_EMIT q->advanced();
}

void MessageIndex::Private::waitForSilence(Timestamp now)
{
    if (const std::optional<Timestamp> deadline = scan->deadline())
        silence.start(ScanJob::timeLeft(*deadline, now, config.gap));
}

void MessageIndex::Private::onSilence()
{
    const Timestamp now = wallClockNow();
    reader.refresh();
    table->forgetBefore(reader.first());
    if (scan)
        startJob(now);
}

MessageIndex::MessageIndex(const JournalReader &reader, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, reader))
{
    d->startOver({});
}

MessageIndex::~MessageIndex() = default;

const FramingConfig &MessageIndex::config() const
{
    return d->config;
}

void MessageIndex::setConfig(const FramingConfig &config)
{
    Q_ASSERT(QThread::currentThread() == thread());
    if (config == d->config && !d->isCancelled)
        return;
    d->startOver(config);
    Q_EMIT restarted();
}

void MessageIndex::advance()
{
    Q_ASSERT(QThread::currentThread() == thread());
    d->goOn();
}

void MessageIndex::cancel()
{
    Q_ASSERT(QThread::currentThread() == thread());
    d->stop();
    d->isCancelled = true;
}

bool MessageIndex::isCancelled() const
{
    return d->isCancelled;
}

quint64 MessageIndex::recordsCut() const
{
    return d->table->counts().records();
}

quint64 MessageIndex::recordsThere() const
{
    return d->reader.count();
}

const JournalReader &MessageIndex::reader() const
{
    return d->reader;
}

quint64 MessageIndex::count() const
{
    return d->table->counts().messages();
}

const MessageTotals &MessageIndex::totals() const
{
    return d->table->totals();
}

NumberedMessage MessageIndex::message(quint64 number) const
{
    Q_ASSERT(number < count());
    return d->lookup->message(number);
}

RecordId MessageIndex::endedAt(quint64 number) const
{
    Q_ASSERT(number < count());
    return d->table->counts().recordOf(number);
}

quint64 MessageIndex::countBefore(RecordId record) const
{
    return d->table->counts().before(record);
}

std::vector<MessagePart> MessageIndex::parts(RecordId record, qsizetype begin, qsizetype end) const
{
    return d->lookup->parts(record, begin, end);
}

std::vector<JournalMessage> MessageIndex::underWay() const
{
    return d->lookup->underWay();
}

} // namespace SocketDesk
