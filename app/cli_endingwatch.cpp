// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli_endingwatch.h"

namespace SocketDesk {

using namespace Qt::StringLiterals;

namespace {

/// What has been written out and counted is read by nobody again; and memory that was just given back is at hand sooner
/// than memory that was never touched.
constexpr qint64 enoughBytes = qint64(64) << 20;
constexpr qint64 segmentBytes = enoughBytes / 8; // which are given back one by one

bool tellsOfBreak(const Record &record)
{
    return record.peer != noPeer && (record.event == EventKind::PeerReset || record.event == EventKind::TimedOut ||
                                     record.event == EventKind::Failed);
}

void note(const Record &record, EndingWatch::Findings *findings)
{
    if (record.kind != RecordKind::Event)
        return;
    findings->broke |= tellsOfBreak(record);
    if (record.event != EventKind::Dropped)
        return;
    if (const EventDetail detail = record.detail(); detail.text == "unsent-bytes"_L1)
        findings->unsentBytes += qint64(detail.count);
}

} // namespace

JournalConfig EndingWatch::watched(const JournalLimit &limit) const
{
    JournalConfig config;
    config.limit = limit;
    config.enough = enoughBytes;
    config.segmentBytes = segmentBytes;
    config.onRelease = [released = m_released](const JournalReader &, const Record &record) {
        note(record, released.get());
    };
    return config;
}

EndingWatch::Findings EndingWatch::findings(const JournalReader &reader) const
{
    Findings all = *m_released;
    reader.forEach(reader.first(), noRecord, [&all](const Record &record) { note(record, &all); });
    return all;
}

} // namespace SocketDesk
