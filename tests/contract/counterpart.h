// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/support/endpointrig.h"
#include "tests/support/rawpeer.h"

#include <QTest>

#include <memory>

/// The far end of an endpoint of one role: what the contract's tests do is the same for all, how it is done is here.
class Counterpart
{
public:
    Counterpart() = default;
    Q_DISABLE_COPY_MOVE(Counterpart)
    virtual ~Counterpart() = default;

    [[nodiscard]] static std::unique_ptr<Counterpart> of(SocketDesk::Role role);

    /// What the endpoint needs to meet this counterpart; its own port is the system's choice.
    [[nodiscard]] virtual SocketDesk::EndpointConfig config() const = 0;

    /// Meets the open endpoint. \return false until it has; to be called again
    virtual bool meet(EndpointRig &rig) = 0;

    virtual void send(const QByteArray &bytes) = 0;
    [[nodiscard]] virtual QByteArray received() = 0;

    /// The stream, for what only streams have.
    [[nodiscard]] virtual RawStream *stream() { return nullptr; }

    /// Where the endpoint is to send.
    [[nodiscard]] virtual SocketDesk::SendTarget target() const { return SocketDesk::SendTarget::all(); }
};

/// A client of the server under test.
class ClientCounterpart final : public Counterpart
{
public:
    [[nodiscard]] SocketDesk::EndpointConfig config() const override { return serverConfig(); }

    bool meet(EndpointRig &rig) override
    {
        if (!m_stream.isOpen() && rig.isOpen())
            m_stream = RawStream::connectTo(rig.port());
        return rig->peers().size() == 1;
    }

    void send(const QByteArray &bytes) override { QCOMPARE(m_stream.write(bytes), bytes.size()); }
    [[nodiscard]] QByteArray received() override { return m_stream.received(); }
    [[nodiscard]] RawStream *stream() override { return &m_stream; }

private:
    RawStream m_stream;
};

/// A server for the client under test.
class ServerCounterpart final : public Counterpart
{
public:
    [[nodiscard]] SocketDesk::EndpointConfig config() const override { return clientConfig(m_listener.port()); }

    bool meet(EndpointRig &rig) override
    {
        if (std::optional<RawStream> accepted = m_listener.accept())
            m_stream = std::move(*accepted);
        return m_stream.isOpen() && rig.isOpen();
    }

    void send(const QByteArray &bytes) override { QCOMPARE(m_stream.write(bytes), bytes.size()); }
    [[nodiscard]] QByteArray received() override { return m_stream.received(); }
    [[nodiscard]] RawStream *stream() override { return &m_stream; }

private:
    RawListener m_listener;
    RawStream m_stream;
};

/// A datagram socket that talks to the one under test.
class DatagramCounterpart final : public Counterpart
{
public:
    [[nodiscard]] SocketDesk::EndpointConfig config() const override { return udpConfig(); }

    bool meet(EndpointRig &rig) override
    {
        m_port = rig.isOpen() ? rig.port() : quint16(0);
        return m_port != 0;
    }

    void send(const QByteArray &bytes) override { QVERIFY(m_socket.sendTo(m_port, bytes)); }
    [[nodiscard]] QByteArray received() override { return m_socket.received().join(); }
    [[nodiscard]] SocketDesk::SendTarget target() const override
    {
        return SocketDesk::SendTarget::to(QStringLiteral("127.0.0.1:%1").arg(m_socket.port()));
    }

private:
    RawDatagrams m_socket;
    quint16 m_port = 0;
};

inline std::unique_ptr<Counterpart> Counterpart::of(SocketDesk::Role role)
{
    switch (role) {
    case SocketDesk::Role::TcpServer:
        return std::make_unique<ClientCounterpart>();
    case SocketDesk::Role::TcpClient:
        return std::make_unique<ServerCounterpart>();
    case SocketDesk::Role::Udp:
        return std::make_unique<DatagramCounterpart>();
    }
    Q_UNREACHABLE();
}
