// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "journal/journal.h"
#include "text/encoding.h"

#include <QByteArray>

#include <memory>

namespace SocketDesk {

enum class RecordFormat : quint8 { NetAssistText, NetAssistHex, Text, Hex, JsonLines, Raw, None };

/// Turns records into the lines of a format, in order, one after the other.
///
/// Plain arithmetic over a journal reader: no thread, no file. The output is UTF-8, except Raw, which is the received
/// bytes as they are. Control characters in Text are escaped (they would command a terminal), line ends are kept.
class RecordFormatter
{
public:
    RecordFormatter() = default;
    Q_DISABLE_COPY_MOVE(RecordFormatter)
    virtual ~RecordFormatter() = default;

    /// The bytes for \p record, which is of \p reader; may be empty.
    [[nodiscard]] virtual QByteArray format(JournalReader &reader, const Record &record) = 0;

    /// What is left at the end, for example characters that were never completed.
    [[nodiscard]] virtual QByteArray finish() { return {}; }
};

[[nodiscard]] std::unique_ptr<RecordFormatter> makeRecordFormatter(RecordFormat format, const Encoding &encoding);

} // namespace SocketDesk
