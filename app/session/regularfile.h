// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/error.h"

#include <QFile>

namespace SocketDesk {

/// Opens \p file for appending, unbuffered; it is made if it does not exist.
///
/// Never waits for somebody at the other end: a pipe without a reader would let an open() wait for ever, and one with a
/// slow reader, or a device, every write.
/// \return NotRegularFile for what is no file, otherwise FileNotWritable with the errno
[[nodiscard]] Result<void> openForAppending(QFile &file);

} // namespace SocketDesk
