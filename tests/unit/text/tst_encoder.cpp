// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/stricttest.h"
#include "tests/unit/text/decoding.h"

#include "text/icuconverter.h"

#include <unicode/uset.h>

#include <memory>

using namespace SocketDesk;
using namespace SocketDesk::Decoding;

/// Encoding: exactly, or an error that names the first character that cannot be encoded.
class TestEncoder : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void bytes_data();
    void bytes();
    void refused_data();
    void refused();
    void firstOffenderIsNamed();
    void positionCountsUtf16Units();
    void refusedIsShownAsMark();
    void asciiStaysAscii();
    void statesAreLeft();
    void longTexts();
    void everyEncodingAgreesWithIcu_data();
    void everyEncodingAgreesWithIcu();
};

void TestEncoder::bytes_data()
{
    QTest::addColumn<QByteArray>("encoding");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("hex");

    const auto row = [](const char *encoding, const QString &text, const char *hex) {
        QTest::addRow("%s %s", encoding, qPrintable(text)) << QByteArray(encoding) << text << QByteArray(hex);
    };
    const QString hello = QStringLiteral("你好");
    row("UTF-8", hello, "e4bda0e5a5bd");
    row("GBK", hello, "c4e3bac3");
    row("GB18030", hello, "c4e3bac3");
    row("GB2312", hello, "c4e3bac3");
    row("Big5", hello, "a741a66e");
    row("UTF-16LE", hello, "604f7d59");
    row("UTF-16BE", hello, "4f60597d");
    row("UTF-32LE", hello, "604f00007d590000");
    row("UTF-32BE", hello, "00004f600000597d");
    row("ISO-8859-1", QStringLiteral("é\u0080"), "e980");
    row("Shift_JIS", QStringLiteral("日本～－―"), "93fa967b8160817c815c");
    row("EUC-KR", QStringLiteral("안녕똠"), "bec8b3e78c63");
    row("EUC-JP", QStringLiteral("日本"), "c6fccbdc");
    row("UTF-8", QStringLiteral("\U0001F600"), "f09f9880");
    row("UTF-16BE", QStringLiteral("\U0001F600"), "d83dde00");
    row("UTF-32BE", QStringLiteral("\U0001F600"), "0001f600");
    row("GB18030", QStringLiteral("\U0001F600"), "9439fc36");
    row("UTF-8", QStringLiteral("\uFEFF"), "efbbbf");
    row("UTF-16LE", QString(), "");
    row("GBK", QString(), "");
    row("ISO-2022-JP", QString(), "");
}

void TestEncoder::bytes()
{
    QFETCH(QByteArray, encoding);
    QFETCH(QString, text);
    QFETCH(QByteArray, hex);
    const auto encoded = encodeText(text, named(encoding.constData()));
    QVERIFY(encoded);
    QCOMPARE(encoded->toHex(), hex);
    QCOMPARE(decodeText(*encoded, named(encoding.constData())), text);
}

void TestEncoder::refused_data()
{
    QTest::addColumn<QByteArray>("encoding");
    QTest::addColumn<QString>("text");
    QTest::addColumn<qsizetype>("position");
    QTest::addColumn<QStringList>("arguments");

    const auto row = [](const char *what, const char *encoding, const QString &text, qsizetype position,
                        const char *character, const char *number) {
        QTest::addRow("%s: %s", encoding, what)
            << QByteArray(encoding) << text << position
            << QStringList{QString::fromUtf8(character), QString::fromLatin1(number), QString::fromLatin1(encoding)};
    };
    row("Chinese", "ISO-8859-1", QStringLiteral("ab你"), 2, "你", "U+4F60");
    row("emoji", "GBK", QStringLiteral("你\U0001F600"), 1, "\U0001F600", "U+1F600");
    row("euro", "GBK", QStringLiteral("5 €"), 2, "€", "U+20AC");
    row("soft hyphen, which ICU would drop", "GBK", QStringLiteral("a\u00AD"), 1, "[U+00AD]", "U+00AD");
    row("joiner, which ICU would drop", "Shift_JIS", QStringLiteral("日\u200D"), 1, "[U+200D]", "U+200D");
    row("joiner, which ICU would drop", "windows-1252", QStringLiteral("\u200D"), 0, "[U+200D]", "U+200D");
    row("joiner, which ICU would drop", "ISO-2022-JP", QStringLiteral("日\u200D"), 1, "[U+200D]", "U+200D");
    row("private use", "Big5", QStringLiteral("\uE000"), 0, "[U+E000]", "U+E000");
    row("private use", "EUC-KR", QStringLiteral("한\uE000"), 1, "[U+E000]", "U+E000");
    row("bytes above 7F", "US-ASCII", QStringLiteral("caf\u00E9"), 3, "é", "U+00E9");
    row("looks alike", "ISO-8859-1", QStringLiteral("“"), 0, "“", "U+201C");
}

