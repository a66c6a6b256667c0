// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "journal/journal.h"

#include <QHash>

#include <optional>

namespace SocketDesk {

/// The journal that a saved log is read into, and who its addresses are.
///
/// A saved log names a peer by its address. Two connections from one address are told apart by where the first is over.
class ImportTarget
{
public:
    explicit ImportTarget(Journal &journal)
        : m_journal(journal)
    {}

    /// A connection that begins, or a source of datagrams.
    [[nodiscard]] Result<PeerId> join(const PeerEntry &entry);

    /// Whoever has joined with \p address, or is first heard of now; noPeer for no address.
    /// \param isStream nothing where that is not said
    [[nodiscard]] Result<PeerId> peerAt(const QString &address, std::optional<bool> isStream);

    /// The connection with \p address is over: who comes from there next is another. A source of datagrams is never over.
    void leave(const QString &address);

    /// More than one read can have is several chunks.
    [[nodiscard]] Result<void> addChunk(RecordKind kind, PeerId peer, Timestamp time, QByteArrayView bytes,
                                        quint8 flags = 0);
    [[nodiscard]] Result<void> addEvent(EventKind event, PeerId peer, Timestamp time, const EventDetail &detail = {});

    [[nodiscard]] quint64 count() const { return m_journal.count(); }

    static constexpr quint32 mostPeers = 2'000'000; ///< of one file; each takes a few hundred bytes

private:
    struct Present
    {
        PeerId peer = noPeer;
        bool isStream = true;
    };

    Journal &m_journal;
    QHash<QString, Present> m_present; ///< by address; of limited size
    quint32 m_peers = 0;
};

} // namespace SocketDesk
