// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "endpoint/readpace.h"

#include "tests/support/stricttest.h"

#include <algorithm>

using namespace SocketDesk;
using namespace std::chrono_literals;

/// Reading so many bytes a second, over a clock that the test turns.
class ReadPaceTest : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void readsItsRate_data();
    void readsItsRate();
    void doesNotBurstAfterSilence();
    void clockThatStandsStillGivesNothing();
};

void ReadPaceTest::readsItsRate_data()
{
    QTest::addColumn<qint64>("rate");
    for (const qint64 rate : {1LL, 7LL, 100LL, 4096LL, 1'000'000LL, 1'000'000'000LL})
        QTest::addRow("%lld", static_cast<long long>(rate)) << rate;
}

/// Whoever waits as long as it says reads in 100 s what is asked for, and never more.
void ReadPaceTest::readsItsRate()
{
    QFETCH(const qint64, rate);
    ReadPace::Time now{};
    ReadPace pace(rate, now);
    qint64 total = 0;
    const ReadPace::Time end = now + 100s;
    while (now < end) {
        const qsizetype allowed = pace.allowance(now);
        QVERIFY(allowed <= std::max<qint64>(1, rate / 10));
        pace.take(allowed);
        total += allowed;
        QVERIFY(total <= (now.time_since_epoch() / 1ms + 1) * rate / 1000 + 1);
        QVERIFY(pace.wait() > 0ms);
        now += pace.wait();
    }
    QVERIFY2(total >= rate * 98, qPrintable(QString::number(total)));
}

void ReadPaceTest::doesNotBurstAfterSilence()
{
    ReadPace::Time now{};
    ReadPace pace(1000, now);
    now += 24h;
    QCOMPARE(pace.allowance(now), 100);
    pace.take(100);
    QCOMPARE(pace.allowance(now), 0);
}

void ReadPaceTest::clockThatStandsStillGivesNothing()
{
    const ReadPace::Time now{};
    ReadPace pace(1000, now);
    for (int i = 0; i < 1000; ++i)
        QCOMPARE(pace.allowance(now), 0);
    QCOMPARE(pace.allowance(now - 1s), 0);
}

QTEST_GUILESS_MAIN(ReadPaceTest)
#include "tst_readpace.moc"
