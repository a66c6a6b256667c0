// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "journal/characterbegins.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace SocketDesk {

CharacterBegins::CharacterBegins(const Encoding &encoding)
    : m_encoding(encoding)
{
    Q_ASSERT(matters(encoding));
    for (std::size_t byte = 0; byte < m_resynchronises.size(); ++byte)
        m_resynchronises[byte] = encoding.resynchronisesAfter(uchar(byte));
}

bool CharacterBegins::matters(const Encoding &encoding)
{
    if (encoding == Encoding() || encoding.isSingleByte())
        return false;
    return encoding.unitBytes() > 0 || encoding.resynchronisesAfter('\n');
}

void CharacterBegins::setBytes(QByteArrayView bytes, std::function<TextDecoder()> before)
{
    m_bytes = bytes;
    m_before = std::move(before);
    m_decoder.reset();
    m_at = 0;
}

/// Reads from the nearest byte that ends a character for certain; most often that is not far.
bool CharacterBegins::isAt(qsizetype place, qsizetype length)
{
    Q_ASSERT(place >= m_at && place + length <= m_bytes.size());
    if (m_encoding.unitBytes() > 0)
        return isAtUnit(place);
    qsizetype from = place;
    while (from > m_at && !m_resynchronises[uchar(m_bytes[from - 1])])
        --from;
    if (from > m_at)
        m_decoder = TextDecoder(m_encoding);
    else if (!m_decoder)
        m_decoder = m_before();
    (void)m_decoder->countInvalid(m_bytes.sliced(from, place - from));
    m_at = place;
    return m_decoder->pendingBytes() == 0 || beginsAnew(m_bytes.sliced(place, length));
}

/// A byte that waits for more may turn out to be no character at all; then \p bytes are read for themselves.
bool CharacterBegins::beginsAnew(QByteArrayView bytes) const
{
    TextDecoder decoder = *m_decoder;
    std::vector<DecodedUnit> units;
    decoder.feed(bytes, units);
    return std::any_of(units.begin(), units.end(), [](const DecodedUnit &unit) { return unit.begin == 0; });
}

bool CharacterBegins::isAtUnit(qsizetype place)
{
    if (!m_decoder)
        m_decoder = m_before();
    return (m_decoder->pendingBytes() + place) % m_encoding.unitBytes() == 0;
}

} // namespace SocketDesk
