// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/outbox.h"

#include <QByteArray>

#include <deque>
#include <vector>

/// An outbox without sockets: a queue with a cap that a test drains by hand, and errors on demand.
class FakeOutbox final : public SocketDesk::Outbox
{
public:
    struct Sending
    {
        SocketDesk::SendTarget target;
        QByteArray bytes;
    };

    explicit FakeOutbox(qsizetype queueCap = 1 << 20)
        : cap(queueCap)
    {}

    SocketDesk::Result<int> send(const SocketDesk::SendTarget &target, QByteArrayView bytes) override
    {
        if (!errors.empty()) {
            const SocketDesk::Error error = errors.front();
            errors.pop_front();
            return SocketDesk::failure(error);
        }
        if (bytes.size() > room(target) && leavesOut)
            return 1;
        if (bytes.size() > room(target))
            return SocketDesk::failure({SocketDesk::ErrorCode::QueueFull, {QString(), QString::number(cap)}});
        queued += bytes.size();
        sendings.push_back({target, bytes.toByteArray()});
        return 1;
    }

    [[nodiscard]] QList<SocketDesk::PeerId> takers(const SocketDesk::SendTarget &target, qsizetype) const override
    {
        QList<SocketDesk::PeerId> these = present;
        if (!target.peers.isEmpty())
            these.removeIf([&](SocketDesk::PeerId peer) { return !target.peers.contains(peer); });
        return these;
    }
    void leaveOut(SocketDesk::PeerId peer, qint64 bytes, qsizetype among) override
    {
        leavings.push_back({peer, bytes, among});
    }

    [[nodiscard]] qsizetype room(const SocketDesk::SendTarget &) const override { return cap - queued; }
    [[nodiscard]] qsizetype queuedBytes(const SocketDesk::SendTarget &) const override { return queued; }
    void finishSending(const SocketDesk::SendTarget &target) override { finished.push_back(target); }
    void disconnectPeer(SocketDesk::PeerId peer) override { disconnected.push_back(peer); }
    void resetPeer(SocketDesk::PeerId peer) override { reset.push_back(peer); }

    /// The kernel takes \p bytes of what is queued.
    void drain(qsizetype bytes) { queued -= std::min(bytes, queued); }

    [[nodiscard]] QByteArray allBytes() const
    {
        QByteArray all;
        for (const Sending &sending : sendings)
            all += sending.bytes;
        return all;
    }

    qsizetype cap;
    qsizetype queued = 0;
    struct Leaving
    {
        SocketDesk::PeerId peer;
        qint64 bytes;
        qsizetype among;
        friend bool operator==(const Leaving &, const Leaving &) = default;
    };

    QList<SocketDesk::PeerId> present; ///< connections that have room; none: datagrams
    std::vector<Leaving> leavings;
    bool leavesOut = false;               ///< what finds no room is taken and lost
    std::deque<SocketDesk::Error> errors; ///< of the next sends, in order
    std::vector<Sending> sendings;
    std::vector<SocketDesk::SendTarget> finished;
    std::vector<SocketDesk::PeerId> disconnected;
    std::vector<SocketDesk::PeerId> reset;
};
