// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "export/recordformatter.h"
#include "export/recordtext.h"

#include <set>

namespace SocketDesk {

/// Writes the log that NetAssist 5 writes in log mode, which other people's programs read.
///
/// A chunk is a header with local time, direction and peer, a line with the payload, an empty line; a client that comes
/// or goes is a line and an empty line. A client goes once: with its FIN, its reset, or whatever else ends it first.
class NetAssistFormatter final : public RecordFormatter
{
public:
    enum class Payload : quint8 { Text, Hex };

    NetAssistFormatter(const Encoding &encoding, Payload payload);

    [[nodiscard]] QByteArray format(JournalReader &reader, const Record &record) override;
    [[nodiscard]] QByteArray formatMessage(JournalReader &reader, const ReceivedMessage &message) override;
    [[nodiscard]] QByteArray finish() override;

private:
    [[nodiscard]] QByteArray formatChunk(const Record &record);
    [[nodiscard]] QByteArray formatEvent(const Record &record);
    [[nodiscard]] QByteArray formatPresence(const Record &record);
    [[nodiscard]] QByteArray block(PeerId peer, RecordKind direction, const QString &payload) const;

    Payload m_payload;
    RecordText m_text;
    JournalReader m_reader;    ///< as it was for the last record
    Timestamp m_time{};        ///< of the last record
    bool m_isClient = false;   ///< we have connected: the other end is no client of ours
    std::set<PeerId> m_online; ///< clients that have come and not gone
};

} // namespace SocketDesk
