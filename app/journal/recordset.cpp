// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "journal/recordset.h"

#include <algorithm>
#include <bit>

namespace SocketDesk {

void RecordSet::append(std::span<const quint64> bits, quint64 records)
{
    const quint64 begin = place(RecordId(m_known));
    m_known += records;
    m_words.resize((place(RecordId(m_known)) + wordBits - 1) / wordBits);
    m_inBlock.resize((m_words.size() + blockWords - 1) / blockWords);
    if (begin % wordBits == 0)
        return takeOver(bits, begin / wordBits);
    for (std::size_t i = 0; i * wordBits < records; ++i) {
        for (quint64 word = bits[i]; word != 0; word &= word - 1)
            insert(RecordId(m_base + begin + i * wordBits + quint64(std::countr_zero(word))));
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
    Q_ASSERT(toNumber(id) < m_known);
    if (id < m_first)
        return;
    const quint64 n = place(id);
    quint64 &word = m_words[n / wordBits];
    const quint64 bit = quint64(1) << n % wordBits;
    if (word & bit)
        return;
    word |= bit;
    ++m_inBlock[n / wordBits / blockWords];
    ++m_count;
}

void RecordSet::forgetBefore(RecordId first)
{
    first = std::min(first, RecordId(m_known));
    if (first <= m_first)
        return;
    const quint64 end = place(first);
    for (quint64 index = place(m_first) / wordBits; index < end / wordBits; ++index)
        remove(index, ~quint64(0));
    if (end % wordBits != 0)
        remove(end / wordBits, ~(~quint64(0) << end % wordBits));
    m_first = first;
    const auto blocks = std::ptrdiff_t(end / wordBits / blockWords);
    m_words.erase(m_words.begin(), m_words.begin() + blocks * std::ptrdiff_t(blockWords));
    m_inBlock.erase(m_inBlock.begin(), m_inBlock.begin() + blocks);
    m_base += quint64(blocks) * blockWords * wordBits;
}

void RecordSet::skipTo(RecordId first)
{
    Q_ASSERT(toNumber(first) >= m_known);
    m_first = first;
    m_known = toNumber(first);
    m_count = 0;
    m_base = m_known - m_known % (blockWords * wordBits);
    m_words.assign((place(first) + wordBits - 1) / wordBits, 0);
    m_inBlock.assign((m_words.size() + blockWords - 1) / blockWords, 0);
}

void RecordSet::remove(quint64 index, quint64 bits)
{
    const auto count = quint16(std::popcount(m_words[index] & bits));
    m_words[index] &= ~bits;
    m_inBlock[index / blockWords] = quint16(m_inBlock[index / blockWords] - count);
    m_count -= count;
}

bool RecordSet::contains(RecordId id) const
{
    if (id < m_first || toNumber(id) >= m_known)
        return false;
    const quint64 n = place(id);
    return (m_words[n / wordBits] >> n % wordBits & 1) != 0;
}

std::optional<RecordId> RecordSet::atOrAfter(RecordId id) const
{
    if (toNumber(id) >= m_known || toNumber(m_first) >= m_known)
        return {};
    const quint64 n = place(std::max(id, m_first));
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
    return RecordId(m_base + index * wordBits + quint64(std::countr_zero(word)));
}

std::optional<RecordId> RecordSet::atOrBefore(RecordId id) const
{
    if (toNumber(m_first) >= m_known || id < m_first)
        return {};
    const quint64 n = place(std::min(id, RecordId(m_known - 1)));
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
    return RecordId(m_base + end * wordBits - 1 - quint64(std::countl_zero(word)));
}

} // namespace SocketDesk
