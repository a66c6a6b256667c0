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

bool StreamFlow::flows(const Record &before, const Record &after, const JournalReader &reader,
                       const ShownRecords &shown)
{
    return before.isChunk() && before.peer == after.peer && before.kind == after.kind &&
           before.id >= firstOfStretch(after, reader, shown.first());
}

RowState StreamFlow::startOf(RecordId id, const JournalReader &reader, const ShownRecords &shown,
                             const Measure &measure)
{
    Stretch &current = stretch(firstOfStretch(reader.record(id), reader, shown.first()));
    while (current.first + current.starts.size() <= id)
        extend(current, reader, shown, measure);
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

void StreamFlow::extend(Stretch &stretch, const JournalReader &reader, const ShownRecords &shown,
                        const Measure &measure)
{
    const Record record = reader.record(stretch.first + stretch.starts.size());
    const bool isShown = shown.isShown(record);
    RowState start;
    if (isShown && stretch.lastShown) {
        const Record before = reader.record(*stretch.lastShown);
        const RowState beforeStart = stretch.starts[toNumber(before.id) - toNumber(stretch.first)];
        if (before.isChunk() && before.peer == record.peer && before.kind == record.kind)
            start = measure(before, beforeStart);
    }
    stretch.starts.push_back(start);
    if (isShown)
        stretch.lastShown = record.id;
}

} // namespace SocketDesk
