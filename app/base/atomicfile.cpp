// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/atomicfile.h"

#include "base/fileerror.h"
#include "base/readablefile.h"

#include <QFileInfo>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <unistd.h>
#else
#include <io.h>
#endif

namespace SocketDesk {

namespace {

/// So that the new name outlasts a power cut. Where a file system cannot do that, there is nothing to be done about it.
void syncFolder([[maybe_unused]] const QString &path)
{
#ifdef Q_OS_UNIX
    const QByteArray folder = QFile::encodeName(QFileInfo(path).absolutePath());
    const int descriptor = ::open(folder.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return;
    ::fsync(descriptor);
    ::close(descriptor);
#endif
}

} // namespace

int syncToDisk(const QFileDevice &file)
{
#ifdef Q_OS_UNIX
    return ::fsync(file.handle()) == 0 ? 0 : errno;
#else
    return ::_commit(file.handle()) == 0 ? 0 : errno;
#endif
}

Error writingFailed(const QString &path, int systemError)
{
    const bool hasNoRoom = errorCodeFromErrno(systemError) == ErrorCode::DiskFull;
    return {hasNoRoom ? ErrorCode::DiskFull : ErrorCode::FileNotWritable, {path}, systemError, -1};
}

tl::unexpected<Error> AtomicFile::failed(int systemError)
{
    m_file.cancelWriting();
    return failure(writingFailed(m_file.fileName(), systemError));
}

Result<void> AtomicFile::open()
{
    const QFileInfo info(m_file.fileName());
    if (isNoFile(info))
        return failure({ErrorCode::NotRegularFile, {m_file.fileName()}, 0, -1});
    forgetFileError();
    if (m_file.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
        return {};
    const int systemError = lastFileError();
    return failed(m_file.error() == QFileDevice::PermissionsError && systemError == 0 ? EACCES : systemError);
}

/// A disk that becomes full takes a part first; only the next write says why it takes no more.
Result<void> AtomicFile::write(QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        forgetFileError();
        const qint64 taken = m_file.write(bytes.data(), bytes.size());
        if (taken <= 0)
            return failed(lastFileError());
        bytes = bytes.sliced(qsizetype(taken));
    }
    return {};
}

Result<void> AtomicFile::commit()
{
    if (const int systemError = syncToDisk(m_file))
        return failed(systemError);
    forgetFileError();
    if (!m_file.commit())
        return failure(writingFailed(m_file.fileName(), lastFileError()));
    syncFolder(m_file.fileName());
    return {};
}

Result<void> writeAtomically(const QString &path, QByteArrayView content)
{
    AtomicFile file(path);
    return file.open().and_then([&] { return file.write(content); }).and_then([&] { return file.commit(); });
}

} // namespace SocketDesk
