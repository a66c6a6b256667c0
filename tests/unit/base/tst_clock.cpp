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

    void rfc3339IsReadBack_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("nanoseconds");
        QTest::newRow("the beginning") << u"1970-01-01T00:00:00.000000000Z"_s << qint64(0);
        QTest::newRow("nine digits") << u"2026-01-31T01:05:00.123456789Z"_s << qint64(1'769'821'500'123'456'789);
        QTest::newRow("three digits") << u"1970-01-01T00:00:01.250Z"_s << qint64(1'250'000'000);
        QTest::newRow("no digits") << u"1970-01-02T00:00:00Z"_s << qint64(86'400'000'000'000);
        QTest::newRow("a leap day") << u"2024-02-29T00:00:00Z"_s << qint64(1'709'164'800'000'000'000);
        QTest::newRow("the last year") << u"2261-12-31T23:59:59.999999999Z"_s << qint64(9'214'646'399'999'999'999);
    }

    void rfc3339IsReadBack()
    {
        QFETCH(const QString, text);
        QFETCH(const qint64, nanoseconds);
        const std::optional<Timestamp> time = timestampFromRfc3339(text);
        QVERIFY(time.has_value());
        QCOMPARE(time->time_since_epoch().count(), nanoseconds);
        if (text.size() == 30)
            QCOMPARE(formatRfc3339(*time), text);
    }

    void whatIsNoTimeIsRefused_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text :
             {"", "2026", "2026-02-29T00:00:00Z", "2026-13-01T00:00:00Z", "2026-01-31T24:00:00Z",
              "2026-01-31T00:60:00Z", "2026-01-31T00:00:61Z", "2026-01-31T00:00:00", "2026-01-31T00:00:00.Z",
              "2026-01-31T00:00:00.1234567890Z", "2026-01-31T00:00:00.12x4Z", "2026-01-31T00:00:00Z ",
              "2026-01-31 00:00:00Z", "1677-12-31T00:00:00Z", "1969-12-31T23:59:59.999999999Z", "2262-01-01T00:00:00Z",
              "9999-01-01T00:00:00Z", "-026-01-31T00:00:00Z", "2026-01-31T00:00:00.1"})
            QTest::newRow(text) << QString::fromLatin1(text);
    }

    void whatIsNoTimeIsRefused()
    {
        QFETCH(const QString, text);
        QVERIFY(!timestampFromRfc3339(text));
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
