// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "text/encoding.h"

#include <QByteArrayView>
#include <QString>

namespace SocketDesk {

/// \p bytes by themselves as text that is safe to show in any font: control characters and invalid bytes as "\n", "\x1B"
/// and the like, what else must not be obeyed as visibleMark().
/// \param isBeginning more bytes follow, so what is not complete at the end is left away
[[nodiscard]] QString markedText(QByteArrayView bytes, const Encoding &encoding, bool isBeginning = false);

} // namespace SocketDesk
