// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "endpoint/tcpserver.h"

#include "endpoint/bindfailure.h"

#include <QThread>

#include <utility>

namespace SocketDesk {

using namespace Qt::StringLiterals;

namespace {

constexpr int backlog = 1024;

} // namespace

TcpServer::TcpServer(const EndpointConfig &config, Journal &journal, EndpointSink &sink)
    : TcpEndpoint(config, journal, sink)
{}

TcpServer::~TcpServer() = default;

void TcpServer::open()
{
    Q_ASSERT(thread() == QThread::currentThread());
    const Reporter::Pause pause(reporter());
    m_opensAgain = state() == EndpointState::Closing;
    if (m_listener || m_opensAgain)
        return;
    const Result<Address> local = listen();
    if (!local) {
        reporter().fail(local.error());
        reporter().tellState(state());
        return;
    }
    setLocalAddress(local->toString());
    reporter().note(EventKind::Opened, noPeer, {.text = local->toString(), .error = {}});
    setState(EndpointState::Open);
}

Result<Address> TcpServer::listen()
{
    const QString host = config().localHost.isEmpty() ? u"127.0.0.1"_s : config().localHost;
    const Result<Address> local = localAddressFrom(host, config().localPort);
    if (!local)
        return local;
    Result<NativeSocket> socket = boundSocket(*local);
    if (!socket)
        return failure(socket.error());
    const Address bound = socket->localAddress();
    auto listener = std::make_unique<TcpListener>();
    if (const Result<void> started = listener->start(std::move(*socket)); !started)
        return failure(started.error());
    connect(listener.get(), &TcpListener::accepted, this, &TcpServer::onAccepted);
    connect(listener.get(), &TcpListener::troubled, this, [this](const Error &error) { reporter().fail(error); });
    connect(listener.get(), &TcpListener::descriptorsShort, this, [this] { yieldDescriptors(backlog); });
    if (config().accept == AcceptMode::Late)
        listener->setDelay(config().acceptDelay);
    m_listener = std::move(listener);
    m_listensEverywhere = local->isAny();
    return bound;
}

Result<NativeSocket> TcpServer::boundSocket(const Address &local) const
{
    Result<NativeSocket> socket = NativeSocket::make(Transport::Tcp, local.family());
    const bool isEverywhere = local == *Address::fromHost(u"::", local.port());
    if (!socket && isEverywhere) // a system without IPv6
        return boundSocket(*Address::fromHost(u"0.0.0.0", local.port()));
    if (!socket)
        return failure(systemFailure(socket.error().systemError, {local.toString()}));
    // What is set here the accepted sockets inherit.
    socket->setKeepAlive(config().probeAfter);
    socket->setUrgentInline();
    if (config().noDelay)
        socket->setNoDelay();
    socket->setReuseAddress();
    if (config().sharePort)
        socket->setShared(Transport::Tcp);
    if (local.family() == Address::Family::IPv6)
        socket->setV6Only(!isEverywhere);
    int error = socket->bind(local);
    if (!error)
        error = socket->listen(backlog); // which finds others that bound the port with SO_REUSEADDR too
    if (error)
        return failure(bindFailure(Transport::Tcp, local, error));
    return socket;
}

void TcpServer::onAccepted()
{
    const Reporter::Pause pause(reporter()); // who is to go again is greeted by nobody
    const bool isTooMuch = isFull();
    AcceptedSocket accepted = m_listener->takeAccepted();
    // On a certain address all have the same local end.
    const QString local = m_listensEverywhere ? accepted.socket.localAddress().toString() : localAddress();
    const PeerId peer = addConnection(std::move(accepted.socket), accepted.peer, local);
    if (isTooMuch)
        reporter().note(EventKind::Note, peer,
                        {.text = u"connection-limit"_s, .error = {}, .count = quint64(config().maxConnections)});
    if (isTooMuch || config().accept == AcceptMode::CloseAtOnce)
        disconnectPeer(peer);
}

bool TcpServer::isFull() const
{
    return config().maxConnections > 0 && connectionCount() >= config().maxConnections;
}

bool TcpServer::stopListening()
{
    if (!m_listener)
        return false;
    m_listener->stop();
    m_listener.release()->deleteLater(); // it may be the one that is calling us
    return true;
}

void TcpServer::close(PeersOnClose peers)
{
    Q_ASSERT(thread() == QThread::currentThread());
    const Reporter::Pause pause(reporter());
    m_opensAgain = false;
    if (state() != EndpointState::Open)
        return;
    const bool wasListening = stopListening();
    if (!hasConnections())
        return becomeClosed();
    if (peers == PeersOnClose::Keep) {
        if (wasListening)
            reporter().note(NoteCode::PeersKept);
        return;
    }
    setState(EndpointState::Closing);
    closeConnections();
}

void TcpServer::onConnectionEnded(const std::optional<Error> &)
{
    if (m_listener || hasConnections())
        return;
    const Reporter::Pause pause(reporter());
    becomeClosed();
    if (std::exchange(m_opensAgain, false))
        open();
}

} // namespace SocketDesk
