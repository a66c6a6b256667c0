// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "text/encodinghint.h"

#include "text/decoder.h"
#include "text/visible.h"

#include <algorithm>
#include <array>
#include <vector>

namespace SocketDesk {

namespace {

/// More says nothing new, and a view asks for a hint in passing.
constexpr qsizetype maximumSample = 1 << 16;

/// Two-byte codes, first and second byte within bounds.
struct CodeArea
{
    uchar firstFrom = 1;
    uchar firstTo = 0;
    uchar secondFrom = 0;
    uchar secondTo = 0;

    [[nodiscard]] bool contains(uchar first, uchar second) const
    {
        return first >= firstFrom && first <= firstTo && second >= secondFrom && second <= secondTo;
    }
};

/// An encoding with the areas where most of what people write in it lies: punctuation, full-width ASCII, and the
/// characters that its standard lists by frequency first.
struct Candidate
{
    const char16_t *name;
    std::array<CodeArea, 2> common;
    uchar mostUsedTo; ///< first byte of the last characters that nearly all text consists of

    [[nodiscard]] bool isCommon(QByteArrayView bytes, const DecodedUnit &unit) const
    {
        const auto first = uchar(bytes[unit.begin]);
        const auto second = unit.byteCount == 2 ? uchar(bytes[unit.begin + 1]) : uchar(0);
        return std::any_of(common.begin(), common.end(),
                           [=](const CodeArea &area) { return area.contains(first, second); });
    }
};

constexpr Candidate twoByteCandidates[] = {
    {u"GBK", {{{0xA1, 0xA3, 0xA1, 0xFE}, {0xB0, 0xF7, 0xA1, 0xFE}}}, 0xD7},
    {u"Big5", {{{0xA1, 0xA3, 0x40, 0xFE}, {0xA4, 0xC6, 0x40, 0xFE}}}, 0xC6},
    {u"Shift_JIS", {{{0x81, 0x83, 0x40, 0xFC}, {0x88, 0x97, 0x40, 0xFC}}}, 0x97},
    {u"EUC-KR", {{{0xA1, 0xA3, 0xA1, 0xFE}, {0xB0, 0xC8, 0xA1, 0xFE}}}, 0xC8},
};

Encoding encodingNamed(const char16_t *name)
{
    return *Encoding::fromName(QStringView(name));
}

/// The units of \p bytes if all of them are characters; nothing otherwise. A character cut at the end is left out.
std::optional<std::vector<DecodedUnit>> decodeValid(QByteArrayView bytes, const Encoding &encoding)
{
    std::vector<DecodedUnit> units;
    TextDecoder decoder(encoding);
    decoder.feed(bytes, units);
    const bool isValid = std::none_of(units.begin(), units.end(), [](const DecodedUnit &unit) { return unit.invalid; });
    return isValid ? std::optional(std::move(units)) : std::nullopt;
}

bool isTrailOfUtf8(char byte)
{
    return (uchar(byte) & 0xC0) == 0x80;
}

/// True where all of \p bytes are characters, but for one cut at the end, or, in UTF-8 where that shows, at the head.
bool isValid(QByteArrayView bytes, const Encoding &encoding)
{
    if (encoding == Encoding()) {
        const auto head = bytes.first(std::min<qsizetype>(3, bytes.size()));
        bytes = bytes.sliced(std::find_if_not(head.begin(), head.end(), isTrailOfUtf8) - head.begin());
    }
    TextDecoder decoder(encoding);
    return decoder.countInvalid(bytes) == 0;
}

bool isOrdinaryControl(char32_t codePoint)
{
    return codePoint == u'\t' || codePoint == u'\n' || codePoint == u'\r';
}

/// A character that text hardly has: an invisible one, one for private use.
bool isStrange(char32_t codePoint)
{
    return codePoint >= 0x80 && !visibleMark(codePoint).isEmpty() && codePoint != 0xFEFF;
}

qsizetype countHighBytes(QByteArrayView bytes)
{
    return std::count_if(bytes.begin(), bytes.end(), [](char byte) { return uchar(byte) >= 0x80; });
}

/// UTF-8 is told by its form alone: three bytes of it that come about by chance are rare.
bool looksLikeUtf8(QByteArrayView bytes)
{
    return countHighBytes(bytes) >= 3 && isValid(bytes, Encoding());
}

/// Two characters at least stand behind the mark: the headers of some protocols begin with the same two bytes.
bool beginsWithMark(QByteArrayView bytes, bool bigEndian)
{
    return bytes.size() >= 6 && bytes.startsWith(bigEndian ? "\xFE\xFF" : "\xFF\xFE");
}

/// ASCII characters in between leave a zero byte each, always in the same place of the unit.
bool hasZerosOfUtf16(QByteArrayView bytes, bool bigEndian)
{
    std::array<qsizetype, 2> zeros{};
    for (qsizetype i = 0; i < bytes.size(); ++i)
        zeros[i % 2] += bytes[i] == '\0';
    const qsizetype expected = zeros[bigEndian ? 0 : 1];
    const qsizetype unexpected = zeros[bigEndian ? 1 : 0];
    return expected >= 2 && unexpected * 8 <= expected && expected * 20 >= bytes.size();
}

bool looksLikeUtf16(QByteArrayView bytes, bool bigEndian)
{
    if (!beginsWithMark(bytes, bigEndian) && !hasZerosOfUtf16(bytes, bigEndian))
        return false;
    const auto units = decodeValid(bytes, encodingNamed(bigEndian ? u"UTF-16BE" : u"UTF-16LE"));
    return units && std::none_of(units->begin(), units->end(), [](const DecodedUnit &unit) {
               return isStrange(unit.codePoint) || (unit.codePoint < 0x20 && !isOrdinaryControl(unit.codePoint));
           });
}

/// Nearly all byte pairs are characters of some two-byte encoding, so most of them have to be common ones.
bool looksLikeTwoByteText(QByteArrayView bytes, const Candidate &candidate)
{
    const auto units = decodeValid(bytes, encodingNamed(candidate.name));
    if (!units)
        return false;
    qsizetype foreign = 0;
    qsizetype common = 0;
    for (const DecodedUnit &unit : *units) {
        if (isStrange(unit.codePoint))
            return false;
        if (unit.codePoint >= 0x20 && unit.codePoint < 0x80)
            continue;
        foreign += isOrdinaryControl(unit.codePoint) ? 0 : 1;
        common += candidate.isCommon(bytes, unit) ? 1 : 0;
    }
    return common >= 2 && common * 10 >= foreign * 8;
}

/// The first encoding, in order of trust, that \p bytes look like.
std::optional<Encoding> likelyEncoding(QByteArrayView bytes)
{
    if (looksLikeUtf8(bytes))
        return Encoding();
    for (const bool bigEndian : {false, true}) {
        if (looksLikeUtf16(bytes, bigEndian))
            return encodingNamed(bigEndian ? u"UTF-16BE" : u"UTF-16LE");
    }
    for (const Candidate &candidate : twoByteCandidates) {
        for (const qsizetype skipped : {0, 1}) { // the first byte may be the second half of a character
            if (looksLikeTwoByteText(bytes.sliced(skipped), candidate))
                return encodingNamed(candidate.name);
        }
    }
    return std::nullopt;
}

} // namespace

std::optional<Encoding> betterEncoding(QByteArrayView bytes, const Encoding &current)
{
    bytes = bytes.first(std::min(bytes.size(), maximumSample));
    if (isValid(bytes, current))
        return std::nullopt;
    const std::optional<Encoding> likely = likelyEncoding(bytes);
    const bool isNew = likely && likely->decoderName() != current.decoderName();
    return isNew ? likely : std::nullopt; // the same one fits where a character was cut at the head
}

namespace {

/// Bytes of \p bytes that are no character, less those of common characters, and once more those of the most used.
qsizetype strangeness(QByteArrayView bytes, const Encoding &encoding)
{
    const auto isOfEncoding = [&encoding](const Candidate &candidate) {
        return encodingNamed(candidate.name).decoderName() == encoding.decoderName();
    };
    const auto *const candidate = std::ranges::find_if(twoByteCandidates, isOfEncoding);
    std::vector<DecodedUnit> units;
    TextDecoder decoder(encoding);
    decoder.feed(bytes, units);
    qsizetype sum = 0;
    for (const DecodedUnit &unit : units) {
        if (unit.invalid)
            sum += unit.byteCount;
        else if (candidate != std::end(twoByteCandidates) && candidate->isCommon(bytes, unit))
            sum -= unit.byteCount * (uchar(bytes[unit.begin]) <= candidate->mostUsedTo ? 2 : 1);
    }
    return sum;
}

} // namespace

qsizetype likelyBegin(QByteArrayView bytes, const Encoding &encoding)
{
    if (bytes.isEmpty() || encoding.isSingleByte())
        return 0;
    return strangeness(bytes.sliced(1), encoding) < strangeness(bytes, encoding) ? 1 : 0;
}

} // namespace SocketDesk
