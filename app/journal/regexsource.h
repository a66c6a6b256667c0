// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/error.h"
#include "text/encoding.h"

#include <QByteArrayView>
#include <QList>

namespace re2 {
class RE2;
}

namespace SocketDesk {

/// \p bytes as a regular expression over bytes that matches just them, and to which a repetition may be put.
///
/// Where alternatives begin with the same byte from 80 on, RE2 (2022) takes that for a character of UTF-8 once it has put
/// them together, and finds none of them. What is repeated, be it once, it leaves alone.
[[nodiscard]] QByteArray regexOfBytes(QByteArrayView bytes);

/// The forms that one character may have without regard to case, each in bytes; the one that was typed first, and none
/// where the encoding lacks it.
[[nodiscard]] QList<QByteArray> formsOf(char32_t code, const Encoding &encoding);

/// One of \p forms as a regular expression over bytes, whose case means nothing.
[[nodiscard]] QByteArray regexOfForms(const QList<QByteArray> &forms);

/// The regular expression \p text for payload in \p encoding, with its characters beyond ASCII as their bytes, in all
/// forms unless \p matchCase. Brackets, which hold single bytes, become alternatives where they list characters for which
/// that is too little. In ranges, and in brackets that begin with "^", the case of a byte is that of Latin-1.
/// \return UnencodableCharacter, or BadPattern for one of several bytes in a range or in brackets that begin with "^"
[[nodiscard]] Result<QByteArray> regexInBytes(const QString &text, const Encoding &encoding, bool matchCase);

/// What is wrong with \p regex, which was made from \p text.
[[nodiscard]] Error regexError(const re2::RE2 &regex, const QString &text);

} // namespace SocketDesk
