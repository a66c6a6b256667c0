// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/fuzz/check.h"
#include "tests/fuzz/fuzzencodings.h"

#include "text/decoder.h"
#include "text/encoder.h"
#include "text/encodinghint.h"
#include "text/visible.h"

#include <cstdint>
#include <vector>

using namespace SocketDesk;

namespace {

/// The units of \p bytes; `begin` counts from the first byte of all. A copy takes over at every cut.
/// \param cuts pieces are cut where the next byte of it says, modulo 16; an empty one cuts nowhere
std::vector<DecodedUnit> decode(QByteArrayView bytes, const Encoding &encoding, QByteArrayView cuts)
{
    std::vector<DecodedUnit> units;
    TextDecoder decoder(encoding);
    qsizetype begin = 0;
    for (qsizetype piece = 0; begin < bytes.size(); ++piece) {
        const qsizetype wanted = cuts.isEmpty() ? bytes.size() : uchar(cuts[piece % cuts.size()]) % 16;
        const qsizetype length = std::min(std::max<qsizetype>(piece % 2, wanted), bytes.size() - begin);
        TextDecoder copy(decoder);
        std::vector<DecodedUnit> fresh;
        copy.feed(bytes.sliced(begin, length), fresh);
        for (DecodedUnit &unit : fresh)
            unit.begin += qint32(begin);
        units.insert(units.end(), fresh.begin(), fresh.end());
        begin += length;
        decoder = std::move(copy);
        qint64 accounted = 0;
        for (const DecodedUnit &unit : units)
            accounted += unit.byteCount;
        check(accounted + decoder.pendingBytes() == begin, "every byte is in a unit or pending");
    }
    const std::size_t before = units.size();
    decoder.finish(units);
    for (std::size_t i = before; i < units.size(); ++i)
        units[i].begin += qint32(begin);
    check(decoder.pendingBytes() == 0, "nothing is pending after the end");
    return units;
}

qint64 countInvalid(QByteArrayView bytes, const Encoding &encoding)
{
    TextDecoder decoder(encoding);
    const qsizetype half = bytes.size() / 2;
    qint64 count = decoder.countInvalid(bytes.first(half)) + decoder.countInvalid(bytes.sliced(half));
    std::vector<DecodedUnit> rest;
    decoder.finish(rest);
    for (const DecodedUnit &unit : rest)
        count += unit.invalid ? unit.byteCount : 0;
    return count;
}

void checkUnits(const std::vector<DecodedUnit> &units, QByteArrayView bytes, const Encoding &encoding)
{
    qint64 begin = 0;
    qint64 invalid = 0;
    for (const DecodedUnit &unit : units) {
        check(unit.byteCount <= 8, "a unit has at most eight bytes");
        check(unit.byteCount == 0 || unit.begin == begin, "units follow each other");
        check(unit.codePoint <= 0x10FFFF && !QChar::isSurrogate(unit.codePoint), "a unit is a character");
        begin += unit.byteCount;
        invalid += unit.invalid ? unit.byteCount : 0;
    }
    check(begin == bytes.size(), "the units are all the bytes");
    check(invalid == countInvalid(bytes, encoding), "counting agrees with decoding");
}

/// Decoding from behind a byte after which the encoding resynchronises is decoding from the start.
void checkResynchronisation(const std::vector<DecodedUnit> &units, QByteArrayView bytes, const Encoding &encoding)
{
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        if (!encoding.resynchronisesAfter(uchar(bytes[i])))
            continue;
        std::vector<DecodedUnit> tail = decode(bytes.sliced(i + 1), encoding, {});
        for (DecodedUnit &unit : tail)
            unit.begin += qint32(i + 1);
        check(tail.size() <= units.size() && std::equal(tail.begin(), tail.end(), units.end() - qsizetype(tail.size())),
              "a reader may start after a byte that resynchronises");
        return;
    }
}

} // namespace

/// Input: a byte that chooses the encoding, one that says how many of the next are lengths of pieces, then the stream.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size < 2)
        return 0;
    const Encoding encoding = fuzzEncoding(data[0]);
    const QByteArrayView rest(data + 2, qsizetype(size - 2));
    const QByteArrayView cuts = rest.first(std::min<qsizetype>(data[1] % 8, rest.size()));
    const QByteArrayView bytes = rest.sliced(cuts.size());

    const std::vector<DecodedUnit> units = decode(bytes, encoding, {});
    check(decode(bytes, encoding, cuts) == units, "units do not depend on cuts");
    checkUnits(units, bytes, encoding);
    checkResynchronisation(units, bytes, encoding);

    qint64 invalid = 0;
    const QString text = decodeText(bytes, encoding, &invalid);
    check(withVisibleMarks(withVisibleMarks(text)) == withVisibleMarks(text), "marks need no marks");
    if (const Result<QByteArray> encoded = encodeText(text, encoding))
        check(decodeText(*encoded, encoding) == text, "what is encoded is decoded");
    const auto hint = betterEncoding(bytes, encoding);
    check(!hint || *hint != encoding, "a hint is another encoding");
    return 0;
}
