// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/regularfile.h"

#include "base/fileerror.h"
#include "base/readablefile.h"

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

namespace SocketDesk {

namespace {

constexpr QIODevice::OpenMode appending = QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered;

tl::unexpected<Error> notWritable(const QFile &file, int systemError)
{
    return failure({ErrorCode::FileNotWritable, {file.fileName()}, systemError, -1});
}

tl::unexpected<Error> notRegular(const QFile &file)
{
    return failure({ErrorCode::NotRegularFile, {file.fileName()}, 0, -1});
}

} // namespace

#ifdef Q_OS_UNIX

Result<void> openForAppending(QFile &file)
{
    // O_NONBLOCK means nothing to a file, and keeps the open() of anything else from waiting until it has been looked at.
    const QByteArray path = QFile::encodeName(file.fileName());
    const int descriptor =
        ::open(path.constData(), O_WRONLY | O_APPEND | O_CREAT | O_NONBLOCK | O_NOCTTY | O_CLOEXEC, 0666);
    if (descriptor < 0)
        return errno == EISDIR || errno == ENXIO ? notRegular(file) : notWritable(file, errno);
    struct stat status = {};
    const bool isRegular = ::fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode);
    if (isRegular && file.open(descriptor, appending, QFileDevice::AutoCloseHandle))
        return {};
    ::close(descriptor);
    return isRegular ? notWritable(file, 0) : notRegular(file);
}

#else

Result<void> openForAppending(QFile &file)
{
    if (isNoFile(QFileInfo(file.fileName())))
        return notRegular(file);
    forgetFileError();
    if (!file.open(appending))
        return notWritable(file, lastFileError());
    if (!file.isSequential())
        return {};
    file.close(); // what came to that place a moment ago
    return notRegular(file);
}

#endif

} // namespace SocketDesk
