// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArrayView>

namespace SocketDesk {

/// A CRC in the words of the catalogue of parametrised CRC algorithms (the model of Ross Williams).
struct CrcParameters
{
    int width = 16;              ///< bits, 1 to 64
    quint64 polynomial = 0x1021; ///< without its highest bit
    quint64 initial = 0;
    bool reflectIn = false;
    bool reflectOut = false;
    quint64 xorOut = 0;

    friend bool operator==(const CrcParameters &, const CrcParameters &) = default;
};

/// Those of the catalogue that people ask for by name.
namespace CrcCatalogue {

inline constexpr CrcParameters smbus{8, 0x07, 0, false, false, 0};
inline constexpr CrcParameters modbus{16, 0x8005, 0xFFFF, true, true, 0};
inline constexpr CrcParameters ibm3740{16, 0x1021, 0xFFFF, false, false, 0}; ///< mostly called CCITT-FALSE
inline constexpr CrcParameters xmodem{16, 0x1021, 0, false, false, 0};
inline constexpr CrcParameters kermit{16, 0x1021, 0, true, true, 0};
inline constexpr CrcParameters isoHdlc{32, 0x04C11DB7, 0xFFFFFFFF, true, true, 0xFFFFFFFF}; ///< of zip and Ethernet

} // namespace CrcCatalogue

/// The largest value of \p width bits.
[[nodiscard]] constexpr quint64 largestOfBits(int width)
{
    return ~quint64(0) >> (64 - width);
}

[[nodiscard]] quint64 crcOf(QByteArrayView bytes, const CrcParameters &parameters);

} // namespace SocketDesk
