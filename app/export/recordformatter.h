// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "export/receivedmessage.h"
#include "journal/journal.h"
#include "text/encoding.h"

#include <QByteArray>

#include <memory>

namespace SocketDesk {

enum class RecordFormat : quint8 {
    NetAssistText, ///< a header and the text of each chunk, as NetAssist writes its log; who came and went
    NetAssistHex,  ///< the same with the bytes in hex
    Text,          ///< one direction as running text; by message: a line break behind each
    Hex,           ///< one direction, a line of hex for each chunk
    JsonLines,     ///< everything, one JSON object a line; see JsonLinesFormatter for its fields
    Csv,           ///< everything, one row a record; see CsvFormatter for its columns
    CsvForExcel,   ///< the same behind a byte order mark, without which Excel takes UTF-8 for the system's code page
    Pcapng,        ///< what went over the wire as packets with made-up headers; see PcapngFormatter
    Raw,           ///< the bytes of one direction as they are
    None
};

/// Turns records into the lines of a format, in order, one after the other.
///
/// Plain arithmetic over a journal reader: no thread, no file. The output is UTF-8, except Raw and Pcapng; no other lets
/// characters through that would command a terminal: they are shown as marks (JSON: escaped), as are invalid bytes.
/// \n, \t and \r\n are kept.
class RecordFormatter
{
public:
    RecordFormatter() = default;
    Q_DISABLE_COPY_MOVE(RecordFormatter)
    virtual ~RecordFormatter() = default;

    /// What a file of this format begins with. A second file may begin with it too, and go on with the next record.
    [[nodiscard]] virtual QByteArray begin() { return {}; }

    /// The bytes for \p record, which is of \p reader; may be empty.
    [[nodiscard]] virtual QByteArray format(JournalReader &reader, const Record &record) = 0;

    /// The bytes for \p message, which is of \p reader, in place of those for the chunks that it came in. Text is that of
    /// its content, read by itself. What is wrong with a message is written behind it, Raw excepted. Csv and Pcapng go by
    /// record always, so this must not be asked of them.
    [[nodiscard]] virtual QByteArray formatMessage(JournalReader &, const ReceivedMessage &)
    {
        Q_ASSERT_X(false, "formatMessage", "this format goes by record");
        return {};
    }

    /// What is left at the end, for example characters that were never completed.
    [[nodiscard]] virtual QByteArray finish() { return {}; }
};

/// \param direction Received or Sent: what Text, Hex and Raw, which know one direction only, write
[[nodiscard]] std::unique_ptr<RecordFormatter> makeRecordFormatter(RecordFormat format, const Encoding &encoding,
                                                                   RecordKind direction = RecordKind::Received);

} // namespace SocketDesk
