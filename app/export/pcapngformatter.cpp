// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "export/pcapngformatter.h"

#include <utility>

namespace SocketDesk {

using namespace Qt::StringLiterals;

namespace {

/// More under way than the window allows would look like a fault of the network.
constexpr quint32 mostUnacknowledged = 65'500;
static_assert(mostUnacknowledged >= MadeUpPacket::largestSegment && mostUnacknowledged < MadeUpPacket::window);

/// Of datagram sources there can be any number.
constexpr std::size_t mostDatagramPeers = 4096;

constexpr auto byKernel = "kernel"_L1;
constexpr auto byUs = "us"_L1;

/// Different for every connection and side: a reused port is then no repetition.
quint32 firstSequenceNumber(PeerId peer, quint32 side)
{
    return (toNumber(peer) * 2 + side + 1) * 2'654'435'761U;
}

} // namespace

QByteArray PcapngFormatter::begin()
{
    return PcapngBlock::sectionBegin(
        u"SocketDesk " SOCKETDESK_VERSION ""_s,
        tr("Recorded by SocketDesk at the socket, not on the wire. Addresses, ports, times and payload bytes are real; "
           "the IP, TCP and UDP headers around them, handshakes and acknowledgments included, are made up."));
}

QByteArray PcapngFormatter::format(JournalReader &reader, const Record &record)
{
    m_time = record.time;
    return record.isChunk() ? formatChunk(reader, record) : formatEvent(reader, record);
}

QByteArray PcapngFormatter::finish()
{
    if (m_droppedByKernel + m_droppedByUs == 0 && m_newDrops.isEmpty())
        return {};
    return PcapngBlock::statistics(m_time, m_droppedByKernel, m_droppedByUs, takeComment());
}

PcapngFormatter::Side PcapngFormatter::senderOf(const Record &chunk)
{
    return chunk.kind == RecordKind::Sent ? Local : Remote;
}

QByteArray PcapngFormatter::formatChunk(JournalReader &reader, const Record &record)
{
    const Side from = senderOf(record);
    const bool isKnown = m_conversations.contains(toNumber(record.peer));
    Conversation &talk = conversation(reader, record.peer);
    if (talk.isStream) {
        if (!isKnown)
            m_comment = tr("The beginning of this connection is not in this file.");
        return stream(talk, from, record.bytes);
    }
    const auto &[local, remote] = talk.sides;
    const SideState &sender = from == Local ? local : remote;
    const SideState &receiver = from == Local ? remote : local;
    const qsizetype largest = MadeUpPacket::largestDatagram(sender.address); // a saved log may have anything
    const QByteArrayView bytes = record.bytes.first(std::min(record.bytes.size(), largest));
    if (record.flags & TruncatedDatagram || bytes.size() < record.bytes.size())
        m_comment += tr("This datagram was longer; only its beginning is known.");
    return packet(from, MadeUpPacket::udp(sender.address, receiver.address, bytes));
}

QByteArray PcapngFormatter::formatEvent(JournalReader &reader, const Record &record)
{
    switch (record.event) {
    case EventKind::Opened:
        m_openedAt = record.detail().text;
        return {};
    case EventKind::Connecting:
        m_isClient = true;
        return {};
    case EventKind::Closed:
        m_isClient = false;
        return {};
    case EventKind::Dropped:
        noteDrop(record);
        return {};
    case EventKind::Joined: {
        Conversation &talk = conversation(reader, record.peer);
        return talk.isStream ? handshake(talk) : QByteArray();
    }
    default:
        return formatPeerEvent(record);
    }
}

void PcapngFormatter::noteDrop(const Record &record)
{
    const EventDetail detail = record.detail();
    m_newDrops[detail.text] += detail.count;
    if (detail.text != byKernel && detail.text != byUs)
        return;
    (detail.text == byKernel ? m_droppedByKernel : m_droppedByUs) += detail.count;
    m_newLostPackets += detail.count;
}

QString PcapngFormatter::takeComment()
{
    QString comment;
    for (auto drops = m_newDrops.cbegin(); drops != m_newDrops.cend(); ++drops)
        comment += tr("%1 dropped before this (by %2). ").arg(drops.value()).arg(drops.key());
    m_newDrops.clear();
    return QString(comment + std::exchange(m_comment, {})).trimmed();
}

/// What ends a connection, or one direction of it.
QByteArray PcapngFormatter::formatPeerEvent(const Record &record)
{
    const auto found = m_conversations.find(toNumber(record.peer));
    if (found == m_conversations.end() || !found->second.isStream ||
        (!endsStream(record.event, RecordKind::Received) && !endsStream(record.event, RecordKind::Sent)))
        return {};
    Conversation &talk = found->second;
    switch (record.event) {
    case EventKind::PeerFinished:
        return finishSide(talk, Remote);
    case EventKind::WeFinished:
        return finishSide(talk, Local);
    default:
        break;
    }
    QByteArray packets;
    if (record.event == EventKind::WeClosed) {
        packets = finishSide(talk, Local);
    } else {
        m_comment += stableName(record.event);
        packets = segment(talk, record.event == EventKind::PeerReset ? Remote : Local, TcpFields::Rst | TcpFields::Ack);
    }
    m_conversations.erase(found);
    return packets;
}

PcapngFormatter::Conversation &PcapngFormatter::conversation(JournalReader &reader, PeerId peer)
{
    if (const auto found = m_conversations.find(toNumber(peer)); found != m_conversations.end())
        return found->second;
    if (m_conversations.size() >= mostDatagramPeers)
        std::erase_if(m_conversations, [](const auto &entry) { return !entry.second.isStream; });
    const PeerEntry entry = reader.peer(peer);
    Conversation talk;
    talk.isStream = entry.isStream;
    const PacketAddress remote = PacketAddress::parse(entry.address).value_or(PacketAddress());
    const QString &local = entry.localAddress.isEmpty() ? m_openedAt : entry.localAddress;
    talk.sides[Remote].address = remote;
    talk.sides[Local].address = PacketAddress::parse(local).value_or(PacketAddress()).inFamilyOf(remote);
    for (const Side side : {Local, Remote})
        talk.sides[side].next = firstSequenceNumber(peer, side);
    return m_conversations.emplace(toNumber(peer), talk).first->second;
}

QByteArray PcapngFormatter::handshake(Conversation &conversation)
{
    const bool isOurs = std::exchange(m_isClient, false);
    const Side caller = isOurs ? Local : Remote;
    const Side called = isOurs ? Remote : Local;
    QByteArray packets = segment(conversation, caller, TcpFields::Syn);
    packets += segment(conversation, called, TcpFields::Syn | TcpFields::Ack);
    packets += segment(conversation, caller, TcpFields::Ack);
    return packets;
}

QByteArray PcapngFormatter::stream(Conversation &conversation, Side from, QByteArrayView bytes)
{
    const Side to = from == Local ? Remote : Local;
    QByteArray packets;
    while (!bytes.isEmpty()) {
        const qsizetype length = std::min(bytes.size(), MadeUpPacket::largestSegment);
        if (conversation.sides[from].unacknowledged + quint32(length) > mostUnacknowledged)
            packets += segment(conversation, to, TcpFields::Ack);
        const int push = length == bytes.size() ? TcpFields::Psh : 0;
        packets += segment(conversation, from, TcpFields::Ack | push, bytes.first(length));
        bytes = bytes.sliced(length);
    }
    return packets;
}

QByteArray PcapngFormatter::finishSide(Conversation &conversation, Side from)
{
    if (std::exchange(conversation.sides[from].hasFinished, true))
        return {};
    QByteArray packets = segment(conversation, from, TcpFields::Fin | TcpFields::Ack);
    packets += segment(conversation, from == Local ? Remote : Local, TcpFields::Ack);
    return packets;
}

QByteArray PcapngFormatter::segment(Conversation &conversation, Side from, int flags, QByteArrayView bytes)
{
    SideState &sender = conversation.sides[from];
    SideState &receiver = conversation.sides[from == Local ? Remote : Local];
    const bool acknowledges = flags & TcpFields::Ack;
    const TcpFields fields{sender.next, acknowledges ? receiver.next : 0, quint8(flags)};
    sender.next += quint32(bytes.size()) + ((flags & (TcpFields::Syn | TcpFields::Fin)) ? 1U : 0U);
    sender.unacknowledged += quint32(bytes.size());
    if (acknowledges)
        receiver.unacknowledged = 0;
    return packet(from, MadeUpPacket::tcp(sender.address, receiver.address, fields, bytes));
}

QByteArray PcapngFormatter::packet(Side from, const QByteArray &bytes)
{
    using PcapngBlock::Direction;
    return PcapngBlock::packet(m_time, bytes,
                               {.direction = from == Local ? Direction::Outbound : Direction::Inbound,
                                .comment = takeComment(),
                                .dropsBefore = std::exchange(m_newLostPackets, 0)});
}

} // namespace SocketDesk
