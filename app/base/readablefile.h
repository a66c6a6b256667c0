// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/error.h"

#include <QFile>
#include <QFileInfo>

namespace SocketDesk {

/// Opens \p file for reading only, unbuffered.
///
/// Never waits for somebody at the other end: a pipe without a writer would let an open() wait for ever.
/// \return FileNotFound, NotRegularFile for what is no file, otherwise FileNotReadable with the errno
[[nodiscard]] Result<void> openForReading(QFile &file);

/// True where something else than a file is there: a folder, a pipe, a device. On Windows a device is wherever a name is
/// that of one.
[[nodiscard]] bool isNoFile(const QFileInfo &info);

} // namespace SocketDesk
