// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "endpoint/connector.h"
#include "endpoint/hostlookup.h"
#include "endpoint/tcpendpoint.h"

namespace SocketDesk {

/// Dials one host by name or number and keeps the one connection that comes of it; again and again if so set.
///
/// Every address tried is an event; what fails in the end is the most telling error, about "host:port" as configured.
/// With a local port of the user's choice it is that port or an error. Never through a proxy.
class TcpClient final : public TcpEndpoint
{
    Q_OBJECT

public:
    TcpClient(const EndpointConfig &config, Journal &journal, EndpointSink &sink);

    void open() override;
    void close(PeersOnClose peers = PeersOnClose::Close) override;

private:
    void begin();
    void stopTrying();
    void onFound(const QList<Address> &addresses);
    void onConnected();
    void onTrying(const Address &address);
    void onTimeout();
    void onFailed(const Error &error);
    void endAttempt();
    void onConnectionEnded(const std::optional<Error> &error) override;

    const QString m_remote; ///< as the user knows it
    HostLookup m_lookup;
    Connector m_connector;
    QTimer m_timeout;
    QTimer m_wait;
    bool m_opensAgain = false; ///< open() came while closing
};

} // namespace SocketDesk
