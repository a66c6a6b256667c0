// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/error.h"

#include <QByteArrayView>
#include <QSaveFile>

namespace SocketDesk {

/// Writes a file that replaces what was there as a whole, or not at all.
///
/// QSaveFile may replace a good file by a truncated one and say that all went well: so every write, and the way to the
/// disk, is checked here. For one thread at a time. Without commit() what was there stays.
class AtomicFile
{
public:
    explicit AtomicFile(const QString &path)
        : m_file(path)
    {}

    /// \return NotRegularFile where something else is in the way, otherwise FileNotWritable or DiskFull with the errno
    [[nodiscard]] Result<void> open();
    [[nodiscard]] Result<void> write(QByteArrayView bytes);
    [[nodiscard]] Result<void> commit(); ///< once, as the last

private:
    [[nodiscard]] tl::unexpected<Error> failed(int systemError);

    QSaveFile m_file;
};

/// Replaces the file \p path by \p content.
[[nodiscard]] Result<void> writeAtomically(const QString &path, QByteArrayView content);

/// What was written has reached the disk when it returns. \return an errno, 0 where it has
[[nodiscard]] int syncToDisk(const QFileDevice &file);

/// What an errno of a write means: DiskFull for every kind of having no room, otherwise FileNotWritable.
[[nodiscard]] Error writingFailed(const QString &path, int systemError);

} // namespace SocketDesk
