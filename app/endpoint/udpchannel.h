// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "endpoint/nativedatagrams.h"

#include <QUdpSocket>

#include <memory>

namespace SocketDesk {

/// One bound datagram socket of a UDP endpoint.
///
/// The QUdpSocket owns the descriptor and says when there is something to read; reading and sending go straight to the
/// descriptor, because Qt's own calls hide ICMP errors and cost several times as much. Engine thread.
class UdpChannel final : public QObject
{
    Q_OBJECT

public:
    struct Options
    {
        bool isShared = false; ///< other sockets may bind the same address
        int receiveBufferBytes = 0;
        MulticastOptions multicast;
    };

    /// \return AddressInUse with its holder, AddressNotAvailable, PermissionDenied, …
    [[nodiscard]] static Result<std::unique_ptr<UdpChannel>> open(const Address &local, const Options &options);

    void close(); ///< at once; the object may be destroyed later

    [[nodiscard]] int descriptor() const { return int(m_socket.socketDescriptor()); }
    [[nodiscard]] const Address &local() const { return m_local; }
    [[nodiscard]] int receiveBufferBytes() const { return m_receiveBufferBytes; }

    /// Datagrams that the kernel has dropped here since the last call; 0 also where it does not tell.
    [[nodiscard]] quint64 takeDrops();

    /// Reads one more datagram the way that makes readable() come again. Must end every turn of reading.
    [[nodiscard]] std::optional<Datagram> readLast();

Q_SIGNALS:
    /// There is something to read. Comes again only after readLast().
    void readable(SocketDesk::UdpChannel *channel);

private:
    UdpChannel();

    QUdpSocket m_socket;
    Address m_local;
    QByteArray m_last; ///< bytes of what readLast() gave
    int m_receiveBufferBytes = 0;
    quint32 m_dropsTaken = 0;
};

} // namespace SocketDesk
