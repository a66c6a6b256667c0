// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/stricttest.h"
#include "tests/unit/text/decoding.h"

#include "text/encodingentry.h"

#include <unicode/ucnv.h>

#include <QRegularExpression>
#include <QSet>

#include <atomic>
#include <thread>

using namespace SocketDesk;
using namespace SocketDesk::Decoding;

/// Encodings as values: their names, the lists for menus, and what a reader in the middle of a stream may rely on.
class TestEncoding : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void names_data();
    void names();
    void unknownNames_data();
    void unknownNames();
    void defaultIsUtf8();
    void commonOnesInTheirOrder();
    void otherOnesAreTheRest();
    void everyNameLeadsBack();
    void everyConverterIsThere();
    void converterNames();
    void unitBytes();
    void singleByte();
    void resynchronisation_data();
    void resynchronisation();
    void resynchronisesAfterAscii();
    void firstUseByManyThreads();
};

void TestEncoding::names_data()
{
    QTest::addColumn<QString>("alias");
    QTest::addColumn<QString>("canonical");

    const QList<std::pair<const char *, const char *>> rows = {
        {"UTF-8", "utf8 UTF-8 utf_8 Utf8 cp65001 unicode-1-1-utf-8"},
        {"GBK", "gbk GBK cp936 CP936 ms936 windows-936 ANSI ansi ASCII/ANSI x-gbk chinese"},
        {"GB18030", "gb18030 GB-18030 gb18030-2022"},
        {"GB2312", "gb2312 GB_2312-80 EUC-CN euccn"},
        {"Big5", "big5 BIG5 cp950 big-5 windows-950 cn-big5"},
        {"UTF-16LE", "utf-16 utf16 utf-16le UTF16LE unicode ucs-2"},
        {"UTF-16BE", "utf-16be unicodeFFFE"},
        {"ISO-8859-1", "latin1 Latin-1 ISO-8859-1 iso8859-1 ISO_8859-1:1987 l1 cp819"},
        {"Shift_JIS", "sjis Shift_JIS shift-jis cp932 windows-31j ms_kanji"},
        {"EUC-KR", "euc-kr EUC_KR cp949 uhc ks_c_5601-1987 korean"},
        {"UTF-32LE", "utf-32 UTF-32LE"},
        {"EUC-JP", "euc-jp eucjp"},
        {"ISO-2022-JP", "iso-2022-jp"},
        {"KOI8-R", "koi8-r koi8 koi cskoi8r"},
        {"KOI8-U", "koi8-u koi8-ru"},
        {"ISO-8859-8", "iso-8859-8 hebrew visual logical csiso88598i"},
        {"ISO-8859-6", "iso-8859-6 arabic csiso88596e"},
        {"windows-874", "windows-874 dos-874"},
        {"windows-1252", "windows-1252 cp1252 x-cp1252"},
        {"windows-1251", "windows-1251 cp1251 x-cp1251"},
        {"x-mac-cyrillic", "x-mac-cyrillic x-mac-ukrainian"},
        {"macintosh", "macintosh mac x-mac-roman csmacintosh"},
        {"US-ASCII", "ascii us-ascii ASCII ANSI_X3.4-1968"},
        {"HZ-GB-2312", "hz hz-gb-2312"},
        {"Big5-HKSCS", "big5-hkscs big5hk"},
    };
    for (const auto &[canonical, aliases] : rows) {
        for (const QByteArray &alias : QByteArray(aliases).split(' '))
            QTest::newRow(alias.constData()) << QString::fromLatin1(alias) << QString::fromLatin1(canonical);
    }
    QTest::newRow("with a space in it") << QStringLiteral("UTF-16 LE") << QStringLiteral("UTF-16LE");
    QTest::newRow("with spaces around") << QStringLiteral(" gbk\t") << QStringLiteral("GBK");
}

void TestEncoding::names()
{
    QFETCH(QString, alias);
    QFETCH(QString, canonical);
    const auto encoding = Encoding::fromName(alias);
    QVERIFY(encoding);
    QCOMPARE(encoding->name(), canonical);
    QCOMPARE(*encoding, *Encoding::fromName(canonical));
}

