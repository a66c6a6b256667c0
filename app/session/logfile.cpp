// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/logfile.h"

#include "base/atomicfile.h"
#include "base/fileerror.h"
#include "session/logtail.h"
#include "session/regularfile.h"

#include <algorithm>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#include <unistd.h>
#endif

namespace SocketDesk {

namespace {

/// Of the others a part of a record is as good as a whole one.
bool hasWholeRecords(RecordFormat format)
{
    return format != RecordFormat::Raw && format != RecordFormat::Text && format != RecordFormat::None;
}

} // namespace

LogFile::LogFile(const QString &path, RecordFormat format)
    : m_path(path)
    , m_format(format)
{
    m_block.reserve(2 * blockBytes);
}

Result<void> LogFile::open(RecordFormatter &formatter)
{
    const Result<QByteArray> repair = repairTail(m_path, m_format);
    if (!repair)
        return failure(repair.error());
    m_file = std::make_unique<QFile>(m_path); // a new one: what was opened by its descriptor has forgotten its name
    if (const Result<void> opened = openForAppending(*m_file); !opened)
        return opened;
    m_wasOpened = true;
    prepend(*repair);
    return begin(formatter);
}

/// A capture begins a new section, which can do without what stands before it.
Result<void> LogFile::begin(RecordFormatter &formatter)
{
    m_size = m_file->size();
    if (m_size > 0 && m_format != RecordFormat::Pcapng)
        return {};
    prepend(formatter.begin());
    return {};
}

void LogFile::prepend(const QByteArray &bytes)
{
    if (bytes.isEmpty())
        return;
    m_block.prepend(bytes);
    for (qsizetype &end : m_ends)
        end += bytes.size();
    m_ends.insert(m_ends.begin(), bytes.size());
}

/// \return how many of the \p written bytes of the block are of records that went out whole
qsizetype LogFile::wholeRecords(qsizetype written) const
{
    const auto end = std::upper_bound(m_ends.cbegin(), m_ends.cend(), written);
    return end == m_ends.cbegin() ? 0 : *std::prev(end);
}

#ifdef Q_OS_UNIX

bool LogFile::isInItsPlace() const
{
    struct stat there = {};
    struct stat ours = {};
    return isUsable() && ::stat(QFile::encodeName(m_path).constData(), &there) == 0 &&
           ::fstat(m_file->handle(), &ours) == 0 && there.st_dev == ours.st_dev && there.st_ino == ours.st_ino;
}

/// \return how many of the \p written bytes of the block stay
qsizetype LogFile::takeBack(qsizetype written)
{
    const qsizetype whole = wholeRecords(written);
    struct stat status = {};
    const bool isCut = ::fstat(m_file->handle(), &status) == 0 &&
                       ::ftruncate(m_file->handle(), status.st_size - (written - whole)) == 0;
    return isCut ? whole : written;
}

/// \return an errno, 0 where \p done is all
int LogFile::writeBlock(qsizetype &done)
{
    while (isUsable() && done < m_block.size()) {
        const ssize_t taken = ::write(m_file->handle(), m_block.constData() + done, std::size_t(m_block.size() - done));
        if (taken == 0 || (taken < 0 && errno != EINTR))
            return taken == 0 ? ENOSPC : errno;
        done += std::max(taken, ssize_t(0));
    }
    return 0;
}

#else // nobody can move the file away there while it is open

int LogFile::writeBlock(qsizetype &done)
{
    if (isUsable())
        m_file->seek(m_file->size()); // where it was cut, its end is elsewhere by now
    forgetFileError();
    while (isUsable() && done < m_block.size()) {
        const qint64 taken = m_file->write(m_block.constData() + done, m_block.size() - done);
        if (taken <= 0)
            return lastFileError() == 0 ? ENOSPC : lastFileError();
        done += qsizetype(taken);
    }
    return 0;
}

bool LogFile::isInItsPlace() const
{
    return isUsable() && QFile::exists(m_path);
}

/// \return how many of the \p written bytes of the block stay
qsizetype LogFile::takeBack(qsizetype written)
{
    const qsizetype whole = wholeRecords(written);
    const qint64 end = m_file->size() - (written - whole);
    return m_file->resize(end) && m_file->seek(end) ? whole : written;
}

#endif

Result<void> LogFile::returnToItsPlace(RecordFormatter &formatter)
{
    if (!isInItsPlace()) {
        m_file.reset();
        return open(formatter);
    }
    if (m_file->size() < m_size) // somebody copied it and cut it
        return begin(formatter);
    return {};
}

void LogFile::add(QByteArrayView record)
{
    if (record.isEmpty())
        return;
    m_block.append(record);
    if (hasWholeRecords(m_format))
        m_ends.push_back(m_block.size());
}

Result<void> LogFile::flush()
{
    qsizetype done = 0;
    const int systemError = writeBlock(done);
    const bool isAll = done == m_block.size();
    if (!isAll && isUsable() && hasWholeRecords(m_format))
        done = takeBack(done);
    dropWritten(done);
    if (isAll)
        return {};
    return failure(writingFailed(m_path, systemError));
}

void LogFile::dropWritten(qsizetype bytes)
{
    m_size += bytes;
    m_written += bytes;
    if (bytes == m_block.size()) { // as nearly always: the room stays
        m_block.resize(0);
        m_ends.clear();
        return;
    }
    m_block.remove(0, bytes);
    std::erase_if(m_ends, [bytes](qsizetype end) { return end <= bytes; });
    for (qsizetype &end : m_ends)
        end -= bytes;
}

} // namespace SocketDesk
