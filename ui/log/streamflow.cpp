// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/log/streamflow.h"

#include <algorithm>

namespace SocketDesk {

namespace {

constexpr size_t keptStretches = 8;

RecordId firstOfStretch(const Record &record, const JournalReader &reader, RecordId firstShown)
{
    const quint64 boundary = record.position / StreamFlow::stretchBytes * StreamFlow::stretchBytes;
    RecordId byBytes = reader.recordAt(boundary);
    if (reader.record(byBytes).position < boundary)
        ++byBytes;
    const RecordId byCount = record.id - toNumber(record.id) % StreamFlow::stretchRecords;
    return std::max({byBytes, byCount, firstShown});
}

} // namespace

void StreamFlow::reset()
{
    m_stretches.clear();
}

bool StreamFlow::beginsStretch(const Record &record, const JournalReader &reader, const ShownRecords &shown)
{
    return firstOfStretch(record, reader, shown.first()) == record.id;
}

RowState StreamFlow::startOf(RecordId id, const JournalReader &reader, const ShownRecords &shown,
                             const Measure &measure)
{
    Stretch &current = stretch(firstOfStretch(reader.record(id), reader, shown.first()));
    while (current.first + current.starts.size() <= id) {
        const Record record = reader.record(current.first + current.starts.size());
        extend(current, record, shown.isShown(record), measure);
    }
    return current.starts[toNumber(id) - toNumber(current.first)];
}

StreamFlow::Stretch &StreamFlow::stretch(RecordId first)
{
    const auto found = std::ranges::find(m_stretches, first, &Stretch::first);
    if (found != m_stretches.end()) {
        m_stretches.splice(m_stretches.begin(), m_stretches, found);
    } else {
        m_stretches.push_front({first, {}, {}});
        if (m_stretches.size() > keptStretches)
            m_stretches.pop_back();
    }
    return m_stretches.front();
}

void StreamFlow::extend(Stretch &stretch, const Record &record, bool shown, const Measure &measure)
{
    const bool flows = shown && record.isChunk() && record.peer == stretch.peer && record.kind == stretch.kind;
    const RowState start = flows ? stretch.next : RowState{};
    stretch.starts.push_back(start);
    if (!shown)
        return;
    stretch.next = record.isChunk() ? measure(record, start) : RowState{};
    stretch.peer = record.peer;
    stretch.kind = record.kind;
}

} // namespace SocketDesk
