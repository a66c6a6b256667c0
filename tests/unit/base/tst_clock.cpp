// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/clock.h"

#include "tests/support/stricttest.h"

using namespace SocketDesk;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestClock : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void rfc3339KeepsEveryNanosecond()
    {
        QCOMPARE(formatRfc3339(Timestamp(0ns)), u"1970-01-01T00:00:00.000000000Z"_s);
        QCOMPARE(formatRfc3339(Timestamp(1769821500s + 7ns)), u"2026-01-31T01:05:00.000000007Z"_s);
        QCOMPARE(formatRfc3339(Timestamp(-1ns)), u"1969-12-31T23:59:59.999999999Z"_s);
    }

    void localTimesRoundDownToTheMillisecond()
    {
        QVERIFY(formatLocalDateTime(Timestamp(1769821500s + 123'999'999ns)).endsWith(u":00.123"_s));
        QVERIFY(formatLocalTime(Timestamp(1769821500s + 999'999ns)).endsWith(u":00.000"_s));
        QCOMPARE(formatLocalDateTime(Timestamp(0ns)).size(), 23);
        QCOMPARE(formatLocalTime(Timestamp(0ns)).size(), 12);
    }

    void nowIsNow() { QVERIFY(std::chrono::abs(wallClockNow() - std::chrono::system_clock::now()) < 1s); }
};

QTEST_GUILESS_MAIN(TestClock)
#include "tst_clock.moc"
