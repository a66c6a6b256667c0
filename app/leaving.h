// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "endpoint/hostlookup.h"

#include <cstdlib>

namespace SocketDesk {

/// For the end of main(), where everything is written and shut: a name server that does not answer holds nobody up any
/// more.
inline int leave(int exitCode)
{
    if (HostLookup::isAnyAbandoned())
        std::_Exit(exitCode);
    return exitCode;
}

} // namespace SocketDesk
