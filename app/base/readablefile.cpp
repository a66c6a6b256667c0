// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/readablefile.h"

#include "base/fileerror.h"
#include "base/safefilename.h"

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

namespace SocketDesk {

namespace {

constexpr QIODevice::OpenMode reading = QIODevice::ReadOnly | QIODevice::Unbuffered;

tl::unexpected<Error> notRead(const QFile &file, ErrorCode code, int systemError)
{
    return failure({code, {file.fileName()}, systemError, -1});
}

} // namespace

#ifdef Q_OS_UNIX

bool isNoFile(const QFileInfo &info)
{
    return info.exists() && !info.isFile();
}

Result<void> openForReading(QFile &file)
{
    const QByteArray path = QFile::encodeName(file.fileName());
    const int descriptor = ::open(path.constData(), O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    if (descriptor < 0) {
        const bool isMissing = errno == ENOENT || errno == ENOTDIR;
        return notRead(file, isMissing ? ErrorCode::FileNotFound : ErrorCode::FileNotReadable, errno);
    }
    struct stat status = {};
    const bool isRegular = ::fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode);
    if (isRegular && file.open(descriptor, reading, QFileDevice::AutoCloseHandle))
        return {};
    ::close(descriptor);
    return notRead(file, isRegular ? ErrorCode::FileNotReadable : ErrorCode::NotRegularFile, 0);
}

#else

bool isNoFile(const QFileInfo &info)
{
    return isDevicePath(info.filePath()) || (info.exists() && !info.isFile());
}

Result<void> openForReading(QFile &file)
{
    const QFileInfo info(file.fileName());
    if (isNoFile(info))
        return notRead(file, ErrorCode::NotRegularFile, 0);
    if (!info.exists())
        return notRead(file, ErrorCode::FileNotFound, 0);
    forgetFileError();
    if (!file.open(reading))
        return notRead(file, ErrorCode::FileNotReadable, lastFileError());
    if (!file.isSequential())
        return {};
    file.close(); // what came to that place a moment ago
    return notRead(file, ErrorCode::NotRegularFile, 0);
}

#endif

} // namespace SocketDesk
