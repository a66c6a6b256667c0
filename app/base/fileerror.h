// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

#include <cerrno>

namespace SocketDesk {

/// The errno of what a QFile has just failed at, or 0 where nothing is known; what was before is forgotten first. On
/// Windows Qt asks the system past the C library, so there it is the errno that the system's own number stands for.
#ifdef Q_OS_WIN

void forgetFileError();
[[nodiscard]] int lastFileError();

#else

inline void forgetFileError()
{
    errno = 0;
}

[[nodiscard]] inline int lastFileError()
{
    return errno;
}

#endif

} // namespace SocketDesk
