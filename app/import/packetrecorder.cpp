// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "import/packetrecorder.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace SocketDesk {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t mostStreams = 65'536;     // that go on at one time
constexpr std::size_t mostPairs = 65'536;       // of datagrams in captures of others
constexpr std::size_t mostHeld = 256;           // segments that came early, of one direction
constexpr qsizetype mostHeldBytes = 16'777'216; // of all streams

constexpr auto missingBytes = "capture"_L1; // by whom what a capture lacks is said to be dropped
constexpr auto missingPackets = "capture-packets"_L1;

struct Drops
{
    quint64 count = 0;
    QString by;
};

/// The last word of \p text in small letters, which may have hyphens.
QString lastWordOf(QStringView text)
{
    const auto isLetter = [](QChar character) { return character >= u'a' && character <= u'z'; };
    while (!text.isEmpty() && !isLetter(text.back()))
        text.chop(1);
    qsizetype begin = text.size();
    while (begin > 0 && (isLetter(text[begin - 1]) || text[begin - 1] == u'-'))
        --begin;
    while (begin < text.size() && text[begin] == u'-')
        ++begin;
    return text.sliced(begin).toString();
}

/// Takes out of \p comment how many were dropped and by whom, as PcapngFormatter says it in any language: the last word
/// in parentheses is no translation. Everything has a bound, as comments may be anybody's.
std::vector<Drops> takeDrops(QString &comment)
{
    static const QRegularExpression sentence(
        uR"([^\d()（）.。]{0,64}(\d{1,20})[^\d(（]{0,64}[(（]([^()（）]{0,64})[)）][.。]?)"_s);
    std::vector<Drops> drops;
    QString rest;
    qsizetype end = 0;
    for (auto found = sentence.globalMatch(comment); found.hasNext();) {
        const QRegularExpressionMatch match = found.next();
        const QString by = lastWordOf(match.capturedView(2));
        if (by.isEmpty())
            continue;
        drops.push_back({match.capturedView(1).toULongLong(), by});
        rest += QStringView(comment).sliced(end, match.capturedStart() - end);
        end = match.capturedEnd();
    }
    comment = rest + QStringView(comment).sliced(end);
    return drops;
}

/// What is counted with the packets of a capture of ours; a part without a name is of these too. Anything else, such as
/// bytes that were not sent, stands in comments alone.
bool isPackets(QStringView by)
{
    return by.isEmpty() || by == "kernel"_L1 || by == "us"_L1;
}

std::optional<EventKind> endNamedIn(const QString &comment)
{
    for (const EventKind event : {EventKind::PeerReset, EventKind::TimedOut, EventKind::WeReset, EventKind::Failed}) {
        if (comment.endsWith(stableName(event)))
            return event;
    }
    return {};
}

} // namespace

Result<void> PacketRecorder::add(const CapturedPacket &packet, const PacketRemarks &remarks)
{
    if (const Result<void> told = tellDrops(remarks); !told)
        return told;
    return packet.isTcp ? addSegment(packet, remarks) : addDatagram(packet, remarks);
}

RecordKind PacketRecorder::directionOf(const CapturedPacket &packet, const PacketRemarks &remarks)
{
    if (remarks.direction)
        return *remarks.direction;
    const Ends asSent{packet.to, packet.from};
    const Ends asReceived{packet.from, packet.to};
    if (packet.isTcp)
        return m_streams.contains(asReceived) ? RecordKind::Received : RecordKind::Sent;
    if (m_datagramEnds.contains(asReceived))
        return RecordKind::Received;
    if (m_datagramEnds.size() >= mostPairs)
        m_datagramEnds.clear();
    m_datagramEnds.emplace(asSent, true);
    return RecordKind::Sent;
}

