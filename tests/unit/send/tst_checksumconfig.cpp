// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "send/checksumconfig.h"

#include "tests/support/stricttest.h"

using namespace SocketDesk;
using namespace Qt::StringLiterals;

namespace {

ChecksumConfig config(QStringView spec)
{
    const Result<ChecksumConfig> read = ChecksumConfig::fromSpec(spec);
    if (!read)
        qFatal("%s", qPrintable(describe(read.error()).oneLine()));
    return *read;
}

} // namespace

/// Checksums are those of the catalogue, and go where they are asked to.
class ChecksumConfigTest final : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void checkValues_data();
    void checkValues();
    void everySpecSurvives();
    void isPlaced_data();
    void isPlaced();
    void coversFromTheFirstByteOn();
    void refusesAMessageThatIsTooShort();
    void refusesWhatIsNoSpec_data();
    void refusesWhatIsNoSpec();
};

/// What the algorithms give for the nine characters "123456789". The CRCs are those of the catalogue of parametrised CRC
/// algorithms; the sums are 0x1DD, which is 31 + 32 + … + 39.
void ChecksumConfigTest::checkValues_data()
{
    QTest::addColumn<QString>("spec");
    QTest::addColumn<quint64>("value");
    const auto row = [](const char *spec, quint64 value) { QTest::newRow(spec) << QString::fromLatin1(spec) << value; };
    row("sum8", 0xDD);
    row("sum16", 0x1DD);
    row("xor", 0x31);
    row("lrc", 0x23);
    row("twos-complement", 0x23);
    row("crc8", 0xF4);
    row("crc16-modbus", 0x4B37);
    row("crc16-ccitt-false", 0x29B1);
    row("crc16-xmodem", 0x31C3);
    row("crc16-kermit", 0x2189);
    row("crc32", 0xCBF43926);
    // The same by their parameters, and others of the catalogue: widths below 8, off 8, and 64; output reflected alone.
    row("crc:16,8005,FFFF,true,true,0", 0x4B37);
    row("crc:32,04C11DB7,FFFFFFFF,true,true,FFFFFFFF", 0xCBF43926);
    row("crc:3,3,0,false,false,7", 0x4);                                                      // CRC-3/GSM
    row("crc:5,05,1F,true,true,1F", 0x19);                                                    // CRC-5/USB
    row("crc:7,09", 0x75);                                                                    // CRC-7/MMC
    row("crc:8,31,FF,false,false,0", 0xF7);                                                   // CRC-8/NRSC-5
    row("crc:12,80F,0,false,true,0", 0xDAF);                                                  // CRC-12/UMTS
    row("crc:16,1021,B2AA,true,true,0", 0x63D0);                                              // CRC-16/RIELLO
    row("crc:24,864CFB,B704CE,false,false,0", 0x21CF02);                                      // CRC-24/OPENPGP
    row("crc:40,0x4820009,0,false,false,FFFFFFFFFF", 0xD4164FC646);                           // CRC-40/GSM
    row("crc:64,42F0E1EBA9EA3693", 0x6C40DF5F0B497347);                                       // CRC-64/ECMA-182
    row("crc:64,42F0E1EBA9EA3693,FFFFFFFFFFFFFFFF,1,1,FFFFFFFFFFFFFFFF", 0x995DC9BBDF1939FA); // CRC-64/XZ
}

void ChecksumConfigTest::checkValues()
{
    QFETCH(const QString, spec);
    QFETCH(const quint64, value);
    QCOMPARE(QString::number(checksumOf("123456789", config(spec)), 16), QString::number(value, 16));
}

void ChecksumConfigTest::everySpecSurvives()
{
    for (const QStringView spec : {u"none", u"sum8", u"crc16-modbus", u"crc16-modbus,be",
                                   u"crc32,from=3,le,after-line-end", u"crc:12,80F,0,false,true,0,from=2",
                                   u"crc:64,42F0E1EBA9EA3693,FFFFFFFFFFFFFFFF,true,true,FFFFFFFFFFFFFFFF,le"})
        QCOMPARE(config(spec).toSpec(), spec.toString());
    QCOMPARE(config(u"crc:16,0x1021").toSpec(), u"crc:16,1021,0,false,false,0"_s);
    QCOMPARE(config(u"crc:16,1021,FFFF,from=2").custom.initial, 0xFFFFU);
}

