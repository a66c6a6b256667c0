// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "journal/spillreader.h"

#include "journal/journal.h"
#include "journal/spillfolder.h"

#include <QDir>
#include <QDirIterator>
#include <QFileInfo>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

#ifdef Q_OS_LINUX
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

namespace SocketDesk {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 mostPeersBytes = qint64(256) << 20;
constexpr std::size_t mostUnknownPeers = 100'000; ///< of which only a number is known
constexpr qsizetype longestEvent = 16 * 1024;
constexpr int recordsInStep = 4096;
constexpr qint64 bytesInStep = qint64(4) << 20;

/// An ordinary file, whatever its name.
bool isOwnFile(const QFileInfo &info)
{
    return info.isFile() && !info.isSymLink();
}

/// The header of a segment file, or nothing where it is none, or holds no record.
std::optional<SegmentFileHeader> headerOf(QFile &file)
{
    SegmentFileHeader header;
    RecordHeader first;
    const bool isRead = file.read(reinterpret_cast<char *>(&header), sizeof(header)) == qint64(sizeof(header)) &&
                        file.read(reinterpret_cast<char *>(&first), sizeof(first)) == qint64(sizeof(first));
    if (!isRead || header.magic != SegmentFileHeader().magic || first.written != RecordHeader::isWritten)
        return {};
    return header;
}

QStringList segmentFiles(const QString &folder)
{
    QStringList files;
    QDirIterator names(folder, {u"*"_s % SpillFolder::segmentSuffix}, QDir::Files | QDir::NoSymLinks | QDir::Hidden);
    while (names.hasNext())
        files << names.next();
    files.sort();
    return files;
}

bool holdsRecords(const QString &path)
{
    QFile file(path);
    return isOwnFile(QFileInfo(path)) && file.open(QIODevice::ReadOnly | QIODevice::Unbuffered) && headerOf(file);
}

} // namespace

#ifdef Q_OS_LINUX

/// Tells other processes that a leftover is in use.
class SpillLock
{
public:
    explicit SpillLock(const QString &folder)
        : m_descriptor(::open(QFile::encodeName(folder % u'/' % SpillFolder::lockName).constData(),
                              O_RDWR | O_CLOEXEC | O_NOFOLLOW))
        , m_isHeld(m_descriptor >= 0 && ::flock(m_descriptor, LOCK_EX | LOCK_NB) == 0)
    {}
    Q_DISABLE_COPY_MOVE(SpillLock)
    ~SpillLock()
    {
        if (m_descriptor >= 0)
            ::close(m_descriptor);
    }
    [[nodiscard]] bool isHeld() const { return m_isHeld; }
    [[nodiscard]] QByteArray description() const
    {
        struct stat info = {};
        if (::fstat(m_descriptor, &info) != 0 || !S_ISREG(info.st_mode))
            return {}; // a pipe would be waited for
        QByteArray bytes(SpillFolder::longestLine + 1, Qt::Uninitialized);
        bytes.truncate(std::max<qsizetype>(::pread(m_descriptor, bytes.data(), std::size_t(bytes.size()), 0), 0));
        return lineFrom(bytes);
    }

private:
    int m_descriptor;
    bool m_isHeld;
};

#else

class SpillLock
{
public:
    explicit SpillLock(const QString &) {}
    [[nodiscard]] bool isHeld() const { return false; }
    [[nodiscard]] QByteArray description() const { return {}; }
};

#endif

bool isLeftoverName(const QString &path)
{
    return path.endsWith(SpillFolder::folderSuffix);
}

std::vector<Leftover> findLeftovers(const QString &parent)
{
    std::vector<Leftover> found;
    const QString folder = parent.isEmpty() ? Journal::defaultFolder() : parent;
    if (folder.isEmpty())
        return found;
    QDirIterator names(folder, {u"*"_s % SpillFolder::folderSuffix}, QDir::Dirs | QDir::NoSymLinks | QDir::Hidden);
    while (names.hasNext()) {
        Leftover leftover{names.next(), 0, {}, {}};
        const SpillLock lock(leftover.folder);
        if (!lock.isHeld())
            continue;
        leftover.description = lock.description();
        const QStringList files = segmentFiles(leftover.folder);
        for (const QString &path : files) {
            const QFileInfo info(path);
            leftover.bytes += info.size();
            leftover.lastChange = std::max(leftover.lastChange, info.lastModified());
        }
        if (std::ranges::any_of(files, holdsRecords))
            found.push_back(std::move(leftover));
    }
    std::ranges::sort(found, std::ranges::greater(), &Leftover::lastChange);
    return found;
}

/// Only what we put there ourselves.
Result<void> removeLeftover(const QString &folder)
{
    const SpillLock lock(folder);
    if (!lock.isHeld())
        return failure(systemFailure(EBUSY, {folder}));
    const QStringList files = segmentFiles(folder);
    for (const QString &path : files)
        QFile::remove(path);
    for (const QLatin1StringView name : {SpillFolder::peersName, SpillFolder::lockName})
        QFile::remove(folder % u'/' % name);
    errno = 0;
    if (!QDir().rmdir(folder))
        return failure(systemFailure(errno == 0 ? ENOTEMPTY : errno, {folder}));
    return {};
}

