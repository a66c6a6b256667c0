// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/stricttest.h"
#include "tests/unit/text/decoding.h"

#include "text/escapes.h"

#include <QRandomGenerator>

using namespace SocketDesk;
using namespace SocketDesk::Decoding;

/// Escapes in both directions, and that the one undoes the other.
class TestEscapes : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void read_data();
    void read();
    void refused_data();
    void refused();
    void written_data();
    void written();
    void plain_data();
    void plain();
    void everyByteThereAndBack_data();
    void everyByteThereAndBack();
};

void TestEscapes::read_data()
{
    QTest::addColumn<QByteArray>("encoding");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("hex");

    const auto row = [](const char *what, const char *encoding, const QString &text, const char *hex) {
        QTest::addRow("%s: %s", encoding, what) << QByteArray(encoding) << text << QByteArray(hex);
    };
    row("nothing", "UTF-8", QString(), "");
    row("no escape", "GBK", QStringLiteral("你好"), "c4e3bac3");
    row("named ones", "UTF-8", QStringLiteral("a\\r\\n\\t\\0\\\\b"), "610d0a09005c62");
    row("line end in UTF-16", "UTF-16LE", QStringLiteral("a\\r\\n"), "61000d000a00");
    row("zero before a digit", "UTF-8", QStringLiteral("\\01"), "0031");
    row("bytes", "UTF-8", QStringLiteral("\\xE4\\xbd\\xA0"), "e4bda0");
    row("byte in UTF-16", "UTF-16BE", QStringLiteral("A\\x01B"), "0041010042");
    row("byte before digits", "UTF-8", QStringLiteral("\\x4142"), "413432");
    row("character", "GBK", QStringLiteral("\\u4F60好"), "c4e3bac3");
    row("character before digits", "UTF-8", QStringLiteral("\\u00411"), "4131");
    row("in braces", "UTF-8", QStringLiteral("\\u{1F600}\\u{a}\\u{00000A}"), "f09f98800a0a");
    row("surrogate pair", "UTF-8", QStringLiteral("\\uD83D\\uDE00"), "f09f9880");
    row("backslash before letters", "UTF-8", QStringLiteral("\\\\x41"), "5c783431");
    row("bytes between characters", "GBK", QStringLiteral("你\\xFF好"), "c4e3ffbac3");
}

void TestEscapes::read()
{
    QFETCH(QByteArray, encoding);
    QFETCH(QString, text);
    QFETCH(QByteArray, hex);
    const auto bytes = encodeEscapedText(text, named(encoding.constData()));
    QVERIFY(bytes);
    QCOMPARE(bytes->toHex(), hex);
}

void TestEscapes::refused_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("argument");
    QTest::addColumn<int>("position");

    QTest::newRow("unknown letter") << QStringLiteral("ab\\q") << QStringLiteral("\\q") << 2;
    QTest::newRow("capital") << QStringLiteral("\\N") << QStringLiteral("\\N") << 0;
    QTest::newRow("at the end") << QStringLiteral("ab\\") << QStringLiteral("\\") << 2;
    QTest::newRow("Chinese") << QStringLiteral("\\你") << QStringLiteral("\\你") << 0;
    QTest::newRow("emoji") << QStringLiteral("\\\U0001F600") << QStringLiteral("\\\U0001F600") << 0;
    QTest::newRow("bidi control is shown as a mark") << QStringLiteral("\\\u202E") << QStringLiteral("\\[U+202E]") << 0;
    QTest::newRow("x without digits") << QStringLiteral("\\x") << QStringLiteral("\\x") << 0;
    QTest::newRow("x with one digit") << QStringLiteral("\\xA") << QStringLiteral("\\xA") << 0;
    QTest::newRow("x with a wrong digit") << QStringLiteral("1\\xAG2") << QStringLiteral("\\xAG") << 1;
    QTest::newRow("x with full-width digits") << QStringLiteral("\\x４１") << QStringLiteral("\\x４１") << 0;
    QTest::newRow("u with three digits") << QStringLiteral("\\u123") << QStringLiteral("\\u123") << 0;
    QTest::newRow("u with a wrong digit") << QStringLiteral("\\u12G45") << QStringLiteral("\\u12G4") << 0;
    QTest::newRow("braces without digits") << QStringLiteral("\\u{}") << QStringLiteral("\\u{}") << 0;
    QTest::newRow("braces without end") << QStringLiteral("\\u{1F60") << QStringLiteral("\\u{1F60") << 0;
    QTest::newRow("braces with seven digits") << QStringLiteral("\\u{0010FFF}") << QStringLiteral("\\u{0010FFF}") << 0;
    QTest::newRow("beyond Unicode") << QStringLiteral("\\u{110000}") << QStringLiteral("\\u{110000}") << 0;
    QTest::newRow("second of two") << QStringLiteral("\\n\\y") << QStringLiteral("\\y") << 2;
}

void TestEscapes::refused()
{
    QFETCH(QString, text);
    QFETCH(QString, argument);
    QFETCH(int, position);
    const auto bytes = encodeEscapedText(text, Encoding());
    QVERIFY(!bytes);
    QCOMPARE(bytes.error(), (Error{ErrorCode::BadEscape, {argument}, 0, position}));

    const auto unencodable = encodeEscapedText(QString(QStringLiteral("\\r\\u0041") + text), named("UTF-8"));
    QCOMPARE(unencodable.error().position, position + 8);
    const auto first = encodeEscapedText(QString(QStringLiteral("\\r\\u4F60") + text), named("ISO-8859-1"));
    QCOMPARE(first.error(), (Error{ErrorCode::UnencodableCharacter,
                                   {QStringLiteral("你"), QStringLiteral("U+4F60"), QStringLiteral("ISO-8859-1")},
                                   0,
                                   2}));
    const auto surrogate = encodeEscapedText(QStringLiteral("\\x00a\\uD800\\x00"), Encoding());
    QCOMPARE(surrogate.error().position, 5);
}