void TestEncoding::unknownNames_data()
{
    QTest::addColumn<QString>("name");

    QTest::newRow("nothing") << QString();
    QTest::newRow("spaces") << QStringLiteral("  ");
    QTest::newRow("nonsense") << QStringLiteral("klingon");
    QTest::newRow("nearly") << QStringLiteral("utf-9");
    QTest::newRow("a path") << QStringLiteral("../../etc/passwd");
    QTest::newRow("not ASCII") << QStringLiteral("编码");
    QTest::newRow("full width") << QStringLiteral("ＧＢＫ");
    QTest::newRow("byte order of the machine") << QStringLiteral("UTF16_PlatformEndian");
    QTest::newRow("cannot be copied") << QStringLiteral("x11-compound-text");
    QTest::newRow("very long") << QString(100000, u'x');
}

void TestEncoding::unknownNames()
{
    QFETCH(QString, name);
    const auto encoding = Encoding::fromName(name);
    QVERIFY(!encoding);
    QCOMPARE(encoding.error(), (Error{ErrorCode::UnknownEncoding, {name}}));
}

void TestEncoding::defaultIsUtf8()
{
    QCOMPARE(Encoding(), named("UTF-8"));
    QCOMPARE(Encoding().name(), QStringLiteral("UTF-8"));
    QVERIFY(Encoding() != named("GBK"));
    QVERIFY(named("GBK") != named("GB18030"));
}

void TestEncoding::commonOnesInTheirOrder()
{
    QStringList names;
    for (const Encoding &encoding : commonEncodings())
        names.append(encoding.name());
    QCOMPARE(names,
             QStringLiteral("UTF-8 GBK GB18030 GB2312 Big5 UTF-16LE UTF-16BE ISO-8859-1 Shift_JIS EUC-KR").split(u' '));
}

void TestEncoding::otherOnesAreTheRest()
{
    const QList<Encoding> others = otherEncodings();
    QSet<QString> names;
    QString previous;
    for (const Encoding &encoding : others) {
        QVERIFY2(!commonEncodings().contains(encoding), qPrintable(encoding.name()));
        QVERIFY2(previous.compare(encoding.name(), Qt::CaseInsensitive) <= 0, qPrintable(encoding.name()));
        previous = encoding.name();
        names.insert(encoding.name());
    }
    QCOMPARE(names.size(), others.size());
    for (const char *name :
         {"EUC-JP", "ISO-2022-JP", "KOI8-R", "windows-1252", "UTF-7", "UTF-32LE", "US-ASCII", "IBM437"})
        QVERIFY2(names.contains(QString::fromLatin1(name)), name);
}

void TestEncoding::everyNameLeadsBack()
{
    for (const Encoding &encoding : commonEncodings() + otherEncodings()) {
        const auto again = Encoding::fromName(encoding.name());
        QVERIFY2(again && *again == encoding, qPrintable(encoding.name()));
    }
}

/// Every alias of every ICU converter leads to an encoding, but for those left out on purpose.
void TestEncoding::everyConverterIsThere()
{
    static const QRegularExpression leftOut(
        QStringLiteral("^UTF(16|32)_|^UTF-16.*,|^x11-|^ISO_2022,locale=zh,version=2"));
    for (int i = 0; i < ucnv_countAvailable(); ++i) {
        const QByteArray converter = ucnv_getAvailableName(i);
        if (leftOut.match(QString::fromLatin1(converter)).hasMatch())
            continue;
        UErrorCode status = U_ZERO_ERROR;
        for (quint16 alias = 0; alias < ucnv_countAliases(converter.constData(), &status); ++alias) {
            const char *name = ucnv_getAlias(converter.constData(), alias, &status);
            QVERIFY2(Encoding::fromName(QString::fromLatin1(name)), name);
        }
    }
}

void TestEncoding::converterNames()
{
    QCOMPARE(named("GBK").decoderName(), QByteArray("gb18030"));
    QCOMPARE(named("GBK").encoderName(), QByteArray("windows-936-2000"));
    QCOMPARE(named("GB2312").decoderName(), QByteArray("gb18030"));
    QCOMPARE(named("EUC-JP").decoderName(), named("EUC-JP").encoderName());
}

