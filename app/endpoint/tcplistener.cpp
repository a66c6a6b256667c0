// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "endpoint/tcplistener.h"

#include <QNetworkProxy>

namespace SocketDesk {

namespace {

constexpr std::chrono::milliseconds retryInterval{100};
constexpr int patientRetries = 10;
constexpr int acceptsInTurn = 256;
constexpr int pendingConnections = 30; // of those that wait within QTcpServer, where none of ours ever does

} // namespace

TcpListener::TcpListener()
{
    setProxy(QNetworkProxy::NoProxy);
    connect(this, &QTcpServer::acceptError, this, &TcpListener::onAcceptError);
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &TcpListener::onRetry);
}

Result<void> TcpListener::start(NativeSocket socket)
{
    if (!setSocketDescriptor(socket.descriptor()))
        return failure({ErrorCode::SystemError, {errorString()}});
    (void)socket.release();
    m_spare = NativeSocket::make(Transport::Tcp, Address::Family::IPv4).value_or(NativeSocket());
    return {};
}

void TcpListener::incomingConnection(qintptr descriptor)
{
    m_failedRetries = 0;
    // Qt accepts until nobody waits; this stops it, so that a storm of connections leaves a turn to the others.
    if (++m_acceptedInTurn >= acceptsInTurn) {
        setMaxPendingConnections(0);
        m_retry.start(0);
    }
    Q_EMIT accepted(descriptor);
}

void TcpListener::onAcceptError(QAbstractSocket::SocketError error)
{
    // One that reset before it was accepted is no reason to wait.
    const bool isShortage = error == QAbstractSocket::SocketResourceError;
    m_retry.start(isShortage ? retryInterval : std::chrono::milliseconds(0));
    if (!isShortage)
        return;
    if (m_failedRetries++ == 0)
        Q_EMIT troubled({ErrorCode::TooManyOpenFiles, {}});
    else if (m_failedRetries > patientRetries)
        refuseOne();
}

void TcpListener::onRetry()
{
    if (!isListening())
        return;
    m_acceptedInTurn = 0;
    setMaxPendingConnections(pendingConnections);
    resumeAccepting();
}

void TcpListener::refuseOne()
{
    m_spare.close();
    {
        NativeSocket refused = NativeSocket::accept(int(socketDescriptor()));
        if (refused.isOpen())
            refused.setResetOnClose();
    }
    m_spare = NativeSocket::make(Transport::Tcp, Address::Family::IPv4).value_or(NativeSocket());
}

} // namespace SocketDesk
