// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/error.h"
#include "framing/framingconfig.h"

#include <QByteArrayView>

#include <optional>

namespace SocketDesk {

/// Where the datagrams of a sender carry a number that grows by one from each to the next.
struct SequenceField
{
    int width = 4; ///< in bytes: 1, 2, 3, 4 or 8; unsigned
    ByteOrder byteOrder = ByteOrder::BigEndian;
    int offset = 0; ///< bytes of the datagram before the field, 0 to 65535

    /// The number in \p datagram; nothing where it is too short to hold the field.
    [[nodiscard]] std::optional<quint64> numberIn(QByteArrayView datagram) const;

    /// "4be", "2le,offset=12", "1": as in the option `--sequence`. An offset of 0 is left out.
    [[nodiscard]] QString toSpec() const;
    /// The reverse. A field wider than a byte is big endian where neither "le" nor "be" is given.
    /// \return InvalidValue with the offending part as argument 0 and what is expected as argument 1
    [[nodiscard]] static Result<SequenceField> fromSpec(QStringView spec);

    friend bool operator==(const SequenceField &, const SequenceField &) = default;
};

} // namespace SocketDesk
