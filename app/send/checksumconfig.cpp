// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "send/checksumconfig.h"

#include "text/checksums.h"

#include <QtEndian>

#include <array>

using namespace Qt::StringLiterals;

namespace SocketDesk {

namespace {

struct KindEntry
{
    QLatin1String name;
    int bits = 0; ///< 0 where it depends
    ByteOrder order = ByteOrder::BigEndian;
};

/// In the order of ChecksumKind. Modbus and Kermit send the low byte first; the others the high one.
constexpr std::array kinds{KindEntry{"none"_L1},
                           KindEntry{"sum8"_L1, 8},
                           KindEntry{"sum16"_L1, 16},
                           KindEntry{"xor"_L1, 8},
                           KindEntry{"lrc"_L1, 8},
                           KindEntry{"twos-complement"_L1, 8},
                           KindEntry{"crc8"_L1, 8},
                           KindEntry{"crc16-modbus"_L1, 16, ByteOrder::LittleEndian},
                           KindEntry{"crc16-ccitt-false"_L1, 16},
                           KindEntry{"crc16-xmodem"_L1, 16},
                           KindEntry{"crc16-kermit"_L1, 16, ByteOrder::LittleEndian},
                           KindEntry{"crc32"_L1, 32},
                           KindEntry{"crc"_L1}};

const KindEntry &entryOf(ChecksumKind kind)
{
    return kinds.at(std::size_t(kind));
}

} // namespace

QLatin1String stableName(ChecksumKind kind)
{
    return entryOf(kind).name;
}

ChecksumConfig ChecksumConfig::usual(ChecksumKind kind)
{
    ChecksumConfig config;
    config.kind = kind;
    config.byteOrder = entryOf(kind).order;
    return config;
}

int ChecksumConfig::byteCount() const
{
    return ((kind == ChecksumKind::CustomCrc ? custom.width : entryOf(kind).bits) + 7) / 8;
}

quint64 checksumOf(QByteArrayView bytes, const ChecksumConfig &config)
{
    Checksums sums;
    sums.add(bytes);
    const ChecksumValues values = sums.values();
    switch (config.kind) {
    case ChecksumKind::None:
        return 0;
    case ChecksumKind::Sum8:
        return values.sum8;
    case ChecksumKind::Sum16:
        return values.sum16;
    case ChecksumKind::Xor:
        return values.exclusiveOr;
    case ChecksumKind::Lrc:
    case ChecksumKind::TwosComplement:
        return quint8(0x100 - values.sum8);
    case ChecksumKind::Crc8:
        return values.crc8;
    case ChecksumKind::Crc16Modbus:
        return values.crc16Modbus;
    case ChecksumKind::Crc16CcittFalse:
        return values.crc16Ccitt;
    case ChecksumKind::Crc16Xmodem:
        return crcOf(bytes, CrcCatalogue::xmodem);
    case ChecksumKind::Crc16Kermit:
        return crcOf(bytes, CrcCatalogue::kermit);
    case ChecksumKind::Crc32:
        return values.crc32;
    case ChecksumKind::CustomCrc:
        return crcOf(bytes, config.custom);
    }
    Q_UNREACHABLE();
}

Result<QByteArray> checksumBytes(QByteArrayView before, const ChecksumConfig &config)
{
    if (config.kind == ChecksumKind::None)
        return QByteArray();
    const qsizetype skipped = config.from - 1;
    if (skipped > 0 && skipped >= before.size())
        return failure({ErrorCode::MessageTooShort, {QString::number(before.size()), QString::number(config.from)}});
    const quint64 value = checksumOf(before.sliced(skipped), config);
    const int count = config.byteCount();
    QByteArray bytes(8, Qt::Uninitialized);
    if (config.byteOrder == ByteOrder::LittleEndian) {
        qToLittleEndian(value, bytes.data());
        return bytes.first(count);
    }
    qToBigEndian(value, bytes.data());
    return bytes.last(count);
}

} // namespace SocketDesk
