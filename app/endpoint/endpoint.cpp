// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "endpoint/endpoint.h"

#include "endpoint/tcpclient.h"
#include "endpoint/tcpserver.h"
#include "endpoint/udpendpoint.h"

namespace SocketDesk {

Endpoint::~Endpoint() = default;

std::unique_ptr<Endpoint> makeEndpoint(const EndpointConfig &config, Journal &journal, EndpointSink &sink)
{
    switch (config.role) {
    case Role::TcpServer:
        return std::make_unique<TcpServer>(config, journal, sink);
    case Role::TcpClient:
        return std::make_unique<TcpClient>(config, journal, sink);
    case Role::Udp:
        return std::make_unique<UdpEndpoint>(config, journal, sink);
    }
    Q_UNREACHABLE();
}

} // namespace SocketDesk
