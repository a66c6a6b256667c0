// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/log/recordclasses.h"

namespace SocketDesk {

RecordClass classOf(const Record &record)
{
    switch (record.kind) {
    case RecordKind::Received:
        return record.bytes.isEmpty() ? RecordClass::ReceivedEmpty : RecordClass::Received;
    case RecordKind::Sent:
        return record.bytes.isEmpty() ? RecordClass::SentEmpty : RecordClass::Sent;
    case RecordKind::Event:
        break;
    }
    return record.event == EventKind::Dropped ? RecordClass::Drop : RecordClass::Event;
}

bool RecordClassIndex::advance(const JournalReader &reader, quint64 limit)
{
    const quint64 count = reader.count();
    const quint64 end = count - m_indexed > limit ? m_indexed + limit : count;
    m_blocks.resize((end + blockRecords - 1) / blockRecords);
    reader.forEach(RecordId(m_indexed), RecordId(end), [this](const Record &record) {
        ++m_blocks[toNumber(record.id) / blockRecords][static_cast<size_t>(classOf(record))];
    });
    m_indexed = end;
    return m_indexed == count;
}

bool RecordClassIndex::lacks(RecordId id, RecordClasses classes) const
{
    const quint64 block = toNumber(id) / blockRecords;
    if ((block + 1) * blockRecords > m_indexed)
        return false;
    for (int c = 0; c < recordClassCount; ++c) {
        if (m_blocks[block][c] > 0 && classes.contains(RecordClass(c)))
            return false;
    }
    return true;
}

quint64 RecordClassIndex::count(const JournalReader &reader, RecordClass recordClass, RecordId from) const
{
    quint64 result = 0;
    quint64 id = toNumber(from);
    for (; id < m_indexed && id % blockRecords != 0; ++id)
        result += classOf(reader.record(RecordId(id))) == recordClass ? 1 : 0;
    for (quint64 block = id / blockRecords; block < m_blocks.size(); ++block)
        result += m_blocks[block][static_cast<size_t>(recordClass)];
    return result;
}

} // namespace SocketDesk
