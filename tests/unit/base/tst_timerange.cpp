// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/timerange.h"

#include "tests/support/stricttest.h"

#include <QDateTime>

using namespace SocketDesk;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QDate today()
{
    return {2026, 1, 31};
}

Timestamp at(QDate day, int hour, int minute, int second = 0)
{
    return Timestamp(std::chrono::milliseconds(QDateTime(day, QTime(hour, minute, second)).toMSecsSinceEpoch()));
}

} // namespace

Q_DECLARE_METATYPE(SocketDesk::TimeRange)

/// A range of time as people type it.
class TestTimeRange : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void reads_data()
    {
        const QDate before(2026, 1, 30);
        QTest::addColumn<QString>("text");
        QTest::addColumn<TimeRange>("range");
        QTest::newRow("nothing") << u" "_s << TimeRange();
        QTest::newRow("only a dash") << u"-"_s << TimeRange();
        QTest::newRow("from to") << u"10:15:00-10:16:00"_s << TimeRange{at(today(), 10, 15), at(today(), 10, 16, 1)};
        QTest::newRow("minutes") << u"10:15 - 10:16"_s << TimeRange{at(today(), 10, 15), at(today(), 10, 17)};
        QTest::newRow("from") << u"9:05-"_s << TimeRange{at(today(), 9, 5), {}};
        QTest::newRow("to") << u"-10:16:30"_s << TimeRange{{}, at(today(), 10, 16, 31)};
        QTest::newRow("one minute") << u"10:15"_s << TimeRange{at(today(), 10, 15), at(today(), 10, 16)};
        QTest::newRow("one second") << u"10:15:03"_s << TimeRange{at(today(), 10, 15, 3), at(today(), 10, 15, 4)};
        QTest::newRow("one millisecond") << u"10:15:03.120"_s
                                         << TimeRange{at(today(), 10, 15, 3) + 120ms, at(today(), 10, 15, 3) + 121ms};
        QTest::newRow("nanoseconds") << u"10:15:03.000000001-10:15:03.5"_s
                                     << TimeRange{at(today(), 10, 15, 3) + 1ns, at(today(), 10, 15, 3) + 600ms};
        QTest::newRow("over midnight") << u"23:59-00:10"_s
                                       << TimeRange{at(today(), 23, 59), at(today().addDays(1), 0, 11)};
        QTest::newRow("of a day") << u"2026-01-30 10:15-10:16"_s << TimeRange{at(before, 10, 15), at(before, 10, 17)};
        QTest::newRow("of two days") << u"2026-01-30 10:15 - 2026-01-31T08:00:00"_s
                                     << TimeRange{at(before, 10, 15), at(today(), 8, 0, 1)};
        QTest::newRow("to a day") << u"- 2026-1-30 10:15"_s << TimeRange{{}, at(before, 10, 16)};
        QTest::newRow("of an input method")
            << u"10：15～10：16"_s << TimeRange{at(today(), 10, 15), at(today(), 10, 17)};
        QTest::newRow("a longer dash") << u"10:15–10:16"_s << TimeRange{at(today(), 10, 15), at(today(), 10, 17)};
        QTest::newRow("backwards by days")
            << u"2026-01-31 10:15 - 2026-01-30 10:15"_s << TimeRange{at(today(), 10, 15), at(before, 10, 16)};
    }

    void reads()
    {
        QFETCH(const QString, text);
        QFETCH(const TimeRange, range);
        const Result<TimeRange> actual = TimeRange::fromText(text, at(today(), 12, 0));
        QVERIFY(actual.has_value());
        QVERIFY(actual->from == range.from);
        QVERIFY(actual->to == range.to);
    }

    /// Nanoseconds in 64 bits do not reach as far as four digits of a year.
    void farAwayIsBeforeAndBehindEverything()
    {
        const Result<TimeRange> range = TimeRange::fromText(u"0001-01-01 00:00 - 9999-12-31 23:59", at(today(), 12, 0));
        QVERIFY(range.has_value());
        QVERIFY(range->from <= Timestamp(0s));
        QVERIFY(range->to > Timestamp(lastSecond));
        QVERIFY(TimeRange::fromText(u"9999-12-31 23:59", at(today(), 12, 0))->from > Timestamp(lastSecond - 24h));
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text :
             {"x", "10", "10:1", "25:00", "10:60", "10:15:60", "10:15-x", "x-10:15", "10:15:00.", "10:15--10:16",
              "2026-02-30 10:15", "2026-01-31", "10:15 10:16", "10:15:00.1234567890", "0000-01-01 10:15"})
            QTest::newRow(text) << QString::fromLatin1(text);
    }

    void refuses()
    {
        QFETCH(const QString, text);
        const Result<TimeRange> actual = TimeRange::fromText(text, at(today(), 12, 0));
        QVERIFY(!actual);
        QCOMPARE(actual.error().code, ErrorCode::InvalidValue);
    }
};

QTEST_GUILESS_MAIN(TestTimeRange)
#include "tst_timerange.moc"
