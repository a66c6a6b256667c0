// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/arrivingfile.h"

#include "base/atomicfile.h"
#include "base/fileerror.h"
#include "base/safefilename.h"

#include <QFileInfo>

#ifdef Q_OS_LINUX
#include <cstdio>
#include <fcntl.h>
#include <sys/stat.h>
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
    if (::link(source.constData(), target.constData()) == 0) // a file system that knows no such rename
        return ::unlink(source.constData()) == 0 ? 0 : errno;
    if (errno != EPERM && errno != ENOSYS && errno != EOPNOTSUPP && errno != EINVAL)
        return errno;
    if (isTaken(to)) // some of those of FUSE know no link either, which leaves a moment between look and rename
        return EEXIST;
    return ::rename(source.constData(), target.constData()) == 0 ? 0 : errno;
}

/// What has come to its place meanwhile, a link or a pipe, is neither followed nor waited for. \return an errno
int openToGoOn(QFile &file, const QString &path)
{
    const int descriptor =
        ::open(QFile::encodeName(path).constData(), O_WRONLY | O_APPEND | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (descriptor < 0)
        return errno;
    struct stat status = {};
    const bool isRegular = ::fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode);
    if (isRegular && file.open(descriptor, QIODevice::Append | QIODevice::Unbuffered, QFileDevice::AutoCloseHandle))
        return 0;
    ::close(descriptor);
    return EIO;
}

#else

int lastFailure()
{
    const int systemError = lastFileError();
    return systemError == 0 ? EIO : systemError;
}

int renameToFree(const QString &from, const QString &to)
{
    if (isTaken(to))
        return EEXIST;
    forgetFileError();
    if (QFile::rename(from, to))
        return 0;
    return lastFailure();
}

int openToGoOn(QFile &file, const QString &path)
{
    forgetFileError();
    file.setFileName(path);
    if (file.open(QIODevice::Append | QIODevice::ExistingOnly | QIODevice::Unbuffered))
        return 0;
    return lastFailure();
}

#endif

} // namespace

void OpenFiles::makeRoom()
{
    if (m_files.size() >= most)
        closeAll();
}

bool OpenFiles::closeAll()
{
    const QSet<ArrivingFile *> files = m_files; // which closing changes
    for (ArrivingFile *file : files)
        file->close();
    return !files.isEmpty();
}

ArrivingFile::ArrivingFile(OpenFiles &openFiles, const QString &folder, const QString &name, int firstNumber)
    : m_openFiles(openFiles)
    , m_folder(folder)
    , m_name(name)
    , m_number(firstNumber)
{}

void ArrivingFile::close()
{
    m_file.close();
    m_openFiles.remove(this);
}

/// Has \p open return an errno, again where the others have given their descriptors back for it.
template<typename Open>
int ArrivingFile::openWith(Open open)
{
    m_openFiles.makeRoom();
    int systemError = open();
    if ((systemError == EMFILE || systemError == ENFILE) && m_openFiles.closeAll())
        systemError = open();
    if (systemError == 0)
        m_openFiles.add(this);
    return systemError;
}

Result<void> ArrivingFile::openAgain()
{
    if (m_file.isOpen())
        return {};
    if (const int systemError = openWith([this] { return openToGoOn(m_file, m_path); }))
        return failure(writingFailed(m_path, systemError));
    return {};
}

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
        // "New" as the system sees it: what came there a moment ago, a link too, is not written to.
        const int systemError = openWith([this] {
            forgetFileError();
            if (m_file.open(QIODevice::WriteOnly | QIODevice::NewOnly | QIODevice::Unbuffered))
                return 0;
            return lastFileError() == 0 ? EIO : lastFileError();
        });
        if (systemError == 0)
            return {};
        if (systemError != EEXIST)
            return failure(writingFailed(m_path, systemError));
    }
    return failure(writingFailed(m_path, EEXIST));
}

Result<void> ArrivingFile::flush()
{
    if (m_block.isEmpty())
        return {};
    if (Result<void> opened = openAgain(); !opened)
        return opened;
    qsizetype done = 0;
    int systemError = 0;
    while (done < m_block.size() && systemError == 0) {
        forgetFileError();
        const qint64 taken = m_file.write(m_block.constData() + done, m_block.size() - done);
        if (taken > 0)
            done += qsizetype(taken);
        else
            systemError = lastFileError() == 0 ? ENOSPC : lastFileError(); // it takes a part before it is full
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
    if (!m_isOnDisk) { // since the last time
        if (Result<void> opened = openAgain(); !opened)
            return opened;
        if (const int systemError = syncToDisk(m_file))
            return failure(writingFailed(m_path, systemError));
        m_isOnDisk = true;
        close();
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
