// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "export/madeuppacket.h"

#include <QHostAddress>
#include <QtEndian>

#include <algorithm>

namespace SocketDesk {

namespace {

constexpr quint8 tcpProtocol = 6;
constexpr quint8 udpProtocol = 17;
constexpr quint8 hopLimit = 64;
constexpr qsizetype tcpHeaderBytes = 20;
constexpr qsizetype udpHeaderBytes = 8;

template<typename Number>
void append(QByteArray &bytes, Number number)
{
    const Number bigEndian = qToBigEndian(number);
    bytes.append(reinterpret_cast<const char *>(&bigEndian), sizeof bigEndian);
}

void appendAddress(QByteArray &bytes, const PacketAddress &address)
{
    bytes.append(reinterpret_cast<const char *>(address.bytes.data()), address.isIPv6 ? 16 : 4);
}

/// The Internet checksum (RFC 1071).
class Checksum
{
public:
    /// \p bytes are of an even number, except the last that are added.
    void add(QByteArrayView bytes)
    {
        const char *at = bytes.data();
        for (const char *end = at + (bytes.size() & ~qsizetype(1)); at < end; at += 2)
            m_sum += qFromBigEndian<quint16>(at);
        if (bytes.size() % 2 != 0)
            m_sum += quint16(quint8(*at)) << 8U;
    }

    [[nodiscard]] quint16 value() const
    {
        quint64 sum = m_sum;
        while (sum > 0xFFFF)
            sum = (sum & 0xFFFFU) + (sum >> 16U);
        return quint16(~sum);
    }

private:
    quint64 m_sum = 0;
};

void writeChecksum(QByteArray &header, qsizetype offset, quint16 checksum)
{
    qToBigEndian(checksum, header.data() + offset);
}

QByteArray ipv4Header(const PacketAddress &from, const PacketAddress &to, quint8 protocol, qsizetype length)
{
    QByteArray header;
    append(header, quint16(0x4500)); // version 4, five words of header
    append(header, quint16(20 + length));
    append(header, quint16(0));
    append(header, quint16(0x4000)); // may not be fragmented
    append(header, hopLimit);
    append(header, protocol);
    append(header, quint16(0));
    appendAddress(header, from);
    appendAddress(header, to);
    Checksum checksum;
    checksum.add(header);
    writeChecksum(header, 10, checksum.value());
    return header;
}

QByteArray ipv6Header(const PacketAddress &from, const PacketAddress &to, quint8 protocol, qsizetype length)
{
    QByteArray header;
    append(header, quint32(6) << 28U);
    append(header, quint16(length));
    append(header, protocol);
    append(header, hopLimit);
    appendAddress(header, from);
    appendAddress(header, to);
    return header;
}

/// Of a TCP or UDP header, whose checksum is still 0, and its payload: the pseudo header counts too.
quint16 transportChecksum(const PacketAddress &from, const PacketAddress &to, quint8 protocol, const QByteArray &header,
                          QByteArrayView payload)
{
    QByteArray pseudoHeader;
    appendAddress(pseudoHeader, from);
    appendAddress(pseudoHeader, to);
    append(pseudoHeader, quint32(protocol));
    append(pseudoHeader, quint32(header.size() + payload.size()));
    Checksum checksum;
    checksum.add(pseudoHeader);
    checksum.add(header);
    checksum.add(payload);
    return checksum.value();
}

QByteArray packet(const PacketAddress &from, const PacketAddress &to, quint8 protocol, const QByteArray &header,
                  QByteArrayView payload)
{
    const qsizetype length = header.size() + payload.size();
    QByteArray bytes = from.isIPv6 ? ipv6Header(from, to, protocol, length) : ipv4Header(from, to, protocol, length);
    bytes.reserve(bytes.size() + length);
    return bytes.append(header).append(payload);
}

} // namespace

std::optional<PacketAddress> PacketAddress::parse(QStringView text)
{
    const qsizetype colon = text.lastIndexOf(u':');
    if (colon < 0)
        return {};
    QStringView host = text.first(colon);
    if (host.startsWith(u'[') && host.endsWith(u']'))
        host = host.sliced(1, host.size() - 2);
    if (const qsizetype scope = host.indexOf(u'%'); scope >= 0)
        host = host.first(scope);
    bool hasPort = false;
    PacketAddress address;
    address.port = text.sliced(colon + 1).toUShort(&hasPort);
    const QHostAddress parsed(host.toString());
    if (!hasPort || parsed.isNull())
        return {};
    address.isIPv6 = parsed.protocol() == QAbstractSocket::IPv6Protocol;
    if (address.isIPv6) {
        const Q_IPV6ADDR ipv6 = parsed.toIPv6Address();
        std::copy_n(ipv6.c, address.bytes.size(), address.bytes.begin());
    } else {
        qToBigEndian(quint32(parsed.toIPv4Address()), address.bytes.data());
    }
    return address;
}

PacketAddress PacketAddress::inFamilyOf(const PacketAddress &other) const
{
    PacketAddress same{.bytes = {}, .isIPv6 = other.isIPv6, .port = port};
    if (isIPv6 == other.isIPv6)
        same.bytes = bytes;
    return same;
}

QByteArray MadeUpPacket::tcp(const PacketAddress &from, const PacketAddress &to, const TcpFields &fields,
                             QByteArrayView payload)
{
    QByteArray header;
    header.reserve(tcpHeaderBytes);
    append(header, from.port);
    append(header, to.port);
    append(header, fields.sequence);
    append(header, fields.acknowledgment);
    append(header, quint16(0x5000U | fields.flags)); // five words of header
    append(header, window);
    append(header, quint32(0)); // checksum, urgent pointer
    writeChecksum(header, 16, transportChecksum(from, to, tcpProtocol, header, payload));
    return packet(from, to, tcpProtocol, header, payload);
}

QByteArray MadeUpPacket::udp(const PacketAddress &from, const PacketAddress &to, QByteArrayView payload)
{
    QByteArray header;
    header.reserve(udpHeaderBytes);
    append(header, from.port);
    append(header, to.port);
    append(header, quint16(udpHeaderBytes + payload.size()));
    append(header, quint16(0));
    const quint16 checksum = transportChecksum(from, to, udpProtocol, header, payload);
    writeChecksum(header, 6, checksum == 0 ? quint16(0xFFFF) : checksum); // 0 would say that there is none
    return packet(from, to, udpProtocol, header, payload);
}

} // namespace SocketDesk
