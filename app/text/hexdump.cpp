// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "text/hexdump.h"

#include "text/hex.h"

namespace SocketDesk {

QString hexDumpLine(const HexDumpLayout &layout, qint64 offset, QByteArrayView bytes)
{
    Q_ASSERT(bytes.size() <= HexDumpLayout::bytesPerLine);
    QString line = QString::number(offset, 16).toUpper().rightJustified(layout.offsetDigits(), u'0');
    line = line.leftJustified(layout.characterColumn(int(bytes.size())), u' ');
    for (int index = 0; index < bytes.size(); ++index) {
        const auto byte = uchar(bytes[index]);
        line.replace(layout.hexColumn(index), 2, formatHex(bytes.sliced(index, 1)));
        line[layout.characterColumn(index)] = byte >= 0x20 && byte < 0x7F ? QLatin1Char(char(byte)) : QLatin1Char('.');
    }
    return bytes.isEmpty() ? line.trimmed() : line;
}

} // namespace SocketDesk
