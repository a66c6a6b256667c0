// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QStringView>

#include <array>
#include <optional>

namespace SocketDesk {

/// One end of a conversation as headers name it.
struct PacketAddress
{
    std::array<quint8, 16> bytes{}; ///< network byte order; of IPv4 the first four count
    bool isIPv6 = false;
    quint16 port = 0;

    /// "127.0.0.1:80" or "[fe80::1%eth0]:80", whose scope no header has.
    [[nodiscard]] static std::optional<PacketAddress> parse(QStringView text);

    /// This end as the partner of \p other: of the same family, where it is needed without an address.
    [[nodiscard]] PacketAddress inFamilyOf(const PacketAddress &other) const;
};

/// What a TCP header says besides the ports. Names and bits are those of RFC 9293.
struct TcpFields
{
    enum Flag : quint8 { Fin = 0x01, Syn = 0x02, Rst = 0x04, Psh = 0x08, Ack = 0x10 };

    quint32 sequence = 0;
    quint32 acknowledgment = 0;
    quint8 flags = 0;
};

/// IP packets as they might have been, with correct checksums (RFC 791, 8200, 768, 9293). Both addresses are of one
/// family.
namespace MadeUpPacket {

inline constexpr qsizetype largestSegment = 65'495; ///< payload of a TCP segment in the largest IPv4 packet
inline constexpr quint16 window = 65'535;           ///< that every TCP header offers

[[nodiscard]] QByteArray tcp(const PacketAddress &from, const PacketAddress &to, const TcpFields &fields,
                             QByteArrayView payload);

/// No datagram has more payload.
[[nodiscard]] constexpr qsizetype largestDatagram(const PacketAddress &from)
{
    return from.isIPv6 ? 65'527 : 65'507;
}

/// \param payload at most largestDatagram() bytes
[[nodiscard]] QByteArray udp(const PacketAddress &from, const PacketAddress &to, QByteArrayView payload);

} // namespace MadeUpPacket

} // namespace SocketDesk
