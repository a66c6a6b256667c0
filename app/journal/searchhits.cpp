// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "journal/searchhits.h"

#include <algorithm>
#include <functional>
#include <utility>

namespace SocketDesk {

namespace {

bool beginTogether(const SearchHit &hit, const SearchHit &other)
{
    return hit.record == other.record && hit.offset == other.offset;
}

/// The one among \p hits, in the order of \p less, that begins where \p hit does; their end if there is none. Most hits lie
/// beyond all that are known, which is seen at once.
template<typename Less>
std::vector<SearchHit>::iterator findBegin(std::vector<SearchHit> &hits, std::ptrdiff_t from, const SearchHit &hit,
                                           Less less)
{
    const auto isBefore = [less](const SearchHit &known, const SearchHit &wanted) {
        return !beginTogether(known, wanted) && less(known, wanted);
    };
    const auto first = hits.begin() + from;
    if (first == hits.end() || isBefore(hits.back(), hit) || isBefore(hit, *first))
        return hits.end();
    const auto found = std::lower_bound(first, hits.end(), hit, isBefore);
    return found != hits.end() && beginTogether(*found, hit) ? found : hits.end();
}

/// Puts what is in order behind what is in order; a hit that crosses a boundary may begin before some that are there.
template<typename Less>
void mergeBehind(std::vector<SearchHit> &hits, std::size_t newFrom, Less less)
{
    const auto middle = hits.begin() + std::ptrdiff_t(newFrom);
    if (middle == hits.begin() || middle == hits.end() || less(*std::prev(middle), *middle))
        return;
    const auto begin = std::upper_bound(hits.begin(), middle, *middle, less);
    std::inplace_merge(begin, middle, hits.end(), less);
}

} // namespace

void SearchHits::append(const FoundHits &found)
{
    note(found);
    const std::vector<SearchHit> hits = settled(found.hits);
    const std::size_t had = m_after.size();
    const std::size_t taken = std::min(hits.size(), room());
    m_after.insert(m_after.end(), hits.begin(), hits.begin() + std::ptrdiff_t(taken));
    mergeBehind(m_after, had, std::less<>());
}

void SearchHits::prepend(const FoundHits &found)
{
    note(found);
    const std::vector<SearchHit> hits = settled(found.hits);
    const std::size_t had = m_before.size();
    const std::size_t taken = std::min(hits.size(), room());
    m_before.insert(m_before.end(), hits.rbegin(), hits.rbegin() + std::ptrdiff_t(taken));
    mergeBehind(m_before, had, std::greater<>());
}

/// Those of \p found that are not there yet, in order; known ones that are shorter go.
std::vector<SearchHit> SearchHits::settled(const std::vector<SearchHit> &found)
{
    std::vector<SearchHit> hits;
    hits.reserve(found.size());
    for (const SearchHit &hit : found) {
        bool isLongest = true;
        const auto settleIn = [&](std::vector<SearchHit> &known, std::vector<SearchHit>::iterator same) {
            isLongest = same->length < hit.length;
            --m_count;
            if (isLongest)
                known.erase(same);
        };
        if (const auto same = findBegin(m_after, std::ptrdiff_t(m_forgotten), hit, std::less<>());
            same != m_after.end())
            settleIn(m_after, same);
        else if (const auto earlier = findBegin(m_before, 0, hit, std::greater<>()); earlier != m_before.end())
            settleIn(m_before, earlier);
        if (isLongest)
            hits.push_back(hit);
    }
    return hits;
}

void SearchHits::note(const FoundHits &found)
{
    m_count += found.count;
    for (const SearchHit &hit : found.hits)
        m_longest = std::max(m_longest, hit.length);
    for (const HitRest &rest : found.rests) {
        const auto [from, to] = m_rests.equal_range(rest.record);
        const auto same =
            std::find_if(from, to, [&rest](const auto &known) { return beginTogether(known.second.hit, rest.hit); });
        if (same == to && m_rests.size() < limit)
            m_rests.emplace(rest.record, rest);
        else if (same != to && same->second.hit < rest.hit)
            same->second = rest;
    }
}

/// Those of m_before are the last of it, because the first hit of all is there.
void SearchHits::forgetBefore(RecordId first)
{
    const std::size_t had = kept();
    const auto isEarlier = [first](const SearchHit &hit) { return hit.record < first; };
    m_before.erase(std::ranges::partition_point(m_before, std::not_fn(isEarlier)), m_before.end());
    const auto begin = m_after.begin() + std::ptrdiff_t(m_forgotten);
    m_forgotten += std::size_t(std::partition_point(begin, m_after.end(), isEarlier) - begin);
    if (m_forgotten * 2 > m_after.size())
        m_after.erase(m_after.begin(), m_after.begin() + std::ptrdiff_t(std::exchange(m_forgotten, 0)));
    m_rests.erase(m_rests.begin(), m_rests.lower_bound(first));
    m_count -= had - kept();
}

const SearchHit &SearchHits::at(std::size_t index) const
{
    return index < m_before.size() ? m_before[m_before.size() - 1 - index]
                                   : m_after[index - m_before.size() + m_forgotten];
}

std::size_t SearchHits::lowerBound(RecordId record, quint32 offset) const
{
    const SearchHit wanted{record, offset, 0};
    std::size_t low = 0;
    std::size_t high = kept();
    while (low < high) {
        const std::size_t middle = low + (high - low) / 2;
        if (at(middle) < wanted)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

bool SearchHits::hasAny(RecordId begin, RecordId end) const
{
    const std::size_t first = lowerBound(begin);
    return first < kept() && at(first).record < end;
}

std::vector<SearchHits::Piece> SearchHits::piecesIn(RecordId record, quint32 begin, quint32 end) const
{
    std::vector<Piece> pieces;
    const auto [from, to] = m_rests.equal_range(record);
    for (auto rest = from; rest != to; ++rest) {
        if (rest->second.length > begin)
            pieces.push_back({0, rest->second.length, rest->second.hit});
    }
    // One that began earlier by no more than the longest may reach in here.
    for (std::size_t i = lowerBound(record, begin > m_longest ? begin - m_longest : 0); i < kept(); ++i) {
        const SearchHit &hit = at(i);
        if (hit.record != record || hit.offset >= end)
            break;
        if (hit.offset + hit.length > begin)
            pieces.push_back({hit.offset, hit.offset + hit.length, hit});
    }
    return pieces;
}

} // namespace SocketDesk
