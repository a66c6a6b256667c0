// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "text/markedtext.h"

#include "text/decoder.h"
#include "text/visible.h"

namespace SocketDesk {

using namespace Qt::StringLiterals;

namespace {

QString shown(char32_t codePoint)
{
    switch (codePoint) {
    case U'\0':
        return u"\\0"_s;
    case U'\t':
        return u"\\t"_s;
    case U'\n':
        return u"\\n"_s;
    case U'\r':
        return u"\\r"_s;
    default:
        break;
    }
    if (codePoint < U' ' || codePoint == 0x7F)
        return invalidByteMark(uchar(codePoint));
    const QString mark = visibleMark(codePoint);
    return mark.isEmpty() ? QStringView(QChar::fromUcs4(codePoint)).toString() : mark;
}

} // namespace

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
            text += shown(unit.codePoint);
        }
    }
    for (const char byte : isBeginning ? QByteArrayView() : bytes.sliced(end))
        text += invalidByteMark(uchar(byte));
    return text;
}

} // namespace SocketDesk
