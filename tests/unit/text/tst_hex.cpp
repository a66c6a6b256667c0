// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/stricttest.h"

#include "text/hex.h"

#include <QRandomGenerator>

using namespace SocketDesk;

/// Hex as people type it, and hex as we write it.
class TestHex : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void accepted_data();
    void accepted();
    void refused_data();
    void refused();
    void written();
    void thereAndBack();
};

void TestHex::accepted_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("bytes");

    const QByteArray nihao = QByteArray::fromHex("e4bda0");
    QTest::newRow("nothing") << QString() << QByteArray();
    QTest::newRow("only separators") << QStringLiteral(" ,\n;\t") << QByteArray();
    QTest::newRow("pairs with spaces") << QStringLiteral("E4 BD A0") << nihao;
    QTest::newRow("pairs without spaces") << QStringLiteral("E4BDA0") << nihao;
    QTest::newRow("lower case") << QStringLiteral("e4bda0") << nihao;
    QTest::newRow("mixed case and spacing") << QStringLiteral("e4Bd  a0 ") << nihao;
    QTest::newRow("line breaks and tabs") << QStringLiteral("E4\r\nBD\tA0\n") << nihao;
    QTest::newRow("commas") << QStringLiteral("E4,BD, A0,") << nihao;
    QTest::newRow("semicolons") << QStringLiteral("E4;BD;A0") << nihao;
    QTest::newRow("colons") << QStringLiteral("E4:BD:A0") << nihao;
    QTest::newRow("dashes") << QStringLiteral("E4-BD-A0") << nihao;
    QTest::newRow("0x before each") << QStringLiteral("0xE4 0xBD 0xA0") << nihao;
    QTest::newRow("0x of an array in C") << QStringLiteral("0xe4, 0xbd,\n0Xa0") << nihao;
    QTest::newRow("0x without spaces") << QStringLiteral("0xE40xBD0xA0") << nihao;
    QTest::newRow("0x before all") << QStringLiteral("0xE4BDA0") << nihao;
    QTest::newRow("\\x of a Python literal") << QStringLiteral("\\xe4\\xbd\\xa0") << nihao;
    QTest::newRow("full-width digits and letters") << QStringLiteral("Ｅ４ｂｄＡ０") << nihao;
    QTest::newRow("full-width punctuation") << QStringLiteral("Ｅ４，ＢＤ、　Ａ０；") << nihao;
    QTest::newRow("full-width 0x") << QStringLiteral("０ＸＥ４　0Ｘbd ０xA０") << nihao;
    QTest::newRow("full-width colon and dash") << QStringLiteral("Ｅ４：ＢＤ－Ａ０") << nihao;
    QTest::newRow("no-break space") << QStringLiteral("E4\u00A0BD\u2003A0") << nihao;
    QTest::newRow("zeros") << QStringLiteral("00 000x00") << QByteArray(3, '\0');
}

void TestHex::accepted()
{
    QFETCH(QString, text);
    QFETCH(QByteArray, bytes);
    const auto parsed = parseHex(text);
    QVERIFY(parsed);
    QCOMPARE(*parsed, bytes);
}

void TestHex::refused_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<QString>("argument");
    QTest::addColumn<int>("position");

    const auto bad = [](const char *what, const QString &text, const char *character, int position) {
        QTest::newRow(what) << text << QByteArray("bad") << QString::fromUtf8(character) << position;
    };
    const auto odd = [](const char *what, const QString &text, const char *digit, int position) {
        QTest::newRow(what) << text << QByteArray("odd") << QString::fromUtf8(digit) << position;
    };
    bad("letter beyond F", QStringLiteral("E4 BG"), "G", 4);
    bad("letter in front", QStringLiteral("xyz"), "x", 0);
    bad("Chinese", QStringLiteral("E4 你"), "你", 3);
    bad("emoji is one character", QStringLiteral("E4\U0001F600"), "\U0001F600", 2);
    bad("full stop", QStringLiteral("E4.BD"), ".", 2);
    bad("offset of a dump", QStringLiteral("0010: E4"), ":", 4);
    bad("colon in front", QStringLiteral(":E4"), ":", 0);
    bad("colon at the end", QStringLiteral("E4:"), ":", 2);
    bad("minus", QStringLiteral("-E4"), "-", 0);
    bad("two dashes", QStringLiteral("E4--BD"), "-", 2);
    bad("0x alone", QStringLiteral("0x"), "x", 1);
    bad("0x before a space", QStringLiteral("0x E4"), "x", 1);
    bad("0x twice", QStringLiteral("0x0xE4"), "x", 3);
    bad("backslash alone", QStringLiteral("E4\\"), "\\", 2);
    bad("other escape", QStringLiteral("\\n"), "\\", 0);
    bad("h behind", QStringLiteral("E4h"), "h", 2);
    bad("control character is shown as a mark", QStringLiteral("E4") + QChar(0), "␀", 2);
    bad("bidi control is shown as a mark", QStringLiteral("E4\u202E"), "[U+202E]", 2);
    bad("zero-width space", QStringLiteral("\uFEFFE4"), "[U+FEFF]", 0);
    odd("digit alone", QStringLiteral("E"), "E", 0);
    odd("digit before a colon", QStringLiteral("E:BD"), "E", 0);
    odd("three digits", QStringLiteral("E4B"), "B", 2);
    odd("digits apart", QStringLiteral("A B"), "A", 0);
    odd("digit after 0x", QStringLiteral("0xE4 0xB"), "B", 7);
    odd("digit before a comma", QStringLiteral("E4 B,D0"), "B", 3);
    odd("full-width digit alone", QStringLiteral("E4 Ｂ"), "Ｂ", 3);
}

void TestHex::refused()
{
    QFETCH(QString, text);
    QFETCH(QByteArray, code);
    QFETCH(QString, argument);
    QFETCH(int, position);
    const auto parsed = parseHex(text);
    QVERIFY(!parsed);
    const ErrorCode expected = code == "odd" ? ErrorCode::OddHexDigits : ErrorCode::BadHexDigit;
    QCOMPARE(parsed.error(), (Error{expected, {argument}, 0, position}));
}

void TestHex::written()
{
    const QByteArray bytes = QByteArray::fromHex("00e4bda0ff");
    QCOMPARE(formatHex(bytes), QStringLiteral("00E4BDA0FF"));
    QCOMPARE(formatHex(bytes, u' '), QStringLiteral("00 E4 BD A0 FF"));
    QCOMPARE(formatHex(bytes, {}, HexCase::Lower), QStringLiteral("00e4bda0ff"));
    QCOMPARE(formatHex(bytes.first(1), u':'), QStringLiteral("00"));
    QCOMPARE(formatHex({}), QString());
    QCOMPARE(formatHex({}, u' '), QString());
}

void TestHex::thereAndBack()
{
    QByteArray bytes;
    for (int i = 0; i < 256; ++i)
        bytes.append(char(i));
    for (const QChar separator : {QChar(), QChar(u' '), QChar(u','), QChar(u'\n'), QChar(u':'), QChar(u'-')}) {
        for (const HexCase letterCase : {HexCase::Lower, HexCase::Upper})
            QCOMPARE(parseHex(formatHex(bytes, separator, letterCase)).value_or(QByteArray()), bytes);
    }
}

QTEST_GUILESS_MAIN(TestHex)
#include "tst_hex.moc"
