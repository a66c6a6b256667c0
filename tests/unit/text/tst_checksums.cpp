// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "text/checksums.h"

#include "tests/support/stricttest.h"

#include <QRandomGenerator>

using namespace SocketDesk;

Q_DECLARE_METATYPE(SocketDesk::ChecksumValues)

namespace {

ChecksumValues of(QByteArrayView bytes)
{
    Checksums sums;
    sums.add(bytes);
    return sums.values();
}

} // namespace

/// Sums and CRCs are those of the catalogue and of Python, whatever the cuts.
class ChecksumsTest final : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void knownValues_data();
    void knownValues();
    void everyCutGivesTheSame();
};

void ChecksumsTest::knownValues_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<ChecksumValues>("values");
    QTest::newRow("nothing") << QByteArray() << ChecksumValues();
    // The check values of the catalogue.
    QTest::newRow("123456789") << QByteArray("123456789")
                               << ChecksumValues{.sum8 = 0xDD,
                                                 .sum16 = 0x01DD,
                                                 .exclusiveOr = 0x31,
                                                 .crc8 = 0xF4,
                                                 .crc16Modbus = 0x4B37,
                                                 .crc16Ccitt = 0x29B1,
                                                 .crc32 = 0xCBF43926};
    // sum(b), xor, and binascii.crc32(b) of Python; binascii.crc_hqx(b, 0xffff) is CCITT-FALSE.
    QTest::newRow("a zero byte") << QByteArray(1, '\0')
                                 << ChecksumValues{.sum8 = 0,
                                                   .sum16 = 0,
                                                   .exclusiveOr = 0,
                                                   .crc8 = 0,
                                                   .crc16Modbus = 0x40BF,
                                                   .crc16Ccitt = 0xE1F0,
                                                   .crc32 = 0xD202EF8D};
    QTest::newRow("300 times FF") << QByteArray(300, '\xFF')
                                  << ChecksumValues{.sum8 = quint8(300 * 255),
                                                    .sum16 = quint16(300 * 255),
                                                    .exclusiveOr = 0,
                                                    .crc8 = 0x4B,
                                                    .crc16Modbus = 0xDB30,
                                                    .crc16Ccitt = 0xB2F5,
                                                    .crc32 = 0x1C0A1881};
}

void ChecksumsTest::knownValues()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const ChecksumValues, values);
    const ChecksumValues actual = of(bytes);
    QCOMPARE(actual.sum8, values.sum8);
    QCOMPARE(actual.sum16, values.sum16);
    QCOMPARE(actual.exclusiveOr, values.exclusiveOr);
    QCOMPARE(actual.crc8, values.crc8);
    QCOMPARE(actual.crc16Modbus, values.crc16Modbus);
    QCOMPARE(actual.crc16Ccitt, values.crc16Ccitt);
    QCOMPARE(actual.crc32, values.crc32);
}

void ChecksumsTest::everyCutGivesTheSame()
{
    const quint32 seed = QRandomGenerator::global()->generate();
    qInfo("seed %u", seed);
    QRandomGenerator random(seed);
    QByteArray bytes(200, Qt::Uninitialized);
    for (char &byte : bytes)
        byte = char(random.generate());
    const ChecksumValues whole = of(bytes);
    for (qsizetype cut = 0; cut <= bytes.size(); ++cut) {
        Checksums sums;
        sums.add(QByteArrayView(bytes).first(cut));
        sums.add(QByteArrayView(bytes).sliced(cut));
        QVERIFY(sums.values() == whole);
    }
}

QTEST_GUILESS_MAIN(ChecksumsTest)
#include "tst_checksums.moc"
