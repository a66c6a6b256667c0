// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "endpoint/connector.h"

#include "endpoint/bindfailure.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <utility>

namespace SocketDesk {

namespace {

constexpr std::chrono::milliseconds attemptDelay{250}; // RFC 8305, section 8

/// How much an error tells, the more the later. What is wrong on our side comes before all.
int weight(ErrorCode code)
{
    constexpr std::array order{ErrorCode::SystemError,
                               ErrorCode::AddressFamilyMismatch,
                               ErrorCode::NetworkUnreachable,
                               ErrorCode::HostUnreachable,
                               ErrorCode::TimedOut,
                               ErrorCode::Reset,
                               ErrorCode::Refused,
                               ErrorCode::PermissionDenied,
                               ErrorCode::TooManyOpenFiles,
                               ErrorCode::AddressNotAvailable,
                               ErrorCode::AddressInUse};
    const auto rank = std::size_t(std::ranges::find(order, code) - order.begin());
    return rank == order.size() ? 0 : int(rank);
}

} // namespace

Connector::Connector(const EndpointConfig &config, Poller &poller)
    : m_config(config)
    , m_poller(poller)
{
    m_next.setSingleShot(true);
    m_next.setInterval(attemptDelay);
    connect(&m_next, &QTimer::timeout, this, &Connector::tryNext);
}

Connector::~Connector()
{
    cancel();
}

void Connector::start(const QList<Address> &addresses, const QString &text)
{
    cancel();
    m_text = text;
    m_untried = addresses;
    m_isTrying = true;
    tryNext();
}

void Connector::cancel()
{
    m_isTrying = false;
    m_next.stop();
    m_untried.clear();
    for (const Attempt &attempt : m_attempts)
        m_poller.forget(attempt.socket.descriptor());
    m_attempts.clear();
    m_connected.close();
    m_error.reset();
}

/// Starts the next attempt that gets under way; ends the race where one has won or none is left.
void Connector::tryNext()
{
    while (!m_untried.isEmpty() && !m_connected.isOpen()) {
        const std::size_t underWay = m_attempts.size();
        dial(m_untried.takeFirst());
        if (m_attempts.size() > underWay)
            break;
    }
    if (m_connected.isOpen())
        return win();
    if (!m_untried.isEmpty())
        m_next.start();
    else if (m_attempts.empty() && m_error)
        Q_EMIT failed(*std::exchange(m_error, {}));
}

void Connector::win()
{
    NativeSocket socket = std::exchange(m_connected, {});
    cancel(); // the others
    m_connected = std::move(socket);
    Q_EMIT connected();
}

void Connector::dial(const Address &address)
{
    Q_EMIT trying(address);
    if (!m_isTrying) // whoever heard it has cancelled
        return;
    Result<NativeSocket> socket = makeSocket(address);
    if (!socket)
        return remember(socket.error());
    const int error = socket->connect(address);
    if (error != EINPROGRESS)
        return onAnswer({std::move(*socket), address}, error);
    if (const int pollError = m_poller.watch(socket->descriptor(), this, {.writing = true}))
        return remember(connectFailure(address, pollError));
    m_attempts.push_back({std::move(*socket), address});
}

Result<Address> Connector::local(const Address &remote) const
{
    const bool isV6 = remote.family() == Address::Family::IPv6;
    if (m_config.localHost.isEmpty())
        return Address::fromHost(isV6 ? u"::" : u"0.0.0.0", m_config.localPort);
    return localAddressFrom(m_config.localHost, m_config.localPort);
}

Result<NativeSocket> Connector::makeSocket(const Address &remote) const
{
    const Result<Address> address = local(remote);
    if (!address)
        return failure(address.error());
    if (address->family() != remote.family())
        return failure({ErrorCode::AddressFamilyMismatch, {m_text}});
    Result<NativeSocket> socket = NativeSocket::make(Transport::Tcp, remote.family());
    if (!socket)
        return failure(systemFailure(socket.error().systemError, {m_text}));
    socket->setKeepAlive(m_config.probeAfter);
    socket->setUrgentInline();
    if (m_config.noDelay)
        socket->setNoDelay();
    if (address->isAny() && address->port() == 0)
        return socket;
    if (address->port() == 0)
        socket->setChoosePortOnConnect();
    else
        socket->setReuseAddress(); // the connection before this one may still be in TIME_WAIT
    if (m_config.sharePort)
        socket->setShared(Transport::Tcp);
    if (const int error = socket->bind(*address))
        return failure(bindFailure(Transport::Tcp, *address, error));
    return socket;
}

void Connector::onReady(int descriptor, Readiness)
{
    const auto found = std::find_if(m_attempts.begin(), m_attempts.end(), [descriptor](const Attempt &attempt) {
        return attempt.socket.descriptor() == descriptor;
    });
    Q_ASSERT(found != m_attempts.end());
    Attempt attempt = std::move(*found);
    m_attempts.erase(found);
    m_poller.forget(descriptor);
    const int error = attempt.socket.takeError();
    onAnswer(std::move(attempt), error);
    tryNext();
}

void Connector::onAnswer(Attempt attempt, int error)
{
    if (error)
        return remember(connectFailure(attempt.address, error));
    if (const std::optional<Error> wrong = objection(attempt))
        return remember(*wrong);
    m_connected = std::move(attempt.socket);
}

/// What is wrong with a connection that the kernel has made.
std::optional<Error> Connector::objection(const Attempt &attempt) const
{
    const Address own = attempt.socket.localAddress();
    // Two ends of one socket: TCP allows it when the port chosen for us is the one we dial.
    if (own == attempt.address)
        return Error{ErrorCode::Refused, {m_text}};
    const Result<Address> wanted = local(attempt.address);
    const bool isKept = wanted && (wanted->port() == 0 || wanted->port() == own.port()) &&
                        (wanted->isAny() || wanted->bytes() == own.bytes());
    if (!isKept)
        return Error{ErrorCode::AddressNotAvailable, {wanted ? wanted->toString() : m_config.localHost}};
    return {};
}

Error Connector::connectFailure(const Address &remote, int error) const
{
    const Result<Address> wanted = local(remote);
    // With a port of our own choice this says that the very same connection is still in TIME_WAIT, otherwise that the
    // system has no port left to choose: neither is about an address.
    if (error == EADDRNOTAVAIL && wanted && wanted->port() != 0)
        return {ErrorCode::AddressInUse, {wanted->toString(), {}, {}}, error};
    if (error == EADDRNOTAVAIL)
        return {ErrorCode::SystemError, {m_text}, error};
    return reachFailure(wanted.value_or(Address()), remote, m_text, error);
}

void Connector::remember(const Error &error)
{
    if (!m_error || weight(error.code) > weight(m_error->code))
        m_error = error;
}

} // namespace SocketDesk
