// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "session/sessionconfig.h"

#include <QString>

namespace SocketDesk {

/// What pressing Open, or Connect, would do with \p config, in sentences: so that one who was given a file knows before.
[[nodiscard]] QString startSummary(const SessionConfig &config);

} // namespace SocketDesk
