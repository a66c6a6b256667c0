// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli_breakwatch.h"

#include <utility>

namespace SocketDesk {

namespace {

/// What has been written out and counted is read by nobody again. Memory that has just been given back is also at hand
/// sooner than memory that was never touched.
constexpr qint64 enoughBytes = qint64(256) << 20;

bool tellsOfBreak(const Record &record)
{
    return record.kind == RecordKind::Event && record.peer != noPeer &&
           (record.event == EventKind::PeerReset || record.event == EventKind::TimedOut ||
            record.event == EventKind::Failed);
}

} // namespace

JournalConfig BreakWatch::watched(const JournalLimit &limit) const
{
    JournalConfig config;
    config.limit = limit;
    config.enough = enoughBytes;
    config.onRelease = [broke = m_released](const JournalReader &, const Record &record) {
        *broke = *broke || tellsOfBreak(record);
    };
    return config;
}

bool BreakWatch::sawBreak(const JournalReader &reader) const
{
    bool broke = *m_released;
    reader.forEach(reader.first(), noRecord, [&broke](const Record &record) { broke = broke || tellsOfBreak(record); });
    return broke;
}

} // namespace SocketDesk
