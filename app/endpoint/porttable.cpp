// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "endpoint/localaddresses.h"

#include <QElapsedTimer>
#include <QFile>
#include <QSet>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace SocketDesk {

using namespace Qt::StringLiterals;
namespace fs = std::filesystem;

namespace {

constexpr qint64 timeAllowedMs = 50;

/// Lines of /proc/net/tcp and its like: number, local address:port, …, inode as the tenth.
constexpr qsizetype localColumn = 1;
constexpr qsizetype inodeColumn = 9;

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

void collectInodes(const QString &table, const Address &address, QSet<QByteArray> &inodes)
{
    QFile file(table);
    if (!file.open(QIODevice::ReadOnly))
        return;
    const QList<QByteArray> lines = file.readAll().split('\n');
    for (const QByteArray &line : lines) {
        const QList<QByteArray> columns = line.simplified().split(' ');
        if (columns.size() <= inodeColumn)
            continue;
        const QList<QByteArray> local = columns[localColumn].split(':');
        if (local.size() != 2 || local[1].toUInt(nullptr, 16) != address.port() || !collides(local[0], address))
            continue;
        inodes.insert(columns[inodeColumn]);
    }
}

QSet<QByteArray> inodesOf(Transport transport, const Address &address)
{
    const QString name = transport == Transport::Tcp ? u"/proc/net/tcp"_s : u"/proc/net/udp"_s;
    QSet<QByteArray> inodes;
    collectInodes(name, address, inodes);
    collectInodes(name % u'6', address, inodes);
    return inodes;
}

/// std::filesystem, because QDir asks for the attributes of every entry, which makes this ten times as slow.
bool holdsOne(const fs::path &process, const QSet<QByteArray> &inodes)
{
    std::error_code error;
    for (auto entry = fs::directory_iterator(process / "fd", error); entry != fs::directory_iterator();
         entry.increment(error)) {
        const std::string target = fs::read_symlink(entry->path(), error).string(); // "socket:[12345]"
        const QByteArrayView link(target);
        if (link.startsWith("socket:[") && inodes.contains(link.sliced(8).chopped(1).toByteArray()))
            return true;
    }
    return false;
}

/// The processes, the youngest numbers first: it is more often a program of the user than one of the system.
std::vector<int> processes()
{
    std::vector<int> ids;
    std::error_code error;
    for (auto entry = fs::directory_iterator("/proc", error); entry != fs::directory_iterator();
         entry.increment(error)) {
        if (const int id = std::atoi(entry->path().filename().c_str()))
            ids.push_back(id);
    }
    std::sort(ids.begin(), ids.end(), std::greater<>());
    return ids;
}

QString programName(const QString &process)
{
    QFile file(process % "/comm"_L1);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()).trimmed() : QString();
}

} // namespace

PortHolder findPortHolder(Transport transport, const Address &address)
{
    QElapsedTimer timer;
    timer.start();
    const QSet<QByteArray> inodes = inodesOf(transport, address);
    if (inodes.isEmpty())
        return {};
    for (const int id : processes()) {
        if (timer.hasExpired(timeAllowedMs))
            break;
        const QString process = "/proc/"_L1 % QString::number(id);
        if (holdsOne(process.toStdString(), inodes))
            return {programName(process) % " (pid "_L1 % QString::number(id) % u')'};
    }
    return {};
}

} // namespace SocketDesk
