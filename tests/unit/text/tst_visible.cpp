// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/stricttest.h"

#include "text/visible.h"

#include <unicode/uchar.h>

using namespace SocketDesk;

/// What must be seen is seen, and takes the cells that a grid gives it.
class TestVisible : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void marks_data();
    void marks();
    void everyCharacterThatMustBeSeen();
    void marksNeedNoMark();
    void texts_data();
    void texts();
    void invalidBytes();
    void cells_data();
    void cells();
};

void TestVisible::marks_data()
{
    QTest::addColumn<uint>("codePoint");
    QTest::addColumn<QString>("mark");

    QTest::newRow("NUL") << 0x00U << QStringLiteral("␀");
    QTest::newRow("line feed") << 0x0AU << QStringLiteral("␊");
    QTest::newRow("carriage return") << 0x0DU << QStringLiteral("␍");
    QTest::newRow("escape") << 0x1BU << QStringLiteral("␛");
    QTest::newRow("delete") << 0x7FU << QStringLiteral("␡");
    QTest::newRow("C1") << 0x85U << QStringLiteral("[U+0085]");
    QTest::newRow("soft hyphen") << 0xADU << QStringLiteral("[U+00AD]");
    QTest::newRow("zero-width space") << 0x200BU << QStringLiteral("[U+200B]");
    QTest::newRow("joiner") << 0x200DU << QStringLiteral("[U+200D]");
    QTest::newRow("right-to-left override") << 0x202EU << QStringLiteral("[U+202E]");
    QTest::newRow("isolate") << 0x2066U << QStringLiteral("[U+2066]");
    QTest::newRow("line separator") << 0x2028U << QStringLiteral("[U+2028]");
    QTest::newRow("paragraph separator") << 0x2029U << QStringLiteral("[U+2029]");
    QTest::newRow("byte order mark") << 0xFEFFU << QStringLiteral("[U+FEFF]");
    QTest::newRow("high surrogate") << 0xD800U << QStringLiteral("[U+D800]");
    QTest::newRow("private use") << 0xE000U << QStringLiteral("[U+E000]");
    QTest::newRow("private use beyond the first plane") << 0x10FFFDU << QStringLiteral("[U+10FFFD]");
    QTest::newRow("non-character") << 0xFFFFU << QStringLiteral("[U+FFFF]");
    QTest::newRow("non-character in Arabic forms") << 0xFDD0U << QStringLiteral("[U+FDD0]");
    QTest::newRow("language tag") << 0xE0001U << QStringLiteral("[U+E0001]");
    QTest::newRow("Hangul filler") << 0x3164U << QStringLiteral("[U+3164]");
    QTest::newRow("variation selector") << 0xFE0FU << QStringLiteral("[U+FE0F]");
    QTest::newRow("grapheme joiner") << 0x034FU << QStringLiteral("[U+034F]");
    QTest::newRow("beyond Unicode") << 0x110000U << QStringLiteral("[U+110000]");
    QTest::newRow("space") << 0x20U << QString();
    QTest::newRow("letter") << 0x41U << QString();
    QTest::newRow("Chinese") << 0x4F60U << QString();
    QTest::newRow("ideographic space") << 0x3000U << QString();
    QTest::newRow("combining accent") << 0x0301U << QString();
    QTest::newRow("emoji") << 0x1F600U << QString();
    QTest::newRow("replacement character") << 0xFFFDU << QString();
}

void TestVisible::marks()
{
    QFETCH(uint, codePoint);
    QFETCH(QString, mark);
    QCOMPARE(visibleMark(codePoint), mark);
}

/// Every code point of the categories Cc, Cf, Zl, Zp, Cs and Co, and every non-character.
void TestVisible::everyCharacterThatMustBeSeen()
{
    constexpr int mustBeSeen = U_GC_CC_MASK | U_GC_CF_MASK | U_GC_ZL_MASK | U_GC_ZP_MASK | U_GC_CS_MASK | U_GC_CO_MASK;
    for (UChar32 codePoint = 0; codePoint <= 0x10FFFF; ++codePoint) {
        const bool isMarked = !visibleMark(char32_t(codePoint)).isEmpty();
        if ((U_GET_GC_MASK(codePoint) & mustBeSeen) || U_IS_UNICODE_NONCHAR(codePoint))
            QVERIFY2(isMarked, qPrintable(QString::number(codePoint, 16)));
        if (isMarked)
            QCOMPARE(cellWidth(char32_t(codePoint)), 1);
        else if (U_GET_GC_MASK(codePoint) & (U_GC_L_MASK | U_GC_N_MASK | U_GC_P_MASK | U_GC_S_MASK))
            QVERIFY2(u_hasBinaryProperty(codePoint, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) == false,
                     qPrintable(QString::number(codePoint, 16)));
    }
}

