// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "packaging/linux/pages/program.h"

namespace SocketDesk {

/// Fills a manual page: @OPTIONS@ in \p page gets the table of options, @RULES@ what follows it in the help, @VERSION@
/// the version, each in the language of man(7).
[[nodiscard]] QString filledManPage(const Program &program, QString page);

} // namespace SocketDesk
