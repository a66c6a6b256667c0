// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "send/repeatmeter.h"

#include "tests/support/stricttest.h"

#include <vector>

using namespace SocketDesk;
using namespace std::chrono_literals;

/// Rate and jitter are those of the times, whatever the clock of the machine does.
class RepeatMeterTest final : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void oneSendHasNoRate();
    void evenSendsHaveNoJitter();
    void unevenOnesHave();
};

void RepeatMeterTest::oneSendHasNoRate()
{
    RepeatMeter meter;
    QCOMPARE(meter.figures().perSecond, 0.0);
    meter.note(RepeatMeter::Time(1s));
    QCOMPARE(meter.figures().perSecond, 0.0);
    meter.note(RepeatMeter::Time(1s)); // at the same moment: no rate either
    QCOMPARE(meter.figures().perSecond, 0.0);
}

void RepeatMeterTest::evenSendsHaveNoJitter()
{
    RepeatMeter meter;
    for (int i = 0; i <= 10'000; ++i)
        meter.note(RepeatMeter::Time(i * 1ms));
    const RepeatFigures figures = meter.figures();
    QVERIFY2(qAbs(figures.perSecond - 1000) < 1e-6, qPrintable(QString::number(figures.perSecond)));
    QVERIFY2(figures.jitterMs < 1e-6, qPrintable(QString::number(figures.jitterMs)));
    QCOMPARE(figures.longestMs, 1.0);
}

/// The standard deviation of 1, 3, 1, 3 is 1.
void RepeatMeterTest::unevenOnesHave()
{
    RepeatMeter meter;
    for (const auto time : std::vector{0ms, 1ms, 4ms, 5ms, 8ms})
        meter.note(RepeatMeter::Time(time));
    const RepeatFigures figures = meter.figures();
    QVERIFY2(qAbs(figures.jitterMs - 1) < 1e-9, qPrintable(QString::number(figures.jitterMs)));
    QCOMPARE(figures.perSecond, 500.0);
    QCOMPARE(figures.longestMs, 3.0);
}

QTEST_GUILESS_MAIN(RepeatMeterTest)
#include "tst_repeatmeter.moc"
