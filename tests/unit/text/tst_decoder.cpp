// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/stricttest.h"
#include "tests/unit/text/decoding.h"

#include "text/decoder.h"

#include <QRandomGenerator>

#include <numeric>

using namespace SocketDesk;
using namespace SocketDesk::Decoding;

/// Decoding: the same units however the stream is cut, every byte accounted for, ill-formed bytes by one rule.
class TestDecoder : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void utf8IllFormed_data();
    void utf8IllFormed();
    void illFormed_data();
    void illFormed();
    void everySplitOfASample_data();
    void everySplitOfASample();
    void randomBytesAtRandomCuts_data();
    void randomBytesAtRandomCuts();
    void runsAndSwitchesInTurn_data();
    void runsAndSwitchesInTurn();
    void finishStartsAnew_data();
    void finishStartsAnew();
    void copiesAreIndependent_data();
    void copiesAreIndependent();
    void movedDecodersGoOn();
    void longAsciiRunsAtEveryAlignment();
    void shiftsAreNoText();
    void twoCharactersOfOneCode();
    void decodeTextReplacesAndCounts();

private:
    void addEncodings();
    void compare(QByteArrayView bytes, const Encoding &encoding, const std::vector<qsizetype> &cuts,
                 const std::vector<DecodedUnit> &expected);
};

void TestDecoder::addEncodings()
{
    QTest::addColumn<QString>("name");
    for (const Encoding &encoding : checkedEncodings())
        QTest::newRow(qPrintable(encoding.name())) << encoding.name();
}

void TestDecoder::compare(QByteArrayView bytes, const Encoding &encoding, const std::vector<qsizetype> &cuts,
                          const std::vector<DecodedUnit> &expected)
{
    const std::vector<DecodedUnit> units = decodeInPieces(bytes, encoding, cuts);
    if (units == expected)
        return;
    QStringList places;
    for (const qsizetype cut : cuts)
        places.append(QString::number(cut));
    QFAIL(qPrintable(QStringLiteral("%1, cut at %2\n   whole: %3\n   pieces: %4")
                         .arg(formatHex(bytes, u' '), places.join(u','), toString(expected), toString(units))));
}

