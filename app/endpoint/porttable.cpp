// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "endpoint/localaddresses.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QSet>

#include <unistd.h>

#include <algorithm>
#include <array>

namespace SocketDesk {

using namespace Qt::StringLiterals;

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

bool holdsOne(const QString &process, const QSet<QByteArray> &inodes)
{
    const QDir descriptors(process % "/fd"_L1);
    const QStringList names = descriptors.entryList(QDir::NoDotAndDotDot | QDir::System | QDir::Files | QDir::Dirs);
    for (const QString &name : names) {
        // A link to "socket:[12345]", which Qt would take for a relative path.
        std::array<char, 64> target{};
        const QByteArray path = QFile::encodeName(descriptors.filePath(name));
        const auto length = readlink(path.constData(), target.data(), target.size() - 1);
        const QByteArrayView link(target.data(), std::max<qsizetype>(length, 0));
        if (link.startsWith("socket:[") && link.endsWith(']') &&
            inodes.contains(link.sliced(8).chopped(1).toByteArray()))
            return true;
    }
    return false;
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
    const QStringList processes = QDir(u"/proc"_s).entryList({u"[0-9]*"_s}, QDir::Dirs);
    for (const QString &pid : processes) {
        if (timer.hasExpired(timeAllowedMs))
            break;
        const QString process = "/proc/"_L1 % pid;
        if (holdsOne(process, inodes))
            return {programName(process) % " (pid "_L1 % pid % u')'};
    }
    return {};
}

} // namespace SocketDesk
