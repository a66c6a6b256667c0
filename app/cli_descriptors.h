// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArrayView>
#include <QString>

namespace SocketDesk {

constexpr int standardOutput = 1;
constexpr int standardError = 2;

/// Gives the standard descriptors that the caller closed to /dev/null, so that no socket gets their numbers.
void occupyStandardDescriptors();

/// Writes all of \p bytes to \p descriptor, one of the two, waiting where it has to. \return 0, or the errno of what failed
[[nodiscard]] int writeAll(int descriptor, QByteArrayView bytes);

/// One line on standard error; foreign control characters in it become visible marks.
void printMessage(const QString &line);

} // namespace SocketDesk