Result<void> PacketRecorder::addDatagram(const CapturedPacket &packet, const PacketRemarks &remarks)
{
    const RecordKind kind = directionOf(packet, remarks);
    const bool isSent = kind == RecordKind::Sent;
    const CapturedEnd &remote = isSent ? packet.to : packet.from;
    const CapturedEnd &local = isSent ? packet.from : packet.to;
    const Result<PeerId> peer = m_target.join({remote.toString(), local.toString(), false});
    if (!peer)
        return failure(peer.error());
    // What ours remark on a datagram, besides drops, is that there was more of it.
    bool isCut = packet.missing > 0;
    if (QString remark = remarks.comment; m_origin == Origin::Ours && !isCut) {
        (void)takeDrops(remark);
        isCut = !remark.trimmed().isEmpty();
    }
    return m_target.addChunk(kind, *peer, remarks.time, packet.payload, isCut ? TruncatedDatagram : 0);
}

Result<void> PacketRecorder::addSegment(const CapturedPacket &packet, const PacketRemarks &remarks)
{
    const RecordKind kind = directionOf(packet, remarks);
    const bool isSent = kind == RecordKind::Sent;
    const Ends ends = isSent ? Ends(packet.to, packet.from) : Ends(packet.from, packet.to);
    const bool isFirst = (packet.flags & CapturedPacket::Syn) && !(packet.flags & CapturedPacket::Ack);
    auto stream = m_streams.find(ends);
    const quint32 begin = packet.sequence + (packet.flags & CapturedPacket::Syn ? 1U : 0U);
    const bool isRepeated = stream != m_streams.end() && isRepeatedStart(stream->second.side(kind), begin);
    const bool saysNothing = packet.payload.isEmpty() && packet.missing == 0 &&
                             !(packet.flags & (CapturedPacket::Syn | CapturedPacket::Fin | CapturedPacket::Rst));
    if (saysNothing || (stream == m_streams.end() && !isFirst && packet.payload.isEmpty()))
        return {}; // an acknowledgment, or the echo of what is over
    if ((isFirst && !isRepeated) || stream == m_streams.end()) {
        const Result<Streams::iterator> begun = isFirst ? this->begin(ends, kind, remarks.time) : beginInside(ends);
        if (!begun)
            return failure(begun.error());
        stream = *begun;
    }
    Side &side = stream->second.side(kind);
    if (!side.isKnown) {
        side.first = side.next = begin;
        side.isKnown = true;
    }
    const Segment segment{begin, packet.payload, packet.missing, (packet.flags & CapturedPacket::Psh) != 0};
    if (const Result<void> added = addBytes(stream->second, kind, segment, remarks.time); !added)
        return added;
    if (packet.flags & CapturedPacket::Rst)
        return reset(stream, kind, remarks);
    if ((packet.flags & CapturedPacket::Fin) && !side.finAt) {
        side.finAt = segment.end();
        side.finTime = remarks.time;
    }
    const Result<void> done = endSide(stream->second, kind);
    return done && stream->second.isOver() ? forget(stream) : done;
}

/// A SYN that is sent once more, maybe after the data that it carries. Ours are never; there, connections may begin alike.
bool PacketRecorder::isRepeatedStart(const Side &side, quint32 begin) const
{
    return side.isKnown && (side.next == begin || (m_origin == Origin::Foreign && side.first == begin));
}

/// \p caller Sent where we connected
Result<PacketRecorder::Streams::iterator> PacketRecorder::begin(const Ends &ends, RecordKind caller, Timestamp time)
{
    if (const Result<void> flushed = flush(); !flushed)
        return failure(flushed.error());
    if (const auto old = m_streams.find(ends); old != m_streams.end()) {
        if (const Result<void> forgotten = forget(old); !forgotten)
            return failure(forgotten.error());
    }
    const QString remote = ends.first.toString();
    const Result<Streams::iterator> stream = beginInside(ends);
    if (!stream)
        return stream;
    const EventDetail detail{.text = remote, .error = {}};
    Result<void> told;
    if (caller == RecordKind::Sent)
        told = m_target.addEvent(EventKind::Connecting, noPeer, time, detail);
    if (told)
        told = m_target.addEvent(EventKind::Joined, (*stream)->second.peer, time, detail);
    if (!told)
        return failure(told.error());
    return stream;
}

