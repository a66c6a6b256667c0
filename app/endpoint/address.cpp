// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "endpoint/address.h"

#include "endpoint/socketsystem.h"

#include <QUrl>

#include <algorithm>
#include <cstring>
#include <optional>

namespace SocketDesk {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestHostName = 253; // RFC 1035, section 2.3.4, without the root's dot
constexpr qsizetype longestLabel = 63;
constexpr std::array<quint8, 12> mappedPrefix{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff}; // RFC 4291, section 2.5.5.2

tl::unexpected<Error> badAddress(QStringView text, qsizetype position = 0)
{
    return failure({ErrorCode::InvalidAddress, {text.toString()}, 0, position});
}

tl::unexpected<Error> badPort(QStringView text, qsizetype position = 0)
{
    return failure({ErrorCode::InvalidPort, {text.toString()}, 0, position});
}

tl::unexpected<Error> noPort(const QString &text, qsizetype position)
{
    return failure({ErrorCode::InvalidPort, {text, u"missing"_s}, 0, position});
}

/// "::1:80" is an address itself, so nobody knows where its port begins.
tl::unexpected<Error> noBrackets(const QString &text)
{
    return failure({ErrorCode::InvalidAddress, {text, u"brackets"_s}, 0, 0});
}

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

bool isHexDigit(QChar c)
{
    return isDigit(c) || (c >= u'a' && c <= u'f') || (c >= u'A' && c <= u'F');
}

/// What an input method types for ASCII, as ASCII: full-width forms and the ideographic full stops.
QChar folded(QChar c)
{
    if (c >= u'\uFF01' && c <= u'\uFF5E')
        return QChar(char16_t(c.unicode() - 0xFEE0));
    if (c == u'\u3002' || c == u'\uFF61')
        return u'.';
    if (c == u'\u3000')
        return u' ';
    return c;
}

QString foldedText(QStringView text)
{
    QString result = text.toString();
    std::transform(result.cbegin(), result.cend(), result.begin(), folded);
    return result.trimmed();
}

/// One decimal number of an IPv4 address: 0 to 255 without leading zeros.
std::optional<quint8> parseOctet(QStringView text)
{
    if (text.isEmpty() || text.size() > 3 || (text.size() > 1 && text.front() == u'0'))
        return {};
    if (!std::all_of(text.begin(), text.end(), isDigit))
        return {};
    const int value = text.toInt();
    return value <= 255 ? std::optional(quint8(value)) : std::nullopt;
}

std::optional<std::array<quint8, 16>> parseIPv4(QStringView text)
{
    const QList<QStringView> parts = text.split(u'.');
    if (parts.size() != 4)
        return {};
    std::array<quint8, 16> bytes{};
    for (qsizetype i = 0; i < 4; ++i) {
        const std::optional<quint8> octet = parseOctet(parts[i]);
        if (!octet)
            return {};
        bytes[std::size_t(i)] = *octet;
    }
    return bytes;
}

std::optional<std::array<quint8, 16>> parseIPv6(QStringView text)
{
    const auto allowed = [](QChar c) { return isHexDigit(c) || c == u':' || c == u'.'; };
    if (text.size() > INET6_ADDRSTRLEN || !std::all_of(text.begin(), text.end(), allowed))
        return {};
    std::array<quint8, 16> bytes{};
    if (inet_pton(AF_INET6, text.toLatin1().constData(), bytes.data()) != 1)
        return {};
    return bytes;
}

/// The index of an interface given by name or by number; 0 where this machine has none such.
quint32 interfaceIndex(QStringView scope)
{
    if (const quint32 index = if_nametoindex(scope.toUtf8().constData()))
        return index;
    bool isNumber = false;
    const quint32 index = scope.toUInt(&isNumber);
    std::array<char, IF_NAMESIZE> name{};
    return isNumber && index && if_indextoname(index, name.data()) ? index : 0;
}

/// True for the addresses whose meaning depends on the interface (RFC 4007): link-local ones.
bool needsScope(const std::array<quint8, 16> &v6)
{
    const bool isLinkLocal = v6[0] == 0xfe && (v6[1] & 0xc0) == 0x80;
    const bool isLinkLocalGroup = v6[0] == 0xff && ((v6[1] & 0x0f) == 1 || (v6[1] & 0x0f) == 2);
    return isLinkLocal || isLinkLocalGroup;
}

/// Nobody names a host like this (RFC 1123, section 2.1), but inet_aton() would take it for an address.
bool looksNumeric(QStringView host)
{
    if (host.contains(u':'))
        return true;
    if (host.endsWith(u'.'))
        host.chop(1);
    const QStringView last = host.mid(host.lastIndexOf(u'.') + 1);
    if (last.startsWith("0x"_L1, Qt::CaseInsensitive))
        return std::all_of(last.begin() + 2, last.end(), isHexDigit);
    return std::all_of(last.begin(), last.end(), [](QChar c) { return c.isDigit(); }); // of any script
}

bool isLabel(QStringView label)
{
    const auto allowed = [](QChar c) {
        return c == u'-' || isDigit(c) || (c.toLower() >= u'a' && c.toLower() <= u'z');
    };
    return !label.isEmpty() && label.size() <= longestLabel && label.front() != u'-' && label.back() != u'-' &&
           std::all_of(label.begin(), label.end(), allowed);
}

bool isHostName(const QString &host)
{
    QByteArray ascii = host.startsWith(u'.') ? QByteArray() : QUrl::toAce(host); // empty for what IDNA refuses
    if (ascii.endsWith('.'))
        ascii.chop(1);
    if (ascii.isEmpty() || ascii.size() > longestHostName)
        return false;
    const QString name = QString::fromLatin1(ascii);
    if (looksNumeric(name)) // only now: circled digits, for example
        return false;
    const QList<QStringView> labels = QStringView(name).split(u'.');
    return std::all_of(labels.begin(), labels.end(), isLabel);
}

} // namespace

