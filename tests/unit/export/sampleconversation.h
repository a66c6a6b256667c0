// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "export/recordformatter.h"

#include <QTemporaryDir>

#include <memory>

/// A journal with a peer or two, and what a formatter makes of it.
struct Conversation
{
    explicit Conversation(bool areStreams = true)
        : journal({folder.path()})
        , peer(journal.addPeer({QStringLiteral("127.0.0.1:50122"), QStringLiteral("127.0.0.1:8080"), areStreams}))
        , other(journal.addPeer({QStringLiteral("[::1]:9"), {}, areStreams}))
    {}

    void receive(QByteArrayView bytes, quint8 flags = 0)
    {
        chunk(SocketDesk::RecordKind::Received, peer, bytes, flags);
    }
    void send(QByteArrayView bytes) { chunk(SocketDesk::RecordKind::Sent, peer, bytes, 0); }
    void chunk(SocketDesk::RecordKind kind, SocketDesk::PeerId of, QByteArrayView bytes, quint8 flags)
    {
        (void)journal.append(kind, of, time, bytes, flags).value();
    }
    void event(SocketDesk::EventKind kind, const SocketDesk::EventDetail &detail = {}) { eventOf(peer, kind, detail); }
    void eventOf(SocketDesk::PeerId of, SocketDesk::EventKind kind, const SocketDesk::EventDetail &detail = {})
    {
        journal.appendEvent(kind, of, time, detail);
    }

    /// All records in \p format.
    [[nodiscard]] QByteArray as(SocketDesk::RecordFormat format, const SocketDesk::Encoding &encoding = {}) const
    {
        const auto formatter = SocketDesk::makeRecordFormatter(format, encoding);
        SocketDesk::JournalReader reader = journal.reader();
        QByteArray output;
        reader.forEach(SocketDesk::RecordId(0), SocketDesk::noRecord,
                       [&](const SocketDesk::Record &record) { output += formatter->format(reader, record); });
        return output + formatter->finish();
    }

    QTemporaryDir folder;
    SocketDesk::Journal journal;
    SocketDesk::PeerId peer;
    SocketDesk::PeerId other;
    /// 2026-01-31 09:05:00.123456789 in China
    SocketDesk::Timestamp time{std::chrono::nanoseconds(1'769'821'500'123'456'789)};
};
