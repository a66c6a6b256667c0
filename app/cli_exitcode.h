// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace SocketDesk {

/// What socketdesk-cli tells its caller.
enum class CliExit : int {
    Done = 0,
    WaitTimedOut = 1,
    WrongUsage = 2, ///< also: a line of standard input that cannot be sent in the encoding
    NotOpened = 3,
    Broken = 4, ///< the peer reset the connection, or an input/output error
    Interrupted = 130
};

} // namespace SocketDesk
