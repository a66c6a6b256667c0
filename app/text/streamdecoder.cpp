// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "text/streamdecoder.h"

#include <unicode/utf16.h>

#include <algorithm>

namespace SocketDesk {

StreamDecoder::StreamDecoder(const QByteArray &converter)
    : m_converter(openConverter(converter))
{
    Q_ASSERT(m_converter);
}

StreamDecoder::StreamDecoder(const StreamDecoder &other)
    : Private(other)
    , m_converter(cloneConverter(other.m_converter.get()))
    , m_pendingCount(other.m_pendingCount)
{}

void StreamDecoder::feed(QByteArrayView bytes, std::vector<DecodedUnit> &units)
{
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        convert(bytes.data() + i, bytes.data() + i + 1, false);
        ++m_pendingCount;
        settle(m_pendingCount - heldBytes(), qint32(i + 1) - m_pendingCount);
        units.insert(units.end(), m_fresh.begin(), m_fresh.end());
    }
}

void StreamDecoder::finish(std::vector<DecodedUnit> &units)
{
    convert(nullptr, nullptr, true);
    if (m_fresh.empty() && m_pendingCount > 0)
        m_fresh.push_back({0xFFFD, 0, quint8(m_pendingCount), true, false});
    settle(m_pendingCount, -m_pendingCount);
    units.insert(units.end(), m_fresh.begin(), m_fresh.end());
    ucnv_resetToUnicode(m_converter.get());
}

qint64 StreamDecoder::countInvalid(QByteArrayView bytes)
{
    std::vector<DecodedUnit> units;
    qint64 count = 0;
    constexpr qsizetype slice = 4096;
    for (qsizetype begin = 0; begin < bytes.size(); begin += slice) {
        units.clear();
        feed(bytes.sliced(begin, std::min(slice, bytes.size() - begin)), units);
        for (const DecodedUnit &unit : units)
            count += unit.invalid ? unit.byteCount : 0;
    }
    return count;
}

/// Fills m_fresh with what these bytes bring forth; byte counts of invalid units only.
void StreamDecoder::convert(const char *source, const char *end, bool flush)
{
    m_fresh.clear();
    while (!convertOnce(source, end, flush)) {
    }
}

/// \return false where the converter stopped at an error or a full buffer and has to be called again
bool StreamDecoder::convertOnce(const char *&source, const char *end, bool flush)
{
    UErrorCode status = U_ZERO_ERROR;
    UChar characters[32];
    UChar *target = characters;
    ucnv_toUnicode(m_converter.get(), &target, std::end(characters), &source, end, nullptr, flush, &status);
    appendCharacters(characters, int(target - characters));
    if (status == U_BUFFER_OVERFLOW_ERROR)
        return false;
    if (U_SUCCESS(status))
        return true;
    appendInvalid();
    return flush;
}

void StreamDecoder::appendCharacters(const UChar *characters, int count)
{
    for (int i = 0; i < count;) {
        UChar32 codePoint;
        U16_NEXT(characters, i, count, codePoint);
        m_fresh.push_back({char32_t(codePoint), 0, 0, false, false});
    }
}

void StreamDecoder::appendInvalid()
{
    char bytes[16];
    auto length = int8_t(sizeof bytes);
    UErrorCode status = U_ZERO_ERROR;
    ucnv_getInvalidChars(m_converter.get(), bytes, &length, &status);
    m_fresh.push_back({0xFFFD, 0, quint8(U_SUCCESS(status) ? length : 0), true, false});
}

/// Shares \p consumed bytes among the fresh units: invalid ones know theirs, the first character takes the rest. Bytes
/// that brought forth nothing switched the state.
void StreamDecoder::settle(int consumed, qint32 begin)
{
    if (consumed <= 0 && m_fresh.empty())
        return;
    if (m_fresh.empty())
        m_fresh.push_back({0x1B, 0, 0, false, true});
    int rest = consumed;
    for (DecodedUnit &unit : m_fresh) {
        unit.byteCount = quint8(std::min<int>(unit.byteCount, rest));
        rest -= unit.byteCount;
    }
    const auto isCharacter = [](const DecodedUnit &unit) { return !unit.invalid; };
    const auto character = std::find_if(m_fresh.begin(), m_fresh.end(), isCharacter);
    DecodedUnit &heir = character == m_fresh.end() ? m_fresh.back() : *character;
    heir.byteCount = quint8(heir.byteCount + rest);
    for (DecodedUnit &unit : m_fresh) {
        unit.begin = begin;
        begin += unit.byteCount;
    }
    m_pendingCount -= consumed;
}

int StreamDecoder::heldBytes() const
{
    UErrorCode status = U_ZERO_ERROR;
    return std::min<int>(ucnv_toUCountPending(m_converter.get(), &status), m_pendingCount);
}

} // namespace SocketDesk
