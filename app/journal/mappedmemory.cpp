// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "journal/mappedmemory.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <array>
#include <cerrno>
#include <mutex>
#include <utility>

#ifdef Q_OS_LINUX
#include <QRandomGenerator>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#ifndef MADV_POPULATE_WRITE
#define MADV_POPULATE_WRITE 23 // Linux 5.14; an older kernel refuses it, and the pages fault one by one
#endif
#else
#include "base/atomicfile.h"
#include "base/fileerror.h"

#include <QTemporaryFile>
#endif

namespace SocketDesk {

using namespace Qt::StringLiterals;

MappedMemory::MappedMemory(std::shared_ptr<char> owner, qsizetype size)
    : m_owner(std::move(owner))
    , m_bytes(m_owner.get(), std::size_t(size))
{}

#ifdef Q_OS_LINUX

namespace {

Error storageFailure(int systemError, const QString &where)
{
    Error error = systemFailure(systemError, {where});
    // A quota and a limit of the process are to a user the same as a full disk.
    if (systemError == ENOSPC || systemError == EDQUOT || systemError == EFBIG)
        error.code = ErrorCode::DiskFull;
    return error;
}

int openNewFile(const QByteArray &path)
{
    return ::open(path.constData(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
}

int openNamelessFile(const QString &folder)
{
    for (int attempt = 0; attempt < 16; ++attempt) {
        const QString name = QString::number(QRandomGenerator::global()->generate64(), 36);
        const QByteArray path = QFile::encodeName(QString(folder % "/"_L1 % name % ".segment"_L1));
        const int fd = openNewFile(path);
        if (fd >= 0)
            ::unlink(path.constData());
        if (fd >= 0 || errno != EEXIST)
            return fd;
    }
    return -1;
}

int allocateSpace(int fd, qsizetype size)
{
    int result = 0;
    do {
        result = ::fallocate(fd, 0, 0, size) == 0 ? 0 : errno;
    } while (result == EINTR);
    // Where the file system cannot allocate, the C library writes zeros, which is slow but keeps the promise.
    return result == EOPNOTSUPP ? ::posix_fallocate(fd, 0, size) : result;
}

Result<std::shared_ptr<char>> map(int fd, int flags, qsizetype size, const QString &where)
{
    void *address = ::mmap(nullptr, std::size_t(size), PROT_READ | PROT_WRITE, MAP_SHARED | flags, fd, 0);
    if (address == MAP_FAILED)
        return failure(storageFailure(errno, where));
    ::madvise(address, std::size_t(size), MADV_RANDOM); // until readAhead()
    const auto unmap = [size](char *mapped) { ::munmap(mapped, std::size_t(size)); };
    return std::shared_ptr<char>(static_cast<char *>(address), unmap);
}

} // namespace

BackingFile::~BackingFile()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

bool BackingFile::write(qsizetype offset, QByteArrayView bytes) const
{
    return ::pwrite(m_descriptor, bytes.data(), std::size_t(bytes.size()), offset) == bytes.size();
}

bool BackingFile::zero(qsizetype offset, qsizetype length) const
{
    static constexpr std::array<char, std::size_t(128) * 1024> zeros{}; // fits in the caches of the processor
    while (length > 0) {
        const ssize_t written =
            ::pwrite(m_descriptor, zeros.data(), std::min(zeros.size(), std::size_t(length)), offset);
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        offset += written;
        length -= written;
    }
    return true;
}

Result<MappedMemory> MappedMemory::ofFile(std::shared_ptr<const BackingFile> file, qsizetype size, const QString &where)
{
    if (const int systemError = allocateSpace(file->descriptor(), size); systemError != 0)
        return failure(storageFailure(systemError, where));
    return map(file->descriptor(), 0, size, where).map([size, &file](auto owner) {
        MappedMemory memory(std::move(owner), size);
        memory.m_file = std::move(file);
        return memory;
    });
}

Result<MappedMemory> MappedMemory::inFolder(const QString &folder, qsizetype size)
{
    const int descriptor = openNamelessFile(folder);
    if (descriptor < 0)
        return failure(storageFailure(errno, folder));
    return ofFile(std::make_shared<const BackingFile>(descriptor), size, folder);
}

std::function<Result<MappedMemory>()> MappedMemory::beginInFile(const QString &path, qsizetype size)
{
    const QString folder = QFileInfo(path).path();
    const int descriptor = openNewFile(QFile::encodeName(path));
    if (descriptor < 0)
        return [error = storageFailure(errno, folder)] { return Result<MappedMemory>(failure(error)); };
    return [file = std::make_shared<const BackingFile>(descriptor), size, folder]() mutable {
        return ofFile(std::move(file), size, folder);
    };
}

Result<MappedMemory> MappedMemory::inFile(const QString &path, qsizetype size)
{
    return beginInFile(path, size)();
}

Result<MappedMemory> MappedMemory::anonymous(qsizetype size)
{
    return map(-1, MAP_ANONYMOUS, size, {}).map([size](auto owner) { return MappedMemory(std::move(owner), size); });
}

void MappedMemory::populate(qsizetype offset, qsizetype length) const
{
    const qsizetype end = std::min(offset + length, qsizetype(m_bytes.size()));
    if (offset < end)
        ::madvise(m_bytes.data() + offset, std::size_t(end - offset), MADV_POPULATE_WRITE);
}

void MappedMemory::readAhead() const
{
    ::madvise(m_bytes.data(), m_bytes.size(), MADV_NORMAL);
}

Result<void> makePrivateFolder(const QString &folder)
{
    if (folder.isEmpty())
        return failure(systemFailure(ENOENT));
    const QString parent = QFileInfo(folder).absolutePath();
    if (!QDir().mkpath(parent))
        return failure(systemFailure(errno, {parent}));
    if (::mkdir(QFile::encodeName(folder).constData(), 0700) != 0 && errno != EEXIST)
        return failure(systemFailure(errno, {folder}));
    return {};
}

#else

BackingFile::~BackingFile() = default;

bool BackingFile::write(qsizetype, QByteArrayView) const
{
    return false;
}

bool BackingFile::zero(qsizetype, qsizetype) const
{
    return true;
}

std::function<Result<MappedMemory>()> MappedMemory::beginInFile(const QString &path, qsizetype)
{
    return [path] { return Result<MappedMemory>(failure({ErrorCode::FileNotWritable, {path}})); };
}

Result<MappedMemory> MappedMemory::inFile(const QString &path, qsizetype size)
{
    return beginInFile(path, size)();
}

namespace {

/// What a crash has left: once for a program. Windows refuses for what is still used; elsewhere that needs no name.
void removeAbandoned(const QString &folder)
{
    static std::once_flag once;
    std::call_once(once, [&folder] {
        const QDir segments(folder, u"socketdesk-??????.segment"_s);
        const QStringList names = segments.entryList(QDir::Files | QDir::NoSymLinks);
        for (const QString &name : names)
            QFile::remove(segments.filePath(name));
    });
}

} // namespace

Result<MappedMemory> MappedMemory::inFolder(const QString &folder, qsizetype size)
{
    removeAbandoned(folder);
    const auto file = std::make_shared<QTemporaryFile>(QString(folder % "/socketdesk-XXXXXX.segment"_L1));
    forgetFileError();
    uchar *const address = file->open() && file->resize(size) ? file->map(0, size) : nullptr;
    if (!address)
        return failure(writingFailed(folder, lastFileError()));
    // Windows removes no file that is mapped.
    const auto unmap = [file](char *mapped) { file->unmap(reinterpret_cast<uchar *>(mapped)); };
    return MappedMemory(std::shared_ptr<char>(reinterpret_cast<char *>(address), unmap), size);
}

Result<MappedMemory> MappedMemory::anonymous(qsizetype size)
{
    std::shared_ptr<char> memory(static_cast<char *>(std::calloc(std::size_t(size), 1)), std::free);
    if (!memory)
        return failure({ErrorCode::NoBufferSpace, {}});
    return MappedMemory(std::move(memory), size);
}

void MappedMemory::populate(qsizetype, qsizetype) const {}

void MappedMemory::readAhead() const {}

Result<void> makePrivateFolder(const QString &folder)
{
    if (folder.isEmpty())
        return failure({ErrorCode::FileNotFound, {}});
    // On Windows that changes nothing: there the folders of an account are its own.
    constexpr auto ownerOnly = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner;
    if (!QFileInfo::exists(folder) && !(QDir().mkpath(folder) && QFile::setPermissions(folder, ownerOnly)))
        return failure({ErrorCode::FileNotWritable, {folder}});
    return {};
}

#endif

} // namespace SocketDesk
