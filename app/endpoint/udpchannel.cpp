// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "endpoint/udpchannel.h"

#include "endpoint/bindfailure.h"

#include <QNetworkDatagram>
#include <QNetworkProxy>

namespace SocketDesk {

UdpChannel::UdpChannel()
{
    m_socket.setProxy(QNetworkProxy::NoProxy);
    connect(&m_socket, &QUdpSocket::readyRead, this, [this] { Q_EMIT readable(this); });
}

Result<std::unique_ptr<UdpChannel>> UdpChannel::open(const Address &local, const Options &options)
{
    Result<NativeSocket> socket = NativeSocket::make(Transport::Udp, local.family());
    if (!socket)
        return failure(systemFailure(socket.error().systemError, {local.toString()}));
    if (local.family() == Address::Family::IPv6)
        socket->setV6Only(true);
    if (options.isShared)
        socket->setShared(Transport::Udp);
    prepareDatagrams(socket->descriptor(), local.family());
    if (const int error = socket->bind(local))
        return failure(bindFailure(Transport::Udp, local, error));

    std::unique_ptr<UdpChannel> channel(new UdpChannel);
    channel->m_local = socket->localAddress();
    channel->m_receiveBufferBytes = setReceiveBuffer(socket->descriptor(), options.receiveBufferBytes);
    if (const int error = setMulticast(socket->descriptor(), local.family(), options.multicast))
        return failure(systemFailure(error, {local.toString()}));
    if (!channel->m_socket.setSocketDescriptor(socket->descriptor(), QAbstractSocket::BoundState))
        return failure({ErrorCode::SystemError, {channel->m_socket.errorString()}});
    channel->m_descriptor = socket->release();
    return channel;
}

void UdpChannel::close()
{
    m_socket.disconnect(this);
    m_socket.abort();
    m_descriptor = -1;
}

quint64 UdpChannel::takeDrops()
{
    const std::optional<quint32> drops = kernelDrops(descriptor());
    if (!drops)
        return 0;
    const quint32 added = *drops - m_dropsTaken; // the kernel's counter wraps, and so does this
    m_dropsTaken = *drops;
    return added;
}

std::optional<Datagram> UdpChannel::readLast()
{
    // Qt tells neither that it was a directed broadcast, nor when it came.
    const std::optional<Datagram> peeked = peekDatagram(descriptor());
    const QNetworkDatagram datagram = m_socket.receiveDatagram(DatagramBatch::slotBytes);
    if (!datagram.isValid())
        return {};
    const Result<Address> from = Address::fromHost(datagram.senderAddress().toString(), quint16(datagram.senderPort()));
    if (!from)
        return {};
    m_last = datagram.data();
    Datagram last = peeked.value_or(Datagram());
    last.bytes = m_last;
    last.from = *from;
    if (last.time == Timestamp())
        last.time = wallClockNow();
    return last;
}

} // namespace SocketDesk
