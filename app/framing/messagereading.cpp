// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "framing/messagereading.h"

namespace SocketDesk {

MessageReading::MessageReading(const JournalReader &reader, const FramingConfig &config, Timestamp now)
    : m_reader(reader)
    , m_config(config)
    , m_lookup(m_reader, m_table, m_config)
{
    MessageScan scan(config);
    Timestamp last = Timestamp::min();
    scan.passOver(m_reader.first());
    m_reader.forEach(RecordId(0), noRecord, [&](const Record &record) {
        scan.read(m_reader, record);
        last = record.time;
    });
    if (now > last)
        scan.elapse(now);
    m_table.append(scan.takeNotes());
}

} // namespace SocketDesk