void TestEscapes::written_data()
{
    QTest::addColumn<QByteArray>("encoding");
    QTest::addColumn<QByteArray>("hex");
    QTest::addColumn<QString>("text");

    const auto row = [](const char *what, const char *encoding, const char *hex, const QString &text) {
        QTest::addRow("%s: %s", encoding, what) << QByteArray(encoding) << QByteArray(hex) << text;
    };
    row("nothing", "UTF-8", "", QString());
    row("text", "UTF-8", "e4bda0e5a5bd21", QStringLiteral("你好!"));
    row("text", "GBK", "c4e3bac321", QStringLiteral("你好!"));
    row("named ones", "UTF-8", "0d0a09005c", QStringLiteral("\\r\\n\\t\\0\\\\"));
    row("controls", "UTF-8", "011b7f", QStringLiteral("\\x01\\x1B\\x7F"));
    row("C1 control", "UTF-8", "c285", QStringLiteral("\\u0085"));
    row("bidi control", "UTF-8", "e280ae", QStringLiteral("\\u202E"));
    row("beyond the first plane", "UTF-8", "f3a08081", QStringLiteral("\\u{E0001}"));
    row("invalid", "UTF-8", "41ffe4bd42", QStringLiteral("A\\xFF\\xE4\\xBDB"));
    row("cut", "GBK", "c4e3c4", QStringLiteral("你\\xC4"));
    row("read but not written: euro", "GBK", "8041", QStringLiteral("\\x80A"));
    row("read but not written: beyond GBK", "GBK", "c4e38130813081", QStringLiteral("你\\x81\\x30\\x81\\x30\\x81"));
    row("two codes of one character", "Shift_JIS", "fa54", QStringLiteral("\\xFA\\x54"));
    row("line end", "UTF-16LE", "41000a00", QStringLiteral("A\\n"));
    row("control", "UTF-16LE", "1b00", QStringLiteral("\\u001B"));
    row("odd byte", "UTF-16LE", "410042", QStringLiteral("A\\x42"));
    row("text", "ISO-2022-JP", "611b2442467c1b2842", QStringLiteral("a日"));
    row("needless shift", "ISO-2022-JP", "611b284261", QStringLiteral("a\\x1B\\x28\\x42a"));
}

void TestEscapes::written()
{
    QFETCH(QByteArray, encoding);
    QFETCH(QByteArray, hex);
    QFETCH(QString, text);
    if (QByteArray(QTest::currentDataTag()) == "ISO-2022-JP: text")
        QCOMPARE(encodeEscapedText(text, named("ISO-2022-JP"))->toHex(), hex);
    else
        QCOMPARE(escapeBytes(QByteArray::fromHex(hex), named(encoding.constData())), text);
}

void TestEscapes::plain_data()
{
    QTest::addColumn<QByteArray>("encoding");
    QTest::addColumn<QByteArray>("hex");
    QTest::addColumn<bool>("plain");

    const auto row = [](const char *what, const char *encoding, const char *hex, bool plain) {
        QTest::addRow("%s: %s", encoding, what) << QByteArray(encoding) << QByteArray(hex) << plain;
    };
    row("nothing", "UTF-8", "", true);
    row("text", "UTF-8", "e4bda021", true);
    row("text", "GBK", "c4e321", true);
    row("line end", "UTF-8", "410a", false);
    row("backslash", "UTF-8", "5c", false);
    row("invalid", "UTF-8", "ff", false);
    row("cut", "GBK", "41c4", false);
    row("invisible", "UTF-8", "e2808b", false);
    row("not written", "GBK", "80", false);
    row("shift", "ISO-2022-JP", "1b284241", false);
}

void TestEscapes::plain()
{
    QFETCH(QByteArray, encoding);
    QFETCH(QByteArray, hex);
    QFETCH(bool, plain);
    const QString escaped = escapeBytes(QByteArray::fromHex(hex), named(encoding.constData()));
    QCOMPARE(!escaped.contains(u'\\'), plain);
}

void TestEscapes::everyByteThereAndBack_data()
{
    QTest::addColumn<QString>("name");
    for (const Encoding &encoding : checkedEncodings())
        QTest::newRow(qPrintable(encoding.name())) << encoding.name();
}

void TestEscapes::everyByteThereAndBack()
{
    QFETCH(QString, name);
    const Encoding encoding = *Encoding::fromName(name);
    const quint32 seed = QRandomGenerator::global()->generate();
    qInfo("seed %u", seed);
    QRandomGenerator random(seed);
    const QByteArray text = sample(encoding);
    for (int round = 0; round < 60; ++round) {
        QByteArray bytes(random.bounded(30), Qt::Uninitialized);
        for (qsizetype i = 0; i < bytes.size(); ++i)
            bytes[i] = round % 2 == 0 || random.bounded(9) == 0 ? char(random.bounded(256)) : text[i % text.size()];
        const QString escaped = escapeBytes(bytes, encoding);
        const auto back = encodeEscapedText(escaped, encoding);
        QVERIFY2(back && *back == bytes, qPrintable(formatHex(bytes, u' ') + QStringLiteral(" became ") + escaped));
        for (const QChar c : escaped)
            QVERIFY2(c >= u' ' && c != QChar(0x7F), qPrintable(escaped));
    }
}

QTEST_GUILESS_MAIN(TestEscapes)
#include "tst_escapes.moc"
