// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/error.h"

#include <QFile>

namespace SocketDesk {

/// Opens \p file for reading only, unbuffered.
///
/// Never waits for somebody at the other end: a pipe without a writer would let an open() wait for ever.
/// \return FileNotFound, NotRegularFile for what is no file, otherwise FileNotReadable with the errno
[[nodiscard]] Result<void> openForReading(QFile &file);

} // namespace SocketDesk
