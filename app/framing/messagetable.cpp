// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "framing/messagetable.h"

#include <algorithm>

namespace SocketDesk {

std::size_t MessageTable::Stream::markFor(RecordId record) const
{
    const auto behind = std::upper_bound(marks.begin(), marks.end(), record,
                                         [](RecordId id, const Mark &mark) { return id < mark.record; });
    Q_ASSERT(behind != marks.begin());
    return std::size_t(behind - marks.begin()) - 1;
}

void MessageTable::append(const ScanNotes &notes)
{
    for (const ScanNotes::Ending &ending : notes.endings) {
        stream(ending.stream).endings.push_back(m_endings.size());
        m_endings.push_back({m_counts.messages() + ending.number, ending.lastRecord});
    }
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

std::vector<MessageTable::Ending>::const_iterator MessageTable::endingFrom(quint64 number) const
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
