// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "text/decodestep.h"

#include <array>
#include <bit>
#include <cstring>

namespace SocketDesk {

/// The number of bytes below 0x80 at the head of [pos, end), looked at 64 at a time, and then eight. Of what is not in the
/// processor's reach the next page is asked for ahead, because by itself a processor does so only within one: a third less
/// time for a journal's gigabytes.
[[nodiscard]] inline qsizetype asciiRun(const uchar *pos, const uchar *end)
{
    constexpr qsizetype pageBytes = 4096;
    const uchar *const begin = pos;
    for (; end - pos >= 64; pos += 64) {
        if (end - pos > pageBytes)
            __builtin_prefetch(pos + pageBytes);
        std::array<quint64, 8> words;
        std::memcpy(words.data(), pos, sizeof words);
        quint64 any = 0;
        for (const quint64 word : words)
            any |= word;
        if ((any & 0x8080808080808080ULL) != 0)
            break;
    }
    while (end - pos >= 8) {
        quint64 word = 0;
        std::memcpy(&word, pos, sizeof word);
        const quint64 high = word & 0x8080808080808080ULL;
        if (high == 0) {
            pos += 8;
            continue;
        }
        const int zeros = std::endian::native == std::endian::little ? std::countr_zero(high) : std::countl_zero(high);
        return pos - begin + zeros / 8;
    }
    while (pos != end && *pos < 0x80)
        ++pos;
    return pos - begin;
}

/// UTF-8. An ill-formed sequence is a "maximal subpart": the longest head of a well-formed sequence, or one byte
/// (Unicode 15, section 3.9, table 3-7 and "U+FFFD Substitution of Maximal Subparts").
struct Utf8Stepper
{
    [[nodiscard]] static qsizetype plainRun(const uchar *pos, const uchar *end) { return asciiRun(pos, end); }

    [[nodiscard]] DecodeStep operator()(const uchar *pos, const uchar *end) const
    {
        const uchar lead = *pos;
        if (lead < 0x80)
            return DecodeStep::character(1, lead);
        if (lead < 0xC2 || lead > 0xF4)
            return DecodeStep::invalidBytes(1);
        const int length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        char32_t codePoint = lead & (0xFFU >> (length + 1));
        for (int i = 1; i < length; ++i) {
            if (pos + i == end)
                return DecodeStep::incomplete();
            const uchar trail = pos[i];
            if (i == 1 ? !isSecond(lead, trail) : !isTrail(trail))
                return DecodeStep::invalidBytes(i);
            codePoint = codePoint << 6 | (trail & 0x3FU);
        }
        return DecodeStep::character(length, codePoint);
    }

private:
    [[nodiscard]] static bool isTrail(uchar byte) { return (byte & 0xC0) == 0x80; }

    /// Shuts out over-long forms, surrogates and what lies beyond U+10FFFF.
    [[nodiscard]] static bool isSecond(uchar lead, uchar byte)
    {
        switch (lead) {
        case 0xE0:
            return byte >= 0xA0 && byte <= 0xBF;
        case 0xED:
            return byte >= 0x80 && byte <= 0x9F;
        case 0xF0:
            return byte >= 0x90 && byte <= 0xBF;
        case 0xF4:
            return byte >= 0x80 && byte <= 0x8F;
        default:
            return isTrail(byte);
        }
    }
};

/// UTF-16 without a byte order mark. A surrogate without its partner is invalid alone: what follows it is read anew.
template<bool bigEndian>
struct Utf16Stepper
{
    [[nodiscard]] static qsizetype plainRun(const uchar *, const uchar *) { return 0; }

    [[nodiscard]] DecodeStep operator()(const uchar *pos, const uchar *end) const
    {
        if (end - pos < 2)
            return DecodeStep::incomplete();
        const char32_t first = unit(pos);
        if ((first & 0xF800) != 0xD800)
            return DecodeStep::character(2, first);
        if (first >= 0xDC00)
            return DecodeStep::invalidBytes(2);
        if (end - pos < 4)
            return DecodeStep::incomplete();
        const char32_t second = unit(pos + 2);
        if ((second & 0xFC00) != 0xDC00)
            return DecodeStep::invalidBytes(2);
        return DecodeStep::character(4, 0x10000 + ((first & 0x3FF) << 10) + (second & 0x3FF));
    }

private:
    [[nodiscard]] static char32_t unit(const uchar *pos)
    {
        return bigEndian ? char32_t(pos[0]) << 8 | pos[1] : char32_t(pos[1]) << 8 | pos[0];
    }
};

/// UTF-32 without a byte order mark. Surrogates and what lies beyond U+10FFFF are invalid, four bytes at a time.
template<bool bigEndian>
struct Utf32Stepper
{
    [[nodiscard]] static qsizetype plainRun(const uchar *, const uchar *) { return 0; }

    [[nodiscard]] DecodeStep operator()(const uchar *pos, const uchar *end) const
    {
        if (end - pos < 4)
            return DecodeStep::incomplete();
        char32_t codePoint = 0;
        for (int i = 0; i < 4; ++i)
            codePoint = codePoint << 8 | pos[bigEndian ? i : 3 - i];
        if (codePoint > 0x10FFFF || (codePoint & 0xFFFFF800) == 0xD800)
            return DecodeStep::invalidBytes(4);
        return DecodeStep::character(4, codePoint);
    }
};

} // namespace SocketDesk
