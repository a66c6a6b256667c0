// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/stricttest.h"

#include "text/hexdump.h"

using namespace SocketDesk;

namespace {

using Area = HexDumpLayout::Area;

QByteArray bytesFrom(int first, int count)
{
    QByteArray bytes;
    for (int i = 0; i < count; ++i)
        bytes.append(char(first + i));
    return bytes;
}

} // namespace

/// The arithmetic of a hex dump: which bytes a line holds, where they stand, and what stands at a place.
class TestHexDump : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void lines_data();
    void lines();
    void columns();
    void hits();
    void offsetsGrow();
    void lineText();
    void lineTextAgreesWithTheLayout();
};

void TestHexDump::lines_data()
{
    QTest::addColumn<qint64>("size");
    QTest::addColumn<qint64>("count");
    QTest::addColumn<int>("bytesOfLast");

    QTest::newRow("nothing") << qint64(0) << qint64(0) << 0;
    QTest::newRow("one byte") << qint64(1) << qint64(1) << 1;
    QTest::newRow("one line") << qint64(16) << qint64(1) << 16;
    QTest::newRow("one line and a byte") << qint64(17) << qint64(2) << 1;
    QTest::newRow("ten gigabytes and a half line") << qint64(10'000'000'008) << qint64(625'000'001) << 8;
}

void TestHexDump::lines()
{
    QFETCH(qint64, size);
    QFETCH(qint64, count);
    QFETCH(int, bytesOfLast);
    const HexDumpLayout layout(size);
    QCOMPARE(layout.lineCount(), count);
    if (count > 0) {
        QCOMPARE(layout.line(count - 1), (HexDumpLayout::Line{(count - 1) * 16, bytesOfLast}));
        QCOMPARE(HexDumpLayout::lineOf(size - 1), count - 1);
        QCOMPARE(HexDumpLayout::indexOf(size - 1), bytesOfLast - 1);
    }
}

void TestHexDump::columns()
{
    constexpr HexDumpLayout layout(100);
    QCOMPARE(layout.offsetDigits(), 8);
    QCOMPARE(layout.hexColumn(0), 10);
    QCOMPARE(layout.hexColumn(7), 31);
    QCOMPARE(layout.hexColumn(8), 35); // one more between the groups
    QCOMPARE(layout.hexColumn(15), 56);
    QCOMPARE(layout.characterColumn(0), 60);
    QCOMPARE(layout.characterColumn(15), 75);
    QCOMPARE(layout.columns(), 76);
}

void TestHexDump::hits()
{
    const HexDumpLayout layout(100);
    using Hit = HexDumpLayout::Hit;
    QCOMPARE(layout.hit(-1), Hit{});
    QCOMPARE(layout.hit(0), Hit{});
    QCOMPARE(layout.hit(9), Hit{});
    QCOMPARE(layout.hit(76), Hit{});
    for (int index = 0; index < 16; ++index) {
        for (int column = layout.hexColumn(index); column < layout.hexColumn(index) + 3; ++column)
            QCOMPARE(layout.hit(column), (Hit{Area::Hex, index}));
        QCOMPARE(layout.hit(layout.characterColumn(index)), (Hit{Area::Characters, index}));
    }
}

void TestHexDump::offsetsGrow()
{
    QCOMPARE(HexDumpLayout(0).offsetDigits(), 8);
    QCOMPARE(HexDumpLayout(0x100000000).offsetDigits(), 8);
    QCOMPARE(HexDumpLayout(0x100000001).offsetDigits(), 10);
    QCOMPARE(HexDumpLayout(0x10000000001).offsetDigits(), 12);
    const HexDumpLayout layout(0x100000001);
    QCOMPARE(hexDumpLine(layout, 0x100000000, "A").left(14), QStringLiteral("0100000000  41"));
}

void TestHexDump::lineText()
{
    const HexDumpLayout layout(26);
    QCOMPARE(hexDumpLine(layout, 0, bytesFrom(0x41, 16)),
             QStringLiteral("00000000  41 42 43 44 45 46 47 48  49 4A 4B 4C 4D 4E 4F 50  ABCDEFGHIJKLMNOP"));
    QCOMPARE(hexDumpLine(layout, 16, QByteArray::fromHex("e4bda0e5a5bd0d0a4142")),
             QStringLiteral("00000010  E4 BD A0 E5 A5 BD 0D 0A  41 42                    ........AB"));
    QCOMPARE(hexDumpLine(layout, 0, {}), QStringLiteral("00000000"));
}

void TestHexDump::lineTextAgreesWithTheLayout()
{
    const HexDumpLayout layout(16);
    for (int count = 1; count <= 16; ++count) {
        const QString line = hexDumpLine(layout, 0, bytesFrom(0x61, count));
        QCOMPARE(line.size(), layout.characterColumn(count));
        for (int index = 0; index < count; ++index) {
            QCOMPARE(line.mid(layout.hexColumn(index), 2), QString::number(0x61 + index, 16).toUpper());
            QCOMPARE(line[layout.characterColumn(index)], QChar(0x61 + index));
        }
    }
}

QTEST_GUILESS_MAIN(TestHexDump)
#include "tst_hexdump.moc"
