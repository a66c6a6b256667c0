// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "text/markedtext.h"

#include "text/decoder.h"
#include "text/visible.h"

namespace SocketDesk {

QString markedText(QByteArrayView bytes, const Encoding &encoding, bool isBeginning)
{
    TextDecoder decoder(encoding);
    std::vector<DecodedUnit> units;
    decoder.feed(bytes, units);
    const qsizetype end = bytes.size() - decoder.pendingBytes();
    QString text;
    for (const DecodedUnit &unit : units) {
        if (unit.invalid) {
            for (const char byte : bytes.sliced(unit.begin, unit.byteCount))
                text += invalidByteMark(uchar(byte));
        } else if (!unit.shift) {
            const QString mark = visibleMark(unit.codePoint);
            text += mark.isEmpty() ? QStringView(QChar::fromUcs4(unit.codePoint)).toString() : mark;
        }
    }
    for (const char byte : isBeginning ? QByteArrayView() : bytes.sliced(end))
        text += invalidByteMark(uchar(byte));
    return text;
}

} // namespace SocketDesk
