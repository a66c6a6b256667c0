// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "statistics/ratewindow.h"

#include "statistics/intervals.h"
#include "statistics/traffichistory.h"
#include "tests/support/stricttest.h"

#include <QRandomGenerator>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

using namespace SocketDesk;
using namespace std::chrono_literals;

namespace {

/// A whole second of the clock, long after 1970.
constexpr Timestamp start{1'700'000'000s};

struct Event
{
    Timestamp time;
    TrafficAmount amount;
};

std::vector<Event> randomEvents(quint32 seed, int count)
{
    QRandomGenerator random(seed);
    std::vector<Event> events;
    Timestamp time = start;
    for (int i = 0; i < count; ++i) {
        time += std::chrono::microseconds(random.bounded(random.bounded(20) == 0 ? 3'000'000 : 150'000));
        events.push_back({time, {random.bounded(1000U), random.bounded(3U)}});
    }
    return events;
}

/// What \p events have from \p from to before \p to.
TrafficAmount sumOf(const std::vector<Event> &events, Timestamp from, Timestamp to)
{
    TrafficAmount sum;
    for (const Event &event : events) {
        if (event.time >= from && event.time < to)
            sum += event.amount;
    }
    return sum;
}

} // namespace

class RateWindowTest : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void tellsTheLastSecond();
    void findsABurstAsAWhole();
    void remembersThePeakOfWhatIsOver();
    void beginsAnewWhereTheClockWasSetBack();
    void agreesWithSummingUp();
    void measuresTheTimesBetweenMessages();
    void losesNothingOverManyIntervals();
    void skipsAnIntervalWhereTheClockWasSetBack();
    void keepsTheLastMinutesBySeconds();
    void forgetsSecondsThatAreLongOver();
};

void RateWindowTest::tellsTheLastSecond()
{
    RateWindow window;
    for (int i = 0; i < 30; ++i)
        window.add(start + i * 100ms, {10, 1});
    QCOMPARE(window.lastSecond(start + 3s), (TrafficAmount{100, 10}));
    QCOMPARE(window.lastSecond(start + 3500ms), (TrafficAmount{50, 5}));
    QCOMPARE(window.lastSecond(start + 4s), TrafficAmount());
    QCOMPARE(window.peak(), (TrafficAmount{100, 10}));
}

void RateWindowTest::findsABurstAsAWhole()
{
    RateWindow window;
    for (int i = 0; i < 900; ++i)
        window.add(start + 730ms + i * 1ms, {1, 1}); // over the end of a second of the clock
    QCOMPARE(window.peak(), (TrafficAmount{900, 900}));
}

void RateWindowTest::remembersThePeakOfWhatIsOver()
{
    RateWindow window;
    window.add(start, {500, 1});
    window.add(start + 10s, {1, 4});
    window.add(start + 20s, {1, 1});
    QCOMPARE(window.peak(), (TrafficAmount{500, 4}));
}

void RateWindowTest::beginsAnewWhereTheClockWasSetBack()
{
    RateWindow window;
    window.add(start + 1h, {500, 5});
    QCOMPARE(window.lastSecond(start), TrafficAmount());
    window.add(start, {7, 1});
    QCOMPARE(window.lastSecond(start + 100ms), (TrafficAmount{7, 1}));
    QCOMPARE(window.peak(), (TrafficAmount{500, 5}));
}

void RateWindowTest::agreesWithSummingUp()
{
    for (quint32 seed = 1; seed <= 20; ++seed) {
        const std::vector<Event> events = randomEvents(seed, 500);
        RateWindow window;
        TrafficAmount peak;
        for (const Event &event : events) {
            window.add(event.time, event.amount);
            const Timestamp tenth{std::chrono::floor<std::chrono::milliseconds>(event.time.time_since_epoch()) / 100ms *
                                  100ms};
            QCOMPARE(window.lastSecond(event.time), sumOf(events, tenth - 1s, tenth));
            const TrafficAmount second = sumOf(events, tenth - 900ms, event.time + 1ns);
            peak = {std::max(peak.bytes, second.bytes), std::max(peak.messages, second.messages)};
        }
        QCOMPARE(window.peak(), peak);
    }
}

void RateWindowTest::measuresTheTimesBetweenMessages()
{
    Intervals intervals;
    QCOMPARE(intervals.figures(), IntervalFigures());
    for (const auto time : {0ms, 10ms, 40ms, 60ms})
        intervals.add(start + time);
    const IntervalFigures figures = intervals.figures();
    QCOMPARE(figures.count, 3U);
    QCOMPARE(figures.least, 10ms);
    QCOMPARE(figures.most, 30ms);
    QCOMPARE(figures.last, 20ms);
    QVERIFY(std::abs(figures.mean.count() - 0.020) < 1e-12);
    QVERIFY(std::abs(figures.deviation.count() - std::sqrt(200.0 / 3) / 1000) < 1e-12);
}

void RateWindowTest::losesNothingOverManyIntervals()
{
    QRandomGenerator random(7);
    Intervals intervals;
    std::vector<double> seconds;
    Timestamp time = start;
    intervals.add(time);
    for (int i = 0; i < 100'000; ++i) {
        const std::chrono::nanoseconds step = 1h + std::chrono::nanoseconds(random.bounded(1000)); // hardly differs
        intervals.add(time += step);
        seconds.push_back(std::chrono::duration<double>(step - 1h).count());
    }
    const double mean = std::accumulate(seconds.begin(), seconds.end(), 0.0) / double(seconds.size());
    double squares = 0;
    for (const double second : seconds)
        squares += (second - mean) * (second - mean);
    QVERIFY(std::abs(intervals.figures().mean.count() - 3600 - mean) < 1e-9);
    const double deviation = std::sqrt(squares / double(seconds.size()));
    QVERIFY(std::abs(intervals.figures().deviation.count() - deviation) < 1e-10);
}

void RateWindowTest::skipsAnIntervalWhereTheClockWasSetBack()
{
    Intervals intervals;
    for (const auto time : {60s, 61s, 0s, 2s})
        intervals.add(start + time);
    QCOMPARE(intervals.figures().count, 2U);
    QCOMPARE(intervals.figures().most, 2s);
}

void RateWindowTest::keepsTheLastMinutesBySeconds()
{
    TrafficHistory history;
    history.addReceived(start, {1, 1});
    history.addReceived(start + 999ms, {2, 1});
    history.addSent(start + 3s, {4, 1});
    history.addReceived(start + 2900ms, {8, 1}); // a little late
    const std::vector<TrafficSecond> seconds = history.before(start + 4s);
    QCOMPARE(qint64(seconds.size()), TrafficHistory::kept.count());
    const std::vector<TrafficSecond> last(seconds.end() - 4, seconds.end());
    const std::vector<TrafficSecond> expected{{{3, 2}, {}}, {}, {{8, 1}, {}}, {{}, {4, 1}}};
    QVERIFY(last == expected);
    QVERIFY(history.before(start + 5s).back() == TrafficSecond());
    QVERIFY(history.before(start + 1500ms).back() == expected.front()); // not the second that is under way
}

void RateWindowTest::forgetsSecondsThatAreLongOver()
{
    TrafficHistory history;
    for (int i = 0; i < 1000; ++i)
        history.addReceived(start + i * 1s, {quint64(i), 1});
    const std::vector<TrafficSecond> seconds = history.before(start + 1000s);
    QCOMPARE(seconds.front().received.bytes, 1000U - quint64(TrafficHistory::kept.count()));
    QCOMPARE(seconds.back().received.bytes, 999U);
    history.addReceived(start, {5, 1}); // the clock was set back
    QCOMPARE(history.before(start + 1s).back().received.bytes, 5U);
}

QTEST_GUILESS_MAIN(RateWindowTest)
#include "tst_ratewindow.moc"
