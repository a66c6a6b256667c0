// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/slicedjob.h"

#include <QSemaphore>
#include <QSignalSpy>
#include <QTest>

using namespace SocketDesk;

namespace {

/// What happens in the pool, for the test to steer.
struct Steps
{
    QSemaphore allowed;
    std::atomic<int> slices = 0;
    std::atomic<int> atOnce = 0;
    std::atomic<bool> overlapped = false;
};

/// Takes a slice for each step that is allowed, and ends with the last of \p slices.
class SteppedWork final : public SlicedWork
{
public:
    SteppedWork(std::shared_ptr<Steps> steps, int slices)
        : m_steps(std::move(steps))
        , m_slices(slices)
    {}

    Result<bool> advance(const std::atomic<bool> &cancelled) override
    {
        if (++m_steps->atOnce > 1)
            m_steps->overlapped = true;
        m_steps->allowed.acquire();
        const int done = ++m_steps->slices;
        --m_steps->atOnce;
        if (cancelled)
            return tl::unexpected(Error{ErrorCode::Cancelled, {}, 0, -1});
        return done >= m_slices;
    }

    double progress() const override { return double(m_steps->slices) / m_slices; }

private:
    const std::shared_ptr<Steps> m_steps;
    const int m_slices;
};

class SteppedJob final : public SlicedJob
{
public:
    explicit SteppedJob(std::shared_ptr<SlicedWork> work)
        : SlicedJob(std::move(work), nullptr)
    {}
    using SlicedJob::hasEnded;
};

} // namespace

class SlicedJobTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsOfEachSliceAndEndsOnce();
    void cancelsBetweenSlices();
    void goesWithoutWaitingForTheSlice();
};

void SlicedJobTest::tellsOfEachSliceAndEndsOnce()
{
    const auto steps = std::make_shared<Steps>();
    SteppedJob job(std::make_shared<SteppedWork>(steps, 4));
    QSignalSpy progressed(&job, &SlicedJob::progressed);
    QSignalSpy finished(&job, &SlicedJob::finished);
    QSignalSpy failed(&job, &SlicedJob::failed);
    QCOMPARE(job.progress(), 0.0);
    steps->allowed.release();
    QTRY_COMPARE(job.progress(), 0.25);
    QVERIFY(!job.hasEnded());
    steps->allowed.release(3);
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(progressed.size(), 3);
    QCOMPARE(job.progress(), 1.0);
    QVERIFY(job.hasEnded());
    job.cancel(); // too late
    QCoreApplication::processEvents();
    QCOMPARE(failed.size(), 0);
    QCOMPARE(steps->slices, 4);
    QVERIFY(!steps->overlapped);
}

void SlicedJobTest::cancelsBetweenSlices()
{
    const auto steps = std::make_shared<Steps>();
    SteppedJob job(std::make_shared<SteppedWork>(steps, 1000));
    QList<Error> errors;
    connect(&job, &SlicedJob::failed, this, [&errors](const Error &error) { errors += error; });
    steps->allowed.release(2);
    QTRY_VERIFY(job.progress() > 0.0015);
    job.cancel();
    steps->allowed.release();
    QTRY_COMPARE(errors.size(), 1);
    QCOMPARE(errors.first().code, ErrorCode::Cancelled);
    QVERIFY(job.hasEnded());
    QCOMPARE(steps->slices, 3);
}

void SlicedJobTest::goesWithoutWaitingForTheSlice()
{
    const auto steps = std::make_shared<Steps>();
    auto work = std::make_shared<SteppedWork>(steps, 1000);
    const std::weak_ptr<SteppedWork> left = work;
    auto job = std::make_unique<SteppedJob>(std::move(work));
    QTRY_COMPARE(steps->atOnce, 1);
    job.reset(); // the slice is under way until it may go on
    QVERIFY(!left.expired());
    steps->allowed.release();
    QTRY_VERIFY(left.expired());
    QCOMPARE(steps->slices, 1);
}

QTEST_GUILESS_MAIN(SlicedJobTest)
#include "tst_slicedjob.moc"