void TestEncoding::unitBytes()
{
    QCOMPARE(named("UTF-16LE").unitBytes(), 2);
    QCOMPARE(named("UTF-16BE").unitBytes(), 2);
    QCOMPARE(named("UTF-32BE").unitBytes(), 4);
    for (const char *name : {"UTF-8", "GBK", "ISO-8859-1", "ISO-2022-JP", "SCSU"})
        QCOMPARE(named(name).unitBytes(), 0);
}

void TestEncoding::singleByte()
{
    for (const char *name : {"ISO-8859-1", "windows-1252", "KOI8-R", "US-ASCII", "IBM037"})
        QVERIFY2(named(name).isSingleByte(), name);
    for (const char *name : {"UTF-8", "GBK", "UTF-16LE", "UTF-7", "gsm-03.38-2009", "HZ-GB-2312"})
        QVERIFY2(!named(name).isSingleByte(), name);
}

void TestEncoding::resynchronisation_data()
{
    QTest::addColumn<QString>("name");
    for (const Encoding &encoding : checkedEncodings())
        QTest::newRow(qPrintable(encoding.name())) << encoding.name();
}

/// Whatever came before, nothing is pending after such a byte, and decoding from there is decoding from the start.
void TestEncoding::resynchronisation()
{
    QFETCH(QString, name);
    const Encoding encoding = *Encoding::fromName(name);
    const QByteArray leads("\x81\x30\x8F\xA1\xC4\xE3\xF0\x9F\x98\xFE\x1B\x0E\x00", 13);
    for (int byte = 0; byte < 256; ++byte) {
        if (!encoding.resynchronisesAfter(uchar(byte)))
            continue;
        QVERIFY(encoding.unitBytes() == 0);
        for (qsizetype length = 0; length < 4; ++length) {
            for (qsizetype head = 0; head + length <= leads.size(); ++head) {
                TextDecoder decoder(encoding);
                std::vector<DecodedUnit> units;
                decoder.feed(QByteArray(leads.sliced(head, length) + char(byte)), units);
                QCOMPARE(decoder.pendingBytes(), 0);
            }
        }
    }
}

void TestEncoding::resynchronisesAfterAscii()
{
    for (const char *name :
         {"UTF-8", "GBK", "GB18030", "GB2312", "Big5", "Shift_JIS", "EUC-KR", "ISO-8859-1", "EUC-JP"}) {
        for (const char byte : {'\n', '\r', ' ', 'A', 'z', '\0'})
            QVERIFY2(named(name).resynchronisesAfter(uchar(byte)), name);
    }
    QVERIFY(!named("GBK").resynchronisesAfter('0')); // may be the second of four bytes
    QVERIFY(!named("GBK").resynchronisesAfter(0xC4));
    QVERIFY(named("UTF-8").resynchronisesAfter(0xFF));
    QVERIFY(!named("UTF-8").resynchronisesAfter(0x80));
    for (const char *name :
         {"UTF-16LE", "UTF-32BE", "ISO-2022-JP", "HZ-GB-2312", "UTF-7", "BOCU-1", "SCSU", "ibm-930"}) {
        for (int byte = 0; byte < 256; ++byte)
            QVERIFY2(!named(name).resynchronisesAfter(uchar(byte)), name);
    }
}

/// Tables are read at first use, from whichever thread.
void TestEncoding::firstUseByManyThreads()
{
    const QByteArray names[] = {"EUC-JP", "ibm-1363", "GBK", "windows-1250", "Shift_JIS", "KOI8-U", "ISO-2022-JP"};
    std::atomic<int> wrong = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([&names, &wrong] {
            for (const QByteArray &name : names) {
                const auto encoding = Encoding::fromName(QString::fromLatin1(name));
                const bool isRight = encoding && decodeText("ASCII", *encoding) == QStringLiteral("ASCII") &&
                                     encodeText(QStringLiteral("ASCII"), *encoding) &&
                                     encoding->resynchronisesAfter('A') == (name != "ISO-2022-JP");
                wrong += isRight ? 0 : 1;
            }
            wrong += otherEncodings().isEmpty() ? 1 : 0;
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(wrong.load(), 0);
}

QTEST_GUILESS_MAIN(TestEncoding)
#include "tst_encoding.moc"