SpillReader::SpillReader(const QString &folder, Journal &journal)
    : m_folder(folder)
    , m_journal(journal)
{}

SpillReader::~SpillReader() = default;

double SpillReader::progress() const
{
    return m_allBytes == 0 ? 0 : std::min(1.0, double(m_bytesBefore + m_file.pos()) / double(m_allBytes));
}

Result<bool> SpillReader::step()
{
    if (!m_lock) {
        if (const Result<void> opened = open(); !opened)
            return failure(opened.error());
    }
    qint64 begin = m_file.pos();
    for (int i = 0; i < recordsInStep && m_file.pos() - begin < bytesInStep; ++i) {
        const Result<bool> read = m_file.isOpen() ? readRecord() : Result<bool>(false);
        if (!read)
            return read;
        if (*read)
            continue;
        if (!openNext())
            return true;
        begin = m_file.pos();
    }
    return false;
}

Result<void> SpillReader::open()
{
    m_lock = std::make_unique<SpillLock>(m_folder);
    if (!m_lock->isHeld())
        return failure({ErrorCode::FileNotFound, {m_folder}});
    QFile peers(m_folder % u'/' % SpillFolder::peersName);
    if (isOwnFile(QFileInfo(peers.fileName())) && peers.open(QIODevice::ReadOnly))
        m_savedPeers = SavedPeers(peers.read(mostPeersBytes));
    const QStringList paths = segmentFiles(m_folder);
    for (const QString &path : paths)
        addFile(path);
    std::ranges::stable_sort(m_files, {}, &File::first);
    if (m_files.empty())
        return failure({ErrorCode::FileNotFound, {m_folder}});
    m_nextRecord = toNumber(m_files.front().first); // what was released before is missed by nobody
    return {};
}

void SpillReader::addFile(const QString &path)
{
    QFile file(path);
    if (!isOwnFile(QFileInfo(path)) || !file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return;
    const auto header = headerOf(file);
    if (!header)
        return;
    m_files.push_back({path, RecordId(header->firstRecord)});
    m_allBytes += file.size();
}

/// \return false where there is no other one
bool SpillReader::openNext()
{
    m_bytesBefore += m_file.size();
    m_file.close();
    while (m_nextFile < m_files.size()) {
        const File &next = m_files[m_nextFile++];
        m_file.setFileName(next.path);
        if (!m_file.open(QIODevice::ReadOnly) || !m_file.seek(sizeof(SegmentFileHeader))) {
            ++m_damaged;
            continue;
        }
        const quint64 first = toNumber(next.first);
        m_missing += first > m_nextRecord ? first - m_nextRecord : 0;
        m_nextRecord = std::max(m_nextRecord, first);
        return true;
    }
    return false;
}

bool SpillReader::isSensible(const RecordHeader &header) const
{
    if (header.kind > RecordKind::Event || header.event > EventKind::Note)
        return false;
    const qsizetype longest = header.kind == RecordKind::Event ? longestEvent : Journal::maximumChunk;
    return qsizetype(header.length) <= longest && qint64(header.length) <= m_file.size() - m_file.pos();
}

/// \return false at the end of the segment, or where nothing in it can be made sense of any more
Result<bool> SpillReader::readRecord()
{
    RecordHeader header;
    if (m_file.read(reinterpret_cast<char *>(&header), sizeof(header)) != qint64(sizeof(header)) || header.written == 0)
        return false;
    if (header.written != RecordHeader::isWritten || !isSensible(header)) {
        ++m_damaged;
        return false;
    }
    m_payload.resize(qsizetype(header.space() - sizeof(header)));
    const qint64 length = m_file.read(m_payload.data(), m_payload.size());
    if (length < qint64(header.length)) {
        ++m_damaged;
        return false;
    }
    ++m_nextRecord;
    return add(header, QByteArrayView(m_payload).first(header.length)).map([] { return true; });
}

Result<void> SpillReader::add(const RecordHeader &header, QByteArrayView bytes)
{
    const PeerId from = peer(header.peer);
    const Timestamp time{std::chrono::nanoseconds(header.nanoseconds)};
    if (header.kind == RecordKind::Event) {
        const RecordId added = m_journal.appendEvent(header.event, from, time, EventDetail::fromBytes(bytes));
        return added == noRecord ? Result<void>(failure(m_journal.full())) : Result<void>();
    }
    return m_journal.append(header.kind, from, time, bytes, header.flags).map([](RecordId) {});
}

/// One of whom the peers file does not tell is a stream of its own.
PeerId SpillReader::peer(PeerId saved)
{
    if (saved == noPeer)
        return noPeer;
    if (const auto known = m_peers.find(saved); known != m_peers.end())
        return known->second;
    const std::size_t index = toNumber(saved) - 1;
    const bool isSaved = index < m_savedPeers.size();
    if (!isSaved && m_peers.size() > m_savedPeers.size() + mostUnknownPeers)
        return noPeer;
    const PeerId added = m_journal.addPeer(isSaved ? m_savedPeers.at(index) : PeerEntry{u"?"_s, {}, true});
    return m_peers.emplace(saved, added).first->second;
}

} // namespace SocketDesk
