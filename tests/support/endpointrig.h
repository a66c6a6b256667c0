// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "endpoint/address.h"
#include "endpoint/endpoint.h"
#include "journal/journal.h"

#include <QHash>
#include <QStringList>
#include <QTemporaryDir>

#include <functional>
#include <memory>

/// Remembers what an endpoint told; a test may answer in its place.
class RecordingSink final : public SocketDesk::EndpointSink
{
public:
    QList<SocketDesk::EndpointState> states;
    QList<SocketDesk::PeerId> joined;
    QHash<SocketDesk::PeerId, QList<SocketDesk::PeerState>> peerStates;
    QHash<SocketDesk::PeerId, QByteArray> bytes;
    QHash<SocketDesk::PeerId, qsizetype> sentBytes;
    QList<SocketDesk::Error> errors;
    quint64 receivedCalls = 0;
    quint64 writableCalls = 0;
    quint64 droppedByKernel = 0;
    quint64 droppedByUs = 0;
    int deepest = 0; ///< more than 1: an upcall came within another

    std::function<void(SocketDesk::PeerId)> onJoined;
    std::function<void(SocketDesk::PeerId, QByteArrayView)> onReceived;
    std::function<void(SocketDesk::PeerId, SocketDesk::PeerState)> onPeerState;
    std::function<void(SocketDesk::PeerId)> onWritable;
    std::function<void(SocketDesk::EndpointState)> onState;

    void stateChanged(SocketDesk::EndpointState state) override
    {
        const Depth depth(this);
        states.append(state);
        if (onState)
            onState(state);
    }
    void peerJoined(SocketDesk::PeerId peer) override
    {
        const Depth depth(this);
        joined.append(peer);
        if (onJoined)
            onJoined(peer);
    }
    void peerStateChanged(SocketDesk::PeerId peer, SocketDesk::PeerState state) override
    {
        const Depth depth(this);
        peerStates[peer].append(state);
        if (onPeerState)
            onPeerState(peer, state);
    }
    void received(SocketDesk::PeerId peer, SocketDesk::RecordId, QByteArrayView chunk) override
    {
        const Depth depth(this);
        ++receivedCalls;
        bytes[peer].append(chunk);
        if (onReceived)
            onReceived(peer, chunk);
    }
    void sent(SocketDesk::PeerId peer, qsizetype size) override
    {
        const Depth depth(this);
        sentBytes[peer] += size;
    }
    void writable(SocketDesk::PeerId peer) override
    {
        const Depth depth(this);
        ++writableCalls;
        if (onWritable)
            onWritable(peer);
    }
    void failed(const SocketDesk::Error &error) override { errors.append(error); }
    void dropped(quint64 count, bool byKernel) override { (byKernel ? droppedByKernel : droppedByUs) += count; }
    void journalGrew() override {}

    [[nodiscard]] bool isGone(SocketDesk::PeerId peer) const
    {
        return peerStates.value(peer).contains(SocketDesk::PeerState::Gone);
    }

private:
    /// Counts how deep the upcalls are nested.
    class Depth
    {
    public:
        explicit Depth(RecordingSink *sink)
            : m_sink(sink)
        {
            m_sink->deepest = std::max(m_sink->deepest, ++m_sink->m_depth);
        }
        Q_DISABLE_COPY_MOVE(Depth)
        ~Depth() { --m_sink->m_depth; }

    private:
        RecordingSink *const m_sink;
    };

    int m_depth = 0;
};

/// An endpoint with its journal and a sink that remembers.
class EndpointRig
{
public:
    explicit EndpointRig(const SocketDesk::EndpointConfig &config, SocketDesk::JournalConfig journalConfig = {})
        : m_journal(inFolder(std::move(journalConfig)))
        , m_endpoint(SocketDesk::makeEndpoint(config, m_journal, sink))
    {}

    RecordingSink sink; ///< outlives the endpoint

    SocketDesk::Endpoint *operator->() { return m_endpoint.get(); }
    SocketDesk::Endpoint &endpoint() { return *m_endpoint; }
    void destroy() { m_endpoint.reset(); }

    [[nodiscard]] quint16 port() const { return SocketDesk::Address::fromText(m_endpoint->localAddress())->port(); }

    [[nodiscard]] bool isOpen() const { return m_endpoint->state() == SocketDesk::EndpointState::Open; }
    [[nodiscard]] bool isClosed() const { return m_endpoint->state() == SocketDesk::EndpointState::Closed; }

    /// The events of the journal by their stable names, without notes.
    [[nodiscard]] QStringList events()
    {
        QStringList names;
        forEachRecord([&](const SocketDesk::Record &record) {
            if (!record.isChunk() && record.event != SocketDesk::EventKind::Note)
                names.append(stableName(record.event));
        });
        return names;
    }

    [[nodiscard]] const SocketDesk::Journal &journal() const { return m_journal; }

    /// The payload of all chunks of one kind, joined.
    [[nodiscard]] QByteArray journaled(SocketDesk::RecordKind kind)
    {
        QByteArray bytes;
        forEachRecord([&](const SocketDesk::Record &record) {
            if (record.kind == kind)
                bytes.append(record.bytes);
        });
        return bytes;
    }

    [[nodiscard]] quint64 journaledCount(SocketDesk::RecordKind kind)
    {
        quint64 count = 0;
        forEachRecord([&](const SocketDesk::Record &record) { count += record.kind == kind; });
        return count;
    }

    /// The details of all events of one kind.
    [[nodiscard]] QList<SocketDesk::EventDetail> details(SocketDesk::EventKind kind)
    {
        QList<SocketDesk::EventDetail> details;
        forEachRecord([&](const SocketDesk::Record &record) {
            if (!record.isChunk() && record.event == kind)
                details.append(record.detail());
        });
        return details;
    }

    [[nodiscard]] SocketDesk::JournalReader reader() const { return m_journal.reader(); }

    void forEachRecord(const std::function<void(const SocketDesk::Record &)> &use)
    {
        SocketDesk::JournalReader reader = m_journal.reader();
        reader.refresh();
        for (quint64 i = 0; i < reader.count(); ++i)
            use(reader.record(SocketDesk::RecordId(i)));
    }

private:
    SocketDesk::JournalConfig inFolder(SocketDesk::JournalConfig config)
    {
        config.folder = m_folder.path();
        return config;
    }

    QTemporaryDir m_folder;
    SocketDesk::Journal m_journal;
    std::unique_ptr<SocketDesk::Endpoint> m_endpoint;
};

/// Configurations that take their ports from the system.
[[nodiscard]] inline SocketDesk::EndpointConfig serverConfig()
{
    SocketDesk::EndpointConfig config;
    config.role = SocketDesk::Role::TcpServer;
    config.localPort = 0;
    return config;
}

[[nodiscard]] inline SocketDesk::EndpointConfig clientConfig(quint16 remotePort)
{
    SocketDesk::EndpointConfig config;
    config.role = SocketDesk::Role::TcpClient;
    config.localHost.clear();
    config.localPort = 0;
    config.remotePort = remotePort;
    return config;
}

[[nodiscard]] inline SocketDesk::EndpointConfig udpConfig()
{
    SocketDesk::EndpointConfig config;
    config.role = SocketDesk::Role::Udp;
    config.localPort = 0;
    return config;
}
