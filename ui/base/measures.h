// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QMargins>

namespace SocketDesk {

/// Between the frame of a panel and what is in it.
inline constexpr QMargins panelMargins{8, 3, 8, 3};

} // namespace SocketDesk
