// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "packaging/linux/pages/program.h"

namespace SocketDesk {

/// What makes a shell complete the options of \p program, and the values of those whose values can be listed.
[[nodiscard]] QString bashCompletion(const Program &program);
[[nodiscard]] QString zshCompletion(const Program &program);
[[nodiscard]] QString fishCompletion(const Program &program);

} // namespace SocketDesk
