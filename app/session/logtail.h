// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "export/recordformatter.h"

namespace SocketDesk {

/// Makes the file \p path ready to be appended to in \p format, although a crash may have cut its last record.
///
/// Half a packet at the end of a capture is cut off, or it could not be read on; lines are only ended, so that nothing of
/// somebody else's is lost. A file that does not exist, or that is none, is left alone.
/// \return what has to be written first; FileNotWritable where the file is no capture and should be one
[[nodiscard]] Result<QByteArray> repairTail(const QString &path, RecordFormat format);

} // namespace SocketDesk
