// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/error.h"
#include "text/encoding.h"

#include <QByteArrayView>

namespace re2 {
class RE2;
}

namespace SocketDesk {

/// \p bytes as a regular expression over bytes that matches just them.
[[nodiscard]] QByteArray regexOfBytes(QByteArrayView bytes);

/// The regular expression \p text for payload in \p encoding, with its characters beyond ASCII as their bytes. Brackets,
/// which hold single bytes, become alternatives where they list characters of several.
/// \return UnencodableCharacter, or BadPattern for one of several bytes in a range or in brackets that begin with "^"
[[nodiscard]] Result<QByteArray> regexInBytes(const QString &text, const Encoding &encoding);

/// What is wrong with \p regex, which was made from \p text.
[[nodiscard]] Error regexError(const re2::RE2 &regex, const QString &text);

} // namespace SocketDesk
