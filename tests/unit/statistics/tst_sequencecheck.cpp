// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "statistics/sequencecheck.h"

#include "statistics/sequencefield.h"
#include "tests/support/stricttest.h"

#include <QRandomGenerator>

#include <algorithm>
#include <set>
#include <vector>

using namespace SocketDesk;
using namespace Qt::StringLiterals;

namespace {

/// What a sequence check must find, from numbers that never wrap and a memory that never forgets. True as long as no
/// number is further back than the window, or than half of all that the width has.
SequenceFigures found(const std::vector<qint64> &numbers)
{
    SequenceFigures figures;
    std::set<qint64> seen;
    for (const qint64 number : numbers) {
        ++figures.checked;
        const qint64 largest = seen.empty() ? number - 1 : *seen.rbegin();
        if (!seen.insert(number).second)
            ++figures.repeated;
        else if (number < largest)
            ++figures.reordered;
        else if (number > largest + 1)
            ++figures.gaps;
    }
    for (qint64 number = numbers.front(); number <= *seen.rbegin(); ++number)
        figures.missing += !seen.contains(number);
    return figures;
}

/// As a network might deliver \p count numbers from \p first on: some lost, some twice, some late.
std::vector<qint64> delivered(QRandomGenerator &random, qint64 first, int count, int latest)
{
    std::vector<std::pair<qint64, qint64>> arrivals; // when, what
    for (qint64 i = 0; i < count; ++i) {
        const auto chance = [&random](int percent) { return int(random.bounded(100)) < percent; };
        if (chance(10))
            continue;
        arrivals.emplace_back(i + (chance(10) ? random.bounded(latest) : 0), first + i);
        if (chance(10))
            arrivals.emplace_back(i + random.bounded(latest), first + i);
    }
    std::stable_sort(arrivals.begin(), arrivals.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    std::vector<qint64> numbers;
    for (const auto &arrival : arrivals)
        numbers.push_back(arrival.second);
    return numbers;
}

SequenceFigures checked(int width, const std::vector<qint64> &numbers)
{
    SequenceCheck check(width);
    for (const qint64 number : numbers)
        check.take(quint64(number) & (~quint64(0) >> (64 - 8 * width)));
    return check.figures();
}

std::vector<qint64> range(qint64 from, qint64 to)
{
    std::vector<qint64> numbers;
    for (qint64 number = from; number < to; ++number)
        numbers.push_back(number);
    return numbers;
}

std::vector<qint64> operator+(std::vector<qint64> a, const std::vector<qint64> &b)
{
    a.insert(a.end(), b.begin(), b.end());
    return a;
}

} // namespace

class SequenceCheckTest : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void seesWhatBecameOfEachNumber_data();
    void seesWhatBecameOfEachNumber();
    void agreesWithAModelThatForgetsNothing_data();
    void agreesWithAModelThatForgetsNothing();
    void countsARestartOnce();
    void countsALateStragglerAsReordered();
    void holdsAtTheLimitOfItsSums();
    void readsTheFieldOfADatagram();
    void readsItsOption_data();
    void readsItsOption();
    void refusesWhatIsNoField_data();
    void refusesWhatIsNoField();
};

void SequenceCheckTest::seesWhatBecameOfEachNumber_data()
{
    QTest::addColumn<std::vector<qint64>>("numbers");
    QTest::addColumn<SequenceFigures>("expected");
    const auto row = [](const char *name, const std::vector<qint64> &numbers, const SequenceFigures &expected) {
        QTest::newRow(name) << numbers << expected;
    };
    row("in order", {7, 8, 9}, {.checked = 3});
    row("one missing", {1, 2, 4}, {.checked = 3, .gaps = 1, .missing = 1});
    row("two gaps", {1, 4, 5, 7}, {.checked = 4, .gaps = 2, .missing = 3});
    row("repeated at once", {1, 1, 2}, {.checked = 3, .repeated = 1});
    row("repeated later", {1, 2, 3, 1}, {.checked = 4, .repeated = 1});
    row("late, so not missing", {1, 3, 2, 4}, {.checked = 4, .gaps = 1, .reordered = 1});
    row("late and repeated", {1, 3, 2, 2}, {.checked = 4, .gaps = 1, .repeated = 1, .reordered = 1});
    row("late from before the first", {5, 4, 6}, {.checked = 3, .reordered = 1});
    row("repeated from before the first", {5, 4, 4, 6}, {.checked = 4, .repeated = 1, .reordered = 1});
    row("over the end of a byte", {254, 255, 256, 257}, {.checked = 4});
    row("gap over the end of a byte", {254, 257}, {.checked = 2, .gaps = 1, .missing = 2});
    row("late over the end of a byte", {254, 256, 255}, {.checked = 3, .gaps = 1, .reordered = 1});
}

void SequenceCheckTest::seesWhatBecameOfEachNumber()
{
    QFETCH(const std::vector<qint64>, numbers);
    QFETCH(const SequenceFigures, expected);
    for (const int width : {1, 2, 3, 4, 8})
        QCOMPARE(checked(width, numbers), expected);
}

void SequenceCheckTest::agreesWithAModelThatForgetsNothing_data()
{
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("latest");
    QTest::newRow("1 byte") << 1 << 50;
    QTest::newRow("2 bytes") << 2 << 700;
    QTest::newRow("3 bytes") << 3 << 700;
    QTest::newRow("4 bytes") << 4 << 700;
    QTest::newRow("8 bytes") << 8 << 700;
}

