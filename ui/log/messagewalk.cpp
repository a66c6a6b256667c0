// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/log/messagewalk.h"

#include <QStringList>

namespace SocketDesk {

namespace {

constexpr int mostRows = 4; ///< that are read of a message

bool hasPayload(const Record &record)
{
    return record.isChunk() && !record.bytes.isEmpty();
}

} // namespace

std::optional<Record> MessageWalk::shownFrom(RecordId id) const
{
    const auto shown = m_layout.shown().atOrAfter(m_layout.reader(), id);
    return shown ? std::optional(m_layout.reader().record(*shown)) : std::nullopt;
}

std::optional<Record> MessageWalk::shownUpTo(RecordId id) const
{
    const auto shown = m_layout.shown().atOrBefore(m_layout.reader(), id);
    return shown ? std::optional(m_layout.reader().record(*shown)) : std::nullopt;
}

MessageWalk::Part MessageWalk::partAt(const Record &record, qint32 offset) const
{
    if (!hasPayload(record))
        return {{{record.id, RecordPart::Header, 0}, {record.id, RecordPart::Payload, 0}}};
    const auto at = [&record](qsizetype place) { return TextPosition{record.id, RecordPart::Payload, qint32(place)}; };
    const auto &messages = m_layout.messages();
    const std::vector<MessagePart> parts =
        messages ? messages->parts(record.id, offset, offset + 1) : std::vector<MessagePart>();
    if (parts.empty())
        return {{at(0), at(record.bytes.size())}};
    const MessagePart &part = parts.front();
    return {{at(part.begin), at(part.end)}, part.beginsHere, part.endsHere};
}

/// The first part that begins at \p place or behind it, in this record.
std::optional<MessageWalk::Part> MessageWalk::partFrom(const Record &record, const TextPosition &place) const
{
    const bool isWithin = place.record == record.id && place.part == RecordPart::Payload;
    const auto size = qint32(record.bytes.size());
    const qint32 from = isWithin ? place.offset : 0;
    if (isWithin && from >= size)
        return {};
    Part part = partAt(record, from);
    if (isWithin && part.range.begin < place) {
        if (part.range.end.offset >= size)
            return {};
        part = partAt(record, part.range.end.offset);
    }
    return part.range.begin < place ? std::nullopt : std::optional(part);
}

/// The last part that begins before \p place, in this record.
std::optional<MessageWalk::Part> MessageWalk::partBefore(const Record &record, const TextPosition &place) const
{
    const bool isWithin = place.record == record.id;
    if (isWithin && (place.part == RecordPart::Header || place.offset == 0) && hasPayload(record))
        return {};
    const auto size = qint32(record.bytes.size());
    const Part part = partAt(record, std::max(0, (isWithin ? std::min(place.offset, size) : size) - 1));
    return part.range.begin < place ? std::optional(part) : std::nullopt;
}

std::optional<TextRange> MessageWalk::atOrAfter(const TextPosition &from)
{
    std::optional<Record> record = shownFrom(from.record);
    for (int reads = 0; record; ++reads) {
        const std::optional<Part> part = partFrom(*record, from);
        if (part && (part->beginsHere || reads >= mostReads))
            return whole(*part);
        const bool endsWithin = part && part->range.end.offset < record->bytes.size();
        if (endsWithin)
            return whole(partAt(*record, part->range.end.offset));
        record = shownFrom(record->id + 1);
    }
    return {};
}

std::optional<TextRange> MessageWalk::before(const TextPosition &from)
{
    std::optional<Record> record = shownUpTo(from.record);
    for (int reads = 0; record; ++reads) {
        const std::optional<Part> part = partBefore(*record, from);
        if (part && (part->beginsHere || reads >= mostReads))
            return whole(*part);
        if (record->id == RecordId{0})
            return {};
        record = shownUpTo(RecordId(toNumber(record->id) - 1));
    }
    return {};
}

/// With the reads that follow directly, as far as the message goes on in them. What of others lies between would be
/// selected as well, so there it ends.
TextRange MessageWalk::whole(const Part &first) const
{
    TextRange range = first.range;
    bool goesOn = !first.endsHere;
    for (int reads = 1; goesOn && reads < mostReads; ++reads) {
        const Record last = m_layout.reader().record(range.end.record);
        const std::optional<Record> next = shownFrom(last.id + 1);
        if (!next || !hasPayload(*next) || next->peer != last.peer || next->kind != last.kind)
            break;
        const Part part = partAt(*next, 0);
        if (part.beginsHere)
            break;
        range.end = part.range.end;
        goesOn = !part.endsHere;
    }
    return range;
}

QString MessageWalk::wordsOf(const TextRange &message)
{
    std::optional<RowPosition> position = m_layout.rowOf(message.begin);
    if (!position)
        return {};
    QStringList words;
    const bool isBehindHeader = message.begin.part == RecordPart::Payload && message.begin.offset == 0;
    for (qint32 row = 0; isBehindHeader && m_layout.config().logMode && row < position->row; ++row)
        words << m_layout.row({position->record, row}).plainText();
    if (const QString tip = m_layout.messageTip(*position); words.isEmpty() && !tip.isEmpty())
        words << tip;
    for (int rows = 0; rows < mostRows && position; ++rows) {
        const Row row = m_layout.row(*position);
        if (!(row.begin() < message.end))
            break;
        words << row.plainText(message);
        position = m_layout.next(*position);
    }
    return words.join(u'\n');
}

} // namespace SocketDesk
