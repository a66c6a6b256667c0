// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "text/visible.h"

#include <unicode/uchar.h>

#include <array>

namespace SocketDesk {

namespace {

bool isMarkedCategory(UChar32 codePoint)
{
    switch (u_charType(codePoint)) {
    case U_CONTROL_CHAR:
    case U_FORMAT_CHAR:
    case U_LINE_SEPARATOR:
    case U_PARAGRAPH_SEPARATOR:
    case U_SURROGATE:
    case U_PRIVATE_USE_CHAR:
        return true;
    default:
        return false;
    }
}

/// Invisible letters and selectors (Hangul fillers, variation selectors) deceive as well as format characters do, and
/// Default_Ignorable_Code_Point names them all, also those that are yet to be assigned.
bool isMarked(char32_t codePoint)
{
    const auto c = UChar32(codePoint);
    return codePoint > 0x10FFFF || isMarkedCategory(c) || U_IS_UNICODE_NONCHAR(c) ||
           u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
}

bool isCombining(UChar32 codePoint)
{
    const int type = u_charType(codePoint);
    const bool isMedialJamo = codePoint >= 0x1160 && codePoint <= 0x11FF;
    return type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || isMedialJamo;
}

bool isWide(UChar32 codePoint)
{
    const int width = u_getIntPropertyValue(codePoint, UCHAR_EAST_ASIAN_WIDTH);
    return width == U_EA_WIDE || width == U_EA_FULLWIDTH || u_hasBinaryProperty(codePoint, UCHAR_EMOJI_PRESENTATION);
}

constexpr quint8 markedFlag = 0x80;

/// Cells, and whether it is marked; a marked character has the cells of the mark's first character.
quint8 looksOf(char32_t codePoint)
{
    if (isMarked(codePoint))
        return markedFlag | 1;
    const auto c = UChar32(codePoint);
    return isCombining(c) ? 0 : isWide(c) ? 2 : 1;
}

/// The Basic Multilingual Plane, worked out once: views ask for every character that they paint.
const std::array<quint8, 0x10000> &bmpLooks()
{
    static const auto looks = [] {
        std::array<quint8, 0x10000> result;
        for (char32_t codePoint = 0; codePoint < result.size(); ++codePoint)
            result[codePoint] = looksOf(codePoint);
        return result;
    }();
    return looks;
}

quint8 looks(char32_t codePoint)
{
    if (codePoint >= 0x20 && codePoint < 0x7F)
        return 1;
    return codePoint < 0x10000 ? bmpLooks()[codePoint] : looksOf(codePoint);
}

} // namespace

QString visibleMark(char32_t codePoint)
{
    if (!(looks(codePoint) & markedFlag))
        return {};
    if (codePoint < 0x20)
        return QString(QChar(char16_t(0x2400 + codePoint)));
    if (codePoint == 0x7F)
        return QString(QChar(u'\u2421'));
    return u"[U+" + QString::number(uint(codePoint), 16).toUpper().rightJustified(4, u'0') + u']';
}

QString withVisibleMarks(QStringView text)
{
    QString result;
    result.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool isPair = text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate();
        const char32_t codePoint = isPair ? QChar::surrogateToUcs4(text[i], text[i + 1]) : text[i].unicode();
        const QString mark = visibleMark(codePoint);
        if (mark.isEmpty())
            result.append(text.sliced(i, isPair ? 2 : 1));
        else
            result.append(mark);
        i += isPair ? 1 : 0;
    }
    return result;
}

QString invalidByteMark(uchar byte)
{
    constexpr char16_t digits[] = u"0123456789ABCDEF";
    const char16_t mark[] = {u'\\', u'x', digits[byte >> 4], digits[byte & 15]};
    return QStringView(mark).toString();
}

int cellWidth(char32_t codePoint)
{
    return looks(codePoint) & ~markedFlag;
}

} // namespace SocketDesk
