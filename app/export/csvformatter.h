// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "export/recordformatter.h"
#include "export/recordtext.h"

namespace SocketDesk {

class JsonObjectWriter;

/// Writes every record as one row of comma-separated values (RFC 4180, UTF-8, with a header row).
///
/// The columns are those of JsonLinesFormatter: `n,t,dir,peer,len,event,detail,text,invalid,hex`; `detail` is the JSON
/// object, in which a chunk has `truncated` or `broadcast`, and an event that ends a stream `sentText` and
/// `sentInvalid`. In `text` characters that a terminal would obey are marks. A cell of text that a spreadsheet would
/// take for a formula begins with an apostrophe.
class CsvFormatter final : public RecordFormatter
{
public:
    /// What the file begins with, before the header row. Other readers than Excel take a mark for a part of it.
    enum class Mark : quint8 { None, ByteOrder };

    explicit CsvFormatter(const Encoding &encoding, Mark mark = Mark::None);

    [[nodiscard]] QByteArray begin() override;
    [[nodiscard]] QByteArray format(JournalReader &reader, const Record &record) override;
    [[nodiscard]] QByteArray finish() override;

private:
    [[nodiscard]] QByteArray chunkCells(const Record &record);
    [[nodiscard]] QByteArray eventCells(const Record &record);

    RecordText m_text;
    Mark m_mark;
    JournalReader m_reader; ///< as it was for the last record, to name the peers of unfinished streams
    Timestamp m_lastTime{};
};

} // namespace SocketDesk