void TestEncoder::refused()
{
    QFETCH(QByteArray, encoding);
    QFETCH(QString, text);
    QFETCH(qsizetype, position);
    QFETCH(QStringList, arguments);
    const auto encoded = encodeText(text, named(encoding.constData()));
    QVERIFY(!encoded);
    QCOMPARE(encoded.error(), (Error{ErrorCode::UnencodableCharacter, arguments, 0, position}));
}

void TestEncoder::firstOffenderIsNamed()
{
    const QString lone = QStringLiteral("a") + QChar(0xD800) + QStringLiteral("你");
    for (const Encoding &encoding : checkedEncodings()) {
        if (!encodeText(QStringLiteral("a"), encoding))
            continue;
        const auto encoded = encodeText(lone, encoding);
        QVERIFY2(!encoded, qPrintable(encoding.name()));
        QCOMPARE(encoded.error().position, 1);
        QCOMPARE(encoded.error().argument(1), QStringLiteral("U+D800"));
    }
    const auto before = encodeText(QString(QStringLiteral("你") + QChar(0xDC00)), named("ISO-8859-1"));
    QCOMPARE(before.error().position, 0);
}

void TestEncoder::positionCountsUtf16Units()
{
    for (const char *name : {"GBK", "Shift_JIS", "ISO-2022-JP", "EUC-KR", "GB2312"}) {
        const auto encoded = encodeText(QStringLiteral("aa\nあ\u0416\u0E01"), named(name));
        QVERIFY2(!encoded, name);
        QCOMPARE(encoded.error().position, 5);
    }
    const auto encoded = encodeText(QString(QStringLiteral("\U0001F600\uD7FFx") + QChar(0xDFFF)), named("UTF-8"));
    QCOMPARE(encoded.error().position, 4);
}

/// The sentence made from an error must not obey the character that it is about.
void TestEncoder::refusedIsShownAsMark()
{
    const auto encoded = encodeText(QStringLiteral("\u202E"), named("GBK"));
    QCOMPARE(encoded.error().arguments,
             (QStringList{QStringLiteral("[U+202E]"), QStringLiteral("U+202E"), QStringLiteral("GBK")}));
}

/// ICU's Shift_JIS exchanges three control characters.
void TestEncoder::asciiStaysAscii()
{
    QByteArray ascii;
    for (int byte = 0; byte < 0x80; ++byte)
        ascii.append(char(byte));
    for (const char *name : {"UTF-8", "GBK", "GB18030", "GB2312", "Big5", "ISO-8859-1", "Shift_JIS", "EUC-KR", "EUC-JP",
                             "windows-1252", "IBM437", "US-ASCII"}) {
        QCOMPARE(encodeText(QString::fromLatin1(ascii), named(name)).value_or(QByteArray(name)), ascii);
        QCOMPARE(decodeText(ascii, named(name)), QString::fromLatin1(ascii));
    }
}

