// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "text/encoding.h"

#include <QByteArrayView>

#include <optional>

namespace SocketDesk {

/// The common encoding in which \p bytes are fully valid (a character cut at either end is allowed) and look like
/// text, where they are not valid in \p current. Nothing where the bytes are valid already, are too few to tell, or fit
/// no common encoding better. UTF-8 wins over GBK, GBK over Big5, Shift_JIS, EUC-KR; UTF-16 is told by its
/// mark or its zero bytes.
/// Most byte pairs are characters of GBK, so its text has to be mostly of GB 2312, and the others' likewise of what is
/// common there. At most the first 64 KiB are looked at.
[[nodiscard]] std::optional<Encoding> betterEncoding(QByteArrayView bytes, const Encoding &current);

/// How many bytes at the head of \p bytes, which are cut from a text anywhere, belong to a character that began before
/// them: 0 or 1, whichever leaves less that is no character and more that is common in \p encoding. A guess.
[[nodiscard]] qsizetype likelyBegin(QByteArrayView bytes, const Encoding &encoding);

} // namespace SocketDesk
