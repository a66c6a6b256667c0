// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/clock.h"
#include "base/error.h"
#include "base/ids.h"

#include <QByteArrayView>

#include <optional>

namespace SocketDesk {

enum class RecordKind : quint8 {
    Received, ///< a chunk: the bytes of one read or one datagram
    Sent,     ///< a chunk: the bytes of one write the kernel took, or one datagram
    Event
};

/// What an event record says. stableName() gives the words of the JSON Lines format.
enum class EventKind : quint8 {
    Opened,       ///< listening, bound or connected; text: the local address
    Closed,       ///< the endpoint is closed
    Connecting,   ///< text: the address tried
    Joined,       ///< a peer: accepted, connected, or a UDP source seen first
    PeerFinished, ///< FIN from the peer
    PeerReset,    ///< RST from the peer
    TimedOut,     ///< the connection, or connecting, timed out
    WeFinished,   ///< we sent FIN and still receive
    WeClosed,     ///< the connection is over and we closed it
    WeReset,      ///< we sent RST
    Failed,       ///< error: what failed
    Dropped,      ///< count datagrams or bytes were lost; text: by whom or why ("kernel", "us", "queue-full", …)
    Unreachable,  ///< ICMP said so about a datagram of ours; error
    Note          ///< anything else worth a line; text: the stable name of a NoteCode, count: its number
};

/// What a note says. Its sentence is made where it is shown, in the language of that moment.
enum class NoteCode : quint8 {
    ReceiveBuffer,        ///< count bytes, the effective size
    ReceiveBufferLimited, ///< the same, and the system allows no more
    PortShared,           ///< other programs may open the port too
    PeersKept             ///< no longer listening; who is connected stays
};

[[nodiscard]] QLatin1String stableName(EventKind kind);
[[nodiscard]] QLatin1String stableName(NoteCode code);

/// The code of a stable name, or nothing where there is none of that name.
[[nodiscard]] std::optional<NoteCode> noteCodeFromName(QStringView name);

/// True where after \p event of a peer that is a stream no more bytes come in the direction \p kind, Received or Sent.
[[nodiscard]] bool endsStream(EventKind event, RecordKind kind);

/// A chunk of which more is known.
enum RecordFlag : quint8 {
    TruncatedDatagram = 0x01, ///< the kernel cut it: more came than is stored
    BroadcastDatagram = 0x02, ///< sent to a broadcast or multicast address
};

/// The detail of an event record, as it is kept in the record's bytes.
struct EventDetail
{
    QString text; ///< see EventKind
    Error error;  ///< meaningful where hasError
    bool hasError = false;
    quint64 count = 0; ///< for Dropped and Note

    [[nodiscard]] QByteArray toBytes() const;
    [[nodiscard]] static EventDetail fromBytes(QByteArrayView bytes);
    friend bool operator==(const EventDetail &, const EventDetail &) = default;
};

/// One journal entry as a reader sees it. `bytes` points into the journal and is valid as long as the reader that
/// gave it (and is not refreshed).
struct Record
{
    RecordId id = noRecord;
    RecordKind kind = RecordKind::Event;
    EventKind event = EventKind::Note; ///< meaningful for events
    quint8 flags = 0;                  ///< of RecordFlag
    PeerId peer = noPeer;
    Timestamp time{};
    quint64 position = 0;                 ///< place in the journal's byte space: grows from record to record
    RecordId previousInStream = noRecord; ///< the chunk before this one of the same peer and direction
    quint64 streamOffset = 0;             ///< bytes of the same peer and direction before this chunk
    QByteArrayView bytes{};               ///< payload of a chunk, EventDetail of an event

    [[nodiscard]] bool isChunk() const { return kind != RecordKind::Event; }
    [[nodiscard]] EventDetail detail() const { return EventDetail::fromBytes(bytes); }
};

/// What the journal knows of a peer for ever, even after it has gone.
struct PeerEntry
{
    QString address;      ///< "127.0.0.1:50122", "[::1]:80"
    QString localAddress; ///< our end of it, as far as known
    bool isStream = true; ///< TCP: bytes of consecutive chunks belong together. UDP: each datagram stands alone
};

} // namespace SocketDesk
