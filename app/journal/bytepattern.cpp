// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "journal/bytepattern.h"

#include <algorithm>
#include <bit>
#include <utility>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace SocketDesk {

namespace {

constexpr qsizetype blockBytes = 16; ///< positions that are looked at together

/// How often a byte is met in what goes over networks: text, counters, padding. Higher is more often.
int commonness(uchar value, uchar mask)
{
    const int open = 8 - std::popcount(mask);
    const bool isFiller = value == 0 || value == 0xFF || value == ' ' || value == '\n' || value == '\r';
    const bool isPlain = (value >= 'a' && value <= 'z') || (value >= '0' && value <= '9');
    return open * 3 + (isFiller ? 4 : 0) + (isPlain ? 2 : 0);
}

/// Compares one byte with sixteen at a time: one bit for each of them that meets it.
class Block
{
public:
#ifdef __SSE2__
    Block(char value, char mask)
        : m_value(_mm_set1_epi8(value))
        , m_mask(_mm_set1_epi8(mask))
    {}

    [[nodiscard]] unsigned meets(const char *bytes) const
    {
        const __m128i block = _mm_loadu_si128(reinterpret_cast<const __m128i *>(bytes));
        return unsigned(_mm_movemask_epi8(_mm_cmpeq_epi8(_mm_and_si128(block, m_mask), m_value)));
    }

private:
    __m128i m_value;
    __m128i m_mask;
#else
    Block(char value, char mask)
        : m_value(value)
        , m_mask(mask)
    {}

    [[nodiscard]] unsigned meets(const char *bytes) const
    {
        unsigned bits = 0;
        for (qsizetype i = 0; i < blockBytes; ++i)
            bits |= (bytes[i] & m_mask) == m_value ? 1U << i : 0U;
        return bits;
    }

private:
    char m_value;
    char m_mask;
#endif
};

} // namespace

BytePattern::BytePattern(QByteArray values, QByteArray masks)
    : m_values(std::move(values))
    , m_masks(std::move(masks))
{
    Q_ASSERT(m_values.size() == m_masks.size());
    m_first = rarestBut(-1);
    m_second = rarestBut(m_first.place);
}

BytePattern::Anchor BytePattern::rarestBut(qsizetype other) const
{
    qsizetype best = other;
    for (qsizetype i = 0; i < size(); ++i) {
        if (i == other || m_masks[i] == 0)
            continue;
        if (best == other ||
            commonness(uchar(m_values[i]), uchar(m_masks[i])) < commonness(uchar(m_values[best]), uchar(m_masks[best])))
            best = i;
    }
    Q_ASSERT(best >= 0); // a place that counts
    return {best, m_values[best], m_masks[best]};
}

bool BytePattern::matchesAt(const char *bytes) const
{
    for (qsizetype i = 0; i < size(); ++i) {
        if ((bytes[i] & m_masks[i]) != m_values[i])
            return false;
    }
    return true;
}

bool BytePattern::isCandidate(const char *bytes) const
{
    return (bytes[m_first.place] & m_first.mask) == m_first.value &&
           (bytes[m_second.place] & m_second.mask) == m_second.value;
}

qsizetype BytePattern::find(QByteArrayView bytes, qsizetype from) const
{
    const qsizetype end = bytes.size() - size() + 1; // behind the last place where it can begin
    const char *const data = bytes.data();
    const Block first(m_first.value, m_first.mask);
    const Block second(m_second.value, m_second.mask);
    qsizetype at = from;
    for (; at + blockBytes <= end; at += blockBytes) {
        unsigned candidates = first.meets(data + at + m_first.place) & second.meets(data + at + m_second.place);
        for (; candidates != 0; candidates &= candidates - 1) {
            const qsizetype place = at + std::countr_zero(candidates);
            if (matchesAt(data + place))
                return place;
        }
    }
    for (; at < end; ++at) {
        if (isCandidate(data + at) && matchesAt(data + at))
            return at;
    }
    return -1;
}

} // namespace SocketDesk
