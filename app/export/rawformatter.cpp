// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "export/rawformatter.h"

namespace SocketDesk {

QByteArray RawFormatter::format(JournalReader &, const Record &record)
{
    return record.kind == m_direction ? record.bytes.toByteArray() : QByteArray();
}

QByteArray RawFormatter::formatMessage(JournalReader &, const ReceivedMessage &message)
{
    return message.bytes;
}

} // namespace SocketDesk
