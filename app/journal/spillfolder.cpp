// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "journal/spillfolder.h"

#include "journal/mappedmemory.h"

#include <QFile>
#include <QRandomGenerator>

#include <algorithm>
#include <cerrno>

#ifdef Q_OS_LINUX
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

namespace SocketDesk {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestAddress = 255;

QByteArray withLength(const QString &address)
{
    const QByteArray utf8 = address.toUtf8().left(longestAddress);
    return char(uchar(utf8.size())) + utf8;
}

} // namespace

QByteArray savedPeer(const PeerEntry &entry)
{
    return (entry.isStream ? "\1"_ba : "\2"_ba) + withLength(entry.address) + withLength(entry.localAddress);
}

QByteArray lineFrom(const QByteArray &bytes)
{
    const qsizetype end = bytes.indexOf('\n');
    return end < 0 || end > SpillFolder::longestLine ? QByteArray() : bytes.first(end);
}

SpillFolder::SpillFolder(const QString &path)
    : m_path(path)
{}

QString SpillFolder::segmentPath(quint64 number) const
{
    return m_path % u'/' % QString::number(number).rightJustified(12, u'0') % segmentSuffix;
}

#ifdef Q_OS_LINUX

namespace {

constexpr int attempts = 16;

Error spillFailure(int systemError, const QString &path)
{
    Error error = systemFailure(systemError, {path});
    if (systemError == ENOSPC || systemError == EDQUOT)
        error.code = ErrorCode::DiskFull;
    return error;
}

} // namespace

Result<std::unique_ptr<SpillFolder>> SpillFolder::make(const QString &parent)
{
    if (const Result<void> made = makePrivateFolder(parent); !made)
        return failure(made.error());
    for (int attempt = 0; attempt < attempts; ++attempt) {
        const QString name = QString::number(QRandomGenerator::global()->generate64(), 36) % folderSuffix;
        const QString path = parent % u'/' % name;
        if (::mkdir(QFile::encodeName(path).constData(), 0700) != 0) {
            if (errno == EEXIST)
                continue;
            return failure(spillFailure(errno, parent));
        }
        std::unique_ptr<SpillFolder> folder(new SpillFolder(path));
        return folder->lock().map([&folder] { return std::move(folder); });
    }
    return failure(spillFailure(EEXIST, parent));
}

/// \return where nobody else could see that it is in use, the reason
Result<void> SpillFolder::lock()
{
    m_lock = openFile(lockName);
    if (m_lock < 0 || ::flock(m_lock, LOCK_EX) != 0)
        return failure(spillFailure(errno, m_path));
    m_peers = openFile(peersName);
    return {};
}

int SpillFolder::openFile(QLatin1StringView name) const
{
    const QByteArray path = QFile::encodeName(m_path % u'/' % name);
    return ::open(path.constData(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
}

/// The lock goes last: as long as there is anything, it is somebody's.
SpillFolder::~SpillFolder()
{
    while (!m_segments.empty())
        removeSegment(*m_segments.begin());
    for (const QLatin1StringView name : {peersName, lockName})
        ::unlink(QFile::encodeName(m_path % u'/' % name).constData());
    ::rmdir(QFile::encodeName(m_path).constData());
    for (const int descriptor : {m_peers, m_lock}) {
        if (descriptor >= 0)
            ::close(descriptor);
    }
}

void SpillFolder::removeSegment(quint64 number)
{
    ::unlink(QFile::encodeName(segmentPath(number)).constData());
    m_segments.erase(number);
}

void SpillFolder::addPeer(const PeerEntry &entry)
{
    if (m_peers < 0)
        return;
    const QByteArray bytes = savedPeer(entry);
    if (::write(m_peers, bytes.constData(), std::size_t(bytes.size())) == bytes.size())
        return;
    ::close(m_peers);
    m_peers = -1;
}

/// In one write over the one before, so that a crash leaves one of the two. Where it fails, the records are worth no less.
void SpillFolder::describe(const QByteArray &line)
{
    Q_ASSERT(!line.contains('\n'));
    const QByteArray bytes = (line.size() <= longestLine ? line : QByteArray()) + '\n';
    (void)!::pwrite(m_lock, bytes.constData(), std::size_t(bytes.size()), 0);
}

#else // segment files have no name there, so nothing is left over

Result<std::unique_ptr<SpillFolder>> SpillFolder::make(const QString &parent)
{
    return failure(systemFailure(ENOTSUP, {parent}));
}

Result<void> SpillFolder::lock()
{
    return {};
}

int SpillFolder::openFile(QLatin1StringView) const
{
    return -1;
}

SpillFolder::~SpillFolder() = default;

void SpillFolder::removeSegment(quint64) {}

void SpillFolder::addPeer(const PeerEntry &) {}

void SpillFolder::describe(const QByteArray &) {}

#endif

} // namespace SocketDesk
