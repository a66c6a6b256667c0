// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "endpoint/tcpendpoint.h"
#include "endpoint/tcplistener.h"

namespace SocketDesk {

/// Listens on one local address and serves all who connect.
///
/// "::" takes IPv4 too; an empty local host is 127.0.0.1. After close(PeersOnClose::Keep) it stays Open, with its
/// address, until the last peer has gone or close() is called again; open() then listens once more beside them.
class TcpServer final : public TcpEndpoint
{
    Q_OBJECT

public:
    TcpServer(const EndpointConfig &config, Journal &journal, EndpointSink &sink);
    ~TcpServer() override;

    void open() override;
    void close(PeersOnClose peers = PeersOnClose::Close) override;
    [[nodiscard]] bool isListening() const override { return m_listener || state() != EndpointState::Open; }

private:
    [[nodiscard]] Result<Address> listen();
    [[nodiscard]] Result<NativeSocket> boundSocket(const Address &local) const;
    bool stopListening(); ///< \return true if it did
    void onAccepted();
    [[nodiscard]] bool isFull() const;
    void onConnectionEnded(const std::optional<Error> &error) override;

    std::unique_ptr<TcpListener> m_listener;
    bool m_listensEverywhere = false;
    bool m_opensAgain = false; ///< open() came while closing
};

} // namespace SocketDesk
