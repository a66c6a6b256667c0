// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/error.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QStringView>

namespace SocketDesk {

/// Bytes from hex as people type and paste it: pairs with or without spaces, commas, line breaks, tabs; "0x" and "\x"
/// before a pair; full-width digits, letters and punctuation as a Chinese input method types them.
/// \return BadHexDigit or OddHexDigits with the position in \p text
[[nodiscard]] Result<QByteArray> parseHex(QStringView text);

enum class HexCase : quint8 { Lower, Upper };

/// "E4BDA0", with \p separator between the pairs if it is not null: "E4 BD A0".
[[nodiscard]] QString formatHex(QByteArrayView bytes, QChar separator = {}, HexCase letterCase = HexCase::Upper);

} // namespace SocketDesk
