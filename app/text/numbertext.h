// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/byteorder.h"

#include <QByteArrayView>
#include <QString>

namespace SocketDesk {

/// What the first bytes of a selection may stand for.
enum class NumberKind : quint8 {
    Int8,
    UInt8,
    Int16,
    UInt16,
    Int32,
    UInt32,
    Int64,
    UInt64,
    Float,           ///< IEEE 754, 4 bytes
    Double,          ///< IEEE 754, 8 bytes
    UnixSeconds,     ///< an unsigned number of 4 bytes
    UnixMilliseconds ///< a signed number of 8 bytes
};

/// How many bytes it takes.
[[nodiscard]] int byteCount(NumberKind kind);

/// The first bytes of \p bytes read as \p kind: numbers in full, without any grouping; floating-point ones as the shortest
/// text that gives them back, or "inf", "-inf", "nan"; times as "2026-01-31 01:05:00 UTC".
/// \return empty where there are too few bytes, or a time is none of the years 1 to 9999
[[nodiscard]] QString numberText(NumberKind kind, ByteOrder order, QByteArrayView bytes);

} // namespace SocketDesk
