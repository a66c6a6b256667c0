// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "export/netassistformatter.h"

#include "text/hex.h"

namespace SocketDesk {

using namespace Qt::StringLiterals;

namespace {

/// "[2026-01-31 09:05:00.123]# "
QString lineBegin(Timestamp time)
{
    return u'[' % formatLocalDateTime(time) % "]# "_L1;
}

/// "127.0.0.1:50122" as "127.0.0.1 :50122"
QString withSpaceBeforePort(const QString &address)
{
    const qsizetype colon = address.lastIndexOf(u':');
    return colon < 0 ? address : QString(address.first(colon) % u' ' % address.sliced(colon));
}

QString hexPayload(QByteArrayView bytes)
{
    return bytes.isEmpty() ? QString() : QString(formatHex(bytes, u' ') % u' ');
}

} // namespace

NetAssistFormatter::NetAssistFormatter(const Encoding &encoding, Payload payload)
    : m_payload(payload)
    , m_text(encoding, RecordText::Style::Marked)
{}

QByteArray NetAssistFormatter::format(JournalReader &reader, const Record &record)
{
    m_reader = reader;
    m_time = record.time;
    return record.isChunk() ? formatChunk(record) : formatEvent(record);
}

QByteArray NetAssistFormatter::formatMessage(JournalReader &reader, const ReceivedMessage &message)
{
    m_reader = reader;
    m_time = message.time;
    const bool isHex = m_payload == Payload::Hex;
    const QString payload = isHex ? hexPayload(message.bytes) : m_text.alone(message.content()).text;
    return block(message.where.peer, RecordKind::Received, payload + QLatin1String(message.mark()));
}

QByteArray NetAssistFormatter::finish()
{
    QByteArray lines;
    for (const RecordText::Unfinished &unfinished : m_text.finish())
        lines += block(unfinished.peer, unfinished.kind, unfinished.text.text);
    return lines;
}

QByteArray NetAssistFormatter::formatChunk(const Record &record)
{
    const bool isHex = m_payload == Payload::Hex;
    return block(record.peer, record.kind, isHex ? hexPayload(record.bytes) : m_text.chunk(m_reader, record).text);
}

QByteArray NetAssistFormatter::formatEvent(const Record &record)
{
    QByteArray lines;
    for (const RecordKind direction : {RecordKind::Received, RecordKind::Sent}) {
        const QString unfinished = m_text.ended(record, direction).text;
        if (!unfinished.isEmpty())
            lines += block(record.peer, direction, unfinished);
    }
    return lines + formatPresence(record);
}

QByteArray NetAssistFormatter::formatPresence(const Record &record)
{
    if (record.event == EventKind::Connecting)
        m_isClient = true;
    else if (record.event == EventKind::Closed)
        m_isClient = false;
    const PeerEntry peer = m_reader.peer(record.peer);
    const bool comes = record.event == EventKind::Joined && peer.isStream && !m_isClient;
    const bool goes = endsStream(record.event, RecordKind::Received) && m_online.erase(record.peer) > 0;
    if (comes)
        m_online.insert(record.peer);
    if (!comes && !goes)
        return {};
    const QLatin1String what = comes ? "online"_L1 : "offline"_L1;
    const QString line = lineBegin(m_time) % "Client "_L1 % peer.address % " gets "_L1 % what % ".\n\n"_L1;
    return line.toUtf8();
}

QByteArray NetAssistFormatter::block(PeerId peer, RecordKind direction, const QString &payload) const
{
    const QLatin1String verb = direction == RecordKind::Received ? "RECV "_L1 : "SEND "_L1;
    const QLatin1String kind = m_payload == Payload::Hex ? "HEX "_L1 : "ASCII "_L1;
    const QLatin1String preposition = direction == RecordKind::Received ? "FROM "_L1 : "TO "_L1;
    const QString address = withSpaceBeforePort(m_reader.peer(peer).address);
    const QString text = lineBegin(m_time) % verb % kind % preposition % address % ">\n"_L1 % payload % "\n\n"_L1;
    return text.toUtf8();
}

} // namespace SocketDesk
