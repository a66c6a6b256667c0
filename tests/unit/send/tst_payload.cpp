// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "send/payload.h"

#include "tests/support/stricttest.h"
#include "text/hex.h"

#include <QRandomGenerator>

using namespace Qt::StringLiterals;
using namespace SocketDesk;

namespace {

Encoding encoding(const char *name)
{
    return *Encoding::fromName(QString::fromLatin1(name));
}

QByteArray bytes(const char *hex)
{
    return QByteArray::fromHex(hex);
}

} // namespace

Q_DECLARE_METATYPE(SocketDesk::PayloadConfig)

/// What is typed becomes exactly these bytes, or is refused with its place.
class PayloadTest : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void makesBytes_data();
    void makesBytes();
    void refuses_data();
    void refuses();
    void converts_data();
    void converts();
    void refusesToConvert_data();
    void refusesToConvert();
    void convertingKeepsTheBytes();
};

void PayloadTest::makesBytes_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<PayloadConfig>("config");
    QTest::addColumn<QByteArray>("expected");

    const Encoding utf8;
    const Encoding gbk = encoding("GBK");
    const Encoding utf16 = encoding("UTF-16LE");
    using enum PayloadFormat;
    QTest::newRow("nothing") << QString() << PayloadConfig() << QByteArray();
    QTest::newRow("Chinese in UTF-8") << u"你好"_s << PayloadConfig{Text, utf8, false, LineEnd::None}
                                      << bytes("e4bda0e5a5bd");
    QTest::newRow("Chinese in GBK") << u"你好"_s << PayloadConfig{Text, gbk, false, LineEnd::None} << bytes("c4e3bac3");
    QTest::newRow("typed line breaks stay")
        << u"a\nb"_s << PayloadConfig{Text, utf8, false, LineEnd::None} << bytes("610a62");
    QTest::newRow("backslashes stay without escapes")
        << u"\\r"_s << PayloadConfig{Text, utf8, false, LineEnd::None} << bytes("5c72");
    QTest::newRow("escapes are worked out")
        << u"\\xFF\\r\\n"_s << PayloadConfig{Text, utf8, true, LineEnd::None} << bytes("ff0d0a");
    QTest::newRow("CR LF behind text") << u"a"_s << PayloadConfig{Text, utf8, false, LineEnd::CrLf} << bytes("610d0a");
    QTest::newRow("CR behind hex") << u"41 42"_s << PayloadConfig{Hex, utf8, false, LineEnd::Cr} << bytes("41420d");
    QTest::newRow("LF behind nothing") << QString() << PayloadConfig{Text, utf8, false, LineEnd::Lf} << bytes("0a");
    QTest::newRow("the line end is encoded too")
        << u"a"_s << PayloadConfig{Text, utf16, false, LineEnd::Lf} << bytes("61000a00");
    QTest::newRow("hex from an input method")
        << u"４１，4a"_s << PayloadConfig{Hex, utf8, false, LineEnd::None} << bytes("414a");
    QTest::newRow("hex ignores escapes") << u"0x41"_s << PayloadConfig{Hex, utf8, true, LineEnd::None} << bytes("41");
}

void PayloadTest::makesBytes()
{
    QFETCH(QString, typed);
    QFETCH(PayloadConfig, config);
    QFETCH(QByteArray, expected);
    const Result<QByteArray> payload = makePayload(typed, config);
    QVERIFY(payload);
    QCOMPARE(payload->toHex(), expected.toHex());
}

void PayloadTest::refuses_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<PayloadConfig>("config");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<qsizetype>("position");

    const Encoding gbk = encoding("GBK");
    using enum PayloadFormat;
    QTest::newRow("a character that GBK lacks") << u"ab😀"_s << PayloadConfig{Text, gbk, false, LineEnd::None}
                                                << ErrorCode::UnencodableCharacter << qsizetype(2);
    QTest::newRow("the same behind an escape") << u"\\r\\n😀"_s << PayloadConfig{Text, gbk, true, LineEnd::None}
                                               << ErrorCode::UnencodableCharacter << qsizetype(4);
    QTest::newRow("an unknown escape") << u"a\\q"_s << PayloadConfig{Text, gbk, true, LineEnd::None}
                                       << ErrorCode::BadEscape << qsizetype(1);
    QTest::newRow("a half byte") << u"41 4"_s << PayloadConfig{Hex, gbk, false, LineEnd::None}
                                 << ErrorCode::OddHexDigits << qsizetype(3);
    QTest::newRow("no hex digit") << u"41 4G"_s << PayloadConfig{Hex, gbk, false, LineEnd::None}
                                  << ErrorCode::BadHexDigit << qsizetype(4);
}

void PayloadTest::refuses()
{
    QFETCH(QString, typed);
    QFETCH(PayloadConfig, config);
    QFETCH(ErrorCode, code);
    QFETCH(qsizetype, position);
    const Result<QByteArray> payload = makePayload(typed, config);
    QVERIFY(!payload);
    QCOMPARE(stableName(payload.error().code), stableName(code));
    QCOMPARE(payload.error().position, position);
}

