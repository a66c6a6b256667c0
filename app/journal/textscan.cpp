// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "journal/textscan.h"

#include "base/giveway.h"
#include "base/wayback.h"
#include "base/workthreads.h"
#include "journal/invalidcount.h"

#include <QElapsedTimer>
#include <QThread>

#include <utility>

namespace SocketDesk {

namespace {

constexpr qsizetype sliceBytes = 2 * 1024 * 1024;
constexpr qint64 jobMilliseconds = 30; // of one job: one growth of the numbers for each frame or two
constexpr int queuePriority = -1;      // behind everything that a person waits for

} // namespace

/// One count in the background: the jobs that advance it, one at a time, and what they found.
class TextScan::Private
{
public:
    Private(TextScan *scan, JournalReader journal);
    ~Private();

    void startOver();
    void startJob();
    void onJobDone(const std::shared_ptr<InvalidCount> &done);

    TextScan *const q;
    JournalReader reader;
    JournalHold hold; ///< none, where what is released may be missed
    Encoding encoding;
    RecordId from{0};
    std::shared_ptr<InvalidCount> count; ///< touched by the job alone while one runs
    std::shared_ptr<WayBack> way;
    bool isRunning = false;

    RecordId next{0};
    qint64 invalidBytes = 0;
    std::optional<Encoding> hint;
};

TextScan::Private::Private(TextScan *scan, JournalReader journal)
    : q(scan)
    , reader(std::move(journal))
    , count(std::make_shared<InvalidCount>(reader, encoding, from))
    , way(std::make_shared<WayBack>(scan))
{}

TextScan::Private::~Private()
{
    count->cancel();
    way->close();
}

void TextScan::Private::startOver()
{
    count->cancel();
    count = std::make_shared<InvalidCount>(reader, encoding, from);
    next = from;
    invalidBytes = 0;
    hint.reset();
    startJob();
    Q_EMIT q->changed();
}

void TextScan::Private::startJob()
{
    if (isRunning || toNumber(next) >= reader.count())
        return;
    isRunning = true;
    const auto job = [this, work = count, back = way] {
        standBack();
        QElapsedTimer timer;
        timer.start();
        while (!work->isCancelled() && work->advance(sliceBytes) && timer.elapsed() < jobMilliseconds) {
        }
        back->deliver([this, work] { onJobDone(work); });
    };
    workThreads()->start(job, queuePriority);
}

void TextScan::Private::onJobDone(const std::shared_ptr<InvalidCount> &done)
{
    isRunning = false;
    if (done == count) {
        next = done->next();
        invalidBytes = done->invalidBytes();
        hint = done->hint();
        hold.advanceTo(next);
    }
    startJob();
    if (done == count)
        Q_EMIT q->changed();
}

TextScan::TextScan(JournalReader reader, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, std::move(reader)))
{}

TextScan::~TextScan() = default;

void TextScan::setEncoding(const Encoding &encoding)
{
    Q_ASSERT(QThread::currentThread() == thread());
    d->encoding = encoding;
    d->startOver();
}

void TextScan::holdRecords()
{
    Q_ASSERT(QThread::currentThread() == thread());
    d->hold = d->reader.hold(d->next);
}

void TextScan::advance()
{
    Q_ASSERT(QThread::currentThread() == thread());
    d->reader.refresh();
    d->startJob();
}

void TextScan::restartFrom(RecordId from)
{
    Q_ASSERT(QThread::currentThread() == thread());
    d->from = from;
    d->startOver();
}

qint64 TextScan::invalidBytes() const
{
    return d->invalidBytes;
}

bool TextScan::isUpToDate() const
{
    return toNumber(d->next) >= d->reader.count();
}

std::optional<Encoding> TextScan::hint() const
{
    return d->hint;
}

} // namespace SocketDesk
