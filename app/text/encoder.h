// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "text/encoding.h"

#include <QByteArray>
#include <QStringView>

namespace SocketDesk {

/// Encodes strictly: every character of \p text exactly, or an error and nothing. No byte order mark is added. A
/// stateful encoding begins and ends in its initial state (but for SCSU, BOCU-1 and ISCII, which have no way back), so
/// that one text may follow the other.
///
/// Exactly means that decodeText() of the bytes is \p text again; a surrogate without its partner is in no encoding.
/// GBK and GB2312 have the bytes of GB18030 within the repertoire of windows-936 and EUC-CN, without private use. The
/// euro sign is in neither: Windows writes 80, GB18030 A2 E3, and each is wrong for the other; \x80 sends the former.
/// \return UnencodableCharacter with the character (its visibleMark() if it has one), U+XXXX, the encoding, and its
/// position in UTF-16 units
[[nodiscard]] Result<QByteArray> encodeText(QStringView text, const Encoding &encoding);

} // namespace SocketDesk
