// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "framing/silencequeue.h"

#include "tests/support/stricttest.h"

using namespace SocketDesk;
using namespace std::chrono_literals;

namespace {

constexpr StreamKey a{2};
constexpr StreamKey b{3};
constexpr StreamKey c{40};

Timestamp at(qint64 milliseconds)
{
    return Timestamp(std::chrono::milliseconds(milliseconds));
}

QList<StreamKey> takeAll(SilenceQueue &queue)
{
    QList<StreamKey> silent;
    while (const std::optional<StreamKey> stream = queue.takeSilent())
        silent.append(*stream);
    return silent;
}

} // namespace

/// Who fell silent, and when.
class SilenceQueueTest final : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void silentOnesComeInTheOrderOfTheirLastWord();
    void whoSpeaksAgainWaitsAnew();
    void theForgottenAreNotTold();
    void deadlineIsThatOfTheFirst();
    void aSmallStepBackStopsTheClock();
    void aLargeStepBackMeasuresAnew();
    void timesAtTheEndsOfTheirRange();
};

void SilenceQueueTest::silentOnesComeInTheOrderOfTheirLastWord()
{
    SilenceQueue queue(10ms);
    queue.advance(at(0));
    queue.heard(b);
    queue.advance(at(1));
    queue.heard(c);
    queue.heard(a);
    queue.advance(at(9));
    QCOMPARE(takeAll(queue), QList<StreamKey>());
    queue.advance(at(10));
    QCOMPARE(takeAll(queue), QList{b});
    queue.advance(at(100));
    QCOMPARE(takeAll(queue), (QList{c, a}));
    QCOMPARE(takeAll(queue), QList<StreamKey>());
}

void SilenceQueueTest::whoSpeaksAgainWaitsAnew()
{
    SilenceQueue queue(10ms);
    queue.advance(at(0));
    queue.heard(a);
    queue.heard(b);
    queue.advance(at(9));
    queue.heard(a);
    queue.advance(at(18));
    QCOMPARE(takeAll(queue), QList{b});
    queue.advance(at(19));
    QCOMPARE(takeAll(queue), QList{a});
    queue.heard(a);
    queue.advance(at(29));
    QCOMPARE(takeAll(queue), QList{a});
}

void SilenceQueueTest::theForgottenAreNotTold()
{
    SilenceQueue queue(10ms);
    queue.advance(at(0));
    queue.heard(a);
    queue.heard(b);
    queue.forget(a);
    queue.forget(a);
    queue.forget(c);
    queue.advance(at(50));
    QCOMPARE(takeAll(queue), QList{b});
}

void SilenceQueueTest::deadlineIsThatOfTheFirst()
{
    SilenceQueue queue(10ms);
    QCOMPARE(queue.deadline(), std::nullopt);
    queue.advance(at(3));
    queue.heard(a);
    queue.advance(at(5));
    queue.heard(b);
    QCOMPARE(queue.deadline(), at(13));
    queue.forget(a);
    QCOMPARE(queue.deadline(), at(15));
}

void SilenceQueueTest::aSmallStepBackStopsTheClock()
{
    SilenceQueue queue(10ms);
    queue.advance(at(100));
    queue.heard(a);
    queue.advance(at(91));
    queue.heard(b);
    QCOMPARE(queue.deadline(), at(110));
    queue.advance(at(110));
    QCOMPARE(takeAll(queue), (QList{a, b}));
}

void SilenceQueueTest::aLargeStepBackMeasuresAnew()
{
    SilenceQueue queue(10ms);
    queue.advance(at(100'000));
    queue.heard(a);
    queue.advance(at(50));
    QCOMPARE(queue.deadline(), at(60));
    queue.advance(at(59));
    QCOMPARE(takeAll(queue), QList<StreamKey>());
    queue.advance(at(60));
    QCOMPARE(takeAll(queue), QList{a});
}

void SilenceQueueTest::timesAtTheEndsOfTheirRange()
{
    SilenceQueue queue(10ms);
    queue.advance(Timestamp::min());
    queue.heard(a);
    queue.advance(Timestamp::max());
    queue.heard(b);
    QCOMPARE(takeAll(queue), QList{a});
    QCOMPARE(queue.deadline(), Timestamp::max());
    queue.advance(Timestamp::min());
    QCOMPARE(queue.deadline(), Timestamp::min() + 10ms);
}

QTEST_GUILESS_MAIN(SilenceQueueTest)
#include "tst_silencequeue.moc"
