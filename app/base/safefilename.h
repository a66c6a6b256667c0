// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace SocketDesk {

/// What a file may be called that somebody else has named: one name, never a path, that means the same on every system.
///
/// Only what stands behind the last / or \\ is kept. What no name may have, or what would deceive whoever reads it
/// (control and format characters, < > : " | ? *), becomes "_", so does a leading dot or dash, and trailing dots and spaces go.
/// Names of devices get a "_" before them, long ones lose their middle. Nothing at all becomes \p otherwise.
[[nodiscard]] QString safeFileName(const QString &wanted, const QString &otherwise);

/// Windows takes such a name for a device, whatever suffix it has: "CON", "com1.txt".
[[nodiscard]] bool isDeviceName(const QString &name);

/// Where a path leads to a device on Windows, wherever it seems to lie: "C:/logs/NUL", "//./COM1".
[[nodiscard]] bool isDevicePath(const QString &path);

/// "name (2).txt" for the second of that name; the name itself for the first.
[[nodiscard]] QString numberedFileName(const QString &name, int number);

} // namespace SocketDesk
