// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "journal/recordset.h"

#include <algorithm>
#include <bit>

namespace SocketDesk {

void RecordSet::append(std::span<const quint64> bits, quint64 records)
{
    const quint64 begin = m_known;
    m_known += records;
    m_words.resize((m_known + wordBits - 1) / wordBits);
    m_inBlock.resize((m_words.size() + blockWords - 1) / blockWords);
    if (begin % wordBits == 0)
        return takeOver(bits, begin / wordBits);
    for (std::size_t i = 0; i * wordBits < records; ++i) {
        for (quint64 word = bits[i]; word != 0; word &= word - 1)
            insert(RecordId(begin + i * wordBits + quint64(std::countr_zero(word))));
    }
}

/// As they are, which for millions of records is much quicker than one by one.
void RecordSet::takeOver(std::span<const quint64> bits, quint64 firstWord)
{
    for (quint64 index = firstWord; index < m_words.size(); ++index) {
        m_words[index] = bits[index - firstWord];
        const auto count = quint16(std::popcount(m_words[index]));
        m_inBlock[index / blockWords] = quint16(m_inBlock[index / blockWords] + count);
        m_count += count;
    }
}

void RecordSet::insert(RecordId id)
{
    const quint64 n = toNumber(id);
    Q_ASSERT(n < m_known);
    quint64 &word = m_words[n / wordBits];
    const quint64 bit = quint64(1) << n % wordBits;
    if (word & bit)
        return;
    word |= bit;
    ++m_inBlock[n / wordBits / blockWords];
    ++m_count;
}

bool RecordSet::contains(RecordId id) const
{
    const quint64 n = toNumber(id);
    return n < m_known && (m_words[n / wordBits] >> n % wordBits & 1) != 0;
}

std::optional<RecordId> RecordSet::atOrAfter(RecordId id) const
{
    const quint64 n = toNumber(id);
    if (n >= m_known)
        return {};
    quint64 index = n / wordBits;
    quint64 word = m_words[index] & ~quint64(0) << n % wordBits;
    while (word == 0) {
        ++index;
        while (index % blockWords == 0 && index < m_words.size() && m_inBlock[index / blockWords] == 0)
            index += blockWords;
        if (index >= m_words.size())
            return {};
        word = m_words[index];
    }
    return RecordId(index * wordBits + quint64(std::countr_zero(word)));
}

std::optional<RecordId> RecordSet::atOrBefore(RecordId id) const
{
    if (m_known == 0)
        return {};
    const quint64 n = std::min(toNumber(id), m_known - 1);
    quint64 end = n / wordBits + 1; // behind the word to look at
    quint64 word = m_words[end - 1] & ~quint64(0) >> (wordBits - 1 - n % wordBits);
    while (word == 0) {
        --end;
        while (end > 0 && end % blockWords == 0 && m_inBlock[end / blockWords - 1] == 0)
            end -= blockWords;
        if (end == 0)
            return {};
        word = m_words[end - 1];
    }
    return RecordId(end * wordBits - 1 - quint64(std::countl_zero(word)));
}

} // namespace SocketDesk
