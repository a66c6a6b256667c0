// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "journal/journal.h"

#include <QTemporaryDir>

namespace SocketDesk {

/// A journal with a stream peer and a datagram peer, to write transcripts for tests.
class TranscriptJournal
{
public:
    TranscriptJournal()
        : m_journal(JournalConfig{m_folder.path()})
        , stream(m_journal.addPeer({QStringLiteral("127.0.0.1:50122"), QStringLiteral("127.0.0.1:8080"), true}))
        , datagrams(m_journal.addPeer({QStringLiteral("[::1]:9000"), QStringLiteral("[::1]:8080"), false}))
    {}

    RecordId receive(QByteArrayView bytes) { return append(RecordKind::Received, stream, bytes); }
    RecordId send(QByteArrayView bytes) { return append(RecordKind::Sent, stream, bytes); }
    RecordId receiveDatagram(QByteArrayView bytes, quint8 flags = 0)
    {
        return append(RecordKind::Received, datagrams, bytes, flags);
    }
    RecordId tell(EventKind kind, const EventDetail &detail = {}) { return tell(kind, stream, detail); }
    RecordId tell(EventKind kind, PeerId peer, const EventDetail &detail = {})
    {
        return m_journal.appendEvent(kind, peer, nextTime(), detail);
    }

    [[nodiscard]] JournalReader reader() const { return m_journal.reader(); }
    [[nodiscard]] Journal &journal() { return m_journal; }

private:
    RecordId append(RecordKind kind, PeerId peer, QByteArrayView bytes, quint8 flags = 0)
    {
        return m_journal.append(kind, peer, nextTime(), bytes, flags).value();
    }
    Timestamp nextTime() { return m_time += std::chrono::milliseconds(1); }

    QTemporaryDir m_folder;
    Journal m_journal;
    Timestamp m_time{std::chrono::seconds(1'769'850'300)};

public:
    const PeerId stream;
    const PeerId datagrams;
};

} // namespace SocketDesk