void TestVisible::marksNeedNoMark()
{
    for (char32_t codePoint = 0; codePoint <= 0x10FFFF; codePoint += 1 + codePoint / 512) {
        const QString mark = visibleMark(codePoint);
        QCOMPARE(withVisibleMarks(mark), mark);
    }
}

void TestVisible::texts_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shown");

    QTest::newRow("nothing") << QString() << QString();
    QTest::newRow("plain") << QStringLiteral("A你\U0001F600") << QStringLiteral("A你\U0001F600");
    QTest::newRow("terminal escape") << QStringLiteral("\u001B[2Jx") << QStringLiteral("␛[2Jx");
    QTest::newRow("reordered") << QStringLiteral("a\u202Ebc") << QStringLiteral("a[U+202E]bc");
    QTest::newRow("lone surrogates") << QString(QChar(0xDE00)) + QChar(0xD83D) << QStringLiteral("[U+DE00][U+D83D]");
    QTest::newRow("tag beyond the first plane") << QStringLiteral("\U000E0041") << QStringLiteral("[U+E0041]");
}

void TestVisible::texts()
{
    QFETCH(QString, text);
    QFETCH(QString, shown);
    QCOMPARE(withVisibleMarks(text), shown);
}

void TestVisible::invalidBytes()
{
    QCOMPARE(invalidByteMark(0xFF), QStringLiteral("\\xFF"));
    QCOMPARE(invalidByteMark(0x0A), QStringLiteral("\\x0A"));
}

void TestVisible::cells_data()
{
    QTest::addColumn<uint>("codePoint");
    QTest::addColumn<int>("cells");

    QTest::newRow("letter") << 0x41U << 1;
    QTest::newRow("accented letter") << 0xE9U << 1;
    QTest::newRow("Chinese") << 0x4E2DU << 2;
    QTest::newRow("Chinese beyond the first plane") << 0x20000U << 2;
    QTest::newRow("hiragana") << 0x3042U << 2;
    QTest::newRow("half-width katakana") << 0xFF71U << 1;
    QTest::newRow("hangul") << 0xD55CU << 2;
    QTest::newRow("full-width letter") << 0xFF21U << 2;
    QTest::newRow("full-width comma") << 0xFF0CU << 2;
    QTest::newRow("ideographic space") << 0x3000U << 2;
    QTest::newRow("Chinese quotation mark is ambiguous") << 0x201CU << 1;
    QTest::newRow("circled digit is ambiguous") << 0x2460U << 1;
    QTest::newRow("emoji") << 0x1F600U << 2;
    QTest::newRow("emoji in the first plane") << 0x231AU << 2;
    QTest::newRow("text symbol") << 0x2764U << 1;
    QTest::newRow("flag letter") << 0x1F1E8U << 2;
    QTest::newRow("combining accent") << 0x0301U << 0;
    QTest::newRow("enclosing circle") << 0x20DDU << 0;
    QTest::newRow("vowel of a conjoining syllable") << 0x1161U << 0;
    QTest::newRow("vowel sign with a width") << 0x093EU << 1;
    QTest::newRow("mark of a control") << 0x0AU << 1;
    QTest::newRow("mark of a format character") << 0x200BU << 1;
    QTest::newRow("picture of a control") << 0x240AU << 1;
    QTest::newRow("replacement character") << 0xFFFDU << 1;
}

void TestVisible::cells()
{
    QFETCH(uint, codePoint);
    QFETCH(int, cells);
    QCOMPARE(cellWidth(codePoint), cells);
}

QTEST_GUILESS_MAIN(TestVisible)
#include "tst_visible.moc"
