// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/stricttest.h"
#include "tests/unit/text/decoding.h"

#include "text/icuconverter.h"

#include <QSet>

using namespace SocketDesk;
using namespace SocketDesk::Decoding;

/// GBK, GB 18030 and GB 2312 against ICU's tables, code by code.
class TestGb18030 : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void everyTwoByteCodeIsThatOfIcu();
    void everyFourByteCodeOfTheFirstPlaneIsThatOfIcu();
    void editionOf2022_data();
    void editionOf2022();
    void everyCharacterThereAndBack();
    void gbkIsWindows936WithoutPrivateUse();
    void gb2312IsItsOwnRepertoire();
    void boundsOfRepertoires_data();
    void boundsOfRepertoires();

private:
    static char32_t icu(UConverter *converter, const QByteArray &bytes);
    static bool isChangedIn2022(char32_t codePoint);
};

/// What \p converter makes of \p bytes, or 0.
char32_t TestGb18030::icu(UConverter *converter, const QByteArray &bytes)
{
    UErrorCode status = U_ZERO_ERROR;
    const char *source = bytes.constData();
    ucnv_resetToUnicode(converter);
    const UChar32 codePoint = ucnv_getNextUChar(converter, &source, bytes.constEnd(), &status);
    return U_SUCCESS(status) && source == bytes.constEnd() ? char32_t(codePoint) : 0;
}

bool TestGb18030::isChangedIn2022(char32_t codePoint)
{
    return (codePoint >= 0xFE10 && codePoint <= 0xFE19) || (codePoint >= 0x9FB4 && codePoint <= 0x9FBB) ||
           (codePoint >= 0xE000 && codePoint <= 0xF8FF);
}

void TestGb18030::everyTwoByteCodeIsThatOfIcu()
{
    const ConverterPtr converter = openConverter("gb18030");
    int codes = 0;
    int changed = 0;
    for (int first = 0x81; first <= 0xFE; ++first) {
        for (int second = 0x40; second <= 0xFE; ++second) {
            if (second == 0x7F)
                continue;
            ++codes;
            const QByteArray bytes = {QByteArray(1, char(first)) + char(second)};
            const auto units = decodeInPieces(bytes, named("GBK"));
            const char32_t expected = icu(converter.get(), bytes);
            QCOMPARE(units.size(), 1);
            QCOMPARE(units[0].invalid, expected == 0);
            if (expected != 0 && units[0].codePoint != expected) {
                QVERIFY2(isChangedIn2022(units[0].codePoint), bytes.toHex().constData());
                ++changed;
            }
        }
    }
    QCOMPARE(codes, 23940);
    QVERIFY(changed == 18 || changed == 0); // ICU below 73, or from it on
}

void TestGb18030::everyFourByteCodeOfTheFirstPlaneIsThatOfIcu()
{
    const ConverterPtr converter = openConverter("gb18030");
    for (int place = 0; place < 39500; ++place) {
        const QByteArray bytes = {QByteArray(1, char(0x81 + place / 12600)) + char(0x30 + place / 1260 % 10) +
                                  char(0x81 + place / 10 % 126) + char(0x30 + place % 10)};
        const auto units = decodeInPieces(bytes, named("GB18030"));
        const char32_t expected = icu(converter.get(), bytes);
        QCOMPARE(units.size(), 1);
        QCOMPARE(units[0].byteCount, 4);
        QCOMPARE(units[0].invalid, expected == 0);
        QVERIFY2(expected == 0 || units[0].codePoint == expected || isChangedIn2022(expected),
                 bytes.toHex().constData());
    }
}

void TestGb18030::editionOf2022_data()
{
    QTest::addColumn<QByteArray>("hex");
    QTest::addColumn<uint>("codePoint");

    QTest::newRow("vertical comma") << QByteArray("a6d9") << 0xFE10U;
    QTest::newRow("vertical full stop") << QByteArray("a6da") << 0xFE12U;
    QTest::newRow("vertical enumeration comma") << QByteArray("a6db") << 0xFE11U;
    QTest::newRow("vertical ellipsis") << QByteArray("a6f3") << 0xFE19U;
    QTest::newRow("U+9FB4") << QByteArray("fe59") << 0x9FB4U;
    QTest::newRow("U+9FBB") << QByteArray("fea0") << 0x9FBBU;
    QTest::newRow("what FE59 was") << QByteArray("82359037") << 0xE81EU;
    QTest::newRow("m with acute") << QByteArray("a8bc") << 0x1E3FU;
    QTest::newRow("euro") << QByteArray("a2e3") << 0x20ACU;
    QTest::newRow("first four-byte code") << QByteArray("81308130") << 0x80U;
    QTest::newRow("last of the first plane") << QByteArray("8431a439") << 0xFFFFU;
}

void TestGb18030::editionOf2022()
{
    QFETCH(QByteArray, hex);
    QFETCH(uint, codePoint);
    const QByteArray bytes = QByteArray::fromHex(hex);
    const QString text = QStringView(QChar::fromUcs4(codePoint)).toString();
    QCOMPARE(decodeText(bytes, named("GB18030")), text);
    QCOMPARE(*encodeText(text, named("GB18030")), bytes);
}

