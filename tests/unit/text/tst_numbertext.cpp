// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "text/numbertext.h"

#include "tests/support/stricttest.h"

#include <QtEndian>

#include <algorithm>

using namespace SocketDesk;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(SocketDesk::NumberKind)

/// Bytes read as numbers are what struct.unpack() of Python makes of them.
class NumberTextTest final : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void integers_data();
    void integers();
    void floats_data();
    void floats();
    void times_data();
    void times();
    void tooFewBytes();
    void onlyTheFirstBytesCount();
};

void NumberTextTest::integers_data()
{
    QTest::addColumn<NumberKind>("kind");
    QTest::addColumn<QString>("little");
    QTest::addColumn<QString>("big");
    // struct.unpack('<b', …) and so on of b"\x81\x82\x83\x84\x85\x86\x87\x88"
    QTest::newRow("int8") << NumberKind::Int8 << u"-127"_s << u"-127"_s;
    QTest::newRow("uint8") << NumberKind::UInt8 << u"129"_s << u"129"_s;
    QTest::newRow("int16") << NumberKind::Int16 << u"-32127"_s << u"-32382"_s;
    QTest::newRow("uint16") << NumberKind::UInt16 << u"33409"_s << u"33154"_s;
    QTest::newRow("int32") << NumberKind::Int32 << u"-2071756159"_s << u"-2122153084"_s;
    QTest::newRow("uint32") << NumberKind::UInt32 << u"2223211137"_s << u"2172814212"_s;
    QTest::newRow("int64") << NumberKind::Int64 << u"-8608764254683430271"_s << u"-9114578090645354616"_s;
    QTest::newRow("uint64") << NumberKind::UInt64 << u"9837979819026121345"_s << u"9332165983064197000"_s;
}

void NumberTextTest::integers()
{
    QFETCH(const NumberKind, kind);
    QFETCH(const QString, little);
    QFETCH(const QString, big);
    const QByteArray bytes("\x81\x82\x83\x84\x85\x86\x87\x88");
    QCOMPARE(numberText(kind, ByteOrder::LittleEndian, bytes), little);
    QCOMPARE(numberText(kind, ByteOrder::BigEndian, bytes), big);
}

void NumberTextTest::floats_data()
{
    QTest::addColumn<NumberKind>("kind");
    QTest::addColumn<QByteArray>("bytes"); // big-endian
    QTest::addColumn<QString>("text");
    const auto single = NumberKind::Float;
    const auto twice = NumberKind::Double;
    QTest::newRow("one") << single << QByteArray::fromHex("3f800000") << u"1"_s;
    QTest::newRow("a tenth") << single << QByteArray::fromHex("3dcccccd") << u"0.1"_s;
    QTest::newRow("minus zero") << single << QByteArray::fromHex("80000000") << u"-0"_s;
    QTest::newRow("the largest") << single << QByteArray::fromHex("7f7fffff") << u"3.4028235e+38"_s;
    QTest::newRow("the smallest") << single << QByteArray::fromHex("00000001") << u"1e-45"_s;
    QTest::newRow("infinity") << single << QByteArray::fromHex("7f800000") << u"inf"_s;
    QTest::newRow("minus infinity") << single << QByteArray::fromHex("ff800000") << u"-inf"_s;
    QTest::newRow("no number") << single << QByteArray::fromHex("ffc00000") << u"nan"_s;
    QTest::newRow("double: a tenth") << twice << QByteArray::fromHex("3fb999999999999a") << u"0.1"_s;
    QTest::newRow("double: a third") << twice << QByteArray::fromHex("3fd5555555555555") << u"0.3333333333333333"_s;
    QTest::newRow("double: pi") << twice << QByteArray::fromHex("400921fb54442d18") << u"3.141592653589793"_s;
    QTest::newRow("double: infinity") << twice << QByteArray::fromHex("7ff0000000000000") << u"inf"_s;
    QTest::newRow("double: no number") << twice << QByteArray::fromHex("7ff8000000000001") << u"nan"_s;
}

void NumberTextTest::floats()
{
    QFETCH(const NumberKind, kind);
    QFETCH(const QByteArray, bytes);
    QFETCH(const QString, text);
    QCOMPARE(numberText(kind, ByteOrder::BigEndian, bytes), text);
    QByteArray reversed = bytes;
    std::reverse(reversed.begin(), reversed.end());
    QCOMPARE(numberText(kind, ByteOrder::LittleEndian, reversed), text);
}

void NumberTextTest::times_data()
{
    QTest::addColumn<NumberKind>("kind");
    QTest::addColumn<qint64>("number");
    QTest::addColumn<QString>("text");
    const auto seconds = NumberKind::UnixSeconds;
    const auto milliseconds = NumberKind::UnixMilliseconds;
    QTest::newRow("the beginning") << seconds << qint64(0) << u"1970-01-01 00:00:00 UTC"_s;
    QTest::newRow("a day") << seconds << qint64(1'769'821'500) << u"2026-01-31 01:05:00 UTC"_s;
    QTest::newRow("beyond 2038") << seconds << qint64(4'294'967'295) << u"2106-02-07 06:28:15 UTC"_s;
    QTest::newRow("in milliseconds") << milliseconds << qint64(1'769'821'500'123) << u"2026-01-31 01:05:00.123 UTC"_s;
    QTest::newRow("before the beginning") << milliseconds << qint64(-1) << u"1969-12-31 23:59:59.999 UTC"_s;
    QTest::newRow("the last") << milliseconds << qint64(253'402'300'799'999) << u"9999-12-31 23:59:59.999 UTC"_s;
    QTest::newRow("none") << milliseconds << qint64(253'402'300'800'000) << QString();
    QTest::newRow("the least") << milliseconds << std::numeric_limits<qint64>::min() << QString();
}

void NumberTextTest::times()
{
    QFETCH(const NumberKind, kind);
    QFETCH(const qint64, number);
    QFETCH(const QString, text);
    QByteArray bytes(8, '\0');
    qToLittleEndian(number, bytes.data());
    QCOMPARE(numberText(kind, ByteOrder::LittleEndian, bytes.first(byteCount(kind))), text);
}

void NumberTextTest::tooFewBytes()
{
    for (int kind = 0; kind <= int(NumberKind::UnixMilliseconds); ++kind) {
        const QByteArray enough(byteCount(NumberKind(kind)), '\0');
        QVERIFY(!numberText(NumberKind(kind), ByteOrder::BigEndian, enough).isEmpty());
        QVERIFY(numberText(NumberKind(kind), ByteOrder::BigEndian, enough.chopped(1)).isEmpty());
    }
}

void NumberTextTest::onlyTheFirstBytesCount()
{
    QCOMPARE(numberText(NumberKind::UInt16, ByteOrder::BigEndian, "\x01\x02\xFF\xFF"), u"258"_s);
}

QTEST_GUILESS_MAIN(NumberTextTest)
#include "tst_numbertext.moc"
