// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "endpoint/localaddresses.h"

#include <QCoreApplication>
#include <QFile>
#include <QSet>

#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace SocketDesk {

using namespace Qt::StringLiterals;
namespace fs = std::filesystem;

namespace {

constexpr std::chrono::milliseconds timeAllowed{50}; // of this thread's work, so that a busy machine finds no less

/// Lines of /proc/net/tcp and its like: number, local address:port, …, inode as the tenth.
constexpr qsizetype localColumn = 1;
constexpr qsizetype inodeColumn = 9;
constexpr QByteArrayView noInode = "0"; // the socket belongs to no program any more

bool isWildcard(const QByteArray &hexAddress)
{
    return hexAddress.count('0') == hexAddress.size();
}

/// The address as these tables write it: 32-bit words in the byte order of the machine.
QByteArray tableAddress(const Address &address)
{
    const std::size_t size = address.family() == Address::Family::IPv4 ? 4 : 16;
    QByteArray bytes(reinterpret_cast<const char *>(address.bytes().data()), qsizetype(size));
    if constexpr (QSysInfo::ByteOrder == QSysInfo::LittleEndian) {
        for (qsizetype word = 0; word < bytes.size(); word += 4)
            std::reverse(bytes.begin() + word, bytes.begin() + word + 4);
    }
    return bytes.toHex().toUpper();
}

/// True where a socket in the table and one bound to \p address would be in each other's way.
bool collides(const QByteArray &inTable, const Address &address)
{
    const QByteArray own = tableAddress(address);
    if (inTable.size() != own.size()) // the other family: only the wildcard of IPv6 takes IPv4 too
        return isWildcard(inTable.size() > own.size() ? inTable : own);
    return inTable == own || isWildcard(inTable) || isWildcard(own);
}

/// What looking may cost.
class Budget
{
public:
    [[nodiscard]] bool isSpent() const { return threadTime() - m_begin > timeAllowed; }

private:
    static std::chrono::nanoseconds threadTime()
    {
        timespec time{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
        return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
    }

    const std::chrono::nanoseconds m_begin = threadTime();
};

/// The port as it stands behind the second colon of a line; nothing where there is none.
QByteArrayView portIn(QByteArrayView line)
{
    const qsizetype colon = line.indexOf(':', line.indexOf(':') + 1);
    return colon < 0 || colon + 5 > line.size() ? QByteArrayView() : line.sliced(colon + 1, 4);
}

void collectInodes(const QString &table, const Address &address, const Budget &budget, QSet<QByteArray> &inodes)
{
    QFile file(table);
    if (!file.open(QIODevice::ReadOnly))
        return;
    const QByteArray port = QByteArray::number(address.port(), 16).toUpper().rightJustified(4, '0');
    for (QByteArray line = file.readLine(); !line.isEmpty() && !budget.isSpent(); line = file.readLine()) {
        if (portIn(line) != port) // nearly all of them: the rest of the line need not be looked at
            continue;
        const QList<QByteArray> columns = line.simplified().split(' ');
        if (columns.size() > inodeColumn && collides(columns[localColumn].split(':').first(), address))
            inodes.insert(columns[inodeColumn]);
    }
}

QSet<QByteArray> inodesOf(Transport transport, const Address &address, const QString &tables, const Budget &budget)
{
    const QString name = tables % (transport == Transport::Tcp ? "/net/tcp"_L1 : "/net/udp"_L1);
    QSet<QByteArray> inodes;
    collectInodes(name, address, budget, inodes);
    collectInodes(name % u'6', address, budget, inodes);
    return inodes;
}

/// std::filesystem, because QDir asks for the attributes of every entry, which makes this ten times as slow.
bool holdsOne(const fs::path &process, const QSet<QByteArray> &inodes, const Budget &budget)
{
    std::error_code error;
    for (auto entry = fs::directory_iterator(process / "fd", error); entry != fs::directory_iterator();
         entry.increment(error)) {
        const std::string target = fs::read_symlink(entry->path(), error).string(); // "socket:[12345]"
        const QByteArrayView link(target);
        if (link.startsWith("socket:[") && link.endsWith(']') &&
            inodes.contains(link.sliced(8).chopped(1).toByteArray()))
            return true;
        if (budget.isSpent())
            return false;
    }
    return false;
}

/// The processes, the youngest numbers first: it is more often a program of the user than one of the system.
std::vector<int> processes(const QString &tables)
{
    std::vector<int> ids;
    std::error_code error;
    for (auto entry = fs::directory_iterator(tables.toStdString(), error); entry != fs::directory_iterator();
         entry.increment(error)) {
        if (const int id = std::atoi(entry->path().filename().c_str()))
            ids.push_back(id);
    }
    std::sort(ids.begin(), ids.end(), std::greater<>());
    return ids;
}

/// True where this program has such a socket, which it can ask itself: that needs no tables, however long they are.
bool isOurs(Transport transport, const Address &address)
{
    const int wantedType = transport == Transport::Tcp ? SOCK_STREAM : SOCK_DGRAM;
    std::error_code error;
    for (auto entry = fs::directory_iterator("/proc/self/fd", error); entry != fs::directory_iterator();
         entry.increment(error)) {
        const int descriptor = std::atoi(entry->path().filename().c_str());
        int type = 0;
        socklen_t typeLength = sizeof type;
        sockaddr_storage name{};
        socklen_t nameLength = sizeof name;
        if (::getsockopt(descriptor, SOL_SOCKET, SO_TYPE, &type, &typeLength) != 0 || type != wantedType ||
            ::getsockname(descriptor, reinterpret_cast<sockaddr *>(&name), &nameLength) != 0)
            continue;
        const Address own = Address::fromNative(reinterpret_cast<const sockaddr *>(&name));
        if (!own.isNull() && own.port() == address.port() && collides(tableAddress(own), address))
            return true;
    }
    return false;
}

QByteArray contentsOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// The file that the process runs, and what it was called by, without their folders.
std::array<QString, 2> longNames(const QString &process)
{
    std::error_code error;
    QString program = QString::fromStdString(fs::read_symlink(fs::path(process.toStdString()) / "exe", error).string());
    if (program.endsWith(" (deleted)"_L1))
        program.chop(10);
    const QString call = QString::fromUtf8(contentsOf(process % "/cmdline"_L1).split('\0').constFirst());
    return {program.section(u'/', -1), call.section(u'/', -1)};
}

/// The kernel keeps the first 15 bytes of a name; where it has that many, there may be more.
QString programName(const QString &process)
{
    constexpr int longestKept = 15;
    const QByteArray kept = contentsOf(process % "/comm"_L1).trimmed();
    const QString name = QString::fromUtf8(kept);
    if (kept.size() < longestKept)
        return name;
    for (const QString &longName : longNames(process)) {
        if (longName.startsWith(name)) // a thread or a script may call itself something else
            return longName;
    }
    return name;
}

QString nameAndNumber(const QString &tables, qint64 process)
{
    const QString number = QString::number(process);
    return programName(tables % u'/' % number) % " (pid "_L1 % number % u')';
}

} // namespace

PortHolder findPortHolder(Transport transport, const Address &address, const QString &tables)
{
    if (tables == systemTables() && isOurs(transport, address))
        return {nameAndNumber(tables, QCoreApplication::applicationPid()), false};
    const Budget budget;
    QSet<QByteArray> inodes = inodesOf(transport, address, tables, budget);
    const bool hasLeftOvers = inodes.remove(noInode.toByteArray());
    if (inodes.isEmpty())
        return {{}, hasLeftOvers && transport == Transport::Tcp && !budget.isSpent()}; // all was looked at
    for (const int id : processes(tables)) {
        if (budget.isSpent())
            break;
        const QString process = tables % u'/' % QString::number(id);
        if (holdsOne(process.toStdString(), inodes, budget))
            return {nameAndNumber(tables, id), false};
    }
    return {};
}

} // namespace SocketDesk
