// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/log/selectioncopy.h"

#include "framing/messagereading.h"
#include "text/hex.h"

namespace SocketDesk {

SelectionCopy::SelectionCopy(const TranscriptLayout &layout, const TextRange &range, qint64 limit)
    : m_layout(layout)
    , m_range(range)
    , m_limit(limit)
{}

void SelectionCopy::cutMessages(const FramingConfig &framing)
{
    m_layout.setMessages(std::make_shared<MessageReading>(m_layout.reader(), framing, wallClockNow()));
}

bool SelectionCopy::keepWithin(qsizetype size)
{
    m_cut = size > m_limit;
    return !m_cut;
}

SelectionCopy::Slice SelectionCopy::sliceOf(const Record &record) const
{
    Slice slice{record, 0, record.isChunk() ? qint32(record.bytes.size()) : 0};
    if (record.id == m_range.begin.record && m_range.begin.part == RecordPart::Payload)
        slice.begin = std::min(slice.end, m_range.begin.offset);
    if (record.id == m_range.end.record)
        slice.end = m_range.end.part == RecordPart::Header ? 0 : std::min(slice.end, m_range.end.offset);
    slice.end = std::max(slice.begin, slice.end);
    return slice;
}

template<typename Handle>
void SelectionCopy::forEachSlice(Handle handle)
{
    if (m_range.isEmpty())
        return;
    m_layout.reader().forEach(m_range.begin.record, m_range.end.record + 1, [&](const Record &record) {
        if (!m_layout.shown().isShown(record))
            return true;
        const Slice slice = sliceOf(record);
        return slice.begin == slice.end || handle(slice);
    });
}

void SelectionCopy::forEachPiece(const std::function<bool(const Piece &)> &handle)
{
    if (m_range.isEmpty())
        return;
    m_layout.reader().forEach(m_range.begin.record, m_range.end.record + 1, [&](const Record &record) {
        const Slice slice = m_layout.shown().isShown(record) ? sliceOf(record) : Slice{record, 0, 0};
        return handle({record, slice.begin, slice.bytes()});
    });
}

QByteArray SelectionCopy::bytes()
{
    m_cut = false;
    QByteArray result;
    forEachSlice([&](const Slice &slice) {
        result.append(slice.bytes());
        return keepWithin(result.size());
    });
    result.truncate(m_limit);
    return result;
}

QString SelectionCopy::text(CopyFormat format)
{
    m_cut = false;
    switch (format) {
    case CopyFormat::Shown:
        return shownText();
    case CopyFormat::Text:
        return plainText();
    case CopyFormat::Hex:
        return hexText();
    case CopyFormat::Raw:
        break;
    }
    return QString::fromLatin1(bytes());
}

QString SelectionCopy::shownText()
{
    if (m_range.isEmpty())
        return {};
    QString text;
    bool joined = true;
    std::optional<RowPosition> position = m_layout.rowOf(m_range.begin);
    while (position) {
        const Row row = m_layout.row(*position);
        if (!row.clusters.empty() && row.begin() >= m_range.end)
            break;
        if (!joined)
            text.append(u'\n');
        text.append(row.plainText(m_range));
        if (!keepWithin(text.size()))
            break;
        joined = row.wraps;
        position = m_layout.next(*position);
    }
    text.truncate(m_limit);
    return text;
}

QString SelectionCopy::plainText()
{
    QString text;
    std::optional<Record> before;
    const auto continues = [&](const Record &record) {
        return before && before->peer == record.peer && before->kind == record.kind &&
               m_layout.reader().peer(record.peer).isStream;
    };
    forEachSlice([&](const Slice &slice) {
        const bool atLineBegin = text.isEmpty() || text.back() == u'\n' || text.back() == u'\r';
        if (!atLineBegin && !continues(slice.record))
            text.append(u'\n');
        appendCharacters(text, slice);
        before = slice.record;
        return keepWithin(text.size());
    });
    text.truncate(m_limit);
    return text;
}

void SelectionCopy::appendCharacters(QString &text, const Slice &slice)
{
    const ChunkText chunk = m_layout.decoded(slice.record.id);
    bool taken = false; // also decides for further characters made from the same bytes
    for (const DecodedUnit &unit : chunk.units) {
        const qint32 begin = std::max(0, unit.begin);
        if (unit.byteCount > 0)
            taken = begin < slice.end && unit.begin + unit.byteCount > slice.begin;
        if (taken && !unit.shift)
            text.append(QStringView(QChar::fromUcs4(unit.codePoint)));
    }
    // Bytes whose character is not complete stand at the end of what is recorded, or their rest is not selected.
    const bool endsHere = slice.record.id == m_range.end.record;
    if (endsHere && chunk.carriedOut > 0 && slice.end > slice.record.bytes.size() - chunk.carriedOut)
        text.append(QChar::ReplacementCharacter);
}

QString SelectionCopy::hexText()
{
    QString text;
    std::optional<Record> before;
    forEachSlice([&](const Slice &slice) {
        const bool isSameStream = before && before->peer == slice.record.peer && before->kind == slice.record.kind;
        for (const MessagePart &part : partsOf(slice)) {
            const qint32 begin = std::max(slice.begin, qint32(part.begin));
            const bool continues = begin == 0 && !part.beginsHere && isSameStream;
            if (!text.isEmpty())
                text.append(continues ? u' ' : u'\n');
            text.append(
                formatHex(slice.record.bytes.sliced(begin, std::min(slice.end, qint32(part.end)) - begin), u' '));
        }
        before = slice.record;
        return keepWithin(text.size());
    });
    text.truncate(m_limit);
    return text;
}

/// All of the slice is one, as if it were a message, where none are shown.
std::vector<MessagePart> SelectionCopy::partsOf(const Slice &slice) const
{
    std::vector<MessagePart> parts;
    if (m_layout.showsMessages())
        parts = m_layout.messages()->parts(slice.record.id, slice.begin, slice.end);
    if (parts.empty())
        parts.push_back({slice.begin, slice.end, true, true, {}, {}});
    return parts;
}

} // namespace SocketDesk