void TestDecoder::utf8IllFormed_data()
{
    QTest::addColumn<QByteArray>("hex");
    QTest::addColumn<QString>("text");

    // What Python's bytes.decode("utf-8", "replace") gives, which follows the same rule.
    QTest::newRow("lone continuation") << QByteArray("80") << QStringLiteral("\uFFFD");
    QTest::newRow("two continuations") << QByteArray("80bf") << QStringLiteral("\uFFFD\uFFFD");
    QTest::newRow("over-long two bytes") << QByteArray("c0af") << QStringLiteral("\uFFFD\uFFFD");
    QTest::newRow("over-long two bytes, upper half") << QByteArray("c1bf") << QStringLiteral("\uFFFD\uFFFD");
    QTest::newRow("over-long three bytes") << QByteArray("e080af") << QStringLiteral("\uFFFD\uFFFD\uFFFD");
    QTest::newRow("over-long four bytes") << QByteArray("f08080af") << QStringLiteral("\uFFFD\uFFFD\uFFFD\uFFFD");
    QTest::newRow("surrogate") << QByteArray("eda080") << QStringLiteral("\uFFFD\uFFFD\uFFFD");
    QTest::newRow("surrogate pair as six bytes")
        << QByteArray("eda0bdedb880") << QStringLiteral("\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD");
    QTest::newRow("beyond the last plane") << QByteArray("f4908080") << QStringLiteral("\uFFFD\uFFFD\uFFFD\uFFFD");
    QTest::newRow("lead F5") << QByteArray("f5808080") << QStringLiteral("\uFFFD\uFFFD\uFFFD\uFFFD");
    QTest::newRow("FF") << QByteArray("ff") << QStringLiteral("\uFFFD");
    QTest::newRow("FE twice") << QByteArray("fefe") << QStringLiteral("\uFFFD\uFFFD");
    QTest::newRow("three bytes cut before ASCII") << QByteArray("e4bd41") << QStringLiteral("\uFFFDA");
    QTest::newRow("four bytes cut before ASCII") << QByteArray("f09f9841") << QStringLiteral("\uFFFDA");
    QTest::newRow("four bytes cut after two") << QByteArray("f09f41") << QStringLiteral("\uFFFDA");
    QTest::newRow("lead before ASCII") << QByteArray("e441") << QStringLiteral("\uFFFDA");
    QTest::newRow("lead before a two-byte character") << QByteArray("c3c3a9") << QStringLiteral("\uFFFD\u00E9");
    QTest::newRow("E0 A0 before a character") << QByteArray("e0a0c3a9") << QStringLiteral("\uFFFD\u00E9");
    QTest::newRow("F0 before FF") << QByteArray("f0ff") << QStringLiteral("\uFFFD\uFFFD");
    QTest::newRow("E4 B8 before FF") << QByteArray("e4b8ff") << QStringLiteral("\uFFFD\uFFFD");
    QTest::newRow("cut at the end after two") << QByteArray("41e4bd") << QStringLiteral("A\uFFFD");
    QTest::newRow("cut at the end after one") << QByteArray("41e4") << QStringLiteral("A\uFFFD");
    QTest::newRow("four bytes cut at the end") << QByteArray("f09f98") << QStringLiteral("\uFFFD");
    QTest::newRow("ED at its limit") << QByteArray("ed9fbfee8080") << QStringLiteral("\uD7FF\uE000");
    QTest::newRow("F4 at its limit") << QByteArray("f48fbfbf") << QStringLiteral("\U0010FFFF");
    QTest::newRow("non-characters") << QByteArray("efbfbfefb790") << QStringLiteral("\uFFFF\uFDD0");
    QTest::newRow("byte order mark") << QByteArray("efbbbf41") << QStringLiteral("\uFEFFA");
    QTest::newRow("Unicode table 3-8") << QByteArray("c0afe080bff0818241")
                                       << QStringLiteral("\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFDA");
    QTest::newRow("Unicode table 3-9") << QByteArray("eda080edbfbfedaf41")
                                       << QStringLiteral("\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFDA");
    QTest::newRow("Unicode table 3-10") << QByteArray("f4919293ff4180bf42")
                                        << QStringLiteral("\uFFFD\uFFFD\uFFFD\uFFFD\uFFFDA\uFFFD\uFFFDB");
    QTest::newRow("Unicode table 3-11") << QByteArray("e180e2f09192f1bf41")
                                        << QStringLiteral("\uFFFD\uFFFD\uFFFD\uFFFDA");
    QTest::newRow("form of six bytes") << QByteArray("fc8080808080af")
                                       << QStringLiteral("\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD");
    QTest::newRow("GBK read as UTF-8") << QByteArray("c4e3bac3") << QStringLiteral("\uFFFD\uFFFD\uFFFD");
}

void TestDecoder::utf8IllFormed()
{
    QFETCH(QByteArray, hex);
    QFETCH(QString, text);
    const QByteArray bytes = QByteArray::fromHex(hex);
    QCOMPARE(decodeText(bytes, Encoding()), text);
    for (qsizetype cut = 0; cut <= bytes.size(); ++cut)
        compare(bytes, Encoding(), {cut}, decodeInPieces(bytes, Encoding()));
}

