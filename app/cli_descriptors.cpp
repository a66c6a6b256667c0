// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli_descriptors.h"

#include "text/visible.h"

namespace SocketDesk {

void printMessage(const QString &line)
{
    const QByteArray bytes = withVisibleMarks(line).toUtf8() + '\n';
    [[maybe_unused]] const int error = writeAll(standardError, bytes); // nobody is left to be told where this fails
}

} // namespace SocketDesk