/// The beginning is not in the capture.
Result<PacketRecorder::Streams::iterator> PacketRecorder::beginInside(const Ends &ends)
{
    if (m_streams.size() >= mostStreams) {
        if (const Result<void> forgotten = forget(m_streams.begin()); !forgotten)
            return failure(forgotten.error());
    }
    const Result<PeerId> peer = m_target.join({ends.first.toString(), ends.second.toString(), true});
    if (!peer)
        return failure(peer.error());
    return m_streams.insert_or_assign(ends, Stream{*peer, {}, {}}).first;
}

Result<void> PacketRecorder::addBytes(Stream &stream, RecordKind kind, const Segment &segment, Timestamp time)
{
    Side &side = stream.side(kind);
    if (segment.bytes.isEmpty() && segment.missing == 0)
        return {};
    const bool isNext = segment.begin == side.next && segment.missing == 0 && side.held.empty();
    if (isNext) { // the usual case; in a capture of ours, reads are put together
        side.next = segment.end();
        return deliver(stream, kind, segment.bytes, m_origin == Origin::Foreign || segment.isPushed, time);
    }
    side.held.push_back({segment.begin, segment.bytes.toByteArray(), segment.missing, time});
    m_heldBytes += segment.bytes.size();
    const bool isTooMuch = side.held.size() > mostHeld || m_heldBytes > mostHeldBytes;
    return deliverHeld(stream, kind, isTooMuch);
}

/// What is held and has its turn; across gaps: all of it.
Result<void> PacketRecorder::deliverHeld(Stream &stream, RecordKind kind, bool acrossGaps)
{
    Side &side = stream.side(kind);
    const auto ahead = [&side](const Held &held) { return qint32(held.sequence - side.next); };
    while (!side.held.empty()) {
        const auto first = std::min_element(side.held.begin(), side.held.end(),
                                            [&](const Held &a, const Held &b) { return ahead(a) < ahead(b); });
        if (ahead(*first) > 0 && !acrossGaps)
            return {};
        const Held held = std::move(*first);
        side.held.erase(first);
        m_heldBytes -= held.bytes.size();
        if (const Result<void> told = tellGap(stream.peer, side, held.sequence, held.time); !told)
            return told;
        const quint32 known = side.next - held.sequence; // came before
        const quint32 length = quint32(held.bytes.size()) + held.missing;
        if (known >= length)
            continue;
        side.next = held.sequence + length;
        const auto bytes = QByteArrayView(held.bytes).sliced(std::min(qsizetype(known), held.bytes.size()));
        Result<void> done = bytes.isEmpty() ? Result<void>() : deliver(stream, kind, bytes, true, held.time);
        if (done && held.missing > 0)
            done = tellDrop(held.time, missingBytes, std::min(held.missing, length - known), stream.peer);
        if (!done)
            return done;
    }
    return {};
}

/// \p isWhole: the read ends here
Result<void> PacketRecorder::deliver(Stream &stream, RecordKind kind, QByteArrayView bytes, bool isWhole,
                                     Timestamp time)
{
    const bool goesOn = m_pending.peer == stream.peer && m_pending.kind == kind && m_pending.time == time &&
                        m_pending.bytes.size() + bytes.size() <= Journal::maximumChunk;
    if (!goesOn) {
        if (const Result<void> flushed = flush(); !flushed)
            return flushed;
    }
    if (isWhole && m_pending.bytes.isEmpty())
        return m_target.addChunk(kind, stream.peer, time, bytes);
    m_pending.peer = stream.peer;
    m_pending.kind = kind;
    m_pending.time = time;
    m_pending.bytes.append(bytes);
    return isWhole ? flush() : Result<void>();
}

Result<void> PacketRecorder::flush()
{
    if (m_pending.bytes.isEmpty())
        return {};
    const QByteArray bytes = std::exchange(m_pending.bytes, {});
    return m_target.addChunk(m_pending.kind, m_pending.peer, m_pending.time, bytes);
}

/// What is held of both sides, and the ends that wait for something: nothing is waited for any more.
Result<void> PacketRecorder::deliverRest(Stream &stream)
{
    for (const RecordKind kind : {RecordKind::Received, RecordKind::Sent}) {
        Side &side = stream.side(kind);
        Result<void> done = deliverHeld(stream, kind, true);
        if (done && side.finAt)
            done = tellGap(stream.peer, side, *side.finAt, side.finTime);
        if (done)
            done = endSide(stream, kind);
        if (!done)
            return done;
    }
    return {};
}

