// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "text/encoding.h"

#include <QByteArrayView>

#include <optional>

namespace SocketDesk {

/// The common encoding in which \p bytes are fully valid (a character cut at either end is allowed) and look like
/// text, where they are not valid in \p current. Nothing where the bytes are valid already, are too few to tell, or fit
/// no common encoding better. UTF-8 wins over GBK, GBK over Big5, Shift_JIS, EUC-KR; UTF-16 is told by its zero bytes.
[[nodiscard]] std::optional<Encoding> betterEncoding(QByteArrayView bytes, const Encoding &current);

} // namespace SocketDesk
