// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "statistics/sequencecheck.h"

#include <limits>

namespace SocketDesk {

namespace {

/// A field that is no counter jumps by numbers that soon fill 64 bits.
void addUpToLimit(quint64 &sum, quint64 number)
{
    constexpr quint64 limit = std::numeric_limits<quint64>::max();
    sum = number > limit - sum ? limit : sum + number;
}

} // namespace

SequenceFigures &SequenceFigures::operator+=(const SequenceFigures &other)
{
    checked += other.checked;
    tooShort += other.tooShort;
    gaps += other.gaps;
    addUpToLimit(missing, other.missing);
    repeated += other.repeated;
    reordered += other.reordered;
    restarts += other.restarts;
    return *this;
}

SequenceCheck::SequenceCheck(int width)
    : m_mask(std::numeric_limits<quint64>::max() >> (64 - 8 * width))
{}

void SequenceCheck::take(quint64 number)
{
    number &= m_mask;
    ++m_figures.checked;
    if (!m_next)
        return begin(number);
    const quint64 ahead = (number - *m_next) & m_mask;
    if (ahead <= m_mask / 2)
        goAhead(number, ahead);
    else
        fallBehind(number, (*m_next - number) & m_mask);
}

void SequenceCheck::begin(quint64 number)
{
    m_seen.fill(0);
    m_anew.reset();
    setSeen(number, true);
    m_span = 1;
    m_next = (number + 1) & m_mask;
}

void SequenceCheck::goAhead(quint64 number, quint64 passedOver)
{
    if (passedOver > 0) {
        ++m_figures.gaps;
        addUpToLimit(m_figures.missing, passedOver);
    }
    if (passedOver >= window) {
        m_seen.fill(0);
    } else {
        for (quint64 skipped = 0; skipped < passedOver; ++skipped)
            setSeen(*m_next + skipped, false);
    }
    setSeen(number, true);
    addUpToLimit(m_span, passedOver);
    addUpToLimit(m_span, 1);
    m_next = (number + 1) & m_mask;
    m_anew.reset();
}

void SequenceCheck::fallBehind(quint64 number, quint64 behind)
{
    if (behind > window)
        return fallFarBehind(number);
    m_anew.reset();
    if (isSeen(number)) {
        ++m_figures.repeated;
        return;
    }
    setSeen(number, true);
    ++m_figures.reordered;
    if (behind <= m_span)
        --m_figures.missing;
}

void SequenceCheck::fallFarBehind(quint64 number)
{
    if (m_anew != number) {
        ++m_figures.reordered;
        m_anew = (number + 1) & m_mask;
        return;
    }
    --m_figures.reordered; // the one before it was not late but the first
    ++m_figures.restarts;
    begin(number);
    setSeen(number - 1, true);
    m_span = 2;
}

bool SequenceCheck::isSeen(quint64 number) const
{
    const quint64 bit = (number & m_mask) % window;
    return (m_seen[bit / 64] >> (bit % 64) & 1U) != 0;
}

void SequenceCheck::setSeen(quint64 number, bool seen)
{
    const quint64 bit = (number & m_mask) % window;
    const quint64 mask = quint64(1) << (bit % 64);
    if (seen)
        m_seen[bit / 64] |= mask;
    else
        m_seen[bit / 64] &= ~mask;
}

} // namespace SocketDesk
