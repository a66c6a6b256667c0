// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "text/crc.h"

#include <boost/crc.hpp>

#include <array>
#include <utility>

namespace SocketDesk {

namespace {

using CrcFunction = quint64 (*)(QByteArrayView, const CrcParameters &);

template<std::size_t bits>
quint64 crcOfWidth(QByteArrayView bytes, const CrcParameters &parameters)
{
    using Crc = boost::crc_basic<bits>;
    using Value = typename Crc::value_type;
    Crc crc(Value(parameters.polynomial), Value(parameters.initial), Value(parameters.xorOut), parameters.reflectIn,
            parameters.reflectOut);
    crc.process_bytes(bytes.data(), std::size_t(bytes.size()));
    return crc.checksum();
}

/// Boost wants the width when it compiles, the user chooses it later.
template<std::size_t... widths>
constexpr std::array<CrcFunction, sizeof...(widths)> functionsOf(std::index_sequence<widths...>)
{
    return {&crcOfWidth<widths + 1>...};
}

constexpr auto functions = functionsOf(std::make_index_sequence<64>());

} // namespace

quint64 crcOf(QByteArrayView bytes, const CrcParameters &parameters)
{
    Q_ASSERT(parameters.width >= 1 && parameters.width <= 64);
    return functions.at(std::size_t(parameters.width - 1))(bytes, parameters) & largestOfBits(parameters.width);
}

} // namespace SocketDesk
