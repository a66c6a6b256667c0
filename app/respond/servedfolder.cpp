// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "respond/servedfolder.h"

#include "base/safefilename.h"

#include <QDir>
#include <QFileInfo>
#include <QStringList>

#include <algorithm>

#ifdef Q_OS_UNIX
#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#endif
#ifdef Q_OS_LINUX
#include <linux/openat2.h>
#include <sys/syscall.h>
#endif

namespace SocketDesk {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestName = 4096;

tl::unexpected<Error> notServed(ErrorCode code, const QString &name, int systemError = 0)
{
    return failure({code, {name}, systemError, -1});
}

#ifdef Q_OS_UNIX

constexpr int openFlags = O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC; // a pipe is not waited for

/// Part by part, without following any link.
int openStepwise(int folder, const QStringList &parts)
{
    int descriptor = ::dup(folder);
    for (qsizetype i = 0; i < parts.size() && descriptor >= 0; ++i) {
        const bool isLast = i == parts.size() - 1;
        const int next = ::openat(descriptor, QFile::encodeName(parts.at(i)).constData(),
                                  openFlags | O_NOFOLLOW | (isLast ? 0 : O_DIRECTORY));
        ::close(descriptor);
        descriptor = next;
    }
    return descriptor;
}

ErrorCode codeOf(int systemError)
{
    switch (systemError) {
    case ENOENT:
    case ENOTDIR:
        return ErrorCode::FileNotFound;
    case EXDEV: // what leads out, as openat2 sees it
    case ELOOP: // and who follows no link
        return ErrorCode::PermissionDenied;
    case ENXIO: // a socket
        return ErrorCode::NotRegularFile;
    default:
        return ErrorCode::FileNotReadable;
    }
}

int openBeneath(int folder, const QString &name)
{
#ifdef Q_OS_LINUX
    struct open_how how = {};
    how.flags = openFlags;
    how.resolve = RESOLVE_BENEATH | RESOLVE_NO_MAGICLINKS;
    for (int attempt = 0; attempt < 100; ++attempt) { // EAGAIN: something was renamed while it looked
        const long descriptor = ::syscall(SYS_openat2, folder, QFile::encodeName(name).constData(), &how, sizeof(how));
        if (descriptor >= 0)
            return int(descriptor);
        if (errno == ENOSYS || errno == EPERM)
            return openStepwise(folder, name.split(u'/'));
        if (errno != EAGAIN)
            return -1;
    }
    return -1;
#else
    return openStepwise(folder, name.split(u'/'));
#endif
}

#endif

/// The same on every system, so that a folder can be served from any.
bool isPartAllowed(const QString &part)
{
    if (part.isEmpty() || part == "."_L1 || part == ".."_L1 || part.endsWith(u'.') || part.endsWith(u' '))
        return false;
    const auto isForbidden = [](QChar c) { return c == u'\\' || c == u':' || c < u' ' || c.unicode() == 0x7F; };
    return std::none_of(part.cbegin(), part.cend(), isForbidden) && !isDeviceName(part);
}

} // namespace

bool ServedFolder::isNameAllowed(const QString &name)
{
    if (name.isEmpty() || name.size() > longestName)
        return false;
    const QStringList parts = name.split(u'/');
    return std::all_of(parts.cbegin(), parts.cend(), isPartAllowed);
}

#ifdef Q_OS_UNIX

ServedFolder::ServedFolder(const QString &path)
    : m_path(path)
    , m_descriptor(path.isEmpty() ? -1
                                  : ::open(QFile::encodeName(path).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC))
{}

ServedFolder::~ServedFolder()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

bool ServedFolder::isOpen() const
{
    return m_descriptor >= 0;
}

Result<std::unique_ptr<QFile>> ServedFolder::open(const QString &name) const
{
    if (!isOpen())
        return notServed(ErrorCode::FileNotReadable, name);
    if (!isNameAllowed(name))
        return notServed(ErrorCode::PermissionDenied, name);
    const int descriptor = openBeneath(m_descriptor, name);
    if (descriptor < 0)
        return notServed(codeOf(errno), name, errno);
    auto file = std::make_unique<QFile>();
    struct stat status = {};
    const bool isRegular = ::fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode);
    if (isRegular && file->open(descriptor, QIODevice::ReadOnly | QIODevice::Unbuffered, QFileDevice::AutoCloseHandle))
        return file;
    ::close(descriptor);
    return notServed(isRegular ? ErrorCode::FileNotReadable : ErrorCode::NotRegularFile, name);
}

#else

ServedFolder::ServedFolder(const QString &path)
    : m_path(path.isEmpty() ? QString() : QFileInfo(path).canonicalFilePath())
{}

ServedFolder::~ServedFolder() = default;

bool ServedFolder::isOpen() const
{
    return !m_path.isEmpty() && QFileInfo(m_path).isDir();
}

Result<std::unique_ptr<QFile>> ServedFolder::open(const QString &name) const
{
    if (!isOpen())
        return notServed(ErrorCode::FileNotReadable, name);
    if (!isNameAllowed(name))
        return notServed(ErrorCode::PermissionDenied, name);
    QString path = m_path;
    const QStringList parts = name.split(u'/');
    for (const QString &part : parts) {
        path += u'/' + part;
        if (QFileInfo(path).isSymLink() || QFileInfo(path).isJunction())
            return notServed(ErrorCode::PermissionDenied, name);
    }
    const QFileInfo info(path);
    if (!info.exists())
        return notServed(ErrorCode::FileNotFound, name);
    if (!info.canonicalFilePath().startsWith(m_path + u'/'))
        return notServed(ErrorCode::PermissionDenied, name);
    if (!info.isFile())
        return notServed(ErrorCode::NotRegularFile, name);
    auto file = std::make_unique<QFile>(path);
    if (!file->open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return notServed(ErrorCode::FileNotReadable, name);
    return file;
}

#endif

} // namespace SocketDesk
