// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "journal/journal.h"
#include "ui/log/timeformat.h"
#include "ui/log/transcriptrow.h"

namespace SocketDesk {

/// The text above a record's payload, or all there is to say of an event:
/// "[09:05:00.123] ← 127.0.0.1:50122  12 bytes". In the language of the program; never holds a line break.
struct HeaderText
{
    struct Span
    {
        qsizetype begin = 0; ///< up to the next span
        CellStyle style = CellStyle::Event;
    };

    QString text;
    std::vector<Span> spans;

    [[nodiscard]] CellStyle styleAt(qsizetype offset) const;
    void append(const QString &more, CellStyle style);
};

/// How the time of a record is told, and what it is counted from.
struct HeaderTime
{
    TimeFormat format = TimeFormat::Milliseconds;
    Timestamp reference{};
};

[[nodiscard]] HeaderText headerOf(const Record &record, const JournalReader &reader, const HeaderTime &time = {});

/// The mark of a direction, told apart without colours.
[[nodiscard]] QChar directionMark(RecordKind kind);

/// "12 bytes", "1 byte", "65,507 bytes".
[[nodiscard]] QString byteCountText(qint64 count);

/// Where the rows of a header begin in its text: broken behind spaces where that leaves a row at least half full.
[[nodiscard]] std::vector<qint32> headerStarts(const QString &text, int width);

} // namespace SocketDesk
