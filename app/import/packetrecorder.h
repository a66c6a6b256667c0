// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "import/capturedpacket.h"
#include "import/importtarget.h"

#include <map>
#include <utility>
#include <vector>

namespace SocketDesk {

/// What a capture says of a packet besides its bytes.
struct PacketRemarks
{
    Timestamp time{};
    std::optional<RecordKind> direction; ///< Received or Sent, where it is said
    quint64 dropsBefore = 0;             ///< packets lost since the one before
    QString comment;
};

/// Makes records of captured packets.
///
/// In a capture of ours every packet says its direction, and the last segment of each read of a stream has PSH, as
/// PcapngFormatter wrote it. In others each segment is a chunk; where nothing says who is the local end, it is the one
/// who spoke first; segments are put in order, and what the capture lacks is told as dropped.
class PacketRecorder
{
public:
    enum class Origin : quint8 { Ours, Foreign };

    PacketRecorder(Journal &journal, Origin origin)
        : m_target(journal)
        , m_origin(origin)
    {}

    [[nodiscard]] Result<void> add(const CapturedPacket &packet, const PacketRemarks &remarks);

    /// How many packets a capture of ours says were dropped in all; those that no packet told of are told now.
    [[nodiscard]] Result<void> addTotals(Timestamp time, quint64 byKernel, quint64 byUs, const QString &comment);

    /// The capture is over.
    [[nodiscard]] Result<void> finish();

private:
    struct Held
    {
        quint32 sequence = 0;
        QByteArray bytes;
        quint32 missing = 0;
        Timestamp time{};
    };
    struct Side
    {
        quint32 first = 0; ///< the sequence number of its first byte that the capture has
        quint32 next = 0;  ///< and of its next one
        bool isKnown = false;
        bool hasFinished = false;
        std::optional<quint32> finAt; ///< where it ends; waits for what comes before that
        Timestamp finTime{};
        std::vector<Held> held; ///< came early
    };
    struct Stream
    {
        PeerId peer = noPeer;
        Side received;
        Side sent;

        [[nodiscard]] Side &side(RecordKind kind) { return kind == RecordKind::Sent ? sent : received; }
        [[nodiscard]] bool isOver() const { return sent.hasFinished && received.hasFinished; }
    };
    struct Segment
    {
        quint32 begin = 0; ///< the sequence number of its first byte: a SYN before that has one, too
        QByteArrayView bytes;
        quint32 missing = 0;
        bool isPushed = false; ///< it has PSH

        [[nodiscard]] quint32 end() const { return begin + quint32(bytes.size()) + missing; }
    };
    using Ends = std::pair<CapturedEnd, CapturedEnd>; ///< remote, local
    using Streams = std::map<Ends, Stream>;

    [[nodiscard]] Result<void> addDatagram(const CapturedPacket &packet, const PacketRemarks &remarks);
    [[nodiscard]] Result<void> addSegment(const CapturedPacket &packet, const PacketRemarks &remarks);
    [[nodiscard]] bool isRepeatedStart(const Side &side, quint32 begin) const;
    [[nodiscard]] RecordKind directionOf(const CapturedPacket &packet, const PacketRemarks &remarks);
    [[nodiscard]] Result<Streams::iterator> begin(const Ends &ends, RecordKind caller, Timestamp time);
    [[nodiscard]] Result<Streams::iterator> beginInside(const Ends &ends);
    [[nodiscard]] Result<void> addBytes(Stream &stream, RecordKind kind, const Segment &segment, Timestamp time);
    [[nodiscard]] Result<void> deliver(Stream &stream, RecordKind kind, QByteArrayView bytes, bool isWhole,
                                       Timestamp time);
    [[nodiscard]] Result<void> deliverHeld(Stream &stream, RecordKind kind, bool acrossGaps);
    [[nodiscard]] Result<void> deliverRest(Stream &stream);
    [[nodiscard]] Result<void> endSide(Stream &stream, RecordKind kind);
    [[nodiscard]] Result<void> reset(Streams::iterator stream, RecordKind kind, const PacketRemarks &remarks);
    [[nodiscard]] Result<void> tellDrops(const PacketRemarks &remarks);
    [[nodiscard]] Result<void> tellGap(PeerId peer, Side &side, quint32 sequence, Timestamp time);
    [[nodiscard]] Result<void> tellDrop(Timestamp time, const QString &by, quint64 count, PeerId peer = noPeer);
    [[nodiscard]] Result<void> flush();
    [[nodiscard]] Result<void> forget(Streams::iterator stream);

    struct Pending
    {
        PeerId peer = noPeer;
        RecordKind kind = RecordKind::Received;
        Timestamp time{};
        QByteArray bytes;
    };

    ImportTarget m_target;
    Origin m_origin;
    Streams m_streams;
    std::map<Ends, bool> m_datagramEnds; ///< pairs whose local end is known
    Pending m_pending;                   ///< the read of which further segments may come; empty for none
    qsizetype m_heldBytes = 0;
    quint64 m_toldByKernel = 0;
    quint64 m_toldByUs = 0;
};

} // namespace SocketDesk
