// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "text/encoding.h"

#include <QByteArray>
#include <QStringView>

namespace SocketDesk {

/// Encodes strictly: every character of \p text exactly, or an error and nothing. No byte order mark is added.
/// \return UnencodableCharacter with the character, U+XXXX, the encoding, and its position in UTF-16 units
[[nodiscard]] Result<QByteArray> encodeText(QStringView text, const Encoding &encoding);

} // namespace SocketDesk
