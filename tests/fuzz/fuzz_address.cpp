// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/fuzz/check.h"

#include "endpoint/address.h"

#include <sys/socket.h>

#include <cstdint>

using namespace SocketDesk;

namespace {

void checkAddress(const Address &address)
{
    check(!address.isNull(), "an address that was read is one");
    check(Address::fromText(address.toString()) == address, "an address reads its own text");
    sockaddr_storage storage;
    check(address.toNative(&storage) > 0, "the system takes it");
    check(Address::fromNative(reinterpret_cast<const sockaddr *>(&storage)) == address, "and gives it back");
}

void checkError(const Error &error, const QString &text)
{
    check(error.code == ErrorCode::InvalidAddress || error.code == ErrorCode::InvalidPort ||
              error.code == ErrorCode::InterfaceNotFound,
          "the error is one of three");
    check(error.position >= -1 && error.position <= text.size(), "the position is in the text");
}

} // namespace

/// Input: UTF-8 text.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QString text = QString::fromUtf8(reinterpret_cast<const char *>(data), qsizetype(size));
    if (const Result<Address> address = Address::fromText(text))
        checkAddress(*address);
    else
        checkError(address.error(), text);

    const Result<HostAndPort> parts = HostAndPort::parse(text);
    if (parts)
        check(HostAndPort::parse(parts->toString()) == parts, "host and port read their own text");
    else
        checkError(parts.error(), text);

    if (const Result<QString> host = parseHost(text)) {
        check(parseHost(*host) == host, "a host that was read is read as the same");
        check(!host->contains(u'/') && !host->contains(QChar::Null), "a host holds nothing but a host");
        if (const Result<Address> address = Address::fromHost(*host, 1))
            checkAddress(*address);
    }
    if (const Result<quint16> port = parsePort(text))
        check(parsePort(QString::number(*port)) == port, "a port reads its own text");
    return 0;
}
