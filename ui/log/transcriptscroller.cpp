// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/log/transcriptscroller.h"

#include <algorithm>
#include <utility>

namespace SocketDesk {

void TranscriptScroller::setPageRows(int rows)
{
    m_pageRows = std::max(1, rows);
    onLaidOutAnew();
}

void TranscriptScroller::setFollowing(bool on)
{
    m_following = on;
    if (on)
        scrollToEnd();
}

void TranscriptScroller::findLastTop()
{
    const auto last = m_layout.lastRow();
    m_lastTop = last ? std::optional(m_layout.moved(*last, 1 - m_pageRows)) : std::nullopt;
}

void TranscriptScroller::setTop(std::optional<RowPosition> top)
{
    m_top = top;
    m_place = top ? m_layout.beginOf(*top) : TextPosition{};
}

void TranscriptScroller::onGrown()
{
    findLastTop();
    const bool isCutOff = std::exchange(m_firstShown, m_layout.shown().first()) != m_layout.shown().first();
    if (!m_top)
        setTop(m_following ? m_lastTop : m_layout.firstRow());
    else if (m_following && !m_held)
        setTop(m_lastTop);
    else if (isCutOff)
        returnToPlace();
}

void TranscriptScroller::onLaidOutAnew()
{
    findLastTop();
    m_firstShown = m_layout.shown().first();
    if (m_following)
        setTop(m_lastTop);
    else
        returnToPlace();
}

/// Where it was released, to the first row there is.
void TranscriptScroller::returnToPlace()
{
    // The place is remembered even where a full page shows rows before it.
    const auto row = m_place.isValid() ? m_layout.rowOf(m_place) : m_layout.firstRow();
    m_top = row && m_lastTop ? std::min(row, m_lastTop) : row;
}

void TranscriptScroller::moveTo(RowPosition top)
{
    const bool down = !m_top || top > *m_top;
    setTop(m_lastTop ? std::min(top, *m_lastTop) : top);
    if (isAtEnd())
        m_following = m_following || down;
    else
        m_following = false;
}

void TranscriptScroller::scrollBy(qint64 rows)
{
    if (!m_top)
        return;
    moveTo(m_layout.moved(*m_top, rows));
    m_following = m_following || (rows > 0 && isAtEnd());
}

void TranscriptScroller::scrollToBegin()
{
    if (const auto first = m_layout.firstRow())
        moveTo(*first);
}

void TranscriptScroller::scrollToEnd()
{
    m_following = true;
    findLastTop();
    setTop(m_lastTop);
}

void TranscriptScroller::scrollToValue(int value)
{
    const ScrollMap scrollMap = map();
    if (value >= scrollMap.maximum())
        return scrollToEnd();
    if (value <= 0)
        return scrollToBegin();
    if (const auto row = m_layout.rowAt(scrollMap.positionOf(value)))
        moveTo(*row);
}

void TranscriptScroller::reveal(const TextPosition &position)
{
    const auto row = m_layout.rowOf(position);
    if (!row || !m_top)
        return;
    if (*row < *m_top)
        return moveTo(*row);
    const RowPosition lowestTop = m_layout.moved(*row, 1 - m_pageRows);
    if (lowestTop > *m_top)
        moveTo(lowestTop);
}

void TranscriptScroller::revealAmid(const TextPosition &position)
{
    const auto row = m_layout.rowOf(position);
    if (!row || !m_top)
        return;
    const RowPosition lowestTop = m_layout.moved(*row, 1 - m_pageRows);
    if (*row < *m_top || lowestTop > *m_top)
        moveTo(m_layout.moved(*row, -(m_pageRows / 3)));
}

bool TranscriptScroller::isAtEnd() const
{
    return !m_top || !m_lastTop || *m_top >= *m_lastTop;
}

ScrollMap TranscriptScroller::map()
{
    const auto first = m_layout.firstRow();
    if (!first || !m_lastTop || *m_lastTop <= *first)
        return {};
    return {m_layout.bytePosition(*first), m_layout.bytePosition(*m_lastTop), m_layout.reader().endPosition()};
}

int TranscriptScroller::value()
{
    return m_top ? map().valueOf(m_layout.bytePosition(*m_top)) : 0;
}

} // namespace SocketDesk
