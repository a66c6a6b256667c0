// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "journal/record.h"
#include "ui/log/transcriptposition.h"

#include <QString>

#include <vector>

namespace SocketDesk {

/// What a piece of a row is; the painter gives it colours.
enum class CellStyle : quint8 {
    Plain,     ///< payload as it is
    Invalid,   ///< "\xFF": a byte that is no character
    Mark,      ///< "␀", "[U+202E]": a character that is shown instead of obeyed
    LineEnd,   ///< the mark of a line break; on the screen only
    Continued, ///< a character that began in an earlier record
    Pending,   ///< bytes at the end of a record whose character is not complete
    Quiet,     ///< brackets, offsets, fillers
    Time,
    Direction, ///< the mark and the address of a header
    Detail,    ///< the size in a header
    Event,
    Alarm ///< an event that tells of something lost or failed
};

/// The smallest piece of a row: what is drawn, marked and copied as one. A character with its combining marks, a byte
/// in hex, the mark of an invisible character.
struct Cluster
{
    RecordId record = noRecord;
    RecordPart part = RecordPart::Payload;
    CellStyle style = CellStyle::Plain;
    bool twin = false;  ///< in a dump: the second picture of the same bytes
    quint16 column = 0; ///< first cell
    quint16 cells = 0;  ///< 0 where there was no room for it
    qint32 begin = 0;   ///< what it stands for, as in TextPosition::offset
    qint32 end = 0;
    qint32 textBegin = 0; ///< its text in Row::text
    qint32 textLength = 0;

    [[nodiscard]] TextPosition beginPosition() const { return {record, part, begin}; }
    [[nodiscard]] TextPosition endPosition() const { return {record, part, end}; }
    [[nodiscard]] int endColumn() const { return column + cells; }
};

/// How a payload row lies in the messages of its read, for what is drawn beside it.
struct MessageBeside
{
    enum class Edge : quint8 {
        None,    ///< the message goes on in the next row of the read
        Message, ///< it begins or ends here
        Seam     ///< the read begins or ends here, within the message
    };

    bool isShown = false; ///< there is a framing, and this read has been cut
    Edge top = Edge::None;
    Edge bottom = Edge::None;
    bool isFault = false;     ///< the message is not as it should be
    bool isOneOfMany = false; ///< the read holds several messages, and this row is
    bool opensRead = false;   ///< the first of them, or
    bool closesRead = false;  ///< the last
    QString tag;              ///< number and size of the message, where it begins
};

/// One row, ready to be drawn, pointed at and copied.
struct Row
{
    RowPosition position;
    RecordPart part = RecordPart::Payload;
    RecordKind kind = RecordKind::Event; ///< of the record in which it begins
    bool startsBlock = false;            ///< the first row of a record, or of one direction in a running stream
    bool wraps = false;                  ///< goes on in the next row without a line break
    QString text;
    std::vector<Cluster> clusters; ///< in order of columns
    MessageBeside message;

    [[nodiscard]] QStringView textOf(const Cluster &cluster) const;
    [[nodiscard]] int cells() const; ///< up to the end of its last cluster

    /// What is read on the screen, with spaces for gaps and without the marks of line breaks.
    [[nodiscard]] QString plainText() const;

    /// The part of plainText() that stands for places in \p range; gaps within it as spaces.
    [[nodiscard]] QString plainText(const TextRange &range) const;

    /// Where the text of each cluster begins in plainText().
    [[nodiscard]] std::vector<qsizetype> plainOffsets() const;

    /// The place nearest to the left edge of \p column; with halves, the caret goes to the nearer edge.
    [[nodiscard]] TextPosition positionAt(double column) const;

    /// The cluster on \p column, or null.
    [[nodiscard]] const Cluster *clusterAt(int column) const;

    /// The column of \p place, which is in this row; the end of the row if it is behind its last character.
    [[nodiscard]] int columnOf(const TextPosition &place) const;

    [[nodiscard]] TextPosition begin() const; ///< invalid for a row without clusters
    [[nodiscard]] TextPosition end() const;
};

/// True where a part of \p cluster lies in \p range.
[[nodiscard]] bool isInRange(const Cluster &cluster, const TextRange &range);

} // namespace SocketDesk
