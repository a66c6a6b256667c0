// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "text/encoding.h"

#include <QByteArray>
#include <QStringView>

namespace SocketDesk {

/// Text with escapes to bytes: \r \n \t \0 \\ \xHH (one byte as it is) and \uHHHH, \u{H…} (a character, encoded like the rest).
/// \return BadEscape or UnencodableCharacter with the position in \p text
[[nodiscard]] Result<QByteArray> encodeEscapedText(QStringView text, const Encoding &encoding);

/// Bytes as text that encodeEscapedText() turns back into exactly those bytes: invalid bytes as \xHH, control
/// characters and backslashes as escapes.
[[nodiscard]] QString escapeBytes(QByteArrayView bytes, const Encoding &encoding);

} // namespace SocketDesk
