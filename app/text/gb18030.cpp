// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "text/gb18030.h"

#include "text/icuconverter.h"
#include "text/unicodesteppers.h"

#include <algorithm>

namespace SocketDesk {

namespace {

constexpr quint32 fourByteFlag = 0x80000000;

struct TwoByteCode
{
    uchar first;
    uchar second;
    char16_t codePoint;
};

/// The codes that the edition of 2022 took out of the private use area (GB 18030-2022, annex; the Unicode characters
/// came in with Unicode 4.1). What had been there has their former four-byte codes.
constexpr TwoByteCode editionOf2022[] = {
    {0xA6, 0xD9, 0xFE10}, {0xA6, 0xDA, 0xFE12}, {0xA6, 0xDB, 0xFE11}, {0xA6, 0xDC, 0xFE13}, {0xA6, 0xDD, 0xFE14},
    {0xA6, 0xDE, 0xFE15}, {0xA6, 0xDF, 0xFE16}, {0xA6, 0xEC, 0xFE17}, {0xA6, 0xED, 0xFE18}, {0xA6, 0xF3, 0xFE19},
    {0xFE, 0x59, 0x9FB4}, {0xFE, 0x61, 0x9FB5}, {0xFE, 0x66, 0x9FB6}, {0xFE, 0x67, 0x9FB7}, {0xFE, 0x6D, 0x9FB8},
    {0xFE, 0x7E, 0x9FB9}, {0xFE, 0x90, 0x9FBA}, {0xFE, 0xA0, 0x9FBB},
};

quint32 placeOf(const uchar *pos)
{
    return ((quint32(pos[0] - 0x81) * 10 + pos[1] - 0x30) * 126 + pos[2] - 0x81) * 10 + pos[3] - 0x30;
}

std::array<char, 4> bytesOf(quint32 place)
{
    return {char(0x81 + place / 12600), char(0x30 + place / 1260 % 10), char(0x81 + place / 10 % 126),
            char(0x30 + place % 10)};
}

} // namespace

const Gb18030 &Gb18030::instance()
{
    static const Gb18030 gb18030;
    return gb18030;
}

Gb18030::Gb18030()
    : m_table(CharacterTable::readTwoBytes("gb18030"))
    , m_places(bmpPlaces)
    , m_reverse(0x10000)
{
    Q_ASSERT(m_table);
    readFourByteCodes();
    adoptEditionOf2022();
    m_table->setOneByteCharacter(0x80, 0x20AC);
    fillReverse();
}

void Gb18030::readFourByteCodes()
{
    const ConverterPtr converter = openConverter("gb18030");
    for (quint32 place = 0; place < bmpPlaces; ++place) {
        const auto bytes = bytesOf(place);
        UErrorCode status = U_ZERO_ERROR;
        const char *source = bytes.data();
        UChar character = 0;
        UChar *target = &character;
        ucnv_resetToUnicode(converter.get());
        ucnv_toUnicode(converter.get(), &target, &character + 1, &source, bytes.data() + bytes.size(), nullptr, false,
                       &status);
        m_places[place] = U_SUCCESS(status) ? character : u'\0';
    }
}

void Gb18030::adoptEditionOf2022()
{
    for (const auto &code : editionOf2022)
        exchange(code.first, code.second, code.codePoint);
}

/// Gives the two-byte code to \p codePoint, and the four-byte code that it had to the character that had been there.
void Gb18030::exchange(uchar first, uchar second, char32_t codePoint)
{
    const char32_t before = m_table->twoByteCharacter(first, second);
    if (before == codePoint)
        return;
    std::replace(m_places.begin(), m_places.end(), char16_t(codePoint), char16_t(before));
    m_table->setTwoByteCharacter(first, second, codePoint);
}

void Gb18030::fillReverse()
{
    for (quint32 place = 0; place < bmpPlaces; ++place) {
        if (m_places[place] != 0)
            m_reverse[m_places[place]] = fourByteFlag | place;
    }
    for (quint32 code = 0x8140; code <= 0xFEFE; ++code) {
        if (const char32_t codePoint = m_table->twoByteCharacter(uchar(code >> 8), uchar(code)))
            m_reverse[codePoint] = code;
    }
}

DecodeStep Gb18030::fourBytes(const uchar *pos, const uchar *end) const
{
    if (end - pos < 3)
        return DecodeStep::incomplete();
    if (!isLeadByte(pos[2]))
        return DecodeStep::invalidBytes(1);
    if (end - pos < 4)
        return DecodeStep::incomplete();
    if (!isDigit(pos[3]))
        return DecodeStep::invalidBytes(1);
    const quint32 place = placeOf(pos);
    if (place < bmpPlaces && m_places[place] != 0)
        return DecodeStep::character(4, m_places[place]);
    if (place >= firstSupplementaryPlace && place - firstSupplementaryPlace <= 0xFFFFF)
        return DecodeStep::character(4, 0x10000 + place - firstSupplementaryPlace);
    return DecodeStep::invalidBytes(4);
}

quint16 Gb18030::twoByteCode(char32_t codePoint) const
{
    if (codePoint > 0xFFFF || m_reverse[codePoint] & fourByteFlag)
        return 0;
    return quint16(m_reverse[codePoint]);
}

void Gb18030::encode(char32_t codePoint, QByteArray &bytes) const
{
    if (codePoint < 0x80) {
        bytes.append(char(codePoint));
    } else if (const quint16 code = twoByteCode(codePoint)) {
        bytes.append(char(code >> 8)).append(char(code & 0xFF));
    } else {
        const quint32 place =
            codePoint > 0xFFFF ? firstSupplementaryPlace + codePoint - 0x10000 : m_reverse[codePoint] & ~fourByteFlag;
        bytes.append(bytesOf(place).data(), 4);
    }
}

} // namespace SocketDesk
