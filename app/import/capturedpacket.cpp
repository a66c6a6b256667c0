// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "import/capturedpacket.h"

#include "import/bytereader.h"

#include <QHostAddress>

#include <algorithm>

namespace SocketDesk {

namespace {

enum LinkType : quint16 {
    Null = 0,
    Ethernet = 1,
    RawBsd = 12,
    RawOpenBsd = 14,
    RawIp = 101,
    Loop = 108,
    LinuxCooked = 113,
    RawIPv4 = 228,
    RawIPv6 = 229,
    LinuxCooked2 = 276
};

enum EtherType : quint16 { IPv4 = 0x0800, IPv6 = 0x86DD, Vlan = 0x8100, ServiceVlan = 0x88A8 };

enum Protocol : quint8 { HopByHop = 0, Tcp = 6, Udp = 17, Routing = 43, Fragment = 44, DestinationOptions = 60 };

constexpr int mostExtensionHeaders = 8;

/// An IP packet without its header.
struct Datagram
{
    CapturedEnd from;
    CapturedEnd to;
    quint8 protocol = 0;
    QByteArrayView content;
    quint32 missing = 0; ///< of the content
};

/// What stands behind the header of the link, or nothing where that is no IP.
std::optional<QByteArrayView> ipPacket(quint16 linkType, QByteArrayView bytes)
{
    ByteReader reader(bytes);
    quint16 type = IPv4; // told from IPv6 by its version
    switch (linkType) {
    case RawIp:
    case RawBsd:
    case RawOpenBsd:
    case RawIPv4:
    case RawIPv6:
        return bytes;
    case Null:
    case Loop:
        reader.skip(4); // the family, by numbers that differ between systems
        break;
    case Ethernet:
        reader.skip(12);
        type = reader.number<quint16>();
        break;
    case LinuxCooked:
        reader.skip(14);
        type = reader.number<quint16>();
        break;
    case LinuxCooked2:
        type = reader.number<quint16>();
        reader.skip(18);
        break;
    default:
        return {};
    }
    for (int tags = 0; tags < 2 && (type == Vlan || type == ServiceVlan); ++tags) {
        reader.skip(2);
        type = reader.number<quint16>();
    }
    if (reader.hasFailed() || (type != IPv4 && type != IPv6))
        return {};
    return reader.rest();
}

void readAddress(ByteReader &reader, CapturedEnd &end)
{
    const QByteArrayView bytes = reader.take(end.isIPv6 ? 16 : 4);
    std::copy(bytes.begin(), bytes.end(), end.address.begin());
}

/// Cuts what fills the frame up off the content, and counts what was not captured of it.
void limitContent(Datagram &datagram, qsizetype length)
{
    const qsizetype captured = datagram.content.size();
    datagram.content = datagram.content.first(std::min(captured, length));
    datagram.missing = quint32(std::max(length - captured, qsizetype(0)));
}

std::optional<Datagram> fromIPv4(QByteArrayView bytes)
{
    ByteReader reader(bytes);
    const qsizetype headerBytes = (reader.number<quint8>() & 0x0F) * 4;
    reader.skip(1);
    const qsizetype length = reader.number<quint16>();
    reader.skip(2);
    const bool isFragment = (reader.number<quint16>() & 0x3FFF) != 0; // more follow, or it is not the first
    reader.skip(1);
    Datagram datagram;
    datagram.protocol = reader.number<quint8>();
    reader.skip(2);
    readAddress(reader, datagram.from);
    readAddress(reader, datagram.to);
    reader.skip(headerBytes - 20);
    if (reader.hasFailed() || isFragment || (length != 0 && length < headerBytes))
        return {};
    datagram.content = reader.rest();
    if (length != 0) // 0 is written where the network card cuts the packet
        limitContent(datagram, length - headerBytes);
    return datagram;
}

/// Goes over the headers between that of IPv6 and the payload.
bool skipExtensions(Datagram &datagram)
{
    ByteReader reader(datagram.content);
    for (int headers = 0; headers < mostExtensionHeaders; ++headers) {
        switch (datagram.protocol) {
        case HopByHop:
        case Routing:
        case DestinationOptions: {
            datagram.protocol = reader.number<quint8>();
            const qsizetype rest = reader.number<quint8>() * 8 + 6;
            reader.skip(rest);
            break;
        }
        default:
            datagram.content = reader.rest();
            return !reader.hasFailed() && datagram.protocol != Fragment;
        }
    }
    return false;
}

std::optional<Datagram> fromIPv6(QByteArrayView bytes)
{
    ByteReader reader(bytes);
    reader.skip(4);
    const qsizetype length = reader.number<quint16>();
    Datagram datagram;
    datagram.protocol = reader.number<quint8>();
    reader.skip(1);
    datagram.from.isIPv6 = datagram.to.isIPv6 = true;
    readAddress(reader, datagram.from);
    readAddress(reader, datagram.to);
    if (reader.hasFailed())
        return {};
    datagram.content = reader.rest();
    if (length != 0)
        limitContent(datagram, length);
    if (!skipExtensions(datagram))
        return {};
    return datagram;
}

std::optional<CapturedPacket> fromUdp(const Datagram &datagram)
{
    ByteReader reader(datagram.content);
    CapturedPacket packet;
    packet.from = datagram.from;
    packet.to = datagram.to;
    packet.from.port = reader.number<quint16>();
    packet.to.port = reader.number<quint16>();
    const qsizetype length = reader.number<quint16>();
    reader.skip(2);
    if (reader.hasFailed() || (length != 0 && length < 8))
        return {};
    packet.payload = reader.rest();
    packet.missing = datagram.missing;
    if (length != 0 && datagram.missing == 0)
        packet.payload = packet.payload.first(std::min(packet.payload.size(), length - 8));
    return packet;
}

std::optional<CapturedPacket> fromTcp(const Datagram &datagram)
{
    ByteReader reader(datagram.content);
    CapturedPacket packet;
    packet.from = datagram.from;
    packet.to = datagram.to;
    packet.isTcp = true;
    packet.from.port = reader.number<quint16>();
    packet.to.port = reader.number<quint16>();
    packet.sequence = reader.number<quint32>();
    reader.skip(4);
    const qsizetype headerBytes = (reader.number<quint8>() >> 4U) * 4;
    packet.flags = reader.number<quint8>();
    reader.skip(headerBytes - 14);
    if (reader.hasFailed() || headerBytes < 20)
        return {};
    packet.payload = reader.rest();
    packet.missing = datagram.missing;
    return packet;
}

} // namespace

QString CapturedEnd::toString() const
{
    Q_IPV6ADDR ipv6;
    std::copy(address.begin(), address.end(), std::begin(ipv6.c));
    const QHostAddress host = isIPv6 ? QHostAddress(ipv6) : QHostAddress(qFromBigEndian<quint32>(address.data()));
    const QString text = isIPv6 ? QString(u'[' % host.toString() % u']') : host.toString();
    return text % u':' % QString::number(port);
}

std::optional<CapturedPacket> CapturedPacket::fromBytes(quint16 linkType, QByteArrayView bytes)
{
    const std::optional<QByteArrayView> packet = ipPacket(linkType, bytes);
    if (!packet || packet->isEmpty())
        return {};
    const int version = quint8(packet->front()) >> 4U;
    const std::optional<Datagram> datagram = version == 4   ? fromIPv4(*packet)
                                             : version == 6 ? fromIPv6(*packet)
                                                            : std::nullopt;
    if (!datagram)
        return {};
    if (datagram->protocol == Udp)
        return fromUdp(*datagram);
    return datagram->protocol == Tcp ? fromTcp(*datagram) : std::nullopt;
}

} // namespace SocketDesk
