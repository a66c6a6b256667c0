// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/log/rowbuilder.h"

#include "text/visible.h"

#include <algorithm>

namespace SocketDesk {

namespace {

QString hexOf(qint64 number, int digits)
{
    return QString::number(number, 16).toUpper().rightJustified(digits, u'0');
}

} // namespace

RowBuilder::RowBuilder(RowPosition position, RecordKind kind, int width)
    : m_width(width)
{
    m_row.position = position;
    m_row.kind = kind;
}

Cluster &RowBuilder::add(RecordId record, int column, int cells, qint32 begin, qint32 end, const QString &text)
{
    Cluster cluster;
    cluster.record = record;
    cluster.part = m_row.part;
    cluster.column = quint16(column);
    cluster.cells = quint16(cells);
    cluster.begin = begin;
    cluster.end = end;
    cluster.textBegin = qint32(m_row.text.size());
    cluster.textLength = qint32(text.size());
    m_row.text += text;
    return m_row.clusters.emplace_back(cluster);
}

void RowBuilder::addHeader(RecordId record, const HeaderText &header, qint32 begin, qint32 end)
{
    m_row.part = RecordPart::Header;
    int column = 0;
    for (qint32 i = begin; i < end;) {
        const bool pair = header.text[i].isHighSurrogate() && i + 1 < end;
        const QString text = header.text.mid(i, pair ? 2 : 1);
        const int cells = std::min(cellWidth(text.toUcs4().constFirst()), m_width - column);
        if (cells == 0 && !m_row.clusters.empty()) {
            m_row.text += text;
            m_row.clusters.back().end += qint32(text.size());
            m_row.clusters.back().textLength += qint32(text.size());
        } else {
            add(record, column, cells, i, i + qint32(text.size()), text).style = header.styleAt(i);
        }
        column += cells;
        i += qint32(text.size());
    }
}

void RowBuilder::addText(RecordId record, std::span<const ShownUnit> units, RowState state)
{
    TextFlow flow(m_width, state);
    for (const ShownUnit &unit : units) {
        const TextFlow::Place place = flow.place(unit);
        if (place.joins)
            join(unit);
        else
            add(record, place.column, place.cells, unit.begin, unit.end(), textOf(unit.code)).style = styleOf(unit);
    }
}

void RowBuilder::join(const ShownUnit &unit)
{
    const QString text = textOf(unit.code);
    Cluster &last = m_row.clusters.back();
    m_row.text += text;
    last.textLength += qint32(text.size());
    last.end = std::max(last.end, unit.end());
}

void RowBuilder::addHex(RecordId record, QByteArrayView bytes, qint32 offset, int byteInRow)
{
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        const int column = HexColumns::columnOf(byteInRow + int(i));
        const qint32 at = offset + qint32(i);
        add(record, column, std::min(2, m_width - column), at, at + 1, hexOf(uchar(bytes[i]), 2));
    }
}

void RowBuilder::addDump(RecordId record, QByteArrayView bytes, qint32 offset, std::span<const ShownUnit> units)
{
    const DumpColumns columns(m_width);
    const auto end = offset + qint32(bytes.size());
    add(record, 0, DumpColumns::offsetDigits, offset, offset, hexOf(offset, DumpColumns::offsetDigits)).style =
        CellStyle::Quiet;
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        const qint32 at = offset + qint32(i);
        add(record, columns.hex + HexColumns::columnOf(int(i)), 2, at, at + 1, hexOf(uchar(bytes[i]), 2));
    }
    addDumpCharacters(record, offset, end, columns.text, units);
}

namespace {

/// The row that shows a character of \p unit: that of its end if it has cells enough there, else that of its begin.
bool showsCharacter(const ShownUnit &unit, qint32 rowBegin, qint32 rowEnd, int cells)
{
    const bool endsHere = unit.end() > rowBegin && unit.end() <= rowEnd;
    const qint32 here = std::min(unit.end(), rowEnd) - std::max(unit.begin, rowBegin);
    if (endsHere)
        return here >= cells;
    // It ends in the next row, where it has this many cells:
    return here >= cells && unit.end() - rowEnd < cells;
}

bool isDrawnInDump(const ShownUnit &unit)
{
    const UnitFit fit = fitOf(unit.code);
    return fit.kind == UnitKind::Character && unit.byteCount >= fit.cells;
}

} // namespace

void RowBuilder::addDumpCharacters(RecordId record, qint32 begin, qint32 end, int column,
                                   std::span<const ShownUnit> units)
{
    const auto place = [&](qint32 from, qint32 to, int cells, const QString &text) -> Cluster & {
        Cluster &cluster = add(record, column + (from - begin), cells, from, to, text);
        cluster.twin = true;
        return cluster;
    };
    auto unit = std::ranges::upper_bound(units, begin, {}, &ShownUnit::end);
    for (; unit != units.end() && unit->begin < end; ++unit) {
        const qint32 from = std::max(unit->begin, begin);
        const qint32 to = std::min(unit->end(), end);
        const int cells = fitOf(unit->code).cells;
        if (isDrawnInDump(*unit) && showsCharacter(*unit, begin, end, cells)) {
            place(from, to, cells, textOf(unit->code));
            continue;
        }
        for (qint32 at = from; at < to; ++at)
            place(at, at + 1, 1, QStringLiteral("·")).style = CellStyle::Quiet;
    }
}

} // namespace SocketDesk
