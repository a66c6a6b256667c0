// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/error.h"

#include <QHashFunctions>
#include <QString>

#include <array>

struct sockaddr;
struct sockaddr_storage;

namespace SocketDesk {

/// A numeric IPv4 or IPv6 address with port, as a key: family, bytes, scope and port all count.
///
/// Accepts only dotted quads without leading zeros (RFC 6943, section 3.1.1) and RFC 4291 text; "%scope" must be an
/// interface of this machine. A v4-mapped IPv6 address becomes the IPv4 one.
class Address
{
public:
    enum class Family : quint8 { None, IPv4, IPv6 };

    Address() = default;

    /// \param host numeric, without brackets \return InvalidAddress, InterfaceNotFound
    [[nodiscard]] static Result<Address> fromHost(QStringView host, quint16 port);

    /// "127.0.0.1:80", "[fe80::1%eth0]:80"; \return InvalidAddress or InvalidPort with the part that is wrong
    [[nodiscard]] static Result<Address> fromText(QStringView hostAndPort);

    [[nodiscard]] static Address fromNative(const sockaddr *address);
    /// \return the length used of \p storage
    int toNative(sockaddr_storage *storage) const;

    [[nodiscard]] Family family() const { return m_family; }
    [[nodiscard]] bool isNull() const { return m_family == Family::None; }
    [[nodiscard]] quint16 port() const { return m_port; }
    void setPort(quint16 port) { m_port = port; }
    [[nodiscard]] quint32 scope() const { return m_scope; }
    /// In network order; those of IPv4 are the first four.
    [[nodiscard]] const std::array<quint8, 16> &bytes() const { return m_bytes; }

    [[nodiscard]] bool isAny() const;
    [[nodiscard]] bool isLoopback() const;
    [[nodiscard]] bool isMulticast() const;
    [[nodiscard]] bool isLimitedBroadcast() const; ///< 255.255.255.255
    [[nodiscard]] bool lacksScope() const;         ///< fe80::1 and the like without the interface they belong to

    [[nodiscard]] QString host() const;     ///< "127.0.0.1", "fe80::1%eth0"
    [[nodiscard]] QString toString() const; ///< with port, IPv6 in brackets

    friend bool operator==(const Address &, const Address &) = default;
    friend size_t qHash(const Address &address, size_t seed) noexcept;

private:
    void setIPv6(const std::array<quint8, 16> &bytes); ///< IPv4 where it is mapped

    std::array<quint8, 16> m_bytes{};
    quint32 m_scope = 0;
    quint16 m_port = 0;
    Family m_family = Family::None;
};

/// Host and port as an option or a field gives them; the host may be a name.
struct HostAndPort
{
    QString host;
    quint16 port = 0;

    /// "127.0.0.1:8080", ":0" (host empty), "[::1]:9000", "example.org:80". Full-width digits, colons and dots as an
    /// input method types them are folded first. Things that look like a numeric address but are none
    /// ("127.0.0.010", "1.2.3", "300.1.1.1") are refused, not taken for names.
    /// \return InvalidAddress, InvalidPort with the offending part as argument 0
    [[nodiscard]] static Result<HostAndPort> parse(QStringView text);

    [[nodiscard]] QString toString() const;
    friend bool operator==(const HostAndPort &, const HostAndPort &) = default;
};

/// Folds and checks a host as typed in a field: a numeric address, or a name by RFC 1123 (IDN allowed). Empty is none.
[[nodiscard]] Result<QString> parseHost(QStringView text);

/// Folds and checks a port as typed in a field: 0 to 65535, empty is 0.
[[nodiscard]] Result<quint16> parsePort(QStringView text);

} // namespace SocketDesk