/// So that what is sent in two goes can be read as one stream.
void TestEncoder::statesAreLeft()
{
    const QString text = QStringLiteral("a日b本");
    for (const Encoding &encoding : checkedEncodings()) {
        const auto bytes = encodeText(text, encoding);
        const bool hasNoWayBack = encoding == named("SCSU") || encoding == named("BOCU-1");
        if (bytes && !hasNoWayBack)
            QCOMPARE(decodeText(QByteArray(*bytes + *bytes), encoding), QString(text + text));
    }
    QCOMPARE(encodeText(QStringLiteral("日"), named("ISO-2022-JP"))->toHex(), QByteArray("1b2442467c1b2842"));
    QCOMPARE(encodeText(QStringLiteral("日"), named("UTF-7")).value(), QByteArray("+ZeU-"));
    QCOMPARE(encodeText(QStringLiteral("日"), named("HZ-GB-2312")).value(), QByteArray("~{HU~}"));
}

void TestEncoder::longTexts()
{
    const QString text = QStringLiteral("日本abc\r\n").repeated(3000);
    for (const char *name : {"UTF-8", "GBK", "Big5", "UTF-16LE", "Shift_JIS", "EUC-KR", "ISO-2022-JP", "UTF-7"}) {
        const auto encoded = encodeText(text, named(name));
        QVERIFY2(encoded, name);
        QVERIFY2(decodeText(*encoded, named(name)) == text, name);
        const auto refused = encodeText(QString(text + QChar(0xD800)), named(name));
        QCOMPARE(refused.error().position, text.size());
    }
}

void TestEncoder::everyEncodingAgreesWithIcu_data()
{
    QTest::addColumn<QString>("name");
    for (const Encoding &encoding : commonEncodings() + otherEncodings())
        QTest::newRow(qPrintable(encoding.name())) << encoding.name();
}

/// A part of all that ICU can encode, as one text: encoded, decoded in pieces, and decoded by ICU as a whole.
void TestEncoder::everyEncodingAgreesWithIcu()
{
    QFETCH(QString, name);
    const Encoding encoding = *Encoding::fromName(name);
    const ConverterPtr converter = openConverter(encoding.encoderName());
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<USet, decltype(&uset_close)> set(uset_openEmpty(), uset_close);
    ucnv_getUnicodeSet(converter.get(), set.get(), UCNV_ROUNDTRIP_SET, &status);
    QVERIFY(U_SUCCESS(status));
    QString text;
    const int size = uset_size(set.get());
    for (int i = 0; i < size; i += 1 + size / 2000) {
        const QString character = QStringView(QChar::fromUcs4(char32_t(uset_charAt(set.get(), i)))).toString();
        const bool isControl = QChar::category(uset_charAt(set.get(), i)) == QChar::Other_Control;
        if (!isControl && encodeText(character, encoding))
            text.append(encoding.decoderName().startsWith("ISCII") ? QString(character + u' ') : character);
    }
    QVERIFY(text.size() > 30);
    const auto bytes = encodeText(text, encoding);
    QVERIFY(bytes);

    const auto units = decodeInPieces(*bytes, encoding, {bytes->size() / 3, bytes->size() / 2});
    QCOMPARE(countInvalid(units), 0);
    QString decoded;
    for (const DecodedUnit &unit : units)
        decoded.append(unit.shift ? QString() : QStringView(QChar::fromUcs4(unit.codePoint)).toString());
    QVERIFY(decoded == text);

    const ConverterPtr decoder = openConverter(encoding.decoderName());
    std::vector<UChar> buffer(std::size_t(bytes->size() * 2));
    const int length = ucnv_toUChars(decoder.get(), buffer.data(), int(buffer.size()), bytes->constData(),
                                     int(bytes->size()), &status);
    QVERIFY(U_SUCCESS(status));
    if (encoding.decoderName() != "gb18030") // of another edition; see the test of its own
        QCOMPARE(QStringView(buffer.data(), length).toString(), text);
}

QTEST_GUILESS_MAIN(TestEncoder)
#include "tst_encoder.moc"
