// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "endpoint/tcpclient.h"

#include <QThread>

#include <utility>

namespace SocketDesk {

TcpClient::TcpClient(const EndpointConfig &configuration, Journal &journal, EndpointSink &sink)
    : TcpEndpoint(configuration, journal, sink)
    , m_remote(HostAndPort{configuration.remoteHost, configuration.remotePort}.toString())
    , m_connector(config(), poller())
{
    m_timeout.setSingleShot(true);
    m_timeout.setTimerType(Qt::PreciseTimer);
    m_wait.setSingleShot(true);
    connect(&m_timeout, &QTimer::timeout, this, &TcpClient::onTimeout);
    connect(&m_wait, &QTimer::timeout, this, &TcpClient::begin);
    connect(&m_lookup, &HostLookup::found, this, &TcpClient::onFound);
    connect(&m_lookup, &HostLookup::failed, this, &TcpClient::onFailed);
    connect(&m_connector, &Connector::trying, this, &TcpClient::onTrying);
    connect(&m_connector, &Connector::connected, this, &TcpClient::onConnected);
    connect(&m_connector, &Connector::failed, this, &TcpClient::onFailed);
}

void TcpClient::open()
{
    Q_ASSERT(thread() == QThread::currentThread());
    m_opensAgain = state() == EndpointState::Closing;
    if (state() == EndpointState::Closed)
        begin();
}

void TcpClient::begin()
{
    const Reporter::Pause pause(reporter());
    const Result<QString> host = parseHost(config().remoteHost);
    if (!host) {
        reporter().fail(host.error());
        return reporter().tellState(EndpointState::Closed);
    }
    m_timeout.start(config().connectTimeout);
    if (const Result<Address> address = Address::fromHost(*host, config().remotePort))
        return onFound({*address});
    setState(EndpointState::Resolving);
    m_lookup.start(*host, config().remotePort);
}

void TcpClient::onFound(const QList<Address> &addresses)
{
    const Reporter::Pause pause(reporter());
    setState(EndpointState::Connecting);
    m_connector.start(orderedForRace(addresses), m_remote);
}

void TcpClient::onTrying(const Address &address)
{
    reporter().note(EventKind::Connecting, noPeer, {.text = address.toString(), .error = {}});
}

void TcpClient::onConnected()
{
    const Reporter::Pause pause(reporter());
    NativeSocket socket = m_connector.takeSocket();
    stopTrying();
    const Address peer = socket.peerAddress();
    const QString local = socket.localAddress().toString();
    setLocalAddress(local);
    reporter().note(EventKind::Opened, noPeer, {.text = local, .error = {}});
    setState(EndpointState::Open);
    addConnection(std::move(socket), peer, local);
}

void TcpClient::onTimeout()
{
    if (state() == EndpointState::Resolving) // nobody has been called yet
        return onFailed({ErrorCode::NameLookupFailed, {config().remoteHost.trimmed()}});
    const Reporter::Pause pause(reporter());
    const Error error{ErrorCode::TimedOut, {m_remote, QString::number(config().connectTimeout.count())}};
    reporter().note(EventKind::TimedOut, noPeer, {.text = m_remote, .error = error, .hasError = true});
    reporter().tellFailed(error);
    endAttempt();
}

void TcpClient::onFailed(const Error &error)
{
    const Reporter::Pause pause(reporter());
    reporter().fail(error);
    endAttempt();
}

/// After a failure: waits for the next attempt, or is closed.
void TcpClient::endAttempt()
{
    stopTrying();
    setLocalAddress({});
    if (config().reconnect) {
        setState(EndpointState::Waiting);
        m_wait.start(config().reconnectDelay);
    } else if (state() == EndpointState::Closed) {
        reporter().tellState(EndpointState::Closed); // never got under way, but whoever waits must hear
    } else {
        setState(EndpointState::Closed);
    }
}

void TcpClient::stopTrying()
{
    m_timeout.stop();
    m_wait.stop();
    m_lookup.cancel();
    m_connector.cancel();
}

void TcpClient::close(PeersOnClose)
{
    Q_ASSERT(thread() == QThread::currentThread());
    const Reporter::Pause pause(reporter());
    m_opensAgain = false;
    if (state() == EndpointState::Closed || state() == EndpointState::Closing)
        return;
    stopTrying();
    if (!hasConnections())
        return becomeClosed();
    setState(EndpointState::Closing);
    closeConnections();
}

void TcpClient::onConnectionEnded(const std::optional<Error> &error)
{
    const Reporter::Pause pause(reporter());
    if (state() == EndpointState::Closing) {
        becomeClosed();
        if (std::exchange(m_opensAgain, false))
            begin();
        return;
    }
    if (error)
        reporter().tellFailed(*error);
    if (config().reconnect)
        endAttempt();
    else
        becomeClosed();
}

} // namespace SocketDesk
