// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace SocketDesk {

/// The size of menus, labels and fields of the whole program. \param points 0: as the desktop has it
void useWindowFont(int points);

} // namespace SocketDesk
