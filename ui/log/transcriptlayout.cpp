// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/log/transcriptlayout.h"

#include <algorithm>
#include <utility>

namespace SocketDesk {

namespace {

/// Pieces of text that are kept laid out: some 16 bytes each.
constexpr qsizetype keptPieces = 2'000'000;

RecordClasses shownClasses(const TranscriptConfig &config)
{
    RecordClasses classes = RecordClasses::all();
    if (!config.logMode) {
        for (const RecordClass c : {RecordClass::ReceivedEmpty, RecordClass::SentEmpty, RecordClass::Event})
            classes.remove(c);
    }
    if (config.hideReceived) {
        classes.remove(RecordClass::Received);
        classes.remove(RecordClass::ReceivedEmpty);
    }
    return classes;
}

} // namespace

TranscriptLayout::TranscriptLayout()
    : m_text(m_reader, m_config.encoding)
    , m_layouts(keptPieces)
{}

TranscriptLayout::TranscriptLayout(const TranscriptLayout &other)
    : m_reader(other.m_reader)
    , m_config(other.m_config)
    , m_text(other.m_text)
    , m_timeFormat(other.m_timeFormat)
    , m_firstTime(other.m_firstTime)
    , m_width(other.m_width)
    , m_shown(other.m_shown)
    , m_layouts(keptPieces)
{
    m_shown.keepFilter();
    m_text.setPatience({});
}

TranscriptLayout::~TranscriptLayout() = default;

void TranscriptLayout::setReader(const JournalReader &reader)
{
    m_reader = reader;
    readAnew();
    m_shown.reset();
    m_shown.setFirst(m_reader.first());
    m_firstTime.reset();
    rememberFirstTime();
    forgetRows();
}

void TranscriptLayout::rememberFirstTime()
{
    if (!m_firstTime && toNumber(m_reader.first()) < m_reader.count())
        m_firstTime = m_reader.record(m_reader.first()).time;
}

bool TranscriptLayout::refresh()
{
    const bool isOther = m_reader.refresh();
    m_text.reader() = m_reader; // so that both know the same records
    rememberFirstTime();
    if (m_shown.first() < m_reader.first())
        setFirstShown(m_reader.first());
    m_guessed.erase(m_guessed.begin(), m_guessed.lower_bound(m_reader.first()));
    // An event may have ended a stream, which makes bytes invalid that waited for the rest of their character.
    for (const RecordId id : std::exchange(m_unfinished, {}))
        m_layouts.remove(toNumber(id));
    return isOther;
}

void TranscriptLayout::setConfig(const TranscriptConfig &config)
{
    const bool isOtherEncoding = config.encoding != m_config.encoding;
    m_config = config;
    if (isOtherEncoding)
        readAnew();
    m_shown.setClasses(shownClasses(config));
    forgetRows();
}

void TranscriptLayout::setTimeFormat(TimeFormat format)
{
    m_timeFormat = format;
    forgetRows();
}

void TranscriptLayout::setWidth(int cells)
{
    const int width = std::max(cells, minimumWidth);
    if (width == m_width)
        return;
    m_width = width;
    forgetRows();
}

void TranscriptLayout::setFirstShown(RecordId first)
{
    m_shown.setFirst(std::max(first, m_reader.first()));
    forgetRows();
}

void TranscriptLayout::setFilter(const RecordSet *filter)
{
    m_shown.setFilter(filter);
    // The rows of a record depend on those that are shown before it.
    if (m_config.rowsGoOn() || m_timeFormat == TimeFormat::Delta)
        forgetRows();
}

void TranscriptLayout::retranslate()
{
    forgetRows();
}

void TranscriptLayout::forgetRows()
{
    m_layouts.clear();
    m_unfinished.clear();
    m_awaiting.clear();
    m_guessed.clear();
    m_flow.reset();
}

bool TranscriptLayout::advanceIndex(quint64 limit)
{
    return !m_shown.needsIndex() || m_shown.advanceIndex(m_reader, limit);
}

quint64 TranscriptLayout::hiddenReceived() const
{
    if (!m_config.hideReceived)
        return 0;
    const RecordClassIndex &index = m_shown.index();
    return index.count(m_reader, RecordClass::Received, m_shown.first()) +
           index.count(m_reader, RecordClass::ReceivedEmpty, m_shown.first());
}

// Laying out

TranscriptLayout::LayoutPointer TranscriptLayout::layoutOf(RecordId id)
{
    if (const LayoutPointer *kept = m_layouts.object(toNumber(id)))
        return *kept;
    const auto layout = std::make_shared<const RecordLayout>(layOut(m_reader.record(id)));
    m_layouts.insert(toNumber(id), new LayoutPointer(layout), layout->cost());
    return layout;
}

RecordLayout TranscriptLayout::layOut(const Record &record)
{
    RecordLayout layout;
    layout.kind = record.kind;
    layout.view = m_config.view;
    if (m_config.logMode || !record.isChunk()) {
        layout.header = headerOf(record, m_reader, {m_timeFormat, timeReference(record)});
        if (record.isChunk() && showsMessages())
            addMessages(record, layout);
        layout.headerStarts = headerStarts(layout.header.text, m_width);
    }
    if (record.isChunk())
        layOutPayload(record, layout);
    return layout;
}

/// What has none before it is its own.
Timestamp TranscriptLayout::timeReference(const Record &record) const
{
    if (m_timeFormat == TimeFormat::Relative)
        return m_firstTime.value_or(record.time);
    if (m_timeFormat != TimeFormat::Delta || record.id == m_reader.first())
        return record.time;
    const auto previous = m_shown.atOrBefore(m_reader, RecordId(toNumber(record.id) - 1));
    return previous ? m_reader.record(*previous).time : record.time;
}

void TranscriptLayout::layOutPayload(const Record &record, RecordLayout &layout)
{
    layout.byteCount = qint32(record.bytes.size());
    layout.start = stateBefore(record);
    if (m_config.view != PayloadView::Hex)
        layout.units = unitsOf(record, layout.start);
    if (m_config.view == PayloadView::Text)
        layout.text = layOutText(layout.units.pieces(), m_width, layout.start, layout.breaks());
    else if (!layout.breaks().empty())
        layout.bytes = ByteRows(layout.byteCount, bytesPerRow(), layout.breaks());
    else
        layout.bytes = ByteRows(layout.byteCount, bytesPerRow(), layout.start);
}

RowState TranscriptLayout::stateBefore(const Record &record)
{
    if (!m_config.rowsGoOn())
        return {};
    const auto measure = [this](const Record &chunk, RowState start) { return stateBehind(chunk, start); };
    return m_flow.startOf(record.id, m_reader, m_shown, measure);
}

RowState TranscriptLayout::stateBehind(const Record &record, RowState start)
{
    if (m_config.view == PayloadView::Text)
        return layOutText(unitsOf(record, start).pieces(), m_width, start).end;
    return ByteRows(qint32(record.bytes.size()), bytesPerRow(), start).endState();
}

int TranscriptLayout::bytesPerRow() const
{
    return m_config.view == PayloadView::Dump ? DumpColumns(m_width).bytesPerRow : HexColumns::bytesPerRow(m_width);
}

// From row to row

/// In the log each record has a header: that need not be laid out to be known.
bool TranscriptLayout::hasRows(RecordId id)
{
    return m_config.logMode || layoutOf(id)->rowCount() > 0;
}

std::optional<RowPosition> TranscriptLayout::firstRowFrom(RecordId id)
{
    std::optional<RecordId> record = m_shown.atOrAfter(m_reader, id);
    while (record && !hasRows(*record))
        record = m_shown.atOrAfter(m_reader, *record + 1);
    return record ? std::optional(RowPosition{*record, 0}) : std::nullopt;
}

std::optional<RowPosition> TranscriptLayout::lastRowUpTo(RecordId id)
{
    std::optional<RecordId> record = m_shown.atOrBefore(m_reader, id);
    while (record && !hasRows(*record))
        record = *record == RecordId(0) ? std::nullopt : m_shown.atOrBefore(m_reader, *record - 1);
    return record ? std::optional(RowPosition{*record, layoutOf(*record)->rowCount() - 1}) : std::nullopt;
}

std::optional<RowPosition> TranscriptLayout::firstRow()
{
    return firstRowFrom(m_shown.first());
}

std::optional<RowPosition> TranscriptLayout::lastRow()
{
    return m_reader.count() == 0 ? std::nullopt : lastRowUpTo(RecordId(m_reader.count() - 1));
}

std::optional<RowPosition> TranscriptLayout::next(RowPosition position)
{
    if (position.row + 1 < layoutOf(position.record)->rowCount())
        return RowPosition{position.record, position.row + 1};
    return firstRowFrom(position.record + 1);
}

std::optional<RowPosition> TranscriptLayout::previous(RowPosition position)
{
    if (position.row > 0)
        return RowPosition{position.record, position.row - 1};
    return position.record == RecordId(0) ? std::nullopt : lastRowUpTo(position.record - 1);
}

RowPosition TranscriptLayout::moved(RowPosition position, qint64 rows)
{
    while (rows > 0) {
        const int left = layoutOf(position.record)->rowCount() - 1 - position.row;
        if (rows <= left)
            return {position.record, position.row + qint32(rows)};
        const auto following = firstRowFrom(position.record + 1);
        if (!following)
            return {position.record, position.row + left};
        rows -= left + 1;
        position = *following;
    }
    while (rows < 0) {
        if (-rows <= position.row)
            return {position.record, position.row + qint32(rows)};
        const auto before = previous({position.record, 0});
        if (!before)
            return {position.record, 0};
        rows += position.row + 1;
        position = *before;
    }
    return position;
}

std::optional<RowPosition> TranscriptLayout::nearestRow(RecordId id)
{
    const auto after = toNumber(id) < m_reader.count() ? firstRowFrom(id) : std::nullopt;
    return after ? after : lastRow();
}

std::optional<RowPosition> TranscriptLayout::valid(RowPosition position)
{
    const auto nearest = nearestRow(position.record);
    if (!nearest || nearest->record != position.record)
        return nearest;
    return RowPosition{position.record, std::clamp(position.row, 0, layoutOf(position.record)->rowCount() - 1)};
}

// What is in a row

Row TranscriptLayout::row(RowPosition position)
{
    const Record record = m_reader.record(position.record);
    const LayoutPointer layout = layoutOf(position.record);
    RowBuilder builder(position, record.kind, m_width);
    const int payloadRow = position.row - layout->headerRows();
    builder.setStartsBlock(position.row == 0 && !layout->start.goesOn());
    if (payloadRow < 0) {
        const bool last = payloadRow == -1;
        const qint32 end = last ? qint32(layout->header.text.size()) : layout->headerStarts[position.row + 1];
        builder.addHeader(record.id, layout->header, layout->headerStarts[position.row], end);
        builder.setWraps(!last);
    } else {
        addPayload(builder, record, *layout, payloadRow);
        builder.setMessage(besideRow(record.id, *layout, payloadRow));
        if (m_config.rowsGoOn() && payloadRow == layout->payloadRows() - 1)
            addFollowing(builder, record.id, *layout);
    }
    return builder.take();
}

namespace {

/// What comes behind \p units in a new row does so for want of room, not because of a line break.
bool endsSoftly(std::span<const ShownUnit> units)
{
    return !units.empty() && styleOf(units.back()) != CellStyle::LineEnd;
}

} // namespace

void TranscriptLayout::addPayload(RowBuilder &builder, const Record &record, const RecordLayout &layout, int payloadRow)
{
    if (layout.view == PayloadView::Text) {
        const auto units = layout.unitsOf(payloadRow, record.bytes);
        builder.addText(record.id, units, {});
        const bool isSameMessage = layout.partIndexOf(payloadRow) == layout.partIndexOf(payloadRow + 1);
        builder.setWraps(payloadRow + 1 < layout.payloadRows() && isSameMessage && endsSoftly(units));
        return;
    }
    const qint32 begin = layout.bytes.begin(payloadRow);
    const qint32 end = layout.bytes.end(payloadRow);
    const QByteArrayView bytes = record.bytes.sliced(begin, end - begin);
    if (layout.view == PayloadView::Hex)
        builder.addHex(record.id, bytes, begin, 0);
    else
        builder.addDump(record.id, bytes, begin, layout.units.withBytes(begin, end, record.bytes));
}

void TranscriptLayout::addFollowing(RowBuilder &builder, RecordId record, const RecordLayout &layout)
{
    RowState state = layout.end();
    while (state.goesOn()) {
        const auto following = m_shown.atOrAfter(m_reader, record + 1);
        const LayoutPointer next = following ? layoutOf(*following) : nullptr;
        if (!next || next->start != state)
            return;
        record = *following;
        if (next->view == PayloadView::Text) {
            const auto lead = next->unitsOf(-1, m_reader.record(record).bytes);
            builder.addText(record, lead, state);
            builder.setWraps(next->payloadRows() > 0 && (lead.empty() ? state.open : endsSoftly(lead)));
        } else {
            const QByteArrayView lead = m_reader.record(record).bytes.first(next->bytes.leadBytes());
            builder.addHex(record, lead, 0, next->bytes.firstByteInRow());
        }
        if (next->payloadRows() > 0)
            return;
        state = next->end();
    }
}

TextPosition TranscriptLayout::beginOf(RowPosition position)
{
    const LayoutPointer layout = layoutOf(position.record);
    return {position.record, layout->partOf(position.row), layout->beginOf(position.row)};
}

std::optional<RowPosition> TranscriptLayout::rowOf(const TextPosition &position)
{
    if (toNumber(position.record) >= m_reader.count() || !m_shown.isShown(m_reader.record(position.record)))
        return nearestRow(position.record);
    const int row = layoutOf(position.record)->rowOf(position.part, position.offset);
    if (row >= 0)
        return RowPosition{position.record, row};
    return previous({position.record, 0});
}

quint64 TranscriptLayout::bytePosition(RowPosition position)
{
    const quint64 begin = m_reader.record(position.record).position;
    if (position.row == 0)
        return begin;
    const RecordId following = position.record + 1;
    const quint64 end =
        toNumber(following) < m_reader.count() ? m_reader.record(following).position : m_reader.endPosition();
    const auto rows = quint64(std::max(1, layoutOf(position.record)->rowCount()));
    return begin + (end - begin) * quint64(position.row) / rows;
}

std::optional<RowPosition> TranscriptLayout::rowAt(quint64 bytePosition)
{
    if (m_reader.count() == 0)
        return {};
    const auto nearest = nearestRow(m_reader.recordAt(bytePosition));
    if (!nearest || m_reader.record(nearest->record).position > bytePosition)
        return nearest;
    // The last row whose bytePosition() is not after it:
    int low = 0;
    int high = layoutOf(nearest->record)->rowCount() - 1;
    while (low < high) {
        const int middle = (low + high + 1) / 2;
        if (this->bytePosition({nearest->record, middle}) <= bytePosition)
            low = middle;
        else
            high = middle - 1;
    }
    return RowPosition{nearest->record, low};
}

} // namespace SocketDesk
