// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/error.h"

#include <optional>

namespace SocketDesk {

/// The sentences of errors that sending and receiving files lead to; nothing for any other.
[[nodiscard]] std::optional<ErrorText> describeTransfer(const Error &error);

} // namespace SocketDesk