/// All 1,112,064 of them, in different bytes each.
void TestGb18030::everyCharacterThereAndBack()
{
    for (char32_t plane = 0; plane <= 0x10; ++plane) {
        QString text;
        text.reserve(0x20000);
        for (char32_t codePoint = plane << 16; codePoint < (plane + 1) << 16; ++codePoint) {
            if (!QChar::isSurrogate(codePoint))
                text.append(QStringView(QChar::fromUcs4(codePoint)));
        }
        const auto bytes = encodeText(text, named("GB18030"));
        QVERIFY(bytes);
        qint64 invalid = -1;
        QVERIFY(decodeText(*bytes, named("GB18030"), &invalid) == text);
        QCOMPARE(invalid, 0);
    }
}

void TestGb18030::gbkIsWindows936WithoutPrivateUse()
{
    const ConverterPtr windows = openConverter("windows-936-2000");
    int encodable = 0;
    for (char32_t codePoint = 0; codePoint < 0x10000; ++codePoint) {
        if (QChar::isSurrogate(codePoint))
            continue;
        const auto bytes = encodeText(QString(QChar(char16_t(codePoint))), named("GBK"));
        if (!bytes)
            continue;
        ++encodable;
        QVERIFY2(bytes->size() == (codePoint < 0x80 ? 1 : 2), bytes->toHex().constData());
        QCOMPARE(icu(windows.get(), *bytes), codePoint);
        QCOMPARE(decodeText(*bytes, named("GBK")), QString(QChar(char16_t(codePoint))));
    }
    QCOMPARE(encodable, 128 + 21791); // ASCII, and the two-byte characters of code page 936
}

void TestGb18030::gb2312IsItsOwnRepertoire()
{
    int encodable = 0;
    for (char32_t codePoint = 0x80; codePoint < 0x10000; ++codePoint) {
        if (QChar::isSurrogate(codePoint))
            continue;
        const auto bytes = encodeText(QString(QChar(char16_t(codePoint))), named("GB2312"));
        if (!bytes)
            continue;
        ++encodable;
        QVERIFY2(bytes->size() == 2 && uchar(bytes->at(0)) >= 0xA1 && uchar(bytes->at(1)) >= 0xA1,
                 bytes->toHex().constData());
        QCOMPARE(decodeText(*bytes, named("GB2312")), QString(QChar(char16_t(codePoint))));
        QCOMPARE(*encodeText(QString(QChar(char16_t(codePoint))), named("GB18030")), *bytes);
    }
    QCOMPARE(encodable, 7445); // 6,763 hanzi and 682 others (GB 2312-80)
}

void TestGb18030::boundsOfRepertoires_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("gbk");
    QTest::addColumn<QByteArray>("gb2312");
    QTest::addColumn<QByteArray>("gb18030");

    const auto row = [](const char *what, const QString &text, const char *gbk, const char *gb2312,
                        const char *gb18030) {
        QTest::newRow(what) << text << QByteArray(gbk) << QByteArray(gb2312) << QByteArray(gb18030);
    };
    row("common", QStringLiteral("你好"), "c4e3bac3", "c4e3bac3", "c4e3bac3");
    row("traditional", QStringLiteral("網"), "be57", "", "be57");
    row("middle dot", QStringLiteral("·"), "a1a4", "a1a4", "a1a4");
    row("dash", QStringLiteral("—"), "a1aa", "a1aa", "a1aa");
    row("euro", QStringLiteral("€"), "", "", "a2e3");
    row("n with grave", QStringLiteral("\u01F9"), "", "", "a8bf");
    row("latin letter", QStringLiteral("é"), "a8a6", "a8a6", "a8a6");
    row("emoji", QStringLiteral("\U0001F600"), "", "", "9439fc36");
    row("private use", QStringLiteral("\uE000"), "", "", "aaa1");
    row("unassigned in windows-936", QStringLiteral("\u9FA6"), "", "", "82358f33");
    row("zero-width joiner", QStringLiteral("\u200D"), "", "", "8136a439");
    row("byte order mark", QStringLiteral("\uFEFF"), "", "", "84319533");
    row("U+0080", QStringLiteral("\u0080"), "", "", "81308130");
}

void TestGb18030::boundsOfRepertoires()
{
    QFETCH(QString, text);
    QFETCH(QByteArray, gbk);
    QFETCH(QByteArray, gb2312);
    QFETCH(QByteArray, gb18030);
    QCOMPARE(encodeText(text, named("GBK")).value_or(QByteArray()).toHex(), gbk);
    QCOMPARE(encodeText(text, named("GB2312")).value_or(QByteArray()).toHex(), gb2312);
    QCOMPARE(encodeText(text, named("GB18030")).value_or(QByteArray()).toHex(), gb18030);
}

QTEST_GUILESS_MAIN(TestGb18030)
#include "tst_gb18030.moc"