Result<Address> Address::fromHost(QStringView host, quint16 port)
{
    Address address;
    address.m_port = port;
    if (const auto v4 = parseIPv4(host)) {
        address.m_bytes = *v4;
        address.m_family = Family::IPv4;
        return address;
    }
    const qsizetype percent = host.indexOf(u'%');
    const auto v6 = parseIPv6(percent < 0 ? host : host.first(percent));
    if (!v6)
        return badAddress(host);
    address.setIPv6(*v6);
    if (percent < 0)
        return address;
    const QStringView scope = host.sliced(percent + 1);
    const quint32 index = interfaceIndex(scope);
    if (!index)
        return failure({ErrorCode::InterfaceNotFound, {scope.toString()}, 0, percent + 1});
    if (address.m_family == Family::IPv6 && needsScope(*v6))
        address.m_scope = index; // elsewhere the kernel ignores it, and so must the key
    return address;
}

Result<Address> Address::fromText(QStringView hostAndPort)
{
    const Result<HostAndPort> parts = HostAndPort::parse(hostAndPort);
    if (!parts)
        return failure(parts.error());
    return fromHost(parts->host, parts->port);
}

void Address::setIPv6(const std::array<quint8, 16> &bytes)
{
    m_family = Family::IPv6;
    m_bytes = bytes;
    if (!std::equal(mappedPrefix.begin(), mappedPrefix.end(), bytes.begin()))
        return;
    m_family = Family::IPv4;
    m_bytes = {};
    std::copy_n(bytes.begin() + mappedPrefix.size(), 4, m_bytes.begin());
}

Address Address::fromNative(const sockaddr *address)
{
    Address result;
    if (address->sa_family == AF_INET) {
        sockaddr_in v4;
        std::memcpy(&v4, address, sizeof v4);
        std::memcpy(result.m_bytes.data(), &v4.sin_addr, 4);
        result.m_port = ntohs(v4.sin_port);
        result.m_family = Family::IPv4;
    } else if (address->sa_family == AF_INET6) {
        sockaddr_in6 v6;
        std::memcpy(&v6, address, sizeof v6);
        std::array<quint8, 16> bytes;
        std::memcpy(bytes.data(), &v6.sin6_addr, bytes.size());
        result.setIPv6(bytes);
        result.m_port = ntohs(v6.sin6_port);
        if (result.m_family == Family::IPv6 && needsScope(bytes))
            result.m_scope = v6.sin6_scope_id;
    }
    return result;
}

int Address::toNative(sockaddr_storage *storage) const
{
    std::memset(storage, 0, sizeof *storage);
    if (m_family == Family::IPv4) {
        sockaddr_in v4{};
        v4.sin_family = AF_INET;
        v4.sin_port = htons(m_port);
        std::memcpy(&v4.sin_addr, m_bytes.data(), 4);
        std::memcpy(storage, &v4, sizeof v4);
        return sizeof v4;
    }
    if (m_family == Family::IPv6) {
        sockaddr_in6 v6{};
        v6.sin6_family = AF_INET6;
        v6.sin6_port = htons(m_port);
        v6.sin6_scope_id = m_scope;
        std::memcpy(&v6.sin6_addr, m_bytes.data(), m_bytes.size());
        std::memcpy(storage, &v6, sizeof v6);
        return sizeof v6;
    }
    return 0;
}

