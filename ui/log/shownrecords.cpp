// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/log/shownrecords.h"

namespace SocketDesk {

void ShownRecords::keepFilter()
{
    if (!m_filter)
        return;
    m_keptFilter = std::make_shared<const RecordSet>(*m_filter);
    m_filter = m_keptFilter.get();
}

bool ShownRecords::isShown(const Record &record) const
{
    if (m_filter && !m_filter->contains(record.id))
        return false;
    return record.id >= m_first && m_classes.contains(classOf(record));
}

std::optional<RecordId> ShownRecords::atOrAfter(const JournalReader &reader, RecordId id) const
{
    constexpr quint64 block = RecordClassIndex::blockRecords;
    quint64 walked = 0;
    quint64 n = toNumber(std::max(id, m_first));
    while (n < reader.count() && walked < longestWalk) {
        if (n % block == 0 && m_index.lacks(RecordId(n), m_classes)) {
            n += block;
            continue;
        }
        if (m_filter && !m_filter->contains(RecordId(n))) {
            const std::optional<RecordId> passing = m_filter->atOrAfter(RecordId(n));
            if (!passing)
                return {};
            n = toNumber(*passing);
            continue;
        }
        if (isShown(reader.record(RecordId(n))))
            return RecordId(n);
        ++n;
        ++walked;
    }
    return {};
}

std::optional<RecordId> ShownRecords::atOrBefore(const JournalReader &reader, RecordId id) const
{
    constexpr quint64 block = RecordClassIndex::blockRecords;
    quint64 walked = 0;
    quint64 end = std::min(reader.count(), toNumber(id) + 1); // one behind the record to look at
    while (end > toNumber(m_first) && walked < longestWalk) {
        if (end % block == 0 && m_index.lacks(RecordId(end - 1), m_classes)) {
            end -= block;
            continue;
        }
        if (m_filter && !m_filter->contains(RecordId(end - 1))) {
            const std::optional<RecordId> passing = m_filter->atOrBefore(RecordId(end - 1));
            if (!passing)
                return {};
            end = toNumber(*passing) + 1;
            continue;
        }
        if (isShown(reader.record(RecordId(end - 1))))
            return RecordId(end - 1);
        --end;
        ++walked;
    }
    return {};
}

} // namespace SocketDesk
