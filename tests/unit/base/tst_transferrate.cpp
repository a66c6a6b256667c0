// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/transferrate.h"

#include "tests/support/stricttest.h"

using namespace SocketDesk;
using namespace std::chrono_literals;

class TestTransferRate : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void saysNothingTooSoon();
    void followsTheLastSeconds();
    void paceKeepsTheRate();
    void paceMakesUpForLittleOnly();
    void noPaceNeverWaits();

private:
    const TransferRate::Time m_begin{1h};
};

void TestTransferRate::saysNothingTooSoon()
{
    TransferRate rate;
    QCOMPARE(rate.bytesPerSecond(), 0);
    rate.add(m_begin, 0);
    rate.add(m_begin + 100ms, 1'000'000);
    QCOMPARE(rate.bytesPerSecond(), 0);
    rate.add(m_begin + 1s, 1'000'000);
    QCOMPARE(rate.bytesPerSecond(), 1'000'000);
}

void TestTransferRate::followsTheLastSeconds()
{
    TransferRate rate;
    qint64 total = 0;
    auto now = m_begin;
    for (int step = 0; step < 1000; ++step, now += 10ms)
        rate.add(now, total += 1000);
    QCOMPARE(rate.bytesPerSecond(), 100'000);
    for (int step = 0; step < 1000; ++step, now += 10ms)
        rate.add(now, total += 10);
    QVERIFY2(std::abs(rate.bytesPerSecond() - 1000) < 20, QByteArray::number(rate.bytesPerSecond()).constData());
    rate.restart();
    QCOMPARE(rate.bytesPerSecond(), 0);
}

void TestTransferRate::paceKeepsTheRate()
{
    SendPace pace;
    auto now = m_begin;
    pace.start(1'000'000, now);
    qint64 sent = 0;
    while (now - m_begin < 10s) {
        if (const auto delay = pace.delay(now); delay > 0ns) {
            now += std::chrono::ceil<std::chrono::milliseconds>(delay) + 1ms; // as timers are
            continue;
        }
        pace.add(1400, now);
        sent += 1400;
    }
    QVERIFY2(std::abs(sent - 10'000'000) < 20'000, QByteArray::number(sent).constData());
}

void TestTransferRate::paceMakesUpForLittleOnly()
{
    SendPace pace;
    pace.start(1000, m_begin);
    const auto later = m_begin + 1h;
    qint64 atOnce = 0;
    while (pace.delay(later) <= 0ns) {
        pace.add(10, later);
        atOnce += 10;
    }
    QVERIFY2(atOnce <= 120, QByteArray::number(atOnce).constData());
}

void TestTransferRate::noPaceNeverWaits()
{
    SendPace pace;
    pace.start(0, m_begin);
    pace.add(1 << 30, m_begin);
    QVERIFY(pace.delay(m_begin) <= 0ns);
}

QTEST_GUILESS_MAIN(TestTransferRate)
#include "tst_transferrate.moc"
