// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/byteorder.h"
#include "base/error.h"
#include "text/crc.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QStringView>

namespace SocketDesk {

/// What may be worked out over a message and sent with it.
enum class ChecksumKind : quint8 {
    None,
    Sum8,           ///< of all bytes, modulo 2^8
    Sum16,          ///< of all bytes, modulo 2^16
    Xor,            ///< of all bytes
    Lrc,            ///< of Modbus ASCII: what makes the sum of all bytes 0 modulo 2^8
    TwosComplement, ///< another name of the same
    Crc8,
    Crc16Modbus,
    Crc16CcittFalse,
    Crc16Xmodem,
    Crc16Kermit,
    Crc32,
    CustomCrc
};

/// "none", "sum8", "crc16-modbus", …, "crc": as in options and files.
[[nodiscard]] QLatin1String stableName(ChecksumKind kind);

/// The checksum that a message carries: which, over what, and where.
struct ChecksumConfig
{
    ChecksumKind kind = ChecksumKind::None;
    CrcParameters custom; ///< of CustomCrc
    int from = 1;         ///< the first byte that it covers; it covers everything from there to where it stands
    ByteOrder byteOrder = ByteOrder::BigEndian;
    bool afterLineEnd = false;

    /// The kind with the byte order in which its protocols send it.
    [[nodiscard]] static ChecksumConfig usual(ChecksumKind kind);

    /// KIND[,from=N][,be|le][,after-line-end], where a CRC of one's own is crc:WIDTH,POLY[,INIT[,REFIN[,REFOUT[,XOROUT]]]] with
    /// numbers in hex, but for the width. \return InvalidValue with the part that is wrong and its position
    [[nodiscard]] static Result<ChecksumConfig> fromSpec(QStringView spec);
    [[nodiscard]] QString toSpec() const;

    [[nodiscard]] int byteCount() const; ///< of the checksum

    static constexpr int lastFrom = 65536;
    friend bool operator==(const ChecksumConfig &, const ChecksumConfig &) = default;
};

/// The value of \p kind over all of \p bytes; 0 for None.
[[nodiscard]] quint64 checksumOf(QByteArrayView bytes, const ChecksumConfig &config);

/// What goes out with \p before, which is all that stands before it; empty for None.
/// \return MessageTooShort where \p before ends before the first byte to be covered
[[nodiscard]] Result<QByteArray> checksumBytes(QByteArrayView before, const ChecksumConfig &config);

} // namespace SocketDesk
