// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "endpoint/tcplistener.h"

#include <QNetworkProxy>

#include <cerrno>

namespace SocketDesk {

namespace {

constexpr std::chrono::milliseconds retryInterval{100};
constexpr int patientRetries = 10;
constexpr int acceptsInTurn = 1024; // as many as can wait; whoever finds no place tries again after a second

/// A descriptor that is kept for nothing but to be given up.
NativeSocket makeSpare()
{
    return NativeSocket::make(Transport::Tcp, Address::Family::IPv4).value_or(NativeSocket());
}

bool isShortage(int error)
{
    return error == EMFILE || error == ENFILE || error == ENOBUFS || error == ENOMEM;
}

} // namespace

TcpListener::TcpListener()
{
    setProxy(QNetworkProxy::NoProxy);
    m_retry.setSingleShot(true);
    m_retry.setInterval(retryInterval);
    connect(&m_retry, &QTimer::timeout, this, &TcpListener::onRetry);
    m_delay.setSingleShot(true);
    connect(&m_delay, &QTimer::timeout, this, [this] {
        m_notifier->setEnabled(true);
        acceptAll();
    });
}

TcpListener::~TcpListener()
{
    stop();
}

Result<void> TcpListener::start(NativeSocket socket)
{
    if (!setSocketDescriptor(socket.descriptor()))
        return failure({ErrorCode::SystemError, {errorString()}});
    pauseAccepting();
    m_notifier = std::make_unique<QSocketNotifier>(socket.release(), QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &TcpListener::onReady);
    m_spare = makeSpare();
    return {};
}

void TcpListener::stop()
{
    if (!isListening())
        return;
    m_retry.stop();
    m_delay.stop();
    m_notifier->setEnabled(false);
    m_notifier.release()->deleteLater(); // it may be the one that is calling us
    close();
}

void TcpListener::onReady()
{
    if (m_delay.interval() == 0)
        return acceptAll();
    m_notifier->setEnabled(false);
    m_delay.start();
}

void TcpListener::acceptAll()
{
    for (int i = 0; i < acceptsInTurn && isListening(); ++i) {
        m_accepted = NativeSocket::accept(int(socketDescriptor()));
        if (isShortage(m_accepted.error))
            return onShortage();
        if (m_accepted.error == EAGAIN)
            return;
        if (m_accepted.error) // one that has gone before it was accepted
            continue;
        m_failedRetries = 0;
        Q_EMIT accepted();
    }
}

void TcpListener::onShortage()
{
    m_notifier->setEnabled(false);
    m_retry.start();
    Q_EMIT descriptorsShort();
    if (m_failedRetries++ == 0)
        Q_EMIT troubled({ErrorCode::TooManyOpenFiles, {}, m_accepted.error});
    else if (m_failedRetries > patientRetries)
        refuseOne();
}

void TcpListener::onRetry()
{
    m_notifier->setEnabled(true);
}

void TcpListener::refuseOne()
{
    m_spare.close();
    {
        AcceptedSocket refused = NativeSocket::accept(int(socketDescriptor()));
        if (refused.socket.isOpen())
            refused.socket.setResetOnClose();
    }
    m_spare = makeSpare();
}

} // namespace SocketDesk
