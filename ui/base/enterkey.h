// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace SocketDesk {

/// From now on Enter presses the button that has the focus, as Space does: Qt has that for dialogs only, and there only
/// for some. More calls do nothing.
void letEnterPressButtons();

} // namespace SocketDesk
