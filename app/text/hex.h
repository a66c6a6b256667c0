// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/error.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QStringView>

namespace SocketDesk {

/// The value of a hex digit of either case, -1 for all else.
[[nodiscard]] int hexDigit(QChar c);

/// Bytes from hex as people type and paste it: pairs of digits, one after the other or separated by white space, commas
/// and semicolons; "0x" or "\x" before the pairs; a colon or a dash directly between two pairs, as in "AA:BB-CC" (but
/// not after an offset, as in "0010: AA"); all of it also in full width, as a Chinese input method types it.
/// \return BadHexDigit with the position of what is none of this, or OddHexDigits with that of a digit without partner
[[nodiscard]] Result<QByteArray> parseHex(QStringView text);

enum class HexCase : quint8 { Lower, Upper };

/// "E4BDA0", with \p separator between the pairs if it is not null: "E4 BD A0".
[[nodiscard]] QString formatHex(QByteArrayView bytes, QChar separator = {}, HexCase letterCase = HexCase::Upper);

} // namespace SocketDesk
