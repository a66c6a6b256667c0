// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "text/checksums.h"

#include "text/crc.h"

#include <boost/crc.hpp>

namespace SocketDesk {

namespace {

/// Table-driven, which needs the parameters when it compiles.
template<const CrcParameters &crc>
using Optimal =
    boost::crc_optimal<std::size_t(crc.width), crc.polynomial, crc.initial, crc.xorOut, crc.reflectIn, crc.reflectOut>;

} // namespace

struct Checksums::State
{
    quint64 sum = 0;
    quint8 exclusiveOr = 0;
    Optimal<CrcCatalogue::smbus> crc8;
    Optimal<CrcCatalogue::modbus> crc16Modbus;
    Optimal<CrcCatalogue::ibm3740> crc16Ccitt;
    Optimal<CrcCatalogue::isoHdlc> crc32;
};

Checksums::Checksums()
    : m_state(std::make_unique<State>())
{}

Checksums::~Checksums() = default;

void Checksums::add(QByteArrayView bytes)
{
    quint64 sum = m_state->sum;
    quint8 exclusiveOr = m_state->exclusiveOr;
    for (const char byte : bytes) {
        sum += quint8(byte);
        exclusiveOr ^= quint8(byte);
    }
    m_state->sum = sum;
    m_state->exclusiveOr = exclusiveOr;
    const auto length = std::size_t(bytes.size());
    m_state->crc8.process_bytes(bytes.data(), length);
    m_state->crc16Modbus.process_bytes(bytes.data(), length);
    m_state->crc16Ccitt.process_bytes(bytes.data(), length);
    m_state->crc32.process_bytes(bytes.data(), length);
}

ChecksumValues Checksums::values() const
{
    return {.sum8 = quint8(m_state->sum),
            .sum16 = quint16(m_state->sum),
            .exclusiveOr = m_state->exclusiveOr,
            .crc8 = quint8(m_state->crc8.checksum()),
            .crc16Modbus = quint16(m_state->crc16Modbus.checksum()),
            .crc16Ccitt = quint16(m_state->crc16Ccitt.checksum()),
            .crc32 = quint32(m_state->crc32.checksum())};
}

} // namespace SocketDesk