void TestDecoder::illFormed_data()
{
    QTest::addColumn<QByteArray>("encoding");
    QTest::addColumn<QByteArray>("hex");
    QTest::addColumn<QString>("units");

    const auto row = [](const char *what, const char *encoding, const char *hex, const char *units) {
        QTest::addRow("%s: %s", encoding, what)
            << QByteArray(encoding) << QByteArray(hex) << QString::fromLatin1(units);
    };
    row("lead before line feed", "GBK", "c40a", "FFFD!1 A+1");
    row("lead before quote", "GBK", "c422", "FFFD!1 22+1");
    row("lead before FF", "GBK", "c4ff", "FFFD!1 FFFD!1");
    row("80 is the euro sign", "GBK", "80", "20AC+1");
    row("FF is nothing", "GBK", "ff", "FFFD!1");
    row("euro of the newer GBK", "GBK", "a2e3", "20AC+2");
    row("code beyond GBK", "GB2312", "8140", "4E02+2");
    row("user-defined code", "GB18030", "aaa1", "E000+2");
    row("four bytes", "GBK", "8130843100", "9F+4 0+1");
    row("four bytes broken at the third", "GB18030", "81304131", "FFFD!1 30+1 41+1 31+1");
    row("four bytes broken at the fourth", "GB18030", "8130c4e3", "FFFD!1 30+1 4F60+2");
    row("four bytes without character", "GB18030", "fe39fe39", "FFFD!4");
    row("four bytes beyond Unicode", "GB18030", "e3329a36", "FFFD!4");
    row("last character of all", "GB18030", "e3329a35", "10FFFF+4");
    row("first of the second plane", "GB18030", "90308130", "10000+4");
    row("cut at the end", "GB18030", "41813081", "41+1 FFFD!3");
    row("lead before ASCII", "Big5", "a70d0a", "FFFD!1 D+1 A+1");
    row("unassigned with ASCII second", "Big5", "c87e", "FFFD!1 7E+1");
    row("unassigned", "Big5", "c8fe41", "FFFD!2 41+1");
    row("private use", "Big5", "fa4041", "FFFD!1 40+1 41+1");
    row("lead before ASCII", "Shift_JIS", "8221", "FFFD!1 21+1");
    row("controls where they belong", "Shift_JIS", "1a1c7f5c7e", "1A+1 1C+1 7F+1 5C+1 7E+1");
    row("half-width", "Shift_JIS", "b1", "FF71+1");
    row("lead before ASCII", "EUC-KR", "b022", "FFFD!1 22+1");
    row("private use", "EUC-KR", "c9a1", "FFFD!2");
    row("lone high surrogate", "UTF-16LE", "3dd84100", "FFFD!2 41+2");
    row("lone low surrogate", "UTF-16BE", "de000041", "FFFD!2 41+2");
    row("two high surrogates", "UTF-16BE", "d83dd83dde00", "FFFD!2 1F600+4");
    row("odd byte at the end", "UTF-16BE", "004100", "41+2 FFFD!1");
    row("cut pair at the end", "UTF-16LE", "3dd800", "FFFD!3");
    row("byte order mark", "UTF-16LE", "fffe4100", "FEFF+2 41+2");
    row("surrogate", "UTF-32LE", "00d8000041000000", "FFFD!4 41+4");
    row("beyond Unicode", "UTF-32BE", "00110000", "FFFD!4");
    row("no ASCII", "US-ASCII", "41ff42", "41+1 FFFD!1 42+1");
    row("C1 and all", "ISO-8859-1", "0080ff", "0+1 80+1 FF+1");
    row("three bytes", "EUC-JP", "8fb0a141", "4E02+3 41+1");
    row("three bytes broken", "EUC-JP", "8fb041", "FFFD!1 FFFD!1 41+1");
    row("lone surrogate", "CESU-8", "eda0bd41", "FFFD!3 41+1");
    row("pair", "CESU-8", "eda0bdedb880", "1F600+6");
}

void TestDecoder::illFormed()
{
    QFETCH(QByteArray, encoding);
    QFETCH(QByteArray, hex);
    QFETCH(QString, units);
    QCOMPARE(toString(decodeInPieces(QByteArray::fromHex(hex), named(encoding.constData()))), units);
}

void TestDecoder::everySplitOfASample_data()
{
    addEncodings();
}

void TestDecoder::everySplitOfASample()
{
    QFETCH(QString, name);
    const Encoding encoding = *Encoding::fromName(name);
    const QByteArray bytes = shortSample(encoding);
    QVERIFY(bytes.size() > 2);
    const auto whole = decodeInPieces(bytes, encoding);
    QCOMPARE(countInvalid(whole), 0);
    for (qsizetype first = 0; first <= bytes.size(); ++first) {
        for (qsizetype second = first; second <= bytes.size(); ++second)
            compare(bytes, encoding, {first, second}, whole);
    }
}

void TestDecoder::randomBytesAtRandomCuts_data()
{
    addEncodings();
}

namespace {

/// Bytes of three kinds: any, letters and digits with what stateful encodings switch with, and a damaged sample.
QByteArray randomBytes(QRandomGenerator &random, const QByteArray &text)
{
    static const QByteArray switches("~{}+-&\x1b\x0e\x0f$()*BJ@AGHI!\xef\x42\n1", 24);
    QByteArray bytes(random.bounded(40), Qt::Uninitialized);
    const int kind = random.bounded(3);
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        if (kind == 0 || (kind == 2 && random.bounded(8) == 0))
            bytes[i] = char(random.bounded(256));
        else
            bytes[i] = kind == 1 ? switches[random.bounded(int(switches.size()))] : text[i % text.size()];
    }
    return bytes;
}

std::vector<qsizetype> randomCuts(QRandomGenerator &random, qsizetype size)
{
    std::vector<qsizetype> cuts(std::size_t(random.bounded(5)));
    for (qsizetype &cut : cuts)
        cut = random.bounded(int(size) + 1);
    std::sort(cuts.begin(), cuts.end());
    return cuts;
}

/// True where the units take the bytes one after the other, to the last.
bool accountForAll(const std::vector<DecodedUnit> &units, qsizetype size)
{
    qint32 begin = 0;
    for (const DecodedUnit &unit : units) {
        if (unit.byteCount > 8 || (unit.byteCount > 0 && unit.begin != begin))
            return false;
        begin += unit.byteCount;
    }
    return begin == size;
}

