// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "text/charactertable.h"
#include "text/unicodesteppers.h"

#include <QByteArray>

#include <memory>
#include <vector>

namespace SocketDesk {

/// GB 18030, both ways, one to one.
///
/// The characters come from ICU, brought to the edition of 2022 where ICU has the one of 2005. A single 0x80 is read as
/// the euro sign, as GBK of Windows has it (WHATWG Encoding Standard, section 10.1.1), and never written.
class Gb18030
{
public:
    [[nodiscard]] static const Gb18030 &instance();

    [[nodiscard]] DecodeStep step(const uchar *pos, const uchar *end) const
    {
        const bool isFourByte = isLeadByte(*pos) && end - pos >= 2 && isDigit(pos[1]);
        return isFourByte ? fourBytes(pos, end) : m_table->step(pos, end);
    }

    /// The two-byte code of \p codePoint, first byte high, or 0 where it has none.
    [[nodiscard]] quint16 twoByteCode(char32_t codePoint) const;

    /// Appends the bytes of \p codePoint, which is no surrogate.
    void encode(char32_t codePoint, QByteArray &bytes) const;

    /// True where some longer sequence has \p byte before its last place.
    [[nodiscard]] static bool isLead(uchar byte) { return isLeadByte(byte) || isDigit(byte); }

private:
    /// Places of the four-byte codes, counted from 81 30 81 30, that are in the Basic Multilingual Plane.
    static constexpr quint32 bmpPlaces = 39420;
    static constexpr quint32 firstSupplementaryPlace = 189000; ///< 90 30 81 30, U+10000

    Gb18030();
    [[nodiscard]] static bool isLeadByte(uchar byte) { return byte >= 0x81 && byte <= 0xFE; }
    [[nodiscard]] static bool isDigit(uchar byte) { return byte >= 0x30 && byte <= 0x39; }
    void readFourByteCodes();
    void adoptEditionOf2022();
    void fillReverse();
    void exchange(uchar first, uchar second, char32_t codePoint);
    [[nodiscard]] DecodeStep fourBytes(const uchar *pos, const uchar *end) const;

    std::unique_ptr<CharacterTable> m_table;
    std::vector<char16_t> m_places; ///< by place of a four-byte code; 0 where it has no character
    std::vector<quint32> m_reverse; ///< by code point: a two-byte code, or fourByteFlag and a place
};

struct Gb18030Stepper
{
    const Gb18030 *gb18030;

    [[nodiscard]] static qsizetype plainRun(const uchar *pos, const uchar *end) { return asciiRun(pos, end); }
    [[nodiscard]] DecodeStep operator()(const uchar *pos, const uchar *end) const { return gb18030->step(pos, end); }
};

} // namespace SocketDesk
