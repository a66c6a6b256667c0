// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli_dumpformatter.h"

#include "text/hexdump.h"

#include <algorithm>

namespace SocketDesk {

QByteArray DumpFormatter::format(JournalReader &reader, const Record &record)
{
    if (record.kind != RecordKind::Received)
        return {};
    const qint64 begin = reader.peer(record.peer).isStream ? qint64(record.streamOffset) : 0;
    const HexDumpLayout layout(begin + record.bytes.size());
    QByteArray lines;
    for (qsizetype i = 0; i < record.bytes.size(); i += HexDumpLayout::bytesPerLine) {
        const qsizetype count = std::min<qsizetype>(HexDumpLayout::bytesPerLine, record.bytes.size() - i);
        lines += hexDumpLine(layout, begin + i, record.bytes.sliced(i, count)).toLatin1() + '\n';
    }
    return lines;
}

} // namespace SocketDesk
