// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "export/jsonlinesformatter.h"

#include "export/eventdetailjson.h"
#include "export/jsonobjectwriter.h"

namespace SocketDesk {

using namespace Qt::StringLiterals;

namespace {

QByteArray hexString(QByteArrayView bytes)
{
    return '"' + bytes.toByteArray().toHex() + '"';
}

QByteArray partArray(const std::vector<MessagePiece> &pieces)
{
    QByteArray json;
    for (const MessagePiece &piece : pieces) {
        JsonObjectWriter part;
        part.add("n"_L1, toNumber(piece.record));
        part.add("begin"_L1, piece.begin);
        part.add("len"_L1, piece.end - piece.begin);
        json += (json.isEmpty() ? "[" : ",") + part.object();
    }
    return json + ']';
}

void addUnfinished(RecordKind direction, const RecordText::Text &text, JsonObjectWriter &line)
{
    if (text.text.isEmpty())
        return;
    const bool isReceived = direction == RecordKind::Received;
    line.add(isReceived ? "text"_L1 : "sentText"_L1, text.text);
    line.add(isReceived ? "invalid"_L1 : "sentInvalid"_L1, text.invalidBytes);
}

} // namespace

JsonLinesFormatter::JsonLinesFormatter(const Encoding &encoding)
    : m_text(encoding, RecordText::Style::Plain)
{}

QByteArray JsonLinesFormatter::format(JournalReader &reader, const Record &record)
{
    const PeerEntry peer = reader.peer(record.peer);
    JsonObjectWriter line;
    line.add("n"_L1, toNumber(record.id));
    line.add("t"_L1, formatRfc3339(record.time));
    line.add("dir"_L1, directionName(record.kind));
    line.add("peer"_L1, peer.address);
    if (record.isChunk())
        addChunk(reader, record, peer.isStream, line);
    else
        addEvent(reader, record, line);
    m_reader = reader;
    m_lastTime = record.time;
    return line.object() + '\n';
}

void JsonLinesFormatter::addChunk(const JournalReader &reader, const Record &record, bool isStream,
                                  JsonObjectWriter &line)
{
    const RecordText::Text text = m_text.chunk(reader, record);
    line.add("len"_L1, record.bytes.size());
    line.addJson("hex"_L1, hexString(record.bytes));
    line.add("text"_L1, text.text);
    line.add("invalid"_L1, text.invalidBytes);
    if (!isStream)
        line.add("datagram"_L1, true);
    if (record.flags & TruncatedDatagram)
        line.add("truncated"_L1, true);
    if (record.flags & BroadcastDatagram)
        line.add("broadcast"_L1, true);
}

QByteArray JsonLinesFormatter::formatMessage(JournalReader &reader, const ReceivedMessage &message)
{
    JsonObjectWriter line;
    line.add("n"_L1, toNumber(message.where.lastRecord));
    line.add("t"_L1, formatRfc3339(message.time));
    line.add("dir"_L1, directionName(RecordKind::Received));
    line.add("peer"_L1, reader.peer(message.where.peer).address);
    addMessage(message, line);
    m_reader = reader;
    m_lastTime = message.time;
    return line.object() + '\n';
}

void JsonLinesFormatter::addMessage(const ReceivedMessage &message, JsonObjectWriter &line)
{
    const Message &where = message.where.message;
    const RecordText::Text text = m_text.alone(message.content());
    line.add("message"_L1, message.number);
    line.add("len"_L1, message.bytes.size());
    if (message.released > 0)
        line.add("released"_L1, message.released);
    line.add("head"_L1, where.headBytes);
    line.add("tail"_L1, where.tailBytes);
    line.addJson("hex"_L1, hexString(message.bytes));
    line.add("text"_L1, text.text);
    line.add("invalid"_L1, text.invalidBytes);
    line.addJson("parts"_L1, partArray(message.pieces));
    if (isFault(where.state))
        line.add("mark"_L1, stableName(where.state));
}

void JsonLinesFormatter::addEvent(const JournalReader &reader, const Record &record, JsonObjectWriter &line)
{
    line.add("event"_L1, stableName(record.event));
    JsonObjectWriter detail;
    addEventDetail(reader, record, detail);
    line.addJson("detail"_L1, detail.object());
    for (const RecordKind direction : {RecordKind::Received, RecordKind::Sent})
        addUnfinished(direction, m_text.ended(record, direction), line);
}

QByteArray JsonLinesFormatter::finish()
{
    QByteArray lines;
    for (const RecordText::Unfinished &unfinished : m_text.finish()) {
        JsonObjectWriter line;
        line.addJson("n"_L1, "null");
        line.add("t"_L1, formatRfc3339(m_lastTime));
        line.add("dir"_L1, directionName(RecordKind::Event));
        line.add("peer"_L1, m_reader.peer(unfinished.peer).address);
        line.add("event"_L1, "unfinished"_L1);
        line.addJson("detail"_L1, "{}");
        addUnfinished(unfinished.kind, unfinished.text, line);
        lines += line.object() + '\n';
    }
    return lines;
}

} // namespace SocketDesk
