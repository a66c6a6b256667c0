// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <netinet/in.h>

#include <cstddef>
#include <string>

/// The bare kernel calls that the benchmarks compare with: IPv4 on loopback, blocking, no Qt. Every function ends the
/// program with a message if the kernel says no, because a benchmark with an error in it has no result.
namespace BarePeer {

enum class Transport { Tcp, Udp };

/// "tcp" or "udp".
Transport transportFromName(const std::string &name);

sockaddr_in loopback(int port);

/// A UDP socket bound to, or a TCP socket listening on, a loopback port that the system chose.
int openServer(Transport transport);

/// The port to which \p descriptor is bound.
int portOf(int descriptor);

/// A socket connected to a loopback port; TCP without Nagle's delay.
int openClient(Transport transport, int port);

/// Ends the program with errno's text if \p result is negative, otherwise gives it back.
long checked(long result, const char *what);

} // namespace BarePeer
