// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "journal/journal.h"

#include <QLatin1StringView>

namespace SocketDesk {

class JsonObjectWriter;

/// "rx", "tx" or "event", as files name them.
[[nodiscard]] QLatin1StringView directionName(RecordKind kind);

/// What is known of the event \p record of \p reader, with the names that JsonLinesFormatter documents.
void addEventDetail(const JournalReader &reader, const Record &record, JsonObjectWriter &detail);

} // namespace SocketDesk
