// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "text/encoding.h"

#include <QByteArrayView>
#include <QString>

namespace SocketDesk {

/// \p bytes by themselves as text that is safe to show: what must not be obeyed as marks, invalid bytes by their value.
/// \param isBeginning more bytes follow, so what is not complete at the end is left away
[[nodiscard]] QString markedText(QByteArrayView bytes, const Encoding &encoding, bool isBeginning = false);

} // namespace SocketDesk