qint64 countInvalidInHalves(QByteArrayView bytes, const Encoding &encoding)
{
    TextDecoder decoder(encoding);
    const qsizetype half = bytes.size() / 2;
    const qint64 fed = decoder.countInvalid(bytes.first(half)) + decoder.countInvalid(bytes.sliced(half));
    std::vector<DecodedUnit> rest;
    decoder.finish(rest);
    return fed + countInvalid(rest);
}

} // namespace

void TestDecoder::randomBytesAtRandomCuts()
{
    QFETCH(QString, name);
    const Encoding encoding = *Encoding::fromName(name);
    const quint32 seed = QRandomGenerator::global()->generate();
    qInfo("seed %u", seed);
    QRandomGenerator random(seed);
    const QByteArray text = sample(encoding);
    for (int round = 0; round < 300; ++round) {
        const QByteArray bytes = randomBytes(random, text);
        const auto whole = decodeInPieces(bytes, encoding);
        compare(bytes, encoding, randomCuts(random, bytes.size()), whole);
        QVERIFY2(accountForAll(whole, bytes.size()), qPrintable(formatHex(bytes, u' ') + u": " + toString(whole)));
        QCOMPARE(countInvalidInHalves(bytes, encoding), countInvalid(whole));
        const auto runs = decodeInPieces(bytes, encoding, randomCuts(random, bytes.size()), &TextDecoder::feedRuns);
        QVERIFY2(withoutRuns(runs, bytes) == whole, qPrintable(formatHex(bytes, u' ') + u": " + toString(runs)));
        if (QTest::currentTestFailed())
            return;
    }
}

