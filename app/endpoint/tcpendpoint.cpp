// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "endpoint/tcpendpoint.h"

#include <QStringTokenizer>
#include <QThread>

#include <algorithm>
#include <limits>
#include <utility>

namespace SocketDesk {

using namespace Qt::StringLiterals;

namespace {

constexpr std::chrono::milliseconds journalRetryInterval{500};
constexpr std::chrono::milliseconds shortestHeldRetry{2};
constexpr std::chrono::milliseconds longestHeldRetry{50};
constexpr std::chrono::milliseconds heldPatience{500}; // after which it is said
constexpr std::chrono::milliseconds skipReportInterval{1000};
constexpr std::size_t mostNamed = 100; // of those who were left out

/// The journal is full of records that somebody has yet to read, as Journal::reserve() says it.
bool isHeld(const Error &error)
{
    return error.code == ErrorCode::JournalLimit && error.argument(1) == "held"_L1;
}

} // namespace

TcpEndpoint::TcpEndpoint(const EndpointConfig &config, Journal &journal, EndpointSink &sink)
    : m_config(config)
    , m_reporter(journal, sink)
{
    m_journalRetry.setSingleShot(true);
    connect(&m_journalRetry, &QTimer::timeout, this, &TcpEndpoint::onJournalRetry);
    m_skipReport.setInterval(skipReportInterval);
    m_skipReport.setSingleShot(true);
    connect(&m_skipReport, &QTimer::timeout, this, &TcpEndpoint::reportSkipped);
}

TcpEndpoint::~TcpEndpoint()
{
    Q_ASSERT(!m_reporter.isTelling());
    for (TcpConnection *const connection : all())
        connection->noteAbandoned();
    if (m_state != EndpointState::Closed)
        m_reporter.note(EventKind::Closed);
}

void TcpEndpoint::setState(EndpointState state)
{
    if (std::exchange(m_state, state) != state)
        m_reporter.tellState(state);
}

void TcpEndpoint::becomeClosed()
{
    const Reporter::Pause pause(m_reporter);
    m_localAddress.clear();
    m_journalRetry.stop();
    m_heldSince.invalidate();
    m_skipReport.stop();
    m_isJournalFull = false;
    m_reporter.note(EventKind::Closed);
    setState(EndpointState::Closed);
}

// -- The table of connections

PeerId TcpEndpoint::addConnection(NativeSocket socket, const Address &peer, const QString &localAddress)
{
    const Reporter::Pause pause(m_reporter);
    const QString address = peer.toString();
    const PeerId id = m_reporter.join({address, localAddress, true}, wallClockNow());
    Q_ASSERT(id != noPeer); // only sources of datagrams are ever refused
    const TcpConnection::Surroundings surroundings{m_config, m_poller, m_reporter, *this};
    auto connection = std::make_unique<TcpConnection>(std::move(socket), id, address, surroundings);
    TcpConnection *const added = connection.get();
    m_connections.emplace(id, std::move(connection));
    added->start(m_readingPaused);
    return id;
}

void TcpEndpoint::release(PeerId peer)
{
    const auto found = m_connections.find(peer);
    Q_ASSERT(found != m_connections.end());
    if (m_released.empty())
        QMetaObject::invokeMethod(
            this, [this] { m_released.clear(); }, Qt::QueuedConnection);
    m_released.push_back(std::move(found->second));
    m_connections.erase(found);
}

/// Whoever has finished long ago has perhaps gone altogether, which nothing tells as long as nothing is sent to it. Where
/// many come and go, those are the most.
void TcpEndpoint::yieldDescriptors(int most)
{
    const Reporter::Pause pause(m_reporter);
    for (TcpConnection *const connection : all()) {
        most -= connection->yield() ? 1 : 0;
        if (most == 0)
            return;
    }
}

TcpConnection *TcpEndpoint::find(PeerId peer) const
{
    const auto found = m_connections.find(peer);
    return found == m_connections.end() ? nullptr : found->second.get();
}

TcpEndpoint::Connections TcpEndpoint::all() const
{
    Connections connections;
    connections.reserve(m_connections.size());
    for (const auto &[id, connection] : m_connections)
        connections.push_back(connection.get());
    std::sort(connections.begin(), connections.end(), [](auto *a, auto *b) { return a->id() < b->id(); });
    return connections;
}

int TcpEndpoint::connectionCount() const
{
    return int(std::ranges::count_if(m_connections, [](const auto &entry) { return !entry.second->isClosing(); }));
}

QList<PeerSnapshot> TcpEndpoint::peers() const
{
    QList<PeerSnapshot> snapshots;
    for (const TcpConnection *connection : all())
        snapshots.append(connection->snapshot());
    return snapshots;
}

void TcpEndpoint::disconnectPeer(PeerId peer)
{
    if (TcpConnection *connection = find(peer))
        connection->close();
}

void TcpEndpoint::resetPeer(PeerId peer)
{
    if (TcpConnection *connection = find(peer))
        connection->reset();
}

void TcpEndpoint::closeConnections()
{
    for (TcpConnection *connection : all())
        connection->close();
}

void TcpEndpoint::setReadingPaused(bool paused)
{
    Q_ASSERT(thread() == QThread::currentThread());
    m_readingPaused = paused;
    for (TcpConnection *connection : all())
        connection->setReadingPaused(paused);
}

void TcpEndpoint::setPeerReadingPaused(PeerId peer, bool paused)
{
    Q_ASSERT(thread() == QThread::currentThread());
    if (TcpConnection *connection = find(peer))
        connection->setPeerReadingPaused(paused);
}

void TcpEndpoint::setConduct(PeerId peer, const PeerConduct &conduct)
{
    Q_ASSERT(thread() == QThread::currentThread());
    if (TcpConnection *connection = find(peer))
        connection->setConduct(conduct);
}

void TcpEndpoint::setSendsAtOnce(const SendTarget &target, bool on)
{
    Q_ASSERT(thread() == QThread::currentThread());
    for (TcpConnection *connection : present(target))
        connection->setSendsAtOnce(on || config().noDelay);
}

// -- A journal that takes no more holds all connections, until it takes something again

void TcpEndpoint::onJournalFull(const Error &error)
{
    if (isHeld(error))
        return retryWhenRead(error);
    m_journalRetry.start(journalRetryInterval);
    tellJournalFull(error);
}

/// Whoever has yet to read the oldest records usually has done so in a moment, which is not worth a word.
void TcpEndpoint::retryWhenRead(const Error &error)
{
    if (!m_heldSince.isValid())
        m_heldSince.start();
    if (m_journalRetry.isActive())
        return;
    const std::chrono::milliseconds held(m_heldSince.elapsed());
    m_journalRetry.start(std::clamp(held / 2, shortestHeldRetry, longestHeldRetry));
    if (held >= heldPatience)
        tellJournalFull(error);
}

void TcpEndpoint::tellJournalFull(const Error &error)
{
    if (!std::exchange(m_isJournalFull, true))
        m_reporter.fail(error);
}

void TcpEndpoint::onJournalRetry()
{
    const Reporter::Pause pause(m_reporter);
    const auto room = [this] { return m_reporter.journal().reserve(Journal::maximumChunk); };
    if (m_heldSince.isValid()) {
        if (const Result<std::span<char>> found = room(); !found && isHeld(found.error()))
            return retryWhenRead(found.error());
        m_heldSince.invalidate();
    }
    for (TcpConnection *connection : all())
        connection->resume();
    if (const Result<std::span<char>> found = room(); !found) {
        onJournalFull(found.error());
        m_reporter.tellGrew(); // whoever looks lets go of what was released, and its disk space is free
    } else if (!m_journalRetry.isActive()) {
        m_isJournalFull = false;
    }
}

// -- The door out

Error TcpEndpoint::unknownPeer(PeerId peer) const
{
    return {ErrorCode::UnknownPeer, {m_reporter.journal().reader().peer(peer).address}};
}

/// Those of \p target that are there. \param missing the first that is not
TcpEndpoint::Connections TcpEndpoint::present(const SendTarget &target, std::optional<Error> *missing) const
{
    if (target.kind == SendTarget::Kind::All && target.peers.isEmpty())
        return all();
    Connections connections;
    const auto add = [&](TcpConnection *connection, auto explain) {
        if (connection == nullptr && target.kind != SendTarget::Kind::All && missing != nullptr && !*missing)
            *missing = explain();
        if (connection != nullptr && std::find(connections.begin(), connections.end(), connection) == connections.end())
            connections.push_back(connection);
    };
    for (const PeerId peer : target.peers)
        add(find(peer), [this, peer] { return unknownPeer(peer); });
    if (target.kind != SendTarget::Kind::Address)
        return connections;
    const Connections here = all();
    for (const QStringView address : QStringTokenizer(target.address, u',')) {
        const auto found = std::find_if(here.begin(), here.end(), [address](const TcpConnection *connection) {
            return connection->address() == address;
        });
        add(found == here.end() ? nullptr : *found, [address] {
            return Error{ErrorCode::UnknownPeer, {address.toString()}};
        });
    }
    return connections;
}

/// Everybody means those that can still be sent to; who is named must be one of them.
Result<TcpEndpoint::Connections> TcpEndpoint::selectForSending(const SendTarget &target) const
{
    if (m_connections.empty() && m_state != EndpointState::Open)
        return failure({ErrorCode::NotOpen, {}});
    std::optional<Error> missing;
    Connections connections = present(target, &missing);
    if (missing)
        return failure(*missing);
    if (connections.empty())
        return failure({ErrorCode::NoPeers, {}});
    const auto finished = [](const TcpConnection *connection) { return !connection->takesData(); };
    const auto firstFinished = std::find_if(connections.begin(), connections.end(), finished);
    if (firstFinished == connections.end())
        return connections;
    const QString address = (*firstFinished)->address();
    if (target.kind == SendTarget::Kind::All)
        std::erase_if(connections, finished);
    if (target.kind != SendTarget::Kind::All || connections.empty())
        return failure({ErrorCode::AlreadyFinished, {address}});
    return connections;
}

Result<int> TcpEndpoint::send(const SendTarget &target, QByteArrayView bytes)
{
    Q_ASSERT(thread() == QThread::currentThread());
    Result<Connections> connections = selectForSending(target);
    if (!connections)
        return failure(connections.error());
    if (bytes.isEmpty())
        return failure({ErrorCode::NothingToSend, {}});
    const auto hasRoom = [bytes](const TcpConnection *connection) { return connection->room() >= bytes.size(); };
    const auto firstFull = std::stable_partition(connections->begin(), connections->end(), hasRoom);
    const auto reached = firstFull - connections->begin();
    std::for_each(firstFull, connections->end(), [](TcpConnection *connection) { connection->oweWritable(); });
    if (firstFull != connections->end() && (reached == 0 || target.kind != SendTarget::Kind::All))
        return failure({ErrorCode::QueueFull, {(*firstFull)->address(), QString::number(m_config.writeQueueBytes)}});
    const Reporter::Pause pause(m_reporter);
    std::for_each(connections->begin(), firstFull, [bytes](TcpConnection *connection) { connection->send(bytes); });
    std::for_each(firstFull, connections->end(), [bytes](auto *connection) { connection->skip(bytes.size()); });
    if (firstFull != connections->end())
        m_lastSelection = qsizetype(connections->size());
    if (firstFull != connections->end() && !m_skipReport.isActive())
        reportSkipped();
    return int(reached);
}

QList<PeerId> TcpEndpoint::takers(const SendTarget &target, qsizetype bytes) const
{
    QList<PeerId> peers;
    for (const TcpConnection *connection : selectForSending(target).value_or(Connections()))
        if (connection->room() >= bytes)
            peers.append(connection->id());
    return peers;
}

void TcpEndpoint::leaveOut(PeerId peer, qint64 bytes, qsizetype among)
{
    Q_ASSERT(thread() == QThread::currentThread());
    TcpConnection *connection = find(peer);
    if (connection == nullptr || !connection->takesData())
        return;
    connection->skip(bytes);
    m_lastSelection = among;
    if (!m_skipReport.isActive())
        reportSkipped();
}

/// Who was left out is said at once, and then once a second what came to it since: it may be a fast repeat.
void TcpEndpoint::reportSkipped()
{
    const Reporter::Pause pause(m_reporter);
    Connections skipped = all();
    std::erase_if(skipped, [](TcpConnection *connection) { return !connection->noteSkipped(); });
    if (skipped.empty())
        return;
    m_skipReport.start();
    QStringList arguments{skipped.front()->address(), QString::number(skipped.size()),
                          QString::number(std::max(m_lastSelection, qsizetype(skipped.size())))};
    for (std::size_t i = 1; i < std::min(skipped.size(), mostNamed); ++i)
        arguments.append(skipped[i]->address());
    m_reporter.tellFailed({ErrorCode::PeersSkipped, arguments});
}

/// Those of \p connections for which it is worth while to wait.
TcpEndpoint::Connections TcpEndpoint::awaited(const SendTarget &target, Connections connections)
{
    const auto isStalled = [](const TcpConnection *connection) { return connection->isStalled(); };
    if (target.kind == SendTarget::Kind::All && !std::all_of(connections.begin(), connections.end(), isStalled))
        std::erase_if(connections, isStalled);
    return connections;
}

qsizetype TcpEndpoint::room(const SendTarget &target) const
{
    const Result<Connections> connections = selectForSending(target);
    if (!connections)
        return 0;
    qsizetype room = std::numeric_limits<qsizetype>::max();
    for (const TcpConnection *connection : awaited(target, *connections))
        room = std::min(room, connection->room());
    return room;
}

void TcpEndpoint::finishSending(const SendTarget &target)
{
    for (TcpConnection *connection : present(target))
        connection->finishSending();
}

qsizetype TcpEndpoint::queuedBytes(const SendTarget &target) const
{
    qsizetype bytes = 0;
    for (const TcpConnection *connection : awaited(target, present(target)))
        bytes += connection->queuedBytes();
    return bytes;
}

} // namespace SocketDesk
