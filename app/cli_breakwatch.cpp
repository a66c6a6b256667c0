// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli_breakwatch.h"

#include <utility>

namespace SocketDesk {

namespace {

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
