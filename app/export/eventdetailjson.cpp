// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "export/eventdetailjson.h"

#include "export/jsonobjectwriter.h"
#include "journal/eventtextkey.h"

namespace SocketDesk {

using namespace Qt::StringLiterals;

namespace {

QByteArray stringArray(const QStringList &strings)
{
    QByteArray json;
    for (const QString &string : strings)
        json += (json.isEmpty() ? "[" : ",") + JsonObjectWriter::string(string);
    return json + ']';
}

void addError(const Error &error, JsonObjectWriter &detail)
{
    detail.add("error"_L1, stableName(error.code));
    detail.add("errno"_L1, error.systemError);
    if (!error.arguments.isEmpty())
        detail.addJson("arguments"_L1, stringArray(error.arguments));
}

void addPeer(const PeerEntry &peer, JsonObjectWriter &detail)
{
    if (!peer.localAddress.isEmpty())
        detail.add("local"_L1, peer.localAddress);
    if (!peer.isStream)
        detail.add("datagram"_L1, true);
}

} // namespace

QLatin1StringView directionName(RecordKind kind)
{
    return kind == RecordKind::Received ? "rx"_L1 : kind == RecordKind::Sent ? "tx"_L1 : "event"_L1;
}

void addEventDetail(const JournalReader &reader, const Record &record, JsonObjectWriter &detail)
{
    const EventDetail known = record.detail();
    if (!known.text.isEmpty())
        detail.add(eventTextKey(record.event), known.text);
    if (record.event == EventKind::Joined)
        addPeer(reader.peer(record.peer), detail);
    if (record.event == EventKind::Dropped || (record.event == EventKind::Note && known.count > 0))
        detail.add("count"_L1, known.count);
    if (known.hasError)
        addError(known.error, detail);
}

} // namespace SocketDesk
