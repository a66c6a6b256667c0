// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArrayView>
#include <QString>

#include <array>
#include <compare>
#include <optional>

namespace SocketDesk {

/// One end of a conversation as the headers of a packet name it.
struct CapturedEnd
{
    std::array<quint8, 16> address{}; ///< network byte order; of IPv4 the first four count
    bool isIPv6 = false;
    quint16 port = 0;

    [[nodiscard]] QString toString() const; ///< "127.0.0.1:80", "[::1]:80"
    friend auto operator<=>(const CapturedEnd &, const CapturedEnd &) = default;
};

/// What a captured packet carries, if that is UDP or TCP.
struct CapturedPacket
{
    /// Of a TCP header (RFC 9293).
    enum Flag : quint8 { Fin = 0x01, Syn = 0x02, Rst = 0x04, Psh = 0x08, Ack = 0x10 };

    CapturedEnd from;
    CapturedEnd to;
    bool isTcp = false;
    quint8 flags = 0;
    quint32 sequence = 0;
    QByteArrayView payload; ///< in the bytes that were given
    quint32 missing = 0;    ///< bytes of the payload that were not captured

    /// Ethernet (also with VLAN tags), raw IP, Linux cooked (1 and 2) and loopback captures; whole IPv4 and IPv6 packets.
    /// \param linkType the number of the registry of link types (draft-ietf-opsawg-pcaplinktype)
    /// \return nothing for any other, for fragments, and for what makes no sense
    [[nodiscard]] static std::optional<CapturedPacket> fromBytes(quint16 linkType, QByteArrayView bytes);
};

} // namespace SocketDesk