bool Address::isAny() const
{
    return !isNull() && std::all_of(m_bytes.begin(), m_bytes.end(), [](quint8 byte) { return byte == 0; });
}

bool Address::isLoopback() const
{
    if (m_family == Family::IPv4)
        return m_bytes[0] == 127;
    constexpr std::array<quint8, 16> loopback{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};
    return m_family == Family::IPv6 && m_bytes == loopback;
}

bool Address::isMulticast() const
{
    return m_family == Family::IPv4 ? (m_bytes[0] & 0xf0) == 0xe0 : m_family == Family::IPv6 && m_bytes[0] == 0xff;
}

bool Address::isLimitedBroadcast() const
{
    return m_family == Family::IPv4 &&
           std::all_of(m_bytes.begin(), m_bytes.begin() + 4, [](quint8 byte) { return byte == 255; });
}

bool Address::lacksScope() const
{
    return m_family == Family::IPv6 && !m_scope && needsScope(m_bytes);
}

QString Address::host() const
{
    if (m_family == Family::None)
        return {};
    std::array<char, INET6_ADDRSTRLEN> text{};
    inet_ntop(m_family == Family::IPv4 ? AF_INET : AF_INET6, m_bytes.data(), text.data(), text.size());
    const QString host = QString::fromLatin1(text.data());
    if (!m_scope)
        return host;
    std::array<char, IF_NAMESIZE> name{};
    return host % u'%' %
           (if_indextoname(m_scope, name.data()) ? QString::fromUtf8(name.data()) : QString::number(m_scope));
}

QString Address::toString() const
{
    return isNull() ? QString() : HostAndPort{host(), m_port}.toString();
}

size_t qHash(const Address &address, size_t seed) noexcept
{
    return qHashMulti(qHashBits(address.m_bytes.data(), address.m_bytes.size(), seed), address.m_scope, address.m_port,
                      quint8(address.m_family));
}

Result<HostAndPort> HostAndPort::parse(QStringView text)
{
    const QString all = foldedText(text);
    const bool hasBrackets = all.startsWith(u'[');
    const qsizetype hostEnd = hasBrackets ? all.indexOf(u']') : all.lastIndexOf(u':');
    const qsizetype colon = hasBrackets ? hostEnd + 1 : hostEnd;
    if (hasBrackets && hostEnd < 0)
        return badAddress(all);
    if (colon < 0 || colon >= all.size()) // a host alone
        return noPort(all, all.size());
    const QStringView hostText =
        hasBrackets ? QStringView(all).first(hostEnd).sliced(1) : QStringView(all).first(hostEnd);
    if (!hasBrackets && hostText.contains(u':') && Address::fromHost(all, 0))
        return noBrackets(all);
    if (all[colon] != u':' || hasBrackets != hostText.contains(u':'))
        return badAddress(all);

    const QStringView portText = QStringView(all).sliced(colon + 1);
    const Result<quint16> port = parsePort(portText);
    if (portText.isEmpty())
        return noPort(all, colon + 1);
    if (!port)
        return badPort(portText, colon + 1);
    HostAndPort result{{}, *port};
    if (!hostText.isEmpty()) {
        const Result<QString> host = parseHost(hostText);
        if (!host)
            return failure(host.error());
        result.host = *host;
    }
    return result;
}

QString HostAndPort::toString() const
{
    const QString number = QString::number(port);
    return host.contains(u':') ? QString(u'[' % host % "]:"_L1 % number) : QString(host % u':' % number);
}

Result<QString> parseHost(QStringView text)
{
    const QString host = foldedText(text);
    if (host.isEmpty())
        return badAddress(host);
    if (looksNumeric(host))
        return Address::fromHost(host, 0).map(&Address::host);
    if (!isHostName(host))
        return badAddress(host);
    return host;
}

Result<quint16> parsePort(QStringView text)
{
    const QString port = foldedText(text);
    if (port.isEmpty())
        return quint16(0);
    if (port.size() > 5 || !std::all_of(port.begin(), port.end(), isDigit) || port.toUInt() > 65535)
        return badPort(port);
    return quint16(port.toUInt());
}

} // namespace SocketDesk
