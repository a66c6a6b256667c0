// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "framing/messagesource.h"

namespace SocketDesk {

/// All messages of a journal as it is, cut at once; for jobs, as it takes its time.
class MessageReading final : public MessageSource
{
public:
    /// \param config must be valid; \param now silences are measured up to then, if it is behind the last record
    MessageReading(const JournalReader &reader, const FramingConfig &config, Timestamp now);

    [[nodiscard]] const FramingConfig &config() const override { return m_config; }
    [[nodiscard]] const JournalReader &reader() const override { return m_reader; }
    [[nodiscard]] quint64 recordsCut() const override { return m_table.counts().records(); }
    [[nodiscard]] NumberedMessage message(quint64 number) const override { return m_lookup.message(number); }
    [[nodiscard]] std::vector<MessagePart> parts(RecordId record, qsizetype begin = 0,
                                                 qsizetype end = MessageLookup::wholeChunk) const override
    {
        return m_lookup.parts(record, begin, end);
    }

private:
    JournalReader m_reader;
    FramingConfig m_config;
    MessageTable m_table;
    mutable MessageLookup m_lookup;
};

} // namespace SocketDesk
