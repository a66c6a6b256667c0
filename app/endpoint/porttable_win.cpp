// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Who holds a port, as Windows tells. It was never run: packaging/README.md says so.

#include "endpoint/localaddresses.h"

#include "endpoint/socketsystem.h"

#include <QFileInfo>

#include <algorithm>
#include <cstring>
#include <vector>

namespace SocketDesk {

using namespace Qt::StringLiterals;

namespace {

struct Holder
{
    Address address;
    DWORD process = 0; ///< 0: of none any more, but in TIME_WAIT
};

Address addressOf(const void *bytes, DWORD port, Address::Family family)
{
    sockaddr_storage storage{};
    if (family == Address::Family::IPv6) {
        auto *const v6 = reinterpret_cast<sockaddr_in6 *>(&storage);
        v6->sin6_family = AF_INET6;
        v6->sin6_port = u_short(port); // in network order, as in the tables
        std::memcpy(&v6->sin6_addr, bytes, sizeof v6->sin6_addr);
    } else {
        auto *const v4 = reinterpret_cast<sockaddr_in *>(&storage);
        v4->sin_family = AF_INET;
        v4->sin_port = u_short(port);
        std::memcpy(&v4->sin_addr, bytes, sizeof v4->sin_addr);
    }
    return Address::fromNative(reinterpret_cast<const sockaddr *>(&storage));
}

Holder holderOf(const MIB_TCPROW_OWNER_PID &row)
{
    return {addressOf(&row.dwLocalAddr, row.dwLocalPort, Address::Family::IPv4), row.dwOwningPid};
}

Holder holderOf(const MIB_TCP6ROW_OWNER_PID &row)
{
    return {addressOf(row.ucLocalAddr, row.dwLocalPort, Address::Family::IPv6), row.dwOwningPid};
}

Holder holderOf(const MIB_UDPROW_OWNER_PID &row)
{
    return {addressOf(&row.dwLocalAddr, row.dwLocalPort, Address::Family::IPv4), row.dwOwningPid};
}

Holder holderOf(const MIB_UDP6ROW_OWNER_PID &row)
{
    return {addressOf(row.ucLocalAddr, row.dwLocalPort, Address::Family::IPv6), row.dwOwningPid};
}

/// Adds what one table has. \param fetch fills memory of a size, and says how much it needs
template<typename Table, typename Fetch>
void collect(std::vector<Holder> &holders, Fetch fetch)
{
    std::vector<char> memory(64 * 1024);
    auto size = DWORD(memory.size());
    DWORD result = fetch(memory.data(), &size);
    for (int attempt = 0; result == ERROR_INSUFFICIENT_BUFFER && attempt < 4; ++attempt) { // it grows meanwhile
        memory.resize(size);
        result = fetch(memory.data(), &size);
    }
    if (result != NO_ERROR)
        return;
    const auto *const table = reinterpret_cast<const Table *>(memory.data());
    for (DWORD i = 0; i < table->dwNumEntries; ++i)
        holders.push_back(holderOf(table->table[i]));
}

std::vector<Holder> allHolders(Transport transport)
{
    const auto tcp = [](ULONG family) {
        return [family](void *table, DWORD *size) {
            return GetExtendedTcpTable(table, size, FALSE, family, TCP_TABLE_OWNER_PID_ALL, 0);
        };
    };
    const auto udp = [](ULONG family) {
        return [family](void *table, DWORD *size) {
            return GetExtendedUdpTable(table, size, FALSE, family, UDP_TABLE_OWNER_PID, 0);
        };
    };
    std::vector<Holder> holders;
    if (transport == Transport::Tcp) {
        collect<MIB_TCPTABLE_OWNER_PID>(holders, tcp(AF_INET));
        collect<MIB_TCP6TABLE_OWNER_PID>(holders, tcp(AF_INET6));
    } else {
        collect<MIB_UDPTABLE_OWNER_PID>(holders, udp(AF_INET));
        collect<MIB_UDP6TABLE_OWNER_PID>(holders, udp(AF_INET6));
    }
    return holders;
}

/// True where a socket bound to the one and one bound to the other would be in each other's way.
bool collides(const Address &one, const Address &other)
{
    if (one.port() != other.port())
        return false;
    if (one.family() != other.family()) // only the wildcard of IPv6 takes IPv4 too
        return one.family() == Address::Family::IPv6 ? one.isAny() : other.isAny();
    return one.bytes() == other.bytes() || one.isAny() || other.isAny();
}

QString programName(DWORD process)
{
    const HANDLE handle = OpenProcess(PROCESS_QUERY_LIMITED_INFORMATION, FALSE, process);
    if (!handle)
        return {}; // of somebody else
    std::vector<wchar_t> path(32 * 1024);
    auto length = DWORD(path.size());
    const bool isKnown = QueryFullProcessImageNameW(handle, 0, path.data(), &length) != 0;
    CloseHandle(handle);
    return isKnown ? QFileInfo(QString::fromWCharArray(path.data(), qsizetype(length))).fileName() : QString();
}

} // namespace

PortHolder findPortHolder(Transport transport, const Address &address, const QString &)
{
    std::vector<Holder> holders = allHolders(transport);
    std::erase_if(holders, [&address](const Holder &holder) { return !collides(holder.address, address); });
    const auto found = std::ranges::find_if(holders, [](const Holder &holder) { return holder.process != 0; });
    if (found == holders.end())
        return {{}, !holders.empty()};
    const QString name = programName(found->process);
    if (name.isEmpty())
        return {};
    return {name % " (pid "_L1 % QString::number(found->process) % u')', false};
}

} // namespace SocketDesk
