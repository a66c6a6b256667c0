// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "text/streamdecoder.h"

#include <algorithm>

namespace SocketDesk {

namespace {

constexpr int longestUnit = 8; ///< in bytes; see DecodedUnit

} // namespace

StreamDecoder::StreamDecoder(const QByteArray &converter)
    : m_converter(openConverter(converter))
{
    Q_ASSERT(m_converter);
    const UConverterType type = ucnv_getType(m_converter.get());
    m_holding = type == UCNV_HZ ? Holding::Hidden : type == UCNV_ISCII ? Holding::Delayed : Holding::Told;
    m_opener = type == UCNV_UTF7 ? '+' : type == UCNV_IMAP_MAILBOX ? '&' : '\0';
}

StreamDecoder::StreamDecoder(const StreamDecoder &other)
    : Private(other)
    , m_converter(cloneConverter(other.m_converter.get()))
    , m_holding(other.m_holding)
    , m_opener(other.m_opener)
    , m_pendingCount(other.m_pendingCount)
    , m_highSurrogate(other.m_highSurrogate)
    , m_highSurrogateBytes(other.m_highSurrogateBytes)
{}

void StreamDecoder::feed(QByteArrayView bytes, std::vector<DecodedUnit> &units)
{
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        ++m_pendingCount;
        convert(bytes.data() + i, bytes.data() + i + 1, false);
        settle(consumedBytes(bytes[i]), qint32(i + 1) - m_pendingCount, units);
    }
}

void StreamDecoder::finish(std::vector<DecodedUnit> &units)
{
    convert(nullptr, nullptr, true);
    endLoneSurrogate();
    if (m_events.empty() && m_pendingCount > 0)
        m_events.push_back({{0xFFFD, 0, 0, true, false}, false});
    settle(m_pendingCount, -m_pendingCount, units);
    ucnv_resetToUnicode(m_converter.get());
}

qint64 StreamDecoder::countInvalid(QByteArrayView bytes)
{
    std::vector<DecodedUnit> units;
    qint64 count = 0;
    for (const char &byte : bytes) {
        units.clear();
        feed(QByteArrayView(&byte, 1), units);
        for (const DecodedUnit &unit : units)
            count += unit.invalid ? unit.byteCount : 0;
    }
    return count;
}

void StreamDecoder::convert(const char *source, const char *end, bool flush)
{
    m_events.clear();
    while (!convertOnce(source, end, flush)) {
    }
}

/// \return false where the converter stopped at an error or a full buffer and has to be called again
bool StreamDecoder::convertOnce(const char *&source, const char *end, bool flush)
{
    UErrorCode status = U_ZERO_ERROR;
    UChar codeUnits[32];
    UChar *target = codeUnits;
    ucnv_toUnicode(m_converter.get(), &target, std::end(codeUnits), &source, end, nullptr, flush, &status);
    std::for_each(codeUnits, target, [this](UChar codeUnit) { addCodeUnit(codeUnit); });
    if (U_FAILURE(status) && status != U_BUFFER_OVERFLOW_ERROR)
        addInvalid();
    return U_SUCCESS(status);
}

/// Some converters give a character beyond the Basic Multilingual Plane in two halves, with different bytes.
void StreamDecoder::addCodeUnit(char16_t codeUnit)
{
    if (QChar::isLowSurrogate(codeUnit) && m_highSurrogate != 0) {
        m_events.push_back({{QChar::surrogateToUcs4(m_highSurrogate, codeUnit), 0, 0, false, false}, false});
        m_highSurrogate = 0;
        return;
    }
    endLoneSurrogate();
    if (QChar::isHighSurrogate(codeUnit)) {
        m_highSurrogate = codeUnit;
        m_highSurrogateBytes = m_pendingCount;
    } else {
        const bool isLone = QChar::isLowSurrogate(codeUnit);
        m_events.push_back({{isLone ? char32_t(0xFFFD) : codeUnit, 0, 0, isLone, false}, false});
    }
}

void StreamDecoder::endLoneSurrogate()
{
    if (m_highSurrogate != 0)
        m_events.push_back({{0xFFFD, 0, quint8(m_highSurrogateBytes), true, false}, true});
    m_highSurrogate = 0;
}

/// Some converters do not tell which bytes were wrong; then they are all that are settled with this one.
void StreamDecoder::addInvalid()
{
    endLoneSurrogate();
    char bytes[16];
    auto length = int8_t(sizeof bytes);
    UErrorCode status = U_ZERO_ERROR;
    ucnv_getInvalidChars(m_converter.get(), bytes, &length, &status);
    const bool isCounted = U_SUCCESS(status) && length > 0;
    m_events.push_back({{0xFFFD, 0, quint8(isCounted ? length : 0), true, false}, isCounted});
}

/// How many of the pending bytes \p byte, the last of them, has settled.
int StreamDecoder::consumedBytes(char byte) const
{
    const bool isSilent = m_events.empty();
    const bool isOpener = m_opener != '\0' && byte == m_opener && m_pendingCount == 1;
    if (isSilent && (m_highSurrogate != 0 || isOpener))
        return 0;
    switch (m_holding) {
    case Holding::Hidden: // alone, a tilde or a first byte is silent; two bytes are only where they switch the state
        return isSilent && m_pendingCount == 1 ? 0 : m_pendingCount;
    case Holding::Delayed: // many silent bytes are switches, of which there could be any number
        if (!isSilent && m_events.back().unit.invalid)
            return m_pendingCount;
        return isSilent && m_pendingCount < longestUnit ? 0 : std::max(1, m_pendingCount - 1);
    case Holding::Told:
        break;
    }
    UErrorCode status = U_ZERO_ERROR;
    return m_pendingCount - std::min<int>(ucnv_toUCountPending(m_converter.get(), &status), m_pendingCount);
}

/// Shares \p consumed bytes out: the first unit whose byte count is not known takes what the others leave. Bytes that
/// nobody takes have switched the state, an error that takes none is the same as the one before it.
void StreamDecoder::settle(int consumed, qint32 begin, std::vector<DecodedUnit> &units)
{
    int rest = consumed;
    for (Event &event : m_events) {
        event.unit.byteCount = quint8(std::min<int>(event.unit.byteCount, rest));
        rest -= event.unit.byteCount;
    }
    const auto isOpen = [](const Event &event) { return !event.isCounted; };
    const auto heir = std::find_if(m_events.begin(), m_events.end(), isOpen);
    if (heir != m_events.end())
        heir->unit.byteCount = quint8(rest);
    else if (rest > 0)
        units.push_back({0x1B, begin, quint8(rest), false, true});
    qint32 end = heir != m_events.end() ? begin : begin + rest;
    for (Event &event : m_events) {
        begin = event.unit.byteCount > 0 ? end : begin;
        end += event.unit.byteCount;
        event.unit.begin = begin;
        if (event.unit.byteCount > 0 || !event.unit.invalid)
            units.push_back(event.unit);
    }
    m_pendingCount -= consumed;
}

} // namespace SocketDesk
