// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "journal/searchwalk.h"

#include <algorithm>

namespace SocketDesk {

namespace {

constexpr quint64 stepBytes = quint64(1) << 20; ///< of the journal: stays in the cache of a core

} // namespace

SearchWalk::SearchWalk(const JournalReader &reader, const SearchPattern &pattern, RecordId first, RecordId from,
                       bool backwardsFirst)
    : m_scan(reader, pattern)
    , m_first(std::max(first, reader.first()))
    , m_ahead(std::max(m_first, from))
    , m_behind(m_ahead)
    , m_backwardsFirst(backwardsFirst)
{}

bool SearchWalk::refresh()
{
    const bool isOther = m_scan.reader().refresh();
    m_first = std::max(m_first, m_scan.reader().first());
    m_behind = std::max(m_behind, m_first);
    m_ahead = std::max(m_ahead, m_first);
    return isOther;
}

SearchWalk::Step SearchWalk::step(std::size_t room)
{
    Q_ASSERT(!isAtEnd() || !isAtBegin());
    const bool isBackwards = isAtEnd() || (m_backwardsFirst && !isAtBegin());
    return isBackwards ? backwards(room) : forwards(room);
}

SearchWalk::Step SearchWalk::forwards(std::size_t room)
{
    const RecordId begin = m_ahead;
    m_ahead = std::max(begin, m_scan.reader().recordAt(positionOf(begin) + stepBytes)) + 1;
    return {m_scan.scan(begin, m_ahead, room), false};
}

SearchWalk::Step SearchWalk::backwards(std::size_t room)
{
    const RecordId end = m_behind;
    const quint64 last = positionOf(end - 1);
    m_behind = std::max(m_first, m_scan.reader().recordAt(last - std::min(last, stepBytes)));
    return {m_scan.scan(m_behind, end, room), true};
}

quint64 SearchWalk::positionOf(RecordId id)
{
    const JournalReader &reader = m_scan.reader();
    return toNumber(id) < reader.count() ? reader.record(id).position : reader.endPosition();
}

std::pair<quint64, quint64> SearchWalk::progress()
{
    const quint64 begin = positionOf(m_first);
    return {positionOf(m_ahead) - positionOf(std::max(m_first, m_behind)),
            m_scan.reader().endPosition() - std::min(begin, m_scan.reader().endPosition())};
}

} // namespace SocketDesk
