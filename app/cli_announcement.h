// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "session/sessionstatus.h"

namespace SocketDesk {

/// What is said when it is open. Scripts wait for these words: they are the same in every language.
[[nodiscard]] QString announcement(Role role, const SessionStatus &status);

} // namespace SocketDesk
