// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "export/textformatter.h"

namespace SocketDesk {

TextFormatter::TextFormatter(const Encoding &encoding, RecordKind direction)
    : m_text(encoding, RecordText::Style::MarkedRunning)
    , m_direction(direction)
{}

QByteArray TextFormatter::format(JournalReader &reader, const Record &record)
{
    if (record.kind == RecordKind::Event)
        return m_text.ended(record, m_direction).text.toUtf8();
    return record.kind == m_direction ? m_text.chunk(reader, record).text.toUtf8() : QByteArray();
}

QByteArray TextFormatter::finish()
{
    QByteArray rest;
    for (const RecordText::Unfinished &unfinished : m_text.finish())
        rest += unfinished.text.text.toUtf8();
    return rest;
}

QByteArray TextFormatter::formatMessage(JournalReader &, const ReceivedMessage &message)
{
    return m_text.alone(message.content()).text.toUtf8() + message.mark() + '\n';
}

} // namespace SocketDesk
