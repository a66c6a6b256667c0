// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/error.h"

namespace SocketDesk {

/// True for a refusal that a little later need not be one: there was no room.
[[nodiscard]] inline bool isTransient(const Error &error)
{
    return error.code == ErrorCode::QueueFull || error.code == ErrorCode::NoBufferSpace;
}

} // namespace SocketDesk
