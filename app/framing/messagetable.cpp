// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "framing/messagetable.h"

#include <algorithm>
#include <utility>

namespace SocketDesk {

std::size_t MessageTable::Stream::markFor(RecordId record) const
{
    Q_ASSERT(!marks.empty() && marks.front().record <= record);
    return marksUpTo(record);
}

void MessageTable::append(const ScanNotes &notes)
{
    for (const ScanNotes::Ending &ending : notes.endings) {
        stream(ending.stream).endings.push_back(m_endingsForgotten + m_endings.size());
        m_endings.push_back({m_counts.messages() + ending.number, ending.lastRecord});
    }
    m_counts.passOver(notes.passedOver);
    m_counts.add(notes.counts.front());
    for (auto count = notes.counts.begin() + 1; count != notes.counts.end(); ++count) {
        m_counts.closeRecord();
        m_counts.add(*count);
    }
    for (const ScanNotes::Mark &mark : notes.marks)
        stream(mark.stream).marks.push_back({mark.record, mark.state});
    for (const ScanNotes::Tip &tip : notes.tips)
        stream(tip.stream).tip = tip.tip;
    m_totals += notes.totals;
}

/// An ending goes with the record at which it showed: that may come long after the last byte, and counts it until then.
void MessageTable::forgetBefore(RecordId first)
{
    if (std::exchange(m_first, std::max(m_first, first)) >= first)
        return;
    m_counts.forgetBefore(first);
    const quint64 left = m_counts.before(std::min(first, RecordId(m_counts.records())));
    while (!m_endings.empty() && m_endings.front().number < left) {
        m_endings.pop_front();
        ++m_endingsForgotten;
    }
    for (Stream &stream : m_streams)
        stream.forgetBefore(first, m_endingsForgotten);
}

/// The mark before \p first stays, because what follows it may be cut from there.
void MessageTable::Stream::forgetBefore(RecordId first, std::size_t endingsForgotten)
{
    if (!marks.empty() && marks.front().record < first)
        marks.erase(marks.begin(), marks.begin() + std::ptrdiff_t(marksUpTo(first)));
    endings.erase(endings.begin(), std::ranges::lower_bound(endings, endingsForgotten));
}

std::size_t MessageTable::Stream::marksUpTo(RecordId record) const
{
    const auto behind = std::upper_bound(marks.begin(), marks.end(), record,
                                         [](RecordId id, const Mark &mark) { return id < mark.record; });
    return std::size_t(std::max<std::ptrdiff_t>(behind - marks.begin() - 1, 0));
}

std::optional<MessageTable::Ending> MessageTable::endingOf(quint64 number) const
{
    const auto ending = endingFrom(number);
    return ending != m_endings.end() && ending->number == number ? std::optional(*ending) : std::nullopt;
}

quint64 MessageTable::firstEndedByBytes(RecordId record) const
{
    quint64 number = m_counts.before(record);
    const quint64 end = number + m_counts.at(record);
    for (auto ending = endingFrom(number); ending != m_endings.end() && ending->number == number && number < end;
         ++ending)
        ++number;
    return number;
}

std::deque<MessageTable::Ending>::const_iterator MessageTable::endingFrom(quint64 number) const
{
    return std::lower_bound(m_endings.begin(), m_endings.end(), number,
                            [](const Ending &ending, quint64 n) { return ending.number < n; });
}

MessageTable::Stream &MessageTable::stream(StreamKey key)
{
    if (toNumber(key) >= m_streams.size())
        m_streams.resize(toNumber(key) + 1);
    return m_streams[toNumber(key)];
}

} // namespace SocketDesk