void TestDecoder::runsAndSwitchesInTurn_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name : {"ISO-2022-JP", "ISO-2022-JP-1", "ISO-2022-JP-2", "JIS7", "JIS8", "ISO-2022-KR",
                             "ISO-2022-CN", "ISO-2022-CN-EXT", "HZ-GB-2312"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

/// What is decoded in long runs is what single bytes give, whatever state the runs are in and wherever they break off.
void TestDecoder::runsAndSwitchesInTurn()
{
    QFETCH(const QString, name);
    const Encoding encoding = *Encoding::fromName(name);
    const quint32 seed = QRandomGenerator::global()->generate();
    qInfo("seed %u", seed);
    QRandomGenerator random(seed);
    const QList<QByteArray> switches{"\x1B$B",  "\x1B$@",  "\x1B(B",  "\x1B(J", "\x1B(I",  "\x1B$)C",
                                     "\x1B$)A", "\x1B$)G", "\x1B$*H", "\x1BN",  "\x1B$(D", "\x1B$A",
                                     "\x1B.A",  "\x1B",    "\x0E",    "\x0F",   "~{",      "~}",
                                     "~~",      "~\n",     "\n",      "\xA4"};
    for (int round = 0; round < 300; ++round) {
        QByteArray bytes;
        for (quint32 part = 1 + random.bounded(8U); part > 0; --part) {
            bytes += switches[random.bounded(switches.size())];
            const auto [first, last] = part % 2 ? std::pair(0x21, 0x7F) : std::pair(0x30, 0x50); // mostly characters
            for (quint32 i = random.bounded(part % 3 ? 40U : 700U); i > 0; --i)
                bytes += char(random.bounded(first, last));
        }
        std::vector<qsizetype> everywhere(std::size_t(bytes.size()));
        std::iota(everywhere.begin(), everywhere.end(), 0);
        const std::vector<DecodedUnit> single = decodeInPieces(bytes, encoding, everywhere);
        compare(bytes, encoding, {}, single);
        compare(bytes, encoding, randomCuts(random, bytes.size()), single);
        TextDecoder counting(encoding);
        const qint64 counted = counting.countInvalid(bytes);
        std::vector<DecodedUnit> rest;
        counting.finish(rest);
        QCOMPARE(counted + countInvalid(rest), countInvalid(single));
    }
}

void TestDecoder::finishStartsAnew_data()
{
    addEncodings();
}

void TestDecoder::finishStartsAnew()
{
    QFETCH(QString, name);
    const Encoding encoding = *Encoding::fromName(name);
    const QByteArray bytes = sample(encoding);
    const auto whole = decodeInPieces(bytes, encoding);
    TextDecoder decoder(encoding);
    for (qsizetype cut = 0; cut <= bytes.size(); ++cut) {
        std::vector<DecodedUnit> units;
        decoder.feed(bytes.first(cut), units);
        const int pending = decoder.pendingBytes();
        units.clear();
        decoder.finish(units);
        qsizetype finished = 0;
        for (const DecodedUnit &unit : units)
            finished += unit.byteCount;
        QCOMPARE(finished, pending);
        QCOMPARE(decoder.pendingBytes(), 0);
        units.clear();
        decoder.feed(bytes, units);
        decoder.finish(units);
        QCOMPARE(toString(units), toString(whole));
    }
}

void TestDecoder::copiesAreIndependent_data()
{
    addEncodings();
}

void TestDecoder::copiesAreIndependent()
{
    QFETCH(QString, name);
    const Encoding encoding = *Encoding::fromName(name);
    const QByteArray bytes = sample(encoding);
    TextDecoder decoder(encoding);
    std::vector<DecodedUnit> ignored;
    for (const char byte : bytes) {
        TextDecoder copy(decoder);
        TextDecoder disturbed(decoder);
        disturbed.feed("\xFF\x1B\x81 ", ignored);
        disturbed.finish(ignored);
        std::vector<DecodedUnit> expected;
        std::vector<DecodedUnit> units;
        decoder.feed(QByteArrayView(&byte, 1), expected);
        copy.feed(QByteArrayView(&byte, 1), units);
        QCOMPARE(toString(units), toString(expected));
        QCOMPARE(copy.pendingBytes(), decoder.pendingBytes());
        decoder = copy;
    }
    QCOMPARE(decoder.encoding(), encoding);
}

/// QStringDecoder of Qt 6.4 writes to a dead stack frame at every invalid byte after this.
void TestDecoder::movedDecodersGoOn()
{
    for (const Encoding &encoding : checkedEncodings()) {
        std::vector<TextDecoder> decoders;
        for (int i = 0; i < 20; ++i) {
            decoders.emplace_back(encoding);
            for (TextDecoder &decoder : decoders) {
                std::vector<DecodedUnit> units;
                decoder.feed("\xFF\x80\x1B\x0E\xC0", units);
                decoder.feed("\n\n", units);
            }
        }
        TextDecoder moved(std::move(decoders.front()));
        decoders.front() = moved;
        QCOMPARE(decoders.front().pendingBytes(), moved.pendingBytes());
    }
}

void TestDecoder::longAsciiRunsAtEveryAlignment()
{
    constexpr qsizetype length = 150; // longer than twice what is looked at in one step
    for (qsizetype place = 0; place < length; ++place) {
        QByteArray bytes(length, 'a');
        bytes[place] = '\xFF';
        TextDecoder counter;
        QCOMPARE(counter.countInvalid(bytes), 1);
        QString text(length, u'a');
        text[place] = QChar(QChar::ReplacementCharacter);
        QCOMPARE(decodeText(bytes, Encoding()), text);
        QCOMPARE(decodeText(bytes, named("GBK")), text);
    }
}

void TestDecoder::shiftsAreNoText()
{
    const QByteArray bytes = QByteArray::fromHex("611b2442467c1b284262");
    QCOMPARE(toString(decodeInPieces(bytes, named("ISO-2022-JP"))), QStringLiteral("61+1 1B~3 65E5+2 1B~3 62+1"));
    qint64 invalid = -1;
    QCOMPARE(decodeText(bytes, named("ISO-2022-JP"), &invalid), QStringLiteral("a日b"));
    QCOMPARE(invalid, 0);
}

void TestDecoder::twoCharactersOfOneCode()
{
    QCOMPARE(toString(decodeInPieces(QByteArray::fromHex("ecb5ecb5"), named("ibm-16684"))),
             QStringLiteral("304B+2 309A+0 304B+2 309A+0"));
}

void TestDecoder::decodeTextReplacesAndCounts()
{
    qint64 invalid = -1;
    QCOMPARE(decodeText("A\xE4\xBD\xFF", Encoding(), &invalid), QStringLiteral("A\uFFFD\uFFFD"));
    QCOMPARE(invalid, 3);
    QCOMPARE(decodeText({}, Encoding(), &invalid), QString());
    QCOMPARE(invalid, 0);
    const QByteArray large = QByteArray("\xE4\xBD\xA0").repeated(50000);
    QCOMPARE(decodeText(large, Encoding(), &invalid), QStringLiteral("你").repeated(50000));
    QCOMPARE(invalid, 0);
}

QTEST_GUILESS_MAIN(TestDecoder)
#include "tst_decoder.moc"