void ChecksumConfigTest::isPlaced_data()
{
    QTest::addColumn<QString>("spec");
    QTest::addColumn<QByteArray>("hex");
    QTest::newRow("Modbus sends the low byte first") << u"crc16-modbus"_s << QByteArray("374b");
    QTest::newRow("unless told otherwise") << u"crc16-modbus,be"_s << QByteArray("4b37");
    QTest::newRow("Kermit too") << u"crc16-kermit"_s << QByteArray("8921");
    QTest::newRow("XMODEM the high one") << u"crc16-xmodem"_s << QByteArray("31c3");
    QTest::newRow("four bytes") << u"crc32,le"_s << QByteArray("2639f4cb");
    QTest::newRow("as many bytes as the bits take") << u"crc:12,80F,0,false,true,0"_s << QByteArray("0daf");
    QTest::newRow("one") << u"crc:7,09"_s << QByteArray("75");
    QTest::newRow("none") << u"none"_s << QByteArray();
}

void ChecksumConfigTest::isPlaced()
{
    QFETCH(const QString, spec);
    QFETCH(const QByteArray, hex);
    QCOMPARE(checksumBytes("123456789", config(spec))->toHex(), hex);
}

void ChecksumConfigTest::coversFromTheFirstByteOn()
{
    QCOMPARE(checksumBytes("xx123456789", config(u"crc32,from=3")), checksumBytes("123456789", config(u"crc32")));
    QCOMPARE(checksumBytes("", config(u"crc16-modbus"))->toHex(), QByteArray("ffff"));
}

void ChecksumConfigTest::refusesAMessageThatIsTooShort()
{
    QVERIFY(checksumBytes("abc", config(u"xor,from=3")));
    const Result<QByteArray> bytes = checksumBytes("abc", config(u"xor,from=4"));
    QVERIFY(!bytes);
    QCOMPARE(bytes.error(), (Error{ErrorCode::MessageTooShort, {u"3"_s, u"4"_s}}));
}

void ChecksumConfigTest::refusesWhatIsNoSpec_data()
{
    QTest::addColumn<QString>("spec");
    QTest::addColumn<int>("position");
    QTest::newRow("nothing") << QString() << 0;
    QTest::newRow("an unknown name") << u"crc99"_s << 0;
    QTest::newRow("numbers where none belong") << u"crc32:1"_s << 0;
    QTest::newRow("no numbers where some belong") << u"crc"_s << 0;
    QTest::newRow("no polynomial") << u"crc:16"_s << 6;
    QTest::newRow("no width") << u"crc:"_s << 4;
    QTest::newRow("too wide") << u"crc:65,1"_s << 4;
    QTest::newRow("a polynomial of too many bits") << u"crc:8,1FF"_s << 6;
    QTest::newRow("no hex") << u"crc:8,+7"_s << 6;
    QTest::newRow("neither true nor false") << u"crc:8,7,0,maybe"_s << 10;
    QTest::newRow("a number too many") << u"crc:8,7,0,true,true,0,0"_s << 22;
    QTest::newRow("byte 0") << u"xor,from=0"_s << 4;
    QTest::newRow("an unknown option") << u"xor,middle"_s << 4;
    QTest::newRow("both byte orders") << u"crc16-modbus,be,le"_s << 16;
    QTest::newRow("two first bytes") << u"xor,from=2,from=3"_s << 11;
    QTest::newRow("an empty option") << u"xor,"_s << 4;
}

void ChecksumConfigTest::refusesWhatIsNoSpec()
{
    QFETCH(const QString, spec);
    QFETCH(const int, position);
    const Result<ChecksumConfig> read = ChecksumConfig::fromSpec(spec);
    QVERIFY(!read);
    QCOMPARE(stableName(read.error().code), stableName(ErrorCode::InvalidValue));
    QCOMPARE(read.error().position, position);
    QVERIFY(!read.error().argument(1).isEmpty());
}

QTEST_GUILESS_MAIN(ChecksumConfigTest)
#include "tst_checksumconfig.moc"
