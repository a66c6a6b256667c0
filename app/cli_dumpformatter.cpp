// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli_dumpformatter.h"

#include "text/hexdump.h"

#include <algorithm>

namespace SocketDesk {

namespace {

/// \param begin what the first offset says
QByteArray dump(QByteArrayView bytes, qint64 begin)
{
    const HexDumpLayout layout(begin + bytes.size());
    QByteArray lines;
    for (qsizetype i = 0; i < bytes.size(); i += HexDumpLayout::bytesPerLine) {
        const qsizetype count = std::min<qsizetype>(HexDumpLayout::bytesPerLine, bytes.size() - i);
        lines += hexDumpLine(layout, begin + i, bytes.sliced(i, count)).toLatin1() + '\n';
    }
    return lines;
}

} // namespace

QByteArray DumpFormatter::format(JournalReader &reader, const Record &record)
{
    if (record.kind != RecordKind::Received)
        return {};
    return dump(record.bytes, reader.peer(record.peer).isStream ? qint64(record.streamOffset) : 0);
}

/// Messages begin at 0, as the offsets of their fields do, with an empty line behind each.
QByteArray DumpFormatter::formatMessage(JournalReader &, const ReceivedMessage &message)
{
    const QByteArray mark = message.mark();
    return dump(message.bytes, 0) + (mark.isEmpty() ? mark : mark.trimmed() + '\n') + '\n';
}

} // namespace SocketDesk
