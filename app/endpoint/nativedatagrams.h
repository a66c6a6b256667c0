// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/clock.h"
#include "endpoint/nativesocket.h"

#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace SocketDesk {

/// One datagram as the kernel gave it. The bytes lie in the batch that read it.
struct Datagram
{
    QByteArrayView bytes;
    Address from;
    Timestamp time{};         ///< when the kernel took it, where the kernel tells
    bool isTruncated = false; ///< more came than fits a slot
    bool isToGroup = false;   ///< was sent to a broadcast or multicast address
};

/// Reads datagrams many at a time into slots that are allocated once.
class DatagramBatch
{
public:
    static constexpr int slots = 64;
    static constexpr qsizetype slotBytes = 64 * 1024; ///< more than any datagram has, jumbograms aside

    DatagramBatch();
    Q_DISABLE_COPY_MOVE(DatagramBatch)
    ~DatagramBatch();

    /// Reads what is waiting, up to \p limit and the number of slots. Valid until the next call; empty: nothing waits.
    [[nodiscard]] std::span<const Datagram> receive(int descriptor, int limit = slots);

private:
    struct Slots;

    std::unique_ptr<Slots> m_slots; ///< made by the first receive()
    std::vector<Datagram> m_datagrams;
};

/// What the kernel says of the datagram that is to be read next, all but its bytes; nothing where none waits.
[[nodiscard]] std::optional<Datagram> peekDatagram(int descriptor);

/// What ICMP reported about a datagram that was sent.
struct IcmpReport
{
    Address destination;
    int error = 0; ///< the errno that the report stands for
};

/// The oldest report in the socket's error queue, which must be drained or it wakes the poller for ever.
[[nodiscard]] std::optional<IcmpReport> takeIcmpReport(int descriptor);

[[nodiscard]] IoResult sendDatagram(int descriptor, const Address &to, QByteArrayView bytes);

/// Asks the kernel for ICMP reports, destination addresses, arrival times; allows broadcasts; delivers only groups
/// that this very socket has joined. What a system lacks is left out.
void prepareDatagrams(int descriptor, Address::Family family);

/// Asks for a receive buffer and tells what came of it, in bytes as the kernel accounts them. Only after bind():
/// before, Linux forgets it.
int setReceiveBuffer(int descriptor, int bytes);

/// Datagrams that the kernel has dropped on this socket since it was made, modulo 2^32; nothing where it does not tell.
[[nodiscard]] std::optional<quint32> kernelDrops(int descriptor);

/// What a multicast sender can set. \p interfaceIndex 0: the system chooses.
struct MulticastOptions
{
    quint32 interfaceIndex = 0;
    int ttl = 1;
    bool loop = true;
};

/// Whether a socket may have a group for its address, so that it hears nothing else. Where not, one of an address of this
/// machine hears what it has joined.
#ifdef Q_OS_WIN
constexpr bool canBindToGroup = false;
#else
constexpr bool canBindToGroup = true;
#endif

/// Both \return 0 or the errno. A group is left when its socket is closed.
int setMulticast(int descriptor, Address::Family family, const MulticastOptions &options);
[[nodiscard]] int joinGroup(int descriptor, const Address &group, quint32 interfaceIndex);

} // namespace SocketDesk
