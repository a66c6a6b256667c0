// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "export/madeuppacket.h"
#include "export/pcapngblock.h"
#include "export/recordformatter.h"

#include <QCoreApplication>
#include <QMap>

#include <array>
#include <unordered_map>

namespace SocketDesk {

/// Writes what went over the wire as a pcapng capture that Wireshark and tshark read: real addresses, ports, times and
/// bytes, in packets whose headers are made up, as a comment of the file says.
///
/// A datagram is a packet. A TCP connection begins with its handshake and ends with FIN or RST where the journal saw
/// that; its bytes are cut to segments of which the last of each chunk has PSH, and sequence numbers run, so that
/// following the stream gives the exact bytes. A connection whose beginning is not in the file begins in the middle.
/// Dropped datagrams are told with the next packet, and in all at the end. What else was dropped, such as bytes that were
/// not sent, is no packet, and told in comments alone.
class PcapngFormatter final : public RecordFormatter
{
    Q_DECLARE_TR_FUNCTIONS(PcapngFormatter)

public:
    [[nodiscard]] QByteArray begin() override;
    [[nodiscard]] QByteArray format(JournalReader &reader, const Record &record) override;
    [[nodiscard]] QByteArray finish() override;

private:
    enum Side : quint8 { Local, Remote };

    struct SideState
    {
        PacketAddress address;
        quint32 next = 0;           ///< the sequence number of its next byte
        quint32 unacknowledged = 0; ///< bytes that the other side has not acknowledged
        bool hasFinished = false;
    };

    struct Conversation
    {
        bool isStream = true;
        std::array<SideState, 2> sides;
    };

    [[nodiscard]] QByteArray formatChunk(JournalReader &reader, const Record &record);
    [[nodiscard]] QByteArray formatEvent(JournalReader &reader, const Record &record);
    [[nodiscard]] QByteArray formatPeerEvent(const Record &record);
    void noteDrop(const Record &record);

    Conversation &conversation(JournalReader &reader, PeerId peer);
    [[nodiscard]] QByteArray handshake(Conversation &conversation);
    [[nodiscard]] QByteArray stream(Conversation &conversation, Side from, QByteArrayView bytes);
    [[nodiscard]] QByteArray finishSide(Conversation &conversation, Side from);
    [[nodiscard]] QByteArray segment(Conversation &conversation, Side from, int flags, QByteArrayView bytes = {});
    [[nodiscard]] QByteArray packet(Side from, const QByteArray &bytes);
    [[nodiscard]] QString takeComment();
    [[nodiscard]] static Side senderOf(const Record &chunk);

    std::unordered_map<quint32, Conversation> m_conversations; ///< by the peer's number
    QString m_openedAt;                ///< the local address, for peers that have none of their own
    bool m_isClient = false;           ///< we are connecting: the next SYN is ours
    Timestamp m_time{};                ///< of the last record
    QString m_comment;                 ///< for the next packet, behind the drops
    QMap<QString, quint64> m_newDrops; ///< by whom, that no packet has told yet
    quint64 m_newLostPackets = 0;      ///< those of them that are datagrams
    quint64 m_droppedByKernel = 0;
    quint64 m_droppedByUs = 0;
};

} // namespace SocketDesk