void SequenceCheckTest::agreesWithAModelThatForgetsNothing()
{
    QFETCH(const int, width);
    QFETCH(const int, latest);
    QRandomGenerator random(20260131);
    for (int round = 0; round < 50; ++round) {
        // So that each width wraps on the way.
        const qint64 first = width == 8 ? -500 : (qint64(1) << 8 * width) - 500;
        const std::vector<qint64> numbers = delivered(random, first, 2000, latest);
        QCOMPARE(checked(width, numbers), found(numbers));
    }
}

void SequenceCheckTest::countsARestartOnce()
{
    const SequenceFigures expected{.checked = 10'100, .restarts = 1};
    for (const int width : {2, 4, 8})
        QCOMPARE(checked(width, range(0, 10'000) + range(0, 100)), expected);
}

void SequenceCheckTest::countsALateStragglerAsReordered()
{
    const std::vector<qint64> numbers = range(0, 5'000) + std::vector<qint64>{3'000} + range(5'000, 6'000);
    QCOMPARE(checked(4, numbers), (SequenceFigures{.checked = 6'001, .reordered = 1}));
}

/// A field that is no counter jumps anywhere.
void SequenceCheckTest::holdsAtTheLimitOfItsSums()
{
    SequenceCheck check(8);
    quint64 number = 0;
    for (int i = 0; i < 10; ++i)
        check.take(number += quint64(1) << 62U);
    QCOMPARE(check.figures().gaps, 9U);
    QCOMPARE(check.figures().missing, ~quint64(0));
}

void SequenceCheckTest::readsTheFieldOfADatagram()
{
    const QByteArray datagram = QByteArray::fromHex("AA0102030405060708");
    using enum ByteOrder;
    QCOMPARE((SequenceField{1, BigEndian, 0}).numberIn(datagram), std::optional<quint64>(0xAA));
    QCOMPARE((SequenceField{2, BigEndian, 1}).numberIn(datagram), std::optional<quint64>(0x0102));
    QCOMPARE((SequenceField{2, LittleEndian, 1}).numberIn(datagram), std::optional<quint64>(0x0201));
    QCOMPARE((SequenceField{4, LittleEndian, 1}).numberIn(datagram), std::optional<quint64>(0x04030201));
    QCOMPARE((SequenceField{8, BigEndian, 1}).numberIn(datagram), std::optional<quint64>(0x0102030405060708));
    QCOMPARE((SequenceField{8, BigEndian, 2}).numberIn(datagram), std::optional<quint64>());
    QCOMPARE((SequenceField{1, BigEndian, 0}).numberIn({}), std::optional<quint64>());
}

void SequenceCheckTest::readsItsOption_data()
{
    QTest::addColumn<QString>("spec");
    QTest::addColumn<SequenceField>("field");
    QTest::addColumn<QString>("written");
    using enum ByteOrder;
    QTest::newRow("a byte") << u"1"_s << SequenceField{1, BigEndian, 0} << u"1"_s;
    QTest::newRow("a byte has no order") << u"1le"_s << SequenceField{1, BigEndian, 0} << u"1"_s;
    QTest::newRow("big endian if not said") << u"4"_s << SequenceField{4, BigEndian, 0} << u"4be"_s;
    QTest::newRow("little endian") << u"2le"_s << SequenceField{2, LittleEndian, 0} << u"2le"_s;
    QTest::newRow("offset") << u"8be,offset=12"_s << SequenceField{8, BigEndian, 12} << u"8be,offset=12"_s;
    QTest::newRow("offset 0") << u"4le,offset=0"_s << SequenceField{4, LittleEndian, 0} << u"4le"_s;
}

void SequenceCheckTest::readsItsOption()
{
    QFETCH(const QString, spec);
    QFETCH(const SequenceField, field);
    QFETCH(const QString, written);
    const Result<SequenceField> read = SequenceField::fromSpec(spec);
    QVERIFY(read);
    QCOMPARE(*read, field);
    QCOMPARE(read->toSpec(), written);
    QCOMPARE(SequenceField::fromSpec(written).value(), *read);
}

void SequenceCheckTest::refusesWhatIsNoField_data()
{
    QTest::addColumn<QString>("spec");
    QTest::addColumn<QString>("offending");
    QTest::newRow("nothing") << u""_s << u""_s;
    QTest::newRow("5 bytes") << u"5"_s << u"5"_s;
    QTest::newRow("a plus") << u"+4"_s << u"+4"_s;
    QTest::newRow("no order") << u"4xe"_s << u"4xe"_s;
    QTest::newRow("other option") << u"4,adjust=1"_s << u"adjust=1"_s;
    QTest::newRow("no offset") << u"4,offset="_s << u"offset="_s;
    QTest::newRow("offset too large") << u"4,offset=65536"_s << u"offset=65536"_s;
    QTest::newRow("two offsets") << u"4,offset=1,offset=2"_s << u"offset=1,offset=2"_s;
}

void SequenceCheckTest::refusesWhatIsNoField()
{
    QFETCH(const QString, spec);
    QFETCH(const QString, offending);
    const Result<SequenceField> read = SequenceField::fromSpec(spec);
    QVERIFY(!read);
    QCOMPARE(read.error().code, ErrorCode::InvalidValue);
    QCOMPARE(read.error().argument(0), offending);
    QVERIFY(!read.error().argument(1).isEmpty());
}

QTEST_GUILESS_MAIN(SequenceCheckTest)
#include "tst_sequencecheck.moc"
