// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/error.h"

#include <optional>

namespace SocketDesk {

/// The sentences of describe() about who gets no answer of those that are given by themselves; nothing for any other
/// error.
[[nodiscard]] std::optional<ErrorText> describeUnanswered(const Error &error);

} // namespace SocketDesk
