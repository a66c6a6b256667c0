// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/arrivingfile.h"

#include "base/atomicfile.h"
#include "base/safefilename.h"

#include <QFileInfo>

#include <cerrno>

#ifdef Q_OS_LINUX
#include <cstdio>
#include <fcntl.h>
#include <unistd.h>
#endif

namespace SocketDesk {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostOfOneName = 1'000'000;

const QString &partSuffix()
{
    static const QString suffix = u".part"_s;
    return suffix;
}

bool isTaken(const QString &path)
{
    const QFileInfo info(path);
    return info.exists() || info.isSymLink();
}

#ifdef Q_OS_LINUX

/// Never replaces what is there. \return an errno, 0 where it is done
int renameToFree(const QString &from, const QString &to)
{
    const QByteArray source = QFile::encodeName(from);
    const QByteArray target = QFile::encodeName(to);
    if (::renameat2(AT_FDCWD, source.constData(), AT_FDCWD, target.constData(), RENAME_NOREPLACE) == 0)
        return 0;
    if (errno != EINVAL && errno != ENOSYS)
        return errno;
    if (::link(source.constData(), target.constData()) != 0) // a file system that knows no such rename
        return errno;
    return ::unlink(source.constData()) == 0 ? 0 : errno;
}

int syncToDisk(QFile &file)
{
    return ::fsync(file.handle()) == 0 ? 0 : errno;
}

#else

int renameToFree(const QString &from, const QString &to)
{
    if (isTaken(to))
        return EEXIST;
    errno = 0;
    if (QFile::rename(from, to))
        return 0;
    return errno == 0 ? EIO : errno;
}

int syncToDisk(QFile &file)
{
    return file.flush() ? 0 : EIO;
}

#endif

} // namespace

ArrivingFile::ArrivingFile(const QString &folder, const QString &name, int firstNumber)
    : m_folder(folder)
    , m_name(name)
    , m_number(firstNumber)
{}

QString ArrivingFile::finalPath() const
{
    return m_folder + u'/' + numberedFileName(m_name, m_number);
}

Result<void> ArrivingFile::open()
{
    for (; m_number < mostOfOneName; ++m_number) {
        m_path = finalPath() + partSuffix();
        if (isTaken(finalPath()) || isTaken(m_path))
            continue;
        m_file.setFileName(m_path);
        errno = 0;
        // "New" as the system sees it: what came there a moment ago, a link too, is not written to.
        if (m_file.open(QIODevice::WriteOnly | QIODevice::NewOnly | QIODevice::Unbuffered))
            return {};
        if (const int systemError = errno; systemError != EEXIST)
            return failure(writingFailed(m_path, systemError));
    }
    return failure(writingFailed(m_path, EEXIST));
}

Result<void> ArrivingFile::flush()
{
    qsizetype done = 0;
    int systemError = 0;
    while (done < m_block.size() && systemError == 0) {
        errno = 0;
        const qint64 taken = m_file.write(m_block.constData() + done, m_block.size() - done);
        if (taken > 0)
            done += qsizetype(taken);
        else
            systemError = errno == 0 ? ENOSPC : errno; // a disk that becomes full takes a part first
    }
    m_written += done;
    if (done == m_block.size())
        m_block.resize(0); // the room stays
    else
        m_block.remove(0, done);
    if (systemError != 0)
        return failure(writingFailed(m_path, systemError));
    return {};
}

Result<void> ArrivingFile::complete()
{
    if (m_file.isOpen()) { // or it is on the disk since the last time
        if (const int systemError = syncToDisk(m_file))
            return failure(writingFailed(m_path, systemError));
        m_file.close();
    }
    int systemError = renameToFree(m_path, finalPath());
    while (systemError == EEXIST && ++m_number < mostOfOneName)
        systemError = renameToFree(m_path, finalPath());
    if (systemError != 0)
        return failure(writingFailed(finalPath(), systemError));
    m_path = finalPath();
    return {};
}

} // namespace SocketDesk
