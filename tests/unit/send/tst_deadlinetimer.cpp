// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "send/deadlinetimer.h"

#include "tests/support/stricttest.h"

#include <QDeadlineTimer>
#include <QElapsedTimer>
#include <QSignalSpy>

using namespace SocketDesk;
using namespace std::chrono_literals;

namespace {

quint64 sum(const QSignalSpy &spy)
{
    quint64 deadlines = 0;
    for (const QList<QVariant> &call : spy)
        deadlines += call.constFirst().toULongLong();
    return deadlines;
}

} // namespace

Q_DECLARE_METATYPE(SocketDesk::DeadlineTimer::Source)

/// Deadlines neither drift nor get lost, with the kernel's timer and with Qt's.
class DeadlineTimerTest : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void everyDeadlineIsToldOnce_data() { sources(); }
    void everyDeadlineIsToldOnce();
    void missedDeadlinesAreCounted_data() { sources(); }
    void missedDeadlinesAreCounted();
    void canBeStoppedByItsOwnSignal_data() { sources(); }
    void canBeStoppedByItsOwnSignal();
    void startsAnew_data() { sources(); }
    void startsAnew();

private:
    static void sources();
};

void DeadlineTimerTest::sources()
{
    QTest::addColumn<DeadlineTimer::Source>("source");
    QTest::newRow("best") << DeadlineTimer::Source::Best;
    QTest::newRow("Qt") << DeadlineTimer::Source::QtTimer;
}

void DeadlineTimerTest::everyDeadlineIsToldOnce()
{
    QFETCH(DeadlineTimer::Source, source);
    DeadlineTimer timer(nullptr, source);
    QSignalSpy due(&timer, &DeadlineTimer::due);
    QElapsedTimer clock;
    clock.start();
    timer.start(1ms);
    QTRY_VERIFY(sum(due) >= 300);
    // However late a call is, the sum neither falls behind the clock nor runs ahead of it.
    const qint64 atLeast = clock.elapsed() - 2;
    QCoreApplication::processEvents();
    timer.stop();
    QVERIFY2(sum(due) >= quint64(atLeast), qPrintable(QString::number(sum(due) - quint64(atLeast))));
    QVERIFY2(sum(due) <= quint64(clock.elapsed()), qPrintable(QString::number(sum(due))));
}

void DeadlineTimerTest::missedDeadlinesAreCounted()
{
    QFETCH(DeadlineTimer::Source, source);
    DeadlineTimer timer(nullptr, source);
    QSignalSpy due(&timer, &DeadlineTimer::due);
    timer.start(5ms);
    const QDeadlineTimer isBusy(52);
    while (!isBusy.hasExpired()) {
    }
    QTRY_VERIFY(!due.isEmpty());
    QVERIFY(due.constFirst().constFirst().toULongLong() >= 10);
}

void DeadlineTimerTest::canBeStoppedByItsOwnSignal()
{
    QFETCH(DeadlineTimer::Source, source);
    DeadlineTimer timer(nullptr, source);
    QSignalSpy due(&timer, &DeadlineTimer::due);
    connect(&timer, &DeadlineTimer::due, &timer, &DeadlineTimer::stop);
    timer.start(1ms);
    QTRY_VERIFY(!timer.isActive());
    QTest::qWait(20);
    QCOMPARE(due.size(), 1);
}

void DeadlineTimerTest::startsAnew()
{
    QFETCH(DeadlineTimer::Source, source);
    DeadlineTimer timer(nullptr, source);
    QSignalSpy due(&timer, &DeadlineTimer::due);
    timer.start(1h);
    timer.start(1ms);
    QTRY_VERIFY(due.size() >= 3);
    timer.start(1h);
    due.clear();
    QTest::qWait(20);
    QVERIFY(timer.isActive());
    QCOMPARE(due.size(), 0);
}

QTEST_GUILESS_MAIN(DeadlineTimerTest)
#include "tst_deadlinetimer.moc"
