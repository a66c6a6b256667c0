// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArrayView>

#include <memory>

namespace SocketDesk {

/// What protocols put behind their bytes. Names of CRCs are those of the catalogue of parametrised CRC algorithms.
struct ChecksumValues
{
    quint8 sum8 = 0;              ///< of all bytes, modulo 2^8
    quint16 sum16 = 0;            ///< of all bytes, modulo 2^16
    quint8 exclusiveOr = 0;       ///< of all bytes
    quint8 crc8 = 0;              ///< CRC-8/SMBUS
    quint16 crc16Modbus = 0xFFFF; ///< CRC-16/MODBUS
    quint16 crc16Ccitt = 0xFFFF;  ///< CRC-16/IBM-3740, which is mostly called CRC-16/CCITT-FALSE
    quint32 crc32 = 0;            ///< CRC-32/ISO-HDLC, that of zip and Ethernet

    friend bool operator==(const ChecksumValues &, const ChecksumValues &) = default;
};

/// Works them out over bytes that come piece by piece. Plain arithmetic.
class Checksums
{
public:
    Checksums();
    ~Checksums();
    Q_DISABLE_COPY_MOVE(Checksums)

    void add(QByteArrayView bytes);
    [[nodiscard]] ChecksumValues values() const;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace SocketDesk
