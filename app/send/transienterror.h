// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/error.h"

namespace SocketDesk {

/// True for a refusal that a little later need not be one: there was no room, or none in the journal until somebody has
/// read on, as Journal::reserve() says it.
[[nodiscard]] inline bool isTransient(const Error &error)
{
    return error.code == ErrorCode::QueueFull || error.code == ErrorCode::NoBufferSpace ||
           (error.code == ErrorCode::JournalLimit && error.argument(1) == QLatin1String("held"));
}

} // namespace SocketDesk