void PayloadTest::converts_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<PayloadConfig>("from");
    QTest::addColumn<PayloadConfig>("to");
    QTest::addColumn<QString>("expected");

    const Encoding utf8;
    const Encoding gbk = encoding("GBK");
    using enum PayloadFormat;
    const PayloadConfig text{Text, utf8, false, LineEnd::None};
    const PayloadConfig escaped{Text, utf8, true, LineEnd::None};
    const PayloadConfig hex{Hex, utf8, false, LineEnd::None};
    QTest::newRow("text to hex") << u"你好"_s << text << hex << u"E4 BD A0 E5 A5 BD"_s;
    QTest::newRow("hex to text") << u"e4bda0 e5a5bd"_s << hex << text << u"你好"_s;
    QTest::newRow("line breaks stay in the box") << u"61 0A 09 62"_s << hex << text << u"a\n\tb"_s;
    QTest::newRow("no character to an escape") << u"61 FF"_s << hex << escaped << u"a\\xFF"_s;
    QTest::newRow("the encoding changes the bytes of neither")
        << u"你"_s << text << PayloadConfig{Hex, gbk, false, LineEnd::None} << u"E4 BD A0"_s;
    QTest::newRow("nothing stays nothing") << QString() << text << hex << QString();
    QTest::newRow("a common line end is left to the setting")
        << u"a"_s << PayloadConfig{Text, utf8, false, LineEnd::CrLf} << PayloadConfig{Hex, utf8, false, LineEnd::CrLf}
        << u"61"_s;
    QTest::newRow("a dropped line end is written out")
        << u"a"_s << PayloadConfig{Text, utf8, false, LineEnd::Lf} << hex << u"61 0A"_s;
}

void PayloadTest::converts()
{
    QFETCH(QString, typed);
    QFETCH(PayloadConfig, from);
    QFETCH(PayloadConfig, to);
    QFETCH(QString, expected);
    const Result<QString> converted = convertTyped(typed, from, to);
    QVERIFY(converted);
    QCOMPARE(*converted, expected);
    QCOMPARE(makePayload(*converted, to), makePayload(typed, from));
}

void PayloadTest::refusesToConvert_data()
{
    QTest::addColumn<QString>("hex");
    QTest::addColumn<PayloadConfig>("to");
    QTest::addColumn<ErrorCode>("code");

    const Encoding utf8;
    using enum PayloadFormat;
    const PayloadConfig text{Text, utf8, false, LineEnd::None};
    QTest::newRow("bytes that are no text") << u"FF FE"_s << text << ErrorCode::NotText;
    QTest::newRow("a character cut short") << u"E4 BD"_s << text << ErrorCode::NotText;
    QTest::newRow("a NUL") << u"61 00"_s << text << ErrorCode::NotText;
    QTest::newRow("a carriage return, which a text box drops") << u"61 0D 0A"_s << text << ErrorCode::NotText;
    QTest::newRow("a no-break space, which a text box widens") << u"C2 A0"_s << text << ErrorCode::NotText;
    QTest::newRow("a bidi control, which a text box obeys") << u"E2 80 AE"_s << text << ErrorCode::NotText;
    QTest::newRow("the second of two ways to write a character")
        << u"80"_s << PayloadConfig{Text, encoding("GBK"), false, LineEnd::None} << ErrorCode::NotText;
    QTest::newRow("the line end that would be added is missing")
        << u"61"_s << PayloadConfig{Text, utf8, false, LineEnd::Lf} << ErrorCode::NoLineEnd;
    QTest::newRow("half a byte") << u"6"_s << text << ErrorCode::OddHexDigits;
}

void PayloadTest::refusesToConvert()
{
    QFETCH(QString, hex);
    QFETCH(PayloadConfig, to);
    QFETCH(ErrorCode, code);
    const Result<QString> text = convertTyped(hex, {PayloadFormat::Hex, to.encoding, false, LineEnd::None}, to);
    QVERIFY(!text);
    QCOMPARE(text.error().code, code);
}

void PayloadTest::convertingKeepsTheBytes()
{
    const quint32 seed = QRandomGenerator::global()->generate();
    QRandomGenerator random(seed);
    const std::array encodings{Encoding(),           encoding("GBK"),     encoding("GB18030"),
                               encoding("UTF-16LE"), encoding("Latin-1"), encoding("Shift_JIS")};
    const auto randomConfig = [&] {
        return PayloadConfig{random.bounded(2) ? PayloadFormat::Text : PayloadFormat::Hex,
                             encodings.at(random.bounded(quint32(encodings.size()))), random.bounded(2) == 1,
                             LineEnd(random.bounded(4))};
    };
    for (int round = 0; round < 3000; ++round) {
        QByteArray content(random.bounded(12), Qt::Uninitialized);
        for (char &c : content)
            c = char(random.bounded(random.bounded(2) ? 256 : 128));
        const QString typed = formatHex(content, u' ');
        const PayloadConfig from{PayloadFormat::Hex, encodings.at(random.bounded(quint32(encodings.size()))), false,
                                 LineEnd(random.bounded(4))};
        const PayloadConfig to = randomConfig();
        const Result<QString> converted = convertTyped(typed, from, to);
        if (converted)
            QVERIFY2(makePayload(*converted, to) == makePayload(typed, from),
                     qPrintable(u"seed %1, round %2: %3"_s.arg(seed).arg(round).arg(typed)));
        else if (to.lineEnd == LineEnd::None)
            QVERIFY2(
                to.format == PayloadFormat::Text && !to.escapes,
                qPrintable(u"seed %1, round %2: hex and escapes say everything: %3"_s.arg(seed).arg(round).arg(typed)));
    }
}

QTEST_GUILESS_MAIN(PayloadTest)
#include "tst_payload.moc"
