// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/error.h"

#include <QByteArray>
#include <QJsonObject>

namespace SocketDesk {

/// What a file that a person opens may ask of the program: such files come from anywhere.
inline constexpr qint64 largestJsonFile = qint64(16) << 20;
inline constexpr int deepestJson = 32; ///< objects and lists in each other

/// The kinds of JSON files say in themselves which they are, and of which version.
struct JsonFileKind
{
    QLatin1String format; ///< the value of "format"
    int version = 1;      ///< the latest that is understood, the value of "version"
};

/// All of a file of at most \p limit bytes. Never waits for what is no ordinary file.
/// \return FileNotFound, NotRegularFile, FileNotReadable, or FileTooLarge with the path and the limit
[[nodiscard]] Result<QByteArray> readWholeFile(const QString &path, qint64 limit = largestJsonFile);

/// The object that \p bytes are.
/// \return NotJson with line and column, or InvalidValue with the path of what lies too deep
[[nodiscard]] Result<QJsonObject> parseJsonObject(const QByteArray &bytes);

/// The object that \p bytes are, of that kind, without what says that.
/// \return what parseJsonObject() does, or InvalidValue with the path of "format" or "version"
[[nodiscard]] Result<QJsonObject> parseJsonFile(const QByteArray &bytes, const JsonFileKind &kind);

/// \p json with what says of which kind it is, as it stands in a file: keys in their order, indented, so that two
/// versions of it can be compared line by line.
[[nodiscard]] QByteArray jsonFileBytes(QJsonObject json, const JsonFileKind &kind);

} // namespace SocketDesk
