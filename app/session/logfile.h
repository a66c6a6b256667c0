// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "export/recordformatter.h"

#include <QFile>

#include <memory>
#include <vector>

namespace SocketDesk {

/// A file that records are appended to, whole ones, for as long as it takes: over a full disk, and over others that
/// move the file away.
///
/// For one thread. What add() was given stays until flush() has written it.
class LogFile
{
public:
    LogFile(const QString &path, RecordFormat format);

    /// Opens for appending; what a crash left unfinished at the end of an earlier log is mended first.
    /// \return NotRegularFile, FileNotWritable or DiskFull
    [[nodiscard]] Result<void> open(RecordFormatter &formatter);
    [[nodiscard]] bool isOpen() const { return m_wasOpened; }

    /// Where the file of that name is another one by now, or none, or was emptied, goes on there.
    [[nodiscard]] Result<void> returnToItsPlace(RecordFormatter &formatter);

    /// \p record is what a formatter made of one record; it may be empty.
    void add(QByteArrayView record);
    [[nodiscard]] bool isBlockFull() const { return m_block.size() >= blockBytes; }

    /// Writes what was added. What does not fit is kept and written by the next call; of a record that fits in part the
    /// part is taken back.
    [[nodiscard]] Result<void> flush();

    [[nodiscard]] qint64 bytesWritten() const { return m_written; }
    [[nodiscard]] qint64 bytesWaiting() const { return m_block.size(); }

private:
    static constexpr qsizetype blockBytes = 256 * 1024;

    [[nodiscard]] Result<void> begin(RecordFormatter &formatter);
    void prepend(const QByteArray &bytes);
    [[nodiscard]] bool isUsable() const { return m_file && m_file->isOpen(); }
    [[nodiscard]] bool isInItsPlace() const;
    [[nodiscard]] int writeBlock(qsizetype &done);
    void dropWritten(qsizetype bytes);
    [[nodiscard]] qsizetype wholeRecords(qsizetype written) const;
    [[nodiscard]] qsizetype takeBack(qsizetype written);

    QString m_path;
    std::unique_ptr<QFile> m_file;
    RecordFormat m_format;
    bool m_wasOpened = false;
    qint64 m_size = 0; ///< of the file, as far as we know
    qint64 m_written = 0;
    QByteArray m_block;
    std::vector<qsizetype> m_ends; ///< of the records in the block
};

} // namespace SocketDesk
