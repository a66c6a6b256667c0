// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/error.h"

#include <QByteArrayView>
#include <QFile>
#include <QSet>

namespace SocketDesk {

class ArrivingFile;

/// Those of some files that hold a descriptor, of which a system has few: where it would be too many, all give theirs back,
/// and get one again when there is something to write.
class OpenFiles
{
public:
    void add(ArrivingFile *file) { m_files.insert(file); }
    void remove(ArrivingFile *file) { m_files.remove(file); }
    [[nodiscard]] qsizetype count() const { return m_files.size(); }

    /// For one more, as far as the own limit goes.
    void makeRoom();

    /// \return false where there are none
    bool closeAll();

    static constexpr qsizetype most = 128;

private:
    QSet<ArrivingFile *> m_files;
};

/// A file that is being received: "name.part" until all of it is there, then "name". Replaces nothing: where that name
/// is taken it becomes "name (2)" and so on.
///
/// For one thread. Every write is checked. What is not complete stays as it is, with its ".part".
class ArrivingFile
{
public:
    /// \param openFiles outlives it; \param name a safe one; \param firstNumber from which on a free one is looked for
    ArrivingFile(OpenFiles &openFiles, const QString &folder, const QString &name, int firstNumber = 1);
    Q_DISABLE_COPY_MOVE(ArrivingFile)
    ~ArrivingFile() { close(); }

    /// \return FileNotWritable or DiskFull with the errno
    [[nodiscard]] Result<void> open();

    void add(QByteArrayView bytes) { m_block.append(bytes); }
    [[nodiscard]] bool isBlockFull() const { return m_block.size() >= blockBytes; }

    /// Gives its descriptor back until there is something to write.
    void close();

    /// Writes what was added. What could not be written stays, to be tried again.
    [[nodiscard]] Result<void> flush();

    /// All of it was written: sees to it that it is on the disk, and gives it its name. What fails can be tried again.
    [[nodiscard]] Result<void> complete();

    [[nodiscard]] QString path() const { return m_path; } ///< that it has now
    [[nodiscard]] int number() const { return m_number; }
    [[nodiscard]] qint64 bytes() const { return m_written + m_block.size(); }
    [[nodiscard]] qint64 unwritten() const { return m_block.size(); }

private:
    static constexpr qsizetype blockBytes = 64 * 1024;

    [[nodiscard]] QString finalPath() const;
    [[nodiscard]] Result<void> openAgain();
    template<typename Open>
    [[nodiscard]] int openWith(Open open);

    OpenFiles &m_openFiles;
    QString m_folder;
    QString m_name;
    int m_number;
    QString m_path;
    QFile m_file;
    QByteArray m_block;
    qint64 m_written = 0;
    bool m_isOnDisk = false; ///< all of it
};

} // namespace SocketDesk