/// Once everything before its FIN is there.
Result<void> PacketRecorder::endSide(Stream &stream, RecordKind kind)
{
    Side &side = stream.side(kind);
    const bool isReached = side.finAt && qint32(side.next - *side.finAt) >= 0;
    if (!isReached || std::exchange(side.hasFinished, true))
        return {};
    side.next += 1;
    if (const Result<void> flushed = flush(); !flushed)
        return flushed;
    const EventKind ours = stream.isOver() ? EventKind::WeClosed : EventKind::WeFinished;
    return m_target.addEvent(kind == RecordKind::Sent ? ours : EventKind::PeerFinished, stream.peer, side.finTime);
}

Result<void> PacketRecorder::reset(Streams::iterator stream, RecordKind kind, const PacketRemarks &remarks)
{
    Result<void> done = deliverRest(stream->second);
    if (done)
        done = flush();
    if (!done)
        return done;
    const EventKind byFlag = kind == RecordKind::Sent ? EventKind::WeReset : EventKind::PeerReset;
    const EventKind event = m_origin == Origin::Ours ? endNamedIn(remarks.comment).value_or(byFlag) : byFlag;
    if (!stream->second.isOver())
        done = m_target.addEvent(event, stream->second.peer, remarks.time);
    return done ? forget(stream) : done;
}

Result<void> PacketRecorder::forget(Streams::iterator stream)
{
    const Result<void> done = deliverRest(stream->second);
    for (const Side *side : {&stream->second.received, &stream->second.sent}) {
        for (const Held &held : side->held) // what an error has left
            m_heldBytes -= held.bytes.size();
    }
    m_streams.erase(stream);
    return done;
}

/// What is not there before \p sequence was not captured.
Result<void> PacketRecorder::tellGap(PeerId peer, Side &side, quint32 sequence, Timestamp time)
{
    const auto gap = qint32(sequence - side.next);
    if (gap <= 0)
        return {};
    side.next = sequence;
    return tellDrop(time, missingBytes, quint64(gap), peer);
}

Result<void> PacketRecorder::tellDrops(const PacketRemarks &remarks)
{
    if (m_origin == Origin::Foreign)
        return remarks.dropsBefore > 0 ? tellDrop(remarks.time, missingPackets, remarks.dropsBefore) : Result<void>();
    quint64 left = remarks.dropsBefore;
    QString comment = remarks.comment;
    const std::vector<Drops> named = takeDrops(comment);
    for (const bool arePackets : {true, false}) {
        for (const Drops &drops : named) {
            if (isPackets(drops.by) != arePackets)
                continue;
            const quint64 count = arePackets ? std::min(drops.count, left) : drops.count;
            left -= arePackets ? count : 0;
            if (const Result<void> done = count > 0 ? tellDrop(remarks.time, drops.by, count) : Result<void>(); !done)
                return done;
        }
    }
    return left > 0 ? tellDrop(remarks.time, {}, left) : Result<void>();
}

Result<void> PacketRecorder::tellDrop(Timestamp time, const QString &by, quint64 count, PeerId peer)
{
    if (isPackets(by))
        (by == "kernel"_L1 ? m_toldByKernel : m_toldByUs) += count;
    Result<void> done = flush();
    if (done)
        done = m_target.addEvent(EventKind::Dropped, peer, time, {.text = by, .error = {}, .count = count});
    return done;
}

Result<void> PacketRecorder::addTotals(Timestamp time, quint64 byKernel, quint64 byUs, const QString &comment)
{
    const quint64 all = byKernel + byUs;
    const quint64 told = m_toldByKernel + m_toldByUs;
    if (m_origin == Origin::Foreign)
        return {};
    return tellDrops({.time = time, .direction = {}, .dropsBefore = all - std::min(all, told), .comment = comment});
}

Result<void> PacketRecorder::finish()
{
    Result<void> done;
    while (done && !m_streams.empty())
        done = forget(m_streams.begin());
    return done ? flush() : done;
}

} // namespace SocketDesk
