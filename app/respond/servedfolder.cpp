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

std::unique_ptr<QFile> ServedFolder::open(const QString &name) const
{
    if (!isOpen() || !isNameAllowed(name))
        return nullptr;
    const int descriptor = openBeneath(m_descriptor, name);
    if (descriptor < 0)
        return nullptr;
    auto file = std::make_unique<QFile>();
    struct stat status = {};
    const bool isRegular = ::fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode);
    if (isRegular && file->open(descriptor, QIODevice::ReadOnly | QIODevice::Unbuffered, QFileDevice::AutoCloseHandle))
        return file;
    ::close(descriptor);
    return nullptr;
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

std::unique_ptr<QFile> ServedFolder::open(const QString &name) const
{
    if (!isOpen() || !isNameAllowed(name))
        return nullptr;
    QString path = m_path;
    const QStringList parts = name.split(u'/');
    for (const QString &part : parts) {
        path += u'/' + part;
        if (QFileInfo(path).isSymLink() || QFileInfo(path).isJunction())
            return nullptr;
    }
    auto file = std::make_unique<QFile>(path);
    const bool isBelow = QFileInfo(path).canonicalFilePath().startsWith(m_path + u'/');
    if (!isBelow || !QFileInfo(path).isFile() || !file->open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return nullptr;
    return file;
}

#endif

} // namespace SocketDesk
