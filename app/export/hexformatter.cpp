// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "export/hexformatter.h"

#include "text/hex.h"

namespace SocketDesk {

QByteArray HexFormatter::format(JournalReader &, const Record &record)
{
    if (record.kind != m_direction)
        return {};
    return formatHex(record.bytes, u' ').toLatin1() + '\n';
}

QByteArray HexFormatter::formatMessage(JournalReader &, const ReceivedMessage &message)
{
    return formatHex(message.bytes, u' ').toLatin1() + message.mark() + '\n';
}

} // namespace SocketDesk
